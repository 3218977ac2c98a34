// The nodes that vis-network holds: those of the scene that pass the filters. Only what changes is handed to it.

import { paintNode } from "./paint.js";

/** vis-network, whose script stands before this one. */
export const { vis } = /** @type {any} */ (globalThis);

export const nodes = new vis.DataSet();

/** What vis-network was told last, by ID. @type {Map<string, string>} */
const told = new Map();

/**
 * Hand over what is new or looks different, and take away what is no longer there.
 * @param {string[]} shown
 * @param {Map<string, {x: number, y: number}>} places
 */
export function keepNodes(shown, places) {
  const ids = new Set(shown);
  const gone = [...told.keys()].filter((id) => !ids.has(id));
  const wanted = shown.map((id) => ({ ...paintNode(id), ...places.get(id) }));
  const changed = wanted.filter((item) => told.get(item.id) !== JSON.stringify(item));
  for (const item of changed) told.set(item.id, JSON.stringify(item));
  for (const id of gone) told.delete(id);
  if (gone.length) nodes.remove(gone);
  if (changed.length) nodes.update(changed);
}
