// The nodes that vis-network holds: those of the scene that pass the filters, each drawn by marks.js.

import { drawMark } from "./marks.js";
import { sizeOf } from "./places.js";

/** @typedef {import("./places.js").Point} Point */

/** vis-network, whose script stands before this one. */
export const { vis } = /** @type {any} */ (globalThis);

export const nodes = new vis.DataSet();

/** Where nodes stood when they were handed over. @type {Map<string, Point>} */
const held = new Map();

/** @param {string} id @param {Point} place */
function nodeOf(id, place) {
  const size = sizeOf(id);
  const ctxRenderer = (/** @type {{ctx: CanvasRenderingContext2D, x: number, y: number}} */ { ctx, x, y }) => ({
    drawNode: () => drawMark(ctx, id, x, y),
    nodeDimensions: { width: size * 2, height: size * 2 },
  });
  return { id, ...place, shape: "custom", size, ctxRenderer };
}

/**
 * Hand over what is new or stands elsewhere, and take away what is no longer there.
 * @param {string[]} shown
 * @param {Map<string, Point>} places
 */
export function keepNodes(shown, places) {
  const ids = new Set(shown);
  const gone = [...held.keys()].filter((id) => !ids.has(id));
  const moved = shown.flatMap((id) => {
    const place = places.get(id);
    return place && place !== held.get(id) ? [nodeOf(id, place)] : [];
  });
  for (const { id } of moved) held.set(id, /** @type {Point} */ (places.get(id)));
  for (const id of gone) held.delete(id);
  if (gone.length) nodes.remove(gone);
  if (moved.length) nodes.update(moved);
}
