// The timeline: lanes by partner, bars for relations, marks for launches and quotations. Only the lanes in sight are drawn.

import { entities, relations } from "./data.js";
import { byId, make, shape } from "./dom.js";
import { lanesOf, lanesOfAll } from "./lanes.js";
import { colour } from "./look.js";
import { focusPanel } from "./panel.js";
import { choose, state, watch } from "./state.js";
import { across, barDrawing, barWords, markDrawing, markWords, scaleOf, yearsOf } from "./timescale.js";

/**
 * @typedef {import("./lanes.js").Lane} Lane
 * @typedef {import("./timescale.js").Scale} Scale
 */

const ROW = 30; // pixels of a lane's height
const AXIS = 28; // and of the years above them
const BEYOND = 6; // lanes drawn out of sight
const LONG = 60; // letters of a name that are written at most
const VEIL = 24; // pixels over which a long name fades

/** Something that opens its evidence, by mouse and by keyboard. @param {string} id @param {string} words @param {Array<?SVGElement>} drawing */
function opener(id, words, drawing) {
  const isChosen = state.chosen === id;
  const item = shape("g", { role: "button", tabindex: 0, "aria-label": words, "data-id": id, class: isChosen ? "item chosen" : "item" }, shape("title", {}, words), ...drawing);
  const open = () => { choose(id); focusPanel(); };
  item.addEventListener("click", open);
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  return item;
}

/** @param {Lane} lane @param {Scale} scale @param {number} top */
function laneView(lane, scale, top) {
  const y = top + ROW / 2;
  const name = lane.name.length > LONG ? `${lane.name.slice(0, LONG)}…` : lane.name;
  const label = shape("text", { "clip-path": "url(#names)", x: lane.isHead ? 8 : 20, y: y + 4, fill: colour("ink"), "font-size": 13, "font-weight": lane.isHead ? 650 : 400 }, name);
  const veil = shape("rect", { x: scale.left - 6 - VEIL, y: top + 2, width: VEIL, height: ROW - 4, fill: "url(#veil)" });
  const rule = shape("path", { d: `M0 ${top + 0.5}H${scale.right}`, stroke: colour("line"), "stroke-opacity": lane.isHead ? 1 : 0.5 });
  const bars = lane.bars.map((bar) => opener(bar.id, barWords(bar), barDrawing(scale, bar, y)));
  const marks = lane.marks.map((mark) => opener(mark.id, markWords(mark), markDrawing(scale, mark, y)));
  return shape("g", { role: "group", "aria-label": name }, rule, opener(lane.id, name, [label, veil]), ...bars, ...marks);
}

/** Masks by which bars fade where no date is known, and what is seen of names. @param {Scale} scale @param {number} top @param {number} height */
function frames({ left }, top, height) {
  const stops = { in: [0, 1, 1], out: [1, 1, 0], both: [0, 1, 0] };
  const names = shape("clipPath", { id: "names" }, shape("rect", { y: top, width: left - 6, height }));
  const clear = [0, 1].map((level) => shape("stop", { offset: level, "stop-color": colour("ground"), "stop-opacity": level }));
  return shape("defs", {}, names, shape("linearGradient", { id: "veil" }, ...clear), ...Object.entries(stops).flatMap(([name, levels]) => {
    const steps = levels.map((level, at) => shape("stop", { offset: at / 2, "stop-color": "#fff", "stop-opacity": level }));
    const mask = shape("mask", { id: `fade-${name}`, maskContentUnits: "objectBoundingBox" }, shape("rect", { width: 1, height: 1, fill: `url(#shade-${name})` }));
    return [shape("linearGradient", { id: `shade-${name}` }, ...steps), mask];
  }));
}

/** The years, and a line for the day that is looked at. @param {Scale} scale @param {number} top @param {number} height */
function axis(scale, top, height) {
  const years = yearsOf(scale).flatMap(({ year, x }) => [
    shape("path", { d: `M${x} ${top + AXIS - 6}V${top + height}`, stroke: colour("line") }),
    shape("text", { x: x + 4, y: top + 16, fill: colour("muted"), "font-size": 12 }, String(year)),
  ]);
  const { day } = state.moment;
  const now = day === null ? null : shape("path", { d: `M${across(scale, day)} ${top + AXIS - 6}V${top + height}`, stroke: colour("accent"), "stroke-width": 2 });
  return shape("g", { "aria-hidden": "true" }, ...years, now);
}

/**
 * A drawing of lanes.
 * @param {Lane[]} lanes
 * @param {{from: number, until: number, width: number}} part  which of them, and how wide
 */
export function timelinePicture(lanes, { from, until, width }) {
  const scale = scaleOf(lanes, width < 600 ? 124 : 184, width - 12);
  const top = from * ROW;
  const height = (until - from) * ROW + AXIS;
  const size = { viewBox: `0 ${top} ${width} ${height}`, width, height, role: "group", "aria-label": "Lanes by partner", "font-family": "system-ui, sans-serif" };
  const views = lanes.slice(from, until).map((lane, at) => laneView(lane, scale, top + AXIS + at * ROW));
  return shape("svg", size, frames(scale, top, height), axis(scale, top, height), ...views);
}

/** The thing beside another in its lane, or nearest to it in the lane above or below. @param {Element} item @param {string} key */
function beside(item, key) {
  const lane = /** @type {Element} */ (item.closest("g[role=group]"));
  const within = (/** @type {?Element} */ other) => [.../** @type {NodeListOf<SVGElement>} */ (other?.querySelectorAll("[data-id]") ?? [])];
  const own = within(lane);
  const at = own.findIndex((other) => other === item);
  const left = (/** @type {Element} */ other) => other.getBoundingClientRect().left;
  const nearest = (/** @type {?Element} */ other) => within(other).sort((a, b) => Math.abs(left(a) - left(item)) - Math.abs(left(b) - left(item)))[0];
  /** @type {Object<string, () => SVGElement | undefined>} */
  const ways = { ArrowLeft: () => own[at - 1], ArrowRight: () => own[at + 1], Home: () => own[0], End: () => own.at(-1), ArrowUp: () => nearest(lane.previousElementSibling), ArrowDown: () => nearest(lane.nextElementSibling) };
  return ways[key]?.();
}

/** Go from one thing to the next with the arrow keys. @param {KeyboardEvent} event */
function walk(event) {
  const item = /** @type {Element} */ (event.target).closest("[data-id]");
  const next = item && beside(item, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The party whose lanes are shown: it stays when one of its relations is chosen. @type {?string} */
let party = null;

/** The lanes of the party that is chosen, else those of all companies in the picture. */
export function lanesNow() {
  const { chosen } = state;
  if (chosen === null || !relations.has(chosen)) party = chosen;
  return party === null || entities.get(party)?.type === "Article" ? lanesOfAll() : lanesOf(party);
}

/** Keep the timeline up with the state, with its area and with scrolling. */
export function startTimeline() {
  const area = byId("timeline");
  const note = make("p", { class: "hint" });
  const scroll = make("div", { class: "lanes", tabindex: "0", role: "region", "aria-label": "Lanes" });
  /** @type {Lane[]} */
  let lanes = [];
  let drawnFrom = -1;
  area.replaceChildren(note, scroll);
  const draw = (force = true) => {
    const from = Math.max(0, Math.floor(scroll.scrollTop / ROW) - BEYOND);
    if (!force && from === drawnFrom) return;
    drawnFrom = from;
    const until = Math.min(lanes.length, from + Math.ceil(scroll.clientHeight / ROW) + 2 * BEYOND);
    const held = document.activeElement?.closest("#timeline [data-id]")?.getAttribute("aria-label");
    const picture = timelinePicture(lanes, { from, until, width: Math.max(scroll.clientWidth, 280) });
    const spacer = make("div", {}, picture);
    spacer.style.height = `${lanes.length * ROW + AXIS}px`;
    spacer.style.paddingBlockStart = `${from * ROW}px`;
    scroll.replaceChildren(spacer);
    if (held) /** @type {?SVGElement} */ (scroll.querySelector(`[aria-label="${CSS.escape(held)}"]`))?.focus();
  };
  const gather = () => {
    lanes = lanesNow();
    note.textContent = lanes.some(({ bars, marks }) => bars.length || marks.length)
      ? "Full where it certainly held, pale where it possibly did, fading where no date is known. ◆ launches, ● quotations."
      : "Nothing that is shown bears a date.";
    draw();
  };
  scroll.addEventListener("keydown", walk);
  scroll.addEventListener("scroll", () => draw(false));
  new ResizeObserver(() => state.view === "timeline" && draw()).observe(scroll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => state.view === "timeline" && draw());
  watch(({ view }) => view === "timeline" && gather());
}
