// The marks of entities: their shapes and colours, after the state of the moment.

import { entities } from "./data.js";
import { colour, outlineOf, typeColour } from "./look.js";
import { sizeOf } from "./places.js";
import { isVisible, nearness } from "./state.js";

/** @typedef {{fill: string, border: string, thickness: number, opacity: number}} Mark */

const OUTLINE = 6; // the radius of a dot in the outlines, which lie in a square of 16

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} type */
function pathOf(type) {
  const path = paths.get(type) ?? new Path2D(outlineOf(type));
  paths.set(type, path);
  return path;
}

/** What marks look like since the last change. @type {Map<string, Mark>} */
let marks = new Map();

/** @param {string} id @returns {Mark} */
function markOf(id) {
  const { type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const border = colour(near === "chosen" ? "accent" : type === "Article" ? "line" : "ground");
  return { fill: typeColour(type), border, thickness: near === "chosen" ? 4 : 2, opacity: near === "far" ? 0.2 : isVisible(id) ? 1 : 0.25 };
}

/** Look at the state anew. @param {string[]} shown */
export function keepMarks(shown) {
  marks = new Map(shown.map((id) => [id, markOf(id)]));
}

/** @param {CanvasRenderingContext2D} context @param {string} id @param {number} x @param {number} y */
export function drawMark(context, id, x, y) {
  const mark = marks.get(id);
  if (!mark) return;
  const scale = sizeOf(id) / OUTLINE;
  const path = pathOf(/** @type {import("./data.js").Entity} */ (entities.get(id)).type);
  context.save();
  context.translate(x - 8 * scale, y - 8 * scale);
  context.scale(scale, scale);
  Object.assign(context, { globalAlpha: mark.opacity, fillStyle: mark.fill, strokeStyle: mark.border, lineWidth: mark.thickness / scale });
  context.fill(path);
  context.stroke(path);
  context.restore();
}
