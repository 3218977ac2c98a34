// Where entities stand: as worked out beforehand, or in rings around the focus of a large graph.

import { entities, isLarge, overview } from "./data.js";
import { neighboursOf, sceneOf } from "./scene.js";

/** @typedef {{x: number, y: number}} Point */

const RING = 190; // pixels between rings
const ROOM = 120; // pixels that a neighbour takes on its ring
const APART = 560; // pixels between the parties of a focus

/**
 * The places of the scene around the middle of the picture.
 * @param {string[]} focus
 * @param {number} aspect  width by height of the area
 * @returns {Map<string, Point>}
 */
export function placesOf(focus, aspect) {
  if (isLarge && focus.length) return ringed(focus);
  const unlike = (/** @type {import("./data.js").Layout} */ layout) => Math.abs(Math.log(layout.aspect) - Math.log(aspect));
  const { places } = overview.layouts.reduce((best, other) => (unlike(other) < unlike(best) ? other : best));
  const all = new Map(overview.shown.map((/** @type {string} */ id, /** @type {number} */ at) => [id, { x: places[at][0], y: places[at][1] }]));
  return focus.length ? centred(new Map([...sceneOf(focus)].flatMap((id) => (all.has(id) ? [[id, /** @type {Point} */ (all.get(id))]] : [])))) : all;
}

/** @param {string[]} focus */
function ringed(focus) {
  const scene = sceneOf(focus);
  /** @type {Map<string, Point>} */
  const places = new Map();
  focus.forEach((id, turn) => {
    const middle = { x: (turn % 3) * APART * 2, y: Math.floor(turn / 3) * APART * 2 };
    places.set(id, middle);
    const near = neighboursOf(id).filter((other) => scene.has(other) && !places.has(other) && !focus.includes(other));
    rings(near).forEach(({ x, y }, at) => places.set(near[at], { x: middle.x + x, y: middle.y + y }));
  });
  return centred(places);
}

/** Places in rings, the inner ones first, those of one type side by side. @param {string[]} ids */
function rings(ids) {
  /** @type {Point[]} */
  const points = [];
  for (let ring = 1; points.length < ids.length; ring++) {
    const count = Math.min(Math.floor((2 * Math.PI * RING * ring) / ROOM), ids.length - points.length);
    for (let at = 0; at < count; at++) {
      const angle = ((at + (ring % 2) / 2) / count) * 2 * Math.PI - Math.PI / 2;
      points.push({ x: Math.round(Math.cos(angle) * RING * ring), y: Math.round(Math.sin(angle) * RING * ring * 0.8) });
    }
  }
  return points;
}

/** @param {Map<string, Point>} places */
function centred(places) {
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x - middle.x, y: y - middle.y }]));
}

/** How large the mark of an entity is: by its ties. @param {string} id */
export function sizeOf(id) {
  const { type, ties } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const size = type === "Article" ? 12 : Math.min(24, 9 + 2.5 * Math.sqrt(ties.length));
  return Math.round(size * 10) / 10;
}
