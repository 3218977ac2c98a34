// The marks of entities: their shapes and colours, after the state of the moment.

import { entities } from "./data.js";
import { colour, outlineOf, typeColour } from "./look.js";
import { sizeOf } from "./places.js";
import { isVisible, nearness } from "./state.js";

/**
 * @typedef {import("./places.js").Point} Point
 * @typedef {Point & {id: string, radius: number, path: Path2D, fill: string, border: string, thickness: number, opacity: number}} Mark
 */

const OUTLINE = 6; // the radius of a dot in the outlines, which lie in a square of 16

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} type */
function pathOf(type) {
  const path = paths.get(type) ?? new Path2D(outlineOf(type));
  paths.set(type, path);
  return path;
}

/** What marks look like, and where they stand, since the last change. @type {Mark[]} */
let marks = [];

/** @param {string} id @param {Point} place @returns {Mark} */
function markOf(id, place) {
  const { type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const border = colour(near === "chosen" ? "accent" : type === "Article" ? "line" : "ground");
  const opacity = near === "far" ? 0.35 : isVisible(id) ? 1 : 0.25;
  return { id, ...place, radius: sizeOf(id), path: pathOf(type), fill: typeColour(type), border, thickness: near === "chosen" ? 4 : 2, opacity };
}

/** Look at the state anew. @param {string[]} shown @param {Map<string, Point>} places */
export function keepMarks(shown, places) {
  marks = shown.map((id) => markOf(id, /** @type {Point} */ (places.get(id))));
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark */
function drawMark(context, { x, y, radius, path, fill, border, thickness, opacity }) {
  const scale = radius / OUTLINE;
  context.save();
  context.translate(x - 8 * scale, y - 8 * scale);
  context.scale(scale, scale);
  Object.assign(context, { globalAlpha: opacity, fillStyle: fill, strokeStyle: border, lineWidth: thickness / scale });
  context.fill(path);
  context.stroke(path);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context */
export function drawMarks(context) {
  for (const mark of marks) drawMark(context, mark);
}

/** The entity whose mark lies at a point; the one drawn last, where several do. @param {Point} point @returns {string | undefined} */
export function markAt({ x, y }) {
  return marks.findLast((mark) => Math.hypot(mark.x - x, mark.y - y) <= mark.radius)?.id;
}
