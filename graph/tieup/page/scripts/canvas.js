// The graph itself, with places worked out beforehand, so that nothing moves by itself; vis-network keeps the view of it.

import { drawAlliances } from "./alliances.js";
import { isLarge } from "./data.js";
import { byId } from "./dom.js";
import { drawHalos } from "./halos.js";
import { drawLabels, isSpoken, placed } from "./labels.js";
import { drawLines, lineAt, linesOf, strokesOf } from "./lines.js";
import { colour, forgetColours } from "./look.js";
import { drawMarks, keepMarks, markAt } from "./marks.js";
import { placesOf, sizeOf } from "./places.js";
import { choose, drawn, endsOf, expand, isVisible, state, watch } from "./state.js";

const NARROW = 600; // pixels of width below which the rim is kept slim
const REST = 110; // milliseconds after a change until names find new places
const WIDEST = 2.2; // how far a small graph is stretched to fill its area

/** vis-network, whose script stands before this one. */
const { vis } = /** @type {any} */ (globalThis);
const options = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { keyboard: { enabled: true, bindToWindow: false } },
};

/** @type {HTMLElement} */
const area = byId("canvas");
/** Texts with their places, at the zoom for which they were worked out. @type {{unit: number, labels: import("./labels.js").Label[]}} */
let written = { unit: 0, labels: [] };
let frame = { left: 0, top: 0, right: 0, bottom: 0 };
/** @type {string[]} */
let focus = [];
/** @type {Map<string, import("./places.js").Point>} */
let places = new Map();
/** @type {?string} */
let pointedAt = null;
let settling = 0; // what waits for things to rest
let awaited = 0; // the picture of the window with which something will be drawn
/** @type {ReturnType<typeof drawn>} */
let shown = { nodes: [], edges: [] };
/** @type {import("./lines.js").Line[]} */
let lines = [];
/** @type {import("./lines.js").Stroke[]} */
let strokes = [];
const graph = new vis.Network(area, { nodes: [], edges: [] }, options);

/** @param {number[]} numbers */
function extent(numbers) {
  return numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 1) * 2;
}

/** Put the nodes into their places, stretched so that a small graph fills the area; give the zoom that shows them all. */
function place() {
  const found = placesOf(focus, area.clientWidth / area.clientHeight);
  const rim = area.clientWidth < NARROW ? { x: 96, y: 72 } : { x: isLarge ? 260 : 150, y: 130 };
  const free = { x: Math.max(area.clientWidth - rim.x, 80), y: Math.max(area.clientHeight - rim.y, 80) };
  const size = { x: extent([...found.values()].map(({ x }) => x)), y: extent([...found.values()].map(({ y }) => y)) };
  const zoom = Math.min(1, free.x / size.x, free.y / size.y);
  const stretch = {
    x: Math.min(WIDEST, Math.max(1, free.x / (size.x * zoom))),
    y: Math.min(WIDEST, Math.max(1, free.y / (size.y * zoom))),
  };
  places = new Map([...found].map(([id, { x, y }]) => [id, { x: x * stretch.x, y: y * stretch.y }]));
  written.unit = 0;
  paint();
  return zoom;
}

/** Show the whole graph. */
export function fit() {
  const zoom = place();
  const half = { x: area.clientWidth / 2 / zoom, y: area.clientHeight / 2 / zoom };
  frame = { left: -half.x, top: -half.y, right: half.x, bottom: half.y };
  graph.moveTo({ position: { x: 0, y: 0 }, scale: zoom });
}

/** @param {CanvasRenderingContext2D} context */
function write(context) {
  const unit = 1 / graph.getScale();
  if (written.unit !== unit) written = { unit, labels: placed(context, anchors(), frame, unit, pointedAt) };
  drawLabels(context, written.labels, unit);
}

/** What texts stand beside: the nodes that are drawn, and the middles of edges. @returns {import("./room.js").Anchor[]} */
function anchors() {
  const at = (/** @type {string} */ id) => /** @type {import("./places.js").Point} */ (places.get(id));
  /** @type {Map<string, import("./room.js").Point[]>} */
  const ends = new Map(shown.nodes.map((id) => [id, []]));
  for (const id of shown.edges) {
    const [one, other] = endsOf(id);
    ends.get(one)?.push(at(other));
    ends.get(other)?.push(at(one));
  }
  const middles = shown.edges.filter((id) => isSpoken(id, pointedAt)).map((id) => {
    const [one, other] = endsOf(id);
    return { id, x: (at(one).x + at(other).x) / 2, y: (at(one).y + at(other).y) / 2, radius: 2, ends: [at(one), at(other)] };
  });
  return [...shown.nodes.map((id) => ({ id, ...at(id), radius: sizeOf(id), ends: ends.get(id) ?? [] })), ...middles];
}

/** @param {{x: number, y: number}} at */
function nameAt({ x, y }) {
  return written.labels.find(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom)?.id;
}

/** The mark, the name or the line at a point. @param {import("./places.js").Point} at */
function thingAt(at) {
  return markAt(at) ?? nameAt(at) ?? lineAt(lines, at, 1 / graph.getScale());
}

/** Bring what is chosen into the part of the area that no sheet covers. @param {string} id */
function reveal(id) {
  const at = endsOf(id).flatMap((end) => places.get(end) ?? []);
  if (!at.length) return;
  const middle = { x: at.reduce((sum, { x }) => sum + x, 0) / at.length, y: at.reduce((sum, { y }) => sum + y, 0) / at.length };
  const seen = graph.canvasToDOM(middle);
  const bottom = Math.min(area.clientHeight, byId("panel").getBoundingClientRect().top - area.getBoundingClientRect().top);
  const limit = bottom > 100 ? bottom : area.clientHeight;
  if (seen.x > 40 && seen.x < area.clientWidth - 40 && seen.y > 40 && seen.y < limit - 40) return;
  graph.moveTo({ position: middle, offset: { x: 0, y: (limit - area.clientHeight) / 2 } });
}

/** Draw with the next picture of the window, once however much has changed. */
function redraw() {
  if (!awaited) awaited = requestAnimationFrame(() => { awaited = 0; graph.redraw(); });
}

/** Keep the names that still belong there while things change, and find room for others when they rest. */
function settle() {
  written.labels = written.labels.filter(({ id }) => isVisible(id) || id === state.chosen);
  clearTimeout(settling);
  settling = window.setTimeout(() => { written.unit = 0; redraw(); }, REST);
}

/** Draw what has changed, after a change of the state, of places or of colours. */
function paint() {
  settle();
  shown = drawn();
  lines = linesOf(shown.edges, places);
  strokes = strokesOf(lines);
  keepMarks(shown.nodes, places);
  redraw();
}

/** What is seen of the graph, on its ground, as the address of a picture. */
export function pngOfGraph() {
  const drawing = /** @type {HTMLCanvasElement} */ (area.querySelector("canvas"));
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [drawing.width, drawing.height];
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.fillStyle = colour("ground");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawing, 0, 0);
  return copy.toDataURL("image/png");
}

/** Take part in the page: listen to the pointer, to the state, and to the size and colours of the window. */
export function startCanvas() {
  /** @type {?string} */
  let chosen = null;
  fit();
  graph.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
    drawHalos(context, places, 1 / graph.getScale());
    drawAlliances(context, shown.edges, places);
    drawLines(context, strokes, lines.find(({ id }) => id === pointedAt));
    drawMarks(context);
    write(context);
  });
  graph.on("click", (/** @type {any} */ { pointer }) => choose(thingAt(pointer.canvas)));
  area.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    const found = thingAt(graph.DOMtoCanvas({ x: offsetX, y: offsetY }));
    area.style.cursor = found ? "pointer" : "";
    point(found);
  });
  graph.on("doubleClick", (/** @type {any} */ { pointer }) => {
    const mark = markAt(pointer.canvas);
    if (mark) expand(mark);
  });
  const point = (/** @type {?string} */ id) => {
    if (id === pointedAt) return;
    pointedAt = id;
    settle();
    redraw();
  };
  watch(() => {
    const isNew = state.chosen !== chosen;
    chosen = state.chosen;
    const isMoved = state.focus.join() !== focus.join();
    focus = [...state.focus];
    if (isMoved) fit();
    else paint();
    if (isNew && chosen && isVisible(chosen)) requestAnimationFrame(() => chosen && reveal(chosen));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    forgetColours();
    paint();
  });
  new ResizeObserver(fit).observe(area);
}
