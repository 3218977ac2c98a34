// What vis-network is told of each node and edge, after the state and the colours of the moment; texts are drawn apart (labels.js).

import { entities, relations } from "./data.js";
import { colour, kindColour, lineOf, shapeOf, typeColour } from "./look.js";
import { sizeOf } from "./places.js";
import { isVisible, nearness, presence, standpointOf } from "./state.js";

const BEND = 0.22; // how far parallel edges lie apart, in vis-network's measure of roundness
const GHOST = 0.16; // how strong what had ended, or not begun, still is

/** Stars and diamonds look smaller than they are. @type {Object<string, number>} */
const SWELL = { star: 1.5, diamond: 1.15 };

/** The mark of a node; its name is drawn apart. @param {string} id */
export function paintNode(id) {
  const { type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const shape = shapeOf(type);
  const border = near === "chosen" ? colour("accent") : type === "Article" ? colour("line") : colour("ground");
  const look = { background: typeColour(type), border };
  return {
    id,
    shape,
    size: sizeOf(id) * (SWELL[shape] ?? 1),
    opacity: near === "far" ? 0.2 : isVisible(id) ? 1 : 0.25,
    borderWidth: near === "chosen" ? 4 : 2,
    color: { ...look, highlight: look, hover: look },
  };
}

/** The strength of a line by when it held: certain, possible, or neither. @param {string} id @param {?string} end */
function strengthInTime(id, end) {
  const when = presence(id);
  if (when === "ended" || when === "before") return GHOST;
  return when === "possibly" ? 0.55 : end ? 0.7 : 1;
}

/** The line of an edge; what is only possible on the day is paler, what had ended or not begun is a shadow. @param {string} id */
export function paintEdge(id) {
  const { kind, from, to, symmetric } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const { standing, end } = /** @type {import("./data.js").Standpoint} */ (standpointOf(id));
  const { dashes, width, strength } = lineOf(standing);
  const near = nearness(id);
  const stroke = kindColour(kind);
  return {
    id,
    from,
    to,
    arrows: symmetric ? "" : "to",
    dashes: dashes.length ? dashes : false,
    width: width + (kind === "partneredWith" ? 1 : 0) + (near === "chosen" ? 2 : 0),
    color: { color: stroke, highlight: stroke, hover: stroke, inherit: false, opacity: near === "far" ? 0.1 : strength * strengthInTime(id, end) },
  };
}

/**
 * A curvature for each of several edges between two nodes, in either direction.
 * @param {string[]} edges
 * @returns {Map<string, any>}
 */
export function bends(edges) {
  /** @type {Map<string, string[]>} */
  const together = new Map();
  for (const id of edges) {
    const { from, to } = /** @type {import("./data.js").Relation} */ (relations.get(id));
    const pair = from < to ? `${from}\n${to}` : `${to}\n${from}`;
    together.set(pair, [...(together.get(pair) ?? []), id]);
  }
  return new Map([...together.values()].flatMap((parallel) => parallel.sort().map((id, rank) => [id, curve(id, BEND * (rank - (parallel.length - 1) / 2))])));
}

/** @param {string} id @param {number} bend */
function curve(id, bend) {
  if (!bend) return false;
  const { from, to } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  return { enabled: true, type: bend > 0 === from < to ? "curvedCW" : "curvedCCW", roundness: Math.round(Math.abs(bend) * 1000) / 1000 };
}
