// What the reader has chosen and hidden: the one thing in the page that changes. Views listen and draw themselves anew.

import { entities, relations, tiesOf } from "./data.js";

/**
 * @typedef {"type" | "kind" | "standing"} Facet
 * @typedef {{chosen: ?string, off: Object<Facet, Set<string>>}} State
 */

export const MANY = 60; // entities up to which a graph shows all that it has at once

/** @type {State} */
const state = { chosen: null, off: atFirst() };
/** @type {Array<(state: State) => void>} */
const listeners = [];

function nothingOff() {
  return { type: new Set(), kind: new Set(), standing: new Set() };
}

/** In a large graph articles, which only say who is quoted where, are left out until they are asked for. */
function atFirst() {
  return entities.size > MANY ? { ...nothingOff(), type: new Set(["Article"]) } : nothingOff();
}

/** @param {(state: State) => void} listener  called at once and after every change */
export function watch(listener) {
  listeners.push(listener);
  listener(state);
}

function changed() {
  for (const listener of listeners) listener(state);
}

/**
 * Choose a node or an edge; what is hidden comes back into view.
 * @param {?string} id
 */
export function choose(id) {
  state.chosen = id;
  if (id && !isVisible(id)) state.off = nothingOff();
  changed();
}

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {boolean} on
 */
export function show(facet, value, on) {
  state.off[facet][on ? "delete" : "add"](value);
  changed();
}

export function reset() {
  state.chosen = null;
  state.off = atFirst();
  changed();
}

/** @param {string} id */
function isTypeOn(id) {
  return !state.off.type.has(entities.get(id)?.type ?? "");
}

/**
 * An edge is visible when its kind, its standing and both its ends are; a node when one of its edges is, or it has none.
 * @param {string} id
 * @returns {boolean}
 */
export function isVisible(id) {
  const relation = relations.get(id);
  if (!relation) return isTypeOn(id) && (!tiesOf(id).length || tiesOf(id).some(([edge]) => isVisible(edge)));
  const { kind, standing, from, to } = relation;
  return !state.off.kind.has(kind) && !state.off.standing.has(standing) && isTypeOn(from) && isTypeOn(to);
}

/**
 * How near something is to what is chosen; everything is near when nothing is chosen.
 * @param {string} id
 * @returns {"chosen" | "near" | "far"}
 */
export function nearness(id) {
  const { chosen } = state;
  if (!chosen) return "near";
  if (id === chosen) return "chosen";
  const ends = (/** @type {string} */ edge) => [relations.get(edge)?.from, relations.get(edge)?.to];
  if (relations.has(chosen)) return ends(chosen).includes(id) ? "near" : "far";
  const touches = relations.has(id) ? ends(id).includes(chosen) : tiesOf(chosen).some(([edge]) => ends(edge).includes(id));
  return touches ? "near" : "far";
}
