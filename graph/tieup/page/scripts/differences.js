// What changed between two days, in tieup's words (changes.py): in the world, or in what the articles let one know.

import { launches, onceEach, relations } from "./data.js";
import { passes } from "./state.js";
import { heardBy } from "./time.js";

/**
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {import("./data.js").Standpoint} Standpoint
 * @typedef {"begun" | "launched" | "learned" | "rumoured" | "confirmed" | "denied" | "moved" | "ended"} Kind
 * @typedef {{kind: Kind, relation: Relation, view: Standpoint, isSure: boolean}} Difference
 */

/** @param {Standpoint} view */
function isCounted({ status }) {
  return status === "accepted" || status === "disputed";
}

/** What began and ended after the first day and not after the second, certainly or possibly. @param {Relation} relation @param {number} first @param {number} second @returns {Difference[]} */
function events(relation, first, second) {
  const { startEarliest, startLatest, endEarliest, endLatest } = relation.span;
  const [earliest, latest] = relation.on ?? [startEarliest, startLatest];
  /** @type {Difference[]} */
  const found = [];
  if (!isCounted(relation)) return found;
  const isAccepted = relation.status === "accepted";
  if (earliest !== null && latest !== null && earliest <= second && first < latest) {
    found.push({ kind: relation.on ? "launched" : "begun", relation, view: relation, isSure: isAccepted && first < earliest && latest <= second });
  }
  // The last day on which it held is the end: it is no longer so on the next.
  if (endEarliest !== null && endLatest !== null && endEarliest < second && first <= endLatest) {
    found.push({ kind: "ended", relation, view: relation, isSure: isAccepted && first <= endEarliest && endLatest < second });
  }
  return found;
}

/** What the articles after the first day added. @param {Relation} relation @param {number} first @param {number} second @returns {Difference[]} */
function news(relation, first, second) {
  const [old, last] = [heardBy(relation, first), heardBy(relation, second)];
  if (!last || last === old) return [];
  const [before, after] = [old?.view ?? null, last.view];
  const [was, is] = [before !== null && isCounted(before), isCounted(after)];
  /** @type {Kind[]} */
  const kinds = [];
  if (is && !was) kinds.push(before ? "confirmed" : arrival(relation, after, first));
  if (!before && after.status === "rumourOnly") kinds.push("rumoured");
  if (last.denials > (old?.denials ?? 0)) kinds.push("denied");
  if (was && before && (before.start !== after.start || (before.end !== null && before.end !== after.end))) kinds.push("moved");
  if (is && after.end && !before?.end) kinds.push("ended");
  return kinds.map((kind) => ({ kind, relation, view: after, isSure: true }));
}

/** @param {Relation} relation @param {Standpoint} after @param {number} first @returns {Kind} */
function arrival({ on }, after, first) {
  const latest = on ? on[1] : after.span.startLatest;
  if (latest === null || first >= latest) return "learned";
  return on ? "launched" : "begun";
}

/** Whether the filters let a relation through, or a launch the product that it is of. @param {Relation} relation */
function isLetThrough({ id, from, kind }) {
  return kind !== "quotedIn" && passes(launches.has(id) ? from : id);
}

/**
 * @param {number} first
 * @param {number} second  after the first
 * @param {"so" | "known"} clock
 * @returns {Map<Kind, Difference[]>}
 */
export function differences(first, second, clock) {
  const compare = clock === "so" ? events : news;
  const found = [...relations.values(), ...launches.values()].flatMap((relation) => compare(relation, first, second));
  const shown = new Set(onceEach([...new Set(found.map(({ relation }) => relation))].filter(isLetThrough)));
  return Map.groupBy(found.filter(({ relation }) => shown.has(relation)), ({ kind }) => kind);
}
