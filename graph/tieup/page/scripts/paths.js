// The shortest connections between two parties.

import { tiesOf } from "./data.js";
import { otherEnd } from "./scene.js";
import { isVisible } from "./state.js";

/** @typedef {import("./data.js").Relation} Relation */

const MOST_WAYS = 12; // connections that are shown
const FARTHEST = 6; // ties between the two

/**
 * From each entity that lies on a shortest way, the steps that lead back.
 * @param {string} one
 * @param {string} other
 * @returns {Map<string, Array<[string, Relation]>>}
 */
function waysBack(one, other) {
  /** @type {Map<string, Array<[string, Relation]>>} */
  const back = new Map([[one, []]]);
  let rim = [one];
  for (let step = 0; step < FARTHEST && rim.length && !back.has(other); step++) {
    /** @type {Map<string, Array<[string, Relation]>>} */
    const next = new Map();
    for (const id of rim) {
      for (const tie of tiesOf(id)) {
        const end = otherEnd(tie, id);
        if (back.has(end) || !isVisible(tie.id)) continue;
        next.set(end, [...(next.get(end) ?? []), [id, tie]]);
      }
    }
    for (const [id, steps] of next) back.set(id, steps);
    rim = [...next.keys()];
  }
  return back;
}

/**
 * The shortest connections over what is visible, each as its ties in order; none where there is no way.
 * @param {string} one
 * @param {string} other
 * @returns {Relation[][]}
 */
export function shortest(one, other) {
  const back = waysBack(one, other);
  if (!back.has(other) || one === other) return [];
  /** @type {Array<{at: string, ties: Relation[]}>} */
  let ways = [{ at: other, ties: [] }];
  while (ways[0].at !== one) {
    ways = ways.flatMap(({ at, ties }) => (back.get(at) ?? []).map(([id, tie]) => ({ at: id, ties: [tie, ...ties] }))).slice(0, MOST_WAYS);
  }
  return ways.map(({ ties }) => ties);
}
