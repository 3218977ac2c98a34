// The nodes and edges that vis-network holds: those of the scene that pass the filters. Only what changes is handed to it.

import { bends, paintEdge, paintNode } from "./paint.js";
import { drawn } from "./state.js";

/** vis-network, whose script stands before this one. */
export const { vis } = /** @type {any} */ (globalThis);

export const nodes = new vis.DataSet();
export const edges = new vis.DataSet();

/** What vis-network was told last, by ID. @type {Map<string, string>} */
const told = new Map();

/**
 * Hand over what is new or looks different, and take away what is no longer there.
 * @param {any} set
 * @param {Array<{id: string}>} wanted
 */
function keep(set, wanted) {
  const ids = new Set(wanted.map(({ id }) => id));
  const gone = set.getIds().filter((/** @type {string} */ id) => !ids.has(id));
  const changed = wanted.filter((item) => told.get(item.id) !== JSON.stringify(item));
  for (const item of changed) told.set(item.id, JSON.stringify(item));
  for (const id of gone) told.delete(id);
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

/** Draw the scene as it is now. @param {Map<string, {x: number, y: number}>} places */
export function keepPicture(places) {
  const shown = drawn();
  const curves = bends(shown.edges);
  keep(nodes, shown.nodes.filter((id) => places.has(id)).map((id) => ({ ...paintNode(id), ...places.get(id) })));
  keep(edges, shown.edges.map((id) => ({ ...paintEdge(id), smooth: curves.get(id) })));
}
