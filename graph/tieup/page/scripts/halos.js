// The communities of a large graph's overview: a soft ground behind each, with how many more belong to it.

import { isLarge, overview } from "./data.js";
import { colour } from "./look.js";
import { state } from "./state.js";

/** @typedef {import("./places.js").Point} Point */

const AIR = 64; // pixels around the outermost marks
const SIZE = 12; // pixels of the letters

/** @param {Point[]} at */
function ground(at) {
  const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: (right - left) / 2 + AIR, height: (bottom - top) / 2 + AIR };
}

/** @param {CanvasRenderingContext2D} context @param {Map<string, Point>} places @param {number} unit  what a pixel of the screen is in the picture */
export function drawHalos(context, places, unit) {
  if (!isLarge || state.focus.length) return;
  context.save();
  Object.assign(context, { font: `${SIZE * unit}px system-ui, sans-serif`, textAlign: "center", textBaseline: "middle" });
  for (const { size, shown } of overview.groups) {
    const { x, y, width, height } = ground(shown.flatMap((/** @type {string} */ id) => places.get(id) ?? []));
    Object.assign(context, { globalAlpha: 0.06, fillStyle: colour("accent") });
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    context.fill();
    Object.assign(context, { globalAlpha: 1, fillStyle: colour("muted") });
    if (size > shown.length) context.fillText(`+ ${(size - shown.length).toLocaleString("en")}`, x, y + height + SIZE * unit);
  }
  context.restore();
}
