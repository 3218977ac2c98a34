// The graph itself: vis-network with places worked out beforehand, so that nothing moves by itself.

import { entities, layouts, network, relations, tiesOf } from "./data.js";
import { byId } from "./dom.js";
import { shapeOf } from "./look.js";
import { drawLabels, placed } from "./labels.js";
import { paintEdge, paintNode } from "./paint.js";
import { choose, isVisible, watch } from "./state.js";

const { vis } = /** @type {any} */ (globalThis); // vis-network, whose script stands before this one
const NARROW = 600; // pixels of width below which the rim is kept slim
const WIDEST = 2.2; // how far a small graph is stretched to fill its area

const options = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false } },
  edges: {
    arrows: { to: { scaleFactor: 0.45 } },
    hoverWidth: 0.6,
    selectionWidth: 0,
    chosen: true,
    arrowStrikethrough: false,
  },
};

/** @type {HTMLElement} */
const area = byId("canvas");
const nodes = new vis.DataSet(network.nodes.map(({ label, ...node }) => ({ ...node, size: sizeOf(node), ...paintNode(node.id) })));
const edges = new vis.DataSet(network.edges.map((edge) => ({ ...edge, ...paintEdge(edge.id) })));
/** Texts with their places, at the zoom for which they were worked out. @type {{unit: number, labels: import("./labels.js").Label[]}} */
let written = { unit: 0, labels: [] };
let frame = { left: 0, top: 0, right: 0, bottom: 0 };
place();
const graph = new vis.Network(area, { nodes, edges }, options);
/** @type {?string} */
let pointedAt = null;

/** Stars and diamonds look smaller than they are. @param {{id: string, size: number}} node */
function sizeOf({ id, size }) {
  const shape = shapeOf(entities.get(id)?.type ?? "");
  return shape === "star" ? size * 1.5 : shape === "diamond" ? size * 1.15 : size;
}

/** The layout whose shape is most like that of the area. */
function layout() {
  const wanted = Math.log(area.clientWidth / area.clientHeight);
  const unlike = (/** @type {import("./data.js").Layout} */ { aspect }) => Math.abs(Math.log(aspect) - wanted);
  return layouts.reduce((best, other) => (unlike(other) < unlike(best) ? other : best));
}

/** @param {number[]} numbers */
function extent(numbers) {
  return numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 1) * 2;
}

/** Put the nodes into their places, stretched so that a small graph fills the area; give the zoom that shows them all. */
function place() {
  const places = Object.entries(layout().places);
  const rim = area.clientWidth < NARROW ? { x: 96, y: 72 } : { x: 150, y: 130 };
  const free = { x: Math.max(area.clientWidth - rim.x, 80), y: Math.max(area.clientHeight - rim.y, 80) };
  const size = { x: extent(places.map(([, at]) => at[0])), y: extent(places.map(([, at]) => at[1])) };
  const zoom = Math.min(1, free.x / size.x, free.y / size.y);
  const stretch = {
    x: Math.min(WIDEST, Math.max(1, free.x / (size.x * zoom))),
    y: Math.min(WIDEST, Math.max(1, free.y / (size.y * zoom))),
  };
  written.unit = 0;
  nodes.update(places.map(([id, [x, y]]) => ({ id, x: x * stretch.x, y: y * stretch.y })));
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

/** What texts stand beside: visible nodes, and the middles of visible edges. @returns {import("./room.js").Anchor[]} */
function anchors() {
  const at = (/** @type {string} */ id) => nodes.get(id);
  const ends = (/** @type {string} */ id) => tiesOf(id).filter(([edge]) => isVisible(edge)).map(([, { from, to }]) => at(from === id ? to : from));
  const marks = [...entities.keys()].filter(isVisible).map((id) => ({ id, x: at(id).x, y: at(id).y, radius: at(id).size, ends: ends(id) }));
  const middles = [...relations].filter(([id]) => isVisible(id)).map(([id, { from, to }]) => {
    const [one, other] = [at(from), at(to)];
    return { id, x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, radius: 2, ends: [one, other] };
  });
  return [...marks, ...middles];
}

/** @param {{x: number, y: number}} at */
function nameAt({ x, y }) {
  return written.labels.find(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom)?.id;
}

/** Bring what is chosen into the part of the area that no sheet covers. @param {string} id */
function reveal(id) {
  const ends = relations.has(id) ? [relations.get(id)?.from, relations.get(id)?.to] : [id];
  const at = Object.values(graph.getPositions(ends));
  const middle = { x: at.reduce((sum, { x }) => sum + x, 0) / at.length, y: at.reduce((sum, { y }) => sum + y, 0) / at.length };
  const seen = graph.canvasToDOM(middle);
  const bottom = Math.min(area.clientHeight, byId("panel").getBoundingClientRect().top - area.getBoundingClientRect().top);
  const limit = bottom > 100 ? bottom : area.clientHeight;
  if (seen.x > 40 && seen.x < area.clientWidth - 40 && seen.y > 40 && seen.y < limit - 40) return;
  graph.moveTo({ position: middle, offset: { x: 0, y: (limit - area.clientHeight) / 2 } });
}

/** Draw everything anew, after a change of the state or of the colours. */
function paint() {
  written.unit = 0;
  nodes.update([...entities.keys()].map(paintNode));
  edges.update([...relations.keys()].map(paintEdge));
}

/** Take part in the page: listen to the pointer, to the state, and to the size and colours of the window. */
export function startCanvas() {
  /** @type {?string} */
  let chosen = null;
  graph.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => write(context));
  graph.on("click", (/** @type {any} */ { nodes: [node], edges: [edge], pointer }) => choose(node ?? nameAt(pointer.canvas) ?? edge ?? null));
  graph.on("hoverEdge", (/** @type {any} */ { edge }) => point(edge));
  graph.on("blurEdge", () => point(null));
  graph.on("hoverNode", (/** @type {any} */ { node }) => point(node));
  graph.on("blurNode", () => point(null));
  const point = (/** @type {?string} */ id) => {
    pointedAt = id;
    written.unit = 0;
    graph.redraw();
  };
  watch((state) => {
    const isNew = state.chosen !== chosen;
    chosen = state.chosen;
    paint();
    if (isNew && chosen && isVisible(chosen)) requestAnimationFrame(() => chosen && reveal(chosen));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint());
  new ResizeObserver(fit).observe(area);
  fit();
}
