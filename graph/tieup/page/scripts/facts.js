// What is known of a node and of an edge, laid out for the panel.

import { byName, byRank, nameOf, tiesOf } from "./data.js";
import { button, link, make } from "./dom.js";
import { claimsView } from "./evidence.js";
import { kindPicture, standingPicture } from "./legend.js";
import { kindColour } from "./look.js";
import { choose } from "./state.js";
import { dateWords, periodWords, standingWord } from "./words.js";

/**
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {import("./data.js").Entity} Entity
 * @typedef {import("./data.js").Launch} Launch
 */

/**
 * Pairs of a term and its value; those without a value are left out.
 * @param {Array<[string, Node | string | null | undefined]>} pairs
 */
export function terms(pairs) {
  const known = pairs.filter(([, value]) => value);
  return make("dl", {}, ...known.flatMap(([term, value]) => [make("dt", {}, term), make("dd", { dir: "auto" }, value)]));
}

/** @param {Relation} relation */
export function relationFacts(relation) {
  const attested = [...new Set([relation.firstAttested, relation.lastAttested])].filter((day) => day !== null);
  return terms([
    ["Certainty", make("span", {}, standingPicture(relation.standing, kindColour(relation.kind)), standingWord(relation.standing))],
    ["Period", periodWords(relation.start, relation.end)],
    ["Attested", attested.map(dateWords).join(" to ")],
    ["Why", relation.reason],
  ]);
}

/** @param {Launch} launch */
function launchView(launch) {
  const date = make("p", {}, make("strong", {}, dateWords(launch.date ?? "")), ` · ${standingWord(launch.certainty)}`);
  return make("section", {}, date, claimsView(launch));
}

/** @param {Launch[]} launches */
export function launchesView(launches) {
  if (!launches.length) return null;
  const dates = [...launches].sort((a, b) => byName(a.date ?? "", b.date ?? "")).map(launchView);
  return make("section", {}, make("h3", {}, "Launch"), ...dates);
}

/**
 * @param {string} id
 * @param {string} other
 * @param {Relation} relation
 */
function tieRow(id, other, relation) {
  const open = button(nameOf(other), () => choose(id), { class: "row", dir: "auto" });
  const notes = [relation.role, periodWords(relation.start, relation.end), relation.kind === "quotedIn" ? "" : standingWord(relation.standing).toLowerCase()];
  open.prepend(standingPicture(relation.standing, kindColour(relation.kind)));
  open.append(make("small", {}, notes.filter(Boolean).join(", ")));
  return make("li", {}, open);
}

/**
 * The relations of a node, by kind and direction: "partnered with", "manufactured by Xiaomi".
 * @param {string} id
 */
export function tiesView(id) {
  /** @type {Map<string, {kind: string, rows: Node[]}>} */
  const groups = new Map();
  const other = (/** @type {Relation} */ { from, to }) => (from === id ? to : from);
  const ties = [...tiesOf(id)].sort((a, b) => byRank(a.kind, b.kind) || byName(nameOf(other(a)), nameOf(other(b))));
  for (const relation of ties) {
    const heading = relation.symmetric || relation.from === id ? relation.label : `${relation.label} ${nameOf(id)}`;
    const group = groups.get(heading) ?? { kind: relation.kind, rows: [] };
    group.rows.push(tieRow(relation.id, other(relation), relation));
    groups.set(heading, group);
  }
  const sections = [...groups].map(([heading, { kind, rows }]) =>
    make("section", {}, make("h3", { dir: "auto" }, kindPicture(kind), heading), make("ul", { class: "rows" }, ...rows)),
  );
  return make("div", {}, ...sections);
}

/** @param {Entity} entity */
export function articleFacts(entity) {
  if (!entity.article) return null;
  const { publisher, published, url } = entity.article;
  return terms([
    ["Publisher", publisher],
    ["Published", published && dateWords(published)],
    ["Address", url ? link(url, url.replace(/^https?:\/\//i, "")) : null],
  ]);
}
