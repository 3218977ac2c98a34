// The state in the address, so that a link shows the same view and the way back leads to the one before.

import { entities, relations } from "./data.js";
import { change, reset, state, watch } from "./state.js";
import { dayOf, isoOf } from "./time.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Facet} Facet
 */

const VIEWS = ["graph", "timeline", "changes", "table"];
const FACETS = /** @type {Facet[]} */ (["type", "kind", "standing", "publisher"]);

/** What the filters hide before anybody has touched them. */
const untouched = JSON.stringify(FACETS.map((facet) => [...state.off[facet]]));

/** The state as the part of an address after "#"; empty at first. */
function asText() {
  const { view, chosen, other, focus, moment, off } = state;
  const said = new URLSearchParams();
  if (view !== "graph") said.set("view", view);
  if (chosen) said.set("chosen", chosen);
  if (other) said.set("to", other);
  for (const id of focus) said.append("around", id);
  if (moment.from !== null) said.set("from", isoOf(moment.from));
  if (moment.day !== null) said.set("day", isoOf(moment.day));
  if (moment.clock !== "so") said.set("clock", moment.clock);
  if (JSON.stringify(FACETS.map((facet) => [...off[facet]])) !== untouched) {
    said.set("filtered", "yes");
    for (const facet of FACETS) for (const value of off[facet]) said.append(`no-${facet}`, value);
  }
  return said.toString();
}

/** @param {?string} text */
function dayIn(text) {
  const day = text && /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text) : NaN;
  return Number.isNaN(day) ? null : day;
}

/** Take over what an address says; what it names and is not there is left out. @param {string} text */
function read(text) {
  const said = new URLSearchParams(text);
  const known = (/** @type {?string} */ id) => (id && (entities.has(id) || relations.has(id)) ? id : null);
  const view = VIEWS.find((name) => name === said.get("view")) ?? "graph";
  const off = Object.fromEntries(FACETS.map((facet) => [facet, new Set(said.getAll(`no-${facet}`))]));
  reset();
  change({
    view: /** @type {State["view"]} */ (view),
    chosen: known(said.get("chosen")),
    other: known(said.get("to")),
    focus: said.getAll("around").filter((id) => entities.has(id)),
    moment: { from: dayIn(said.get("from")), day: dayIn(said.get("day")), clock: said.get("clock") === "known" ? "known" : "so" },
    ...(said.has("filtered") ? { off: /** @type {State["off"]} */ (off) } : {}),
  });
}

/** Whether a step deserves an entry of its own on the way back: days that are slid over do not. @param {string} before @param {string} after */
function isStep(before, after) {
  const rest = (/** @type {string} */ text) => text.replace(/(^|&)(day|from)=[^&]*/g, "");
  return rest(before) !== rest(after);
}

/** Keep address and state alike, in either direction. */
export function startAddress() {
  const now = () => location.hash.slice(1);
  if (now()) read(now());
  /** What this page last wrote or read. */
  let last = asText();
  let timer = 0;
  let isReading = false;
  const write = () => {
    const next = asText();
    if (next === last) return;
    const isNew = isStep(last, next);
    last = next;
    if (isNew) location.hash = next;
    else location.replace(`#${next}`);
  };
  watch(() => {
    clearTimeout(timer);
    if (isReading) return;
    if (isStep(last, asText())) write();
    else timer = window.setTimeout(write, 300);
  });
  window.addEventListener("hashchange", () => {
    if (now() === last) return;
    isReading = true;
    read(now());
    isReading = false;
    last = asText();
  });
}
