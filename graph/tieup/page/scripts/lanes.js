// The lanes of the timeline: for a party one of its own, with its products and what it said, and one for each other to which it is tied.

import { byName, entities, nameOf, tiesOf } from "./data.js";
import { otherEnd } from "./scene.js";
import { drawn, isVisible, passes } from "./state.js";
import { dayOf } from "./time.js";

/**
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {{id: string, kind: "launch" | "quotation", words: string, from: number, until: number}} Mark  `id` is what it opens
 * @typedef {{id: string, name: string, isHead: boolean, bars: Relation[], marks: Mark[]}} Lane
 */

const COMPANIES = 300; // whose lanes are shown when no party is chosen

/** @param {string} id */
function isCompany(id) {
  return entities.get(id)?.type === "Organization";
}

/** Whether a relation lasts, so that it is a bar. @param {Relation} tie */
function lasts({ kind, span }) {
  const isDated = [span.startEarliest, span.endLatest, span.certainFrom].some((day) => day !== null);
  return isDated && !["quotedIn", "manufacturedBy", "coDevelopedWith", "usesSensor", "usesChipset", "usesComponent", "runsOn", "succeeds"].includes(kind);
}

/** The launches of a product and of what a company makes. @param {string} id @returns {Mark[]} */
function launchesOf(id) {
  const made = tiesOf(id).filter((tie) => tie.to === id && ["manufacturedBy", "coDevelopedWith"].includes(tie.kind) && passes(tie.id));
  const products = new Set([id, ...made.map(({ from }) => from)]);
  return [...products].flatMap((product) =>
    (entities.get(product)?.launches ?? []).flatMap(({ on }) => (on && passes(product) ? [{ id: product, kind: /** @type {const} */ ("launch"), words: nameOf(product), from: on[0], until: on[1] }] : [])));
}

/** What a person said, or the people of a company. @param {string} id @returns {Mark[]} */
function quotationsOf(id) {
  const people = tiesOf(id).filter(({ kind, to }) => kind === "hasRole" && to === id).map(({ from }) => from);
  const quoted = [id, ...people].flatMap((voice) => tiesOf(voice).filter(({ kind, from }) => kind === "quotedIn" && from === voice));
  return quoted.flatMap((tie) => {
    const published = tie.articles[0]?.published;
    if (!published) return [];
    const day = dayOf(published);
    return [{ id: tie.id, kind: /** @type {const} */ ("quotation"), words: `${nameOf(tie.from)} in “${nameOf(tie.to)}”`, from: day, until: day }];
  });
}

/** @param {Lane} lane */
function begun({ bars, marks }) {
  const days = [...bars.map(({ span }) => span.startEarliest ?? span.certainFrom ?? span.endLatest ?? Infinity), ...marks.map(({ from }) => from)];
  return Math.min(...days, Infinity);
}

/**
 * The lanes of one party; the others in the order in which they came.
 * @param {string} id
 * @returns {Lane[]}
 */
export function lanesOf(id) {
  const ties = tiesOf(id).filter((tie) => isVisible(tie.id));
  const groups = Map.groupBy(ties.filter(lasts), (tie) => otherEnd(tie, id));
  const launches = launchesOf(id);
  const isShared = (/** @type {Mark} */ mark, /** @type {string} */ other) => tiesOf(mark.id).some((tie) => tie.kind === "coDevelopedWith" && tie.to === other);
  const others = [...groups].map(([other, bars]) => ({
    id: other, name: nameOf(other), isHead: false, bars,
    marks: [...launches.filter((mark) => isShared(mark, other)), ...(isCompany(other) ? [] : quotationsOf(other))],
  }));
  const placed = new Set(others.flatMap(({ marks }) => marks.map((mark) => mark.id)));
  const own = [...launches, ...quotationsOf(id)].filter((mark) => !placed.has(mark.id));
  const companiesFirst = (/** @type {Lane} */ a, /** @type {Lane} */ b) => Number(isCompany(b.id)) - Number(isCompany(a.id)) || begun(a) - begun(b) || byName(a.name, b.name);
  return [{ id, name: nameOf(id), isHead: true, bars: [], marks: own }, ...others.sort(companiesFirst)];
}

/** The lanes of the companies in the picture, the most connected first; those without anything that is dated are left out. @returns {Lane[]} */
export function lanesOfAll() {
  const companies = drawn().nodes.filter(isCompany).sort((a, b) => tiesOf(b).length - tiesOf(a).length || byName(nameOf(a), nameOf(b)));
  return companies.slice(0, COMPANIES).flatMap((id) => {
    const lanes = lanesOf(id);
    return lanes.length > 1 || lanes[0].marks.length ? lanes : [];
  });
}
