// What the reader has chosen and hidden: the one thing in the page that changes. Views listen and draw themselves anew.

import { entities, isLarge, partiesOf, relations, tiesOf } from "./data.js";
import { sceneOf } from "./scene.js";
import { knownOn, presenceIn } from "./time.js";

/**
 * @typedef {"type" | "kind" | "standing" | "publisher"} Facet
 * @typedef {{from: ?number, day: ?number, clock: "so" | "known"}} Moment  a day, or the days from one to another; no day for all of time
 * @typedef {"graph" | "timeline" | "changes" | "table"} View
 * @typedef {{chosen: ?string, off: Object<Facet, Set<string>>, moment: Moment, focus: string[],
 *   view: View, other: ?string}} State  to `other` connections are sought
 * @typedef {import("./data.js").Standpoint} Standpoint
 */

export const MANY = 60; // entities up to which a graph shows all that it has at once

/** What there is now; changed by the functions of this module only. @type {State} */
export const state = { chosen: null, off: atFirst(), moment: { from: null, day: null, clock: "so" }, focus: [], view: "graph", other: null };
/** @type {Array<(state: State) => void>} */
const listeners = [];

function nothingOff() {
  return { type: new Set(), kind: new Set(), standing: new Set(), publisher: new Set() };
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

/** Change several things at once, as an address or the way back may ask. @param {Partial<State>} part */
export function change(part) {
  Object.assign(state, part);
  inPicture = null;
  for (const listener of listeners) listener(state);
}

/**
 * Choose a node or an edge; what is hidden comes back into view.
 * @param {?string} id
 */
export function choose(id) {
  const hidden = id && !passes(id);
  const relation = relations.get(id ?? "");
  const focus = relation ? partiesOf(relation) : [id ?? ""];
  change({ chosen: id, ...(hidden ? { off: nothingOff() } : {}), ...(id && !isInScene(id) ? { focus } : {}) });
}

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {boolean} on
 */
export function show(facet, value, on) {
  state.off[facet][on ? "delete" : "add"](value);
  change({});
}

/** Look at a day, or at the days from one to another; at all of time without one. @param {?number} day @param {?number} from */
export function lookAt(day, from = null) {
  change({ moment: { ...state.moment, day, from } });
}

/** What was so on that day, or what was known on it? @param {"so" | "known"} clock */
export function setClock(clock) {
  change({ moment: { ...state.moment, clock } });
}

/** Show the surroundings of an entity alone; of none for the overview. @param {?string} id */
export function focusOn(id) {
  change({ focus: id ? [id] : [] });
}

/** Show the surroundings of one more entity. @param {string} id */
export function expand(id) {
  if (!state.focus.length && !isLarge) return;
  change({ focus: [...state.focus.filter((other) => other !== id), id] });
}

export function reset() {
  change({ chosen: null, off: atFirst(), moment: { from: null, day: null, clock: "so" }, focus: [], other: null });
}

/** The entities at the ends of an edge, or the one entity. @param {string} id */
export function endsOf(id) {
  const relation = relations.get(id);
  return relation ? [relation.from, relation.to] : [id];
}

/** @param {string} id */
export function isInScene(id) {
  const scene = sceneOf(state.focus);
  return endsOf(id).every((end) => scene.has(end));
}

/** @param {string} id */
function isTypeOn(id) {
  return !state.off.type.has(entities.get(id)?.type ?? "");
}

/** What counts for a relation by the clock that is chosen; null where nothing was known of it. @param {string} id @returns {?Standpoint} */
export function standpointOf(id) {
  const relation = relations.get(id);
  const { day, clock } = state.moment;
  if (!relation || day === null || clock === "so") return relation ?? null;
  return knownOn(relation, day);
}

/**
 * Whether a relation held at the moment that is looked at; `unknown` where nothing was known of it yet.
 * @param {string} id
 * @returns {import("./time.js").Presence | "unknown"}
 */
export function presence(id) {
  const view = standpointOf(id);
  const { day, from } = state.moment;
  if (!view) return "unknown";
  return day === null ? "certainly" : presenceIn(view.span, from ?? day, day);
}

/** @param {string} id  of a relation */
function isEdgeOn(id) {
  const { off } = state;
  const relation = relations.get(id);
  const view = standpointOf(id);
  if (!relation || !view || off.kind.has(relation.kind) || off.standing.has(view.standing)) return false;
  const isHeard = !off.publisher.size || relation.articles.some(({ publisher }) => !off.publisher.has(publisher ?? ""));
  return isHeard && isTypeOn(relation.from) && isTypeOn(relation.to);
}

/** Whether the filters let something through, whenever it was: an entity with one of its ties, or without any. @param {string} id @returns {boolean} */
export function passes(id) {
  if (relations.has(id)) return isEdgeOn(id);
  return isTypeOn(id) && (!tiesOf(id).length || tiesOf(id).some((tie) => isEdgeOn(tie.id)));
}

/** Whether something passes and held, certainly or possibly, at the moment that is looked at. @param {string} id @returns {boolean} */
export function isVisible(id) {
  if (relations.has(id)) return isEdgeOn(id) && ["certainly", "possibly"].includes(presence(id));
  return isTypeOn(id) && (!tiesOf(id).length || tiesOf(id).some((tie) => isVisible(tie.id)));
}

/** @typedef {{nodes: string[], edges: string[]}} Drawn */

/** What is in the picture since the last change. @type {?Drawn} */
let inPicture = null;

/** What passes and is in the picture: entities, and relations between them. What had ended or not begun is among them. */
export function drawn() {
  inPicture ??= passing();
  return inPicture;
}

/** @returns {Drawn} */
function passing() {
  const scene = sceneOf(state.focus);
  const nodes = [...scene].filter(passes);
  const near = new Set(nodes);
  const ties = nodes.flatMap((id) => tiesOf(id).filter(({ from, to }) => from === id && near.has(to)));
  return { nodes, edges: ties.map(({ id }) => id).filter(isEdgeOn) };
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
  const relation = relations.get(chosen);
  if (relation?.alliance && relation.alliance === relations.get(id)?.alliance) return "chosen";
  if (relation) return partiesOf(relation).includes(id) ? "near" : "far";
  const touches = relations.has(id) ? endsOf(id).includes(chosen) : isNeighbour(chosen, id);
  return touches ? "near" : "far";
}

/** @param {string} one @param {string} other */
function isNeighbour(one, other) {
  const [few, end] = tiesOf(one).length < tiesOf(other).length ? [one, other] : [other, one];
  return tiesOf(few).some(({ from, to }) => from === end || to === end);
}
