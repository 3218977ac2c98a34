// Which entities stand in the picture: all of a small graph, an overview of a large one, or what lies around the focus.

import { byRank, entities, isLarge, nameOf, overview, tiesOf } from "./data.js";

/** @typedef {import("./data.js").Relation} Relation */

const NAME = 60; // signs of a name in a note; the marks around it keep its direction of writing to itself
const AROUND = 60; // neighbours of one party that are shown
const CROWD = 300; // entities around several

/** @param {Relation} relation @param {string} id */
export function otherEnd({ from, to }, id) {
  return from === id ? to : from;
}

/**
 * The neighbours of an entity, partners and the most connected first.
 * @param {string} id
 * @returns {string[]}
 */
export function neighboursOf(id) {
  const kinds = new Map(tiesOf(id).map((tie) => [otherEnd(tie, id), tie.kind]));
  kinds.delete(id);
  const first = (/** @type {string} */ a, /** @type {string} */ b) => byRank(kinds.get(a) ?? "", kinds.get(b) ?? "") || tiesOf(b).length - tiesOf(a).length || (a < b ? -1 : 1);
  return [...kinds.keys()].sort(first);
}

/** The last scene, since it is asked for often. @type {{key: string, members: Set<string>}} */
let last = { key: "?", members: new Set() };

/**
 * The entities in the picture.
 * @param {string[]} focus  whose surroundings are shown; the overview when there is none
 * @returns {Set<string>}
 */
export function sceneOf(focus) {
  const key = focus.join("\n");
  if (key !== last.key) last = { key, members: new Set(focus.length ? around(focus) : overview.shown) };
  return last.members;
}

/** @param {string[]} focus */
function around(focus) {
  const near = focus.flatMap((id) => neighboursOf(id).slice(0, AROUND));
  return [...new Set([...focus, ...near])].slice(0, Math.max(CROWD, focus.length));
}

/** What the picture shows, in a few words; empty when it is all there is. @param {string[]} focus */
export function sceneWords(focus) {
  if (focus.length) return `Around ${focus.map((id) => `\u2068${nameOf(id).slice(0, NAME)}\u2069`).join(", ")}`;
  return isLarge ? `Overview: ${overview.shown.length} of ${entities.size.toLocaleString("en")} entities` : "";
}
