// Alliances of three or more: the lines of their members meet in the middle, and a soft ground is spanned between them.

import { partiesOf, relations } from "./data.js";
import { kindColour } from "./look.js";
import { nearness, presence } from "./state.js";

/** @typedef {import("./places.js").Point} Point */

const STRENGTH = { chosen: 0.3, near: 0.16, far: 0.03 };

/** The places of an alliance's members that are in the picture. @param {string} id  of one of its edges @param {Map<string, Point>} places */
function corners(id, places) {
  return partiesOf(/** @type {import("./data.js").Relation} */ (relations.get(id))).flatMap((party) => places.get(party) ?? []);
}

/** @param {Point[]} at @returns {Point} */
function middle(at) {
  return { x: at.reduce((sum, { x }) => sum + x, 0) / at.length, y: at.reduce((sum, { y }) => sum + y, 0) / at.length };
}

/**
 * The middle of the alliance to which an edge belongs, past which its line runs; null for any other edge.
 * @param {string} id
 * @param {Map<string, Point>} places
 */
export function middleOf(id, places) {
  return relations.get(id)?.alliance ? middle(corners(id, places)) : null;
}

/** @param {Point[]} at */
function membrane(at) {
  const { x, y } = middle(at);
  const around = [...at].sort((a, b) => Math.atan2(a.y - y, a.x - x) - Math.atan2(b.y - y, b.x - x));
  const path = new Path2D();
  path.moveTo(around[0].x, around[0].y);
  for (const corner of [...around.slice(1), around[0]]) path.quadraticCurveTo(x, y, corner.x, corner.y);
  return path;
}

/** @param {CanvasRenderingContext2D} context @param {string[]} edges  that are drawn @param {Map<string, Point>} places */
export function drawAlliances(context, edges, places) {
  const drawn = new Map(edges.map((id) => [relations.get(id)?.alliance, id]));
  context.save();
  for (const [alliance, id] of drawn) {
    if (!alliance) continue;
    const isThen = ["certainly", "possibly"].includes(presence(id));
    Object.assign(context, { globalAlpha: isThen ? STRENGTH[nearness(id)] : STRENGTH.far, fillStyle: kindColour(relations.get(id)?.kind ?? "") });
    context.fill(membrane(corners(id, places)));
  }
  context.restore();
}
