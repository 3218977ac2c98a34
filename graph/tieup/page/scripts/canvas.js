// The graph itself: vis-network with places worked out beforehand, so that nothing moves by itself.

import { entities, layouts, network, relations } from "./data.js";
import { byId } from "./dom.js";
import { shapeOf } from "./look.js";
import { paintEdge, paintNode } from "./paint.js";
import { choose, hasChoice, isVisible, nearness, watch } from "./state.js";

const NARROW = 600; // pixels of width below which the rim is kept slim
const WIDEST = 2.2; // how far a small graph is stretched to fill its area
const LABEL_WIDTH = 120; // pixels after which a label is broken
const LEGIBLE = 0.85; // the zoom below which the labels of the most connected are drawn larger
const LARGEST = 2; // how much larger at the most

const options = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false } },
  nodes: { widthConstraint: { maximum: LABEL_WIDTH }, margin: 6, scaling: { label: { drawThreshold: 10.5 } } },
  edges: {
    arrows: { to: { scaleFactor: 0.45 } },
    hoverWidth: 0.6,
    selectionWidth: 0,
    chosen: true,
    arrowStrikethrough: false,
    scaling: { label: { drawThreshold: 8 } },
  },
};

/** @type {HTMLElement} */
const area = byId("canvas");
const majors = new Set(network.nodes.filter(({ major }) => major).map(({ id }) => id));
const nodes = new vis.DataSet(network.nodes.map((node) => ({ ...node, size: sizeOf(node), ...paintNode(node.id) })));
const edges = new vis.DataSet(network.edges.map((edge) => ({ ...edge, ...paintEdge(edge.id, false) })));
place();
const graph = new vis.Network(area, { nodes, edges }, options);
/** @type {?string} */
let pointedAt = null;
let boost = 1;

/** @param {string} id */
function painted(id) {
  const isRead = majors.has(id) || id === pointedAt || (hasChoice() && nearness(id) !== "far");
  const factor = isRead ? boost : 1;
  return { ...paintNode(id, factor), widthConstraint: { maximum: LABEL_WIDTH * factor } };
}

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
  nodes.update(places.map(([id, [x, y]]) => ({ id, x: x * stretch.x, y: y * stretch.y })));
  return zoom;
}

/** Show the whole graph. */
export function fit() {
  const zoom = place();
  boost = Math.min(LARGEST, Math.max(1, LEGIBLE / zoom));
  nodes.update([...majors].map(painted));
  graph.moveTo({ position: { x: 0, y: 0 }, scale: zoom });
}

/**
 * Write the kind along an edge that is pointed at, chosen, or at the chosen node.
 * @param {string} id
 * @param {?string} chosen
 */
function isNamed(id, chosen) {
  return id === pointedAt || (chosen !== null && nearness(id) !== "far");
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

/** Draw everything anew, after a change of the state or of the colours. @param {{chosen: ?string}} state */
function paint({ chosen }) {
  nodes.update([...entities.keys()].map(painted));
  edges.update([...relations.keys()].map((id) => paintEdge(id, isNamed(id, chosen))));
}

/** Take part in the page: listen to the pointer, to the state, and to the size and colours of the window. */
export function startCanvas() {
  /** @type {?string} */
  let chosen = null;
  graph.on("click", (/** @type {any} */ { nodes: [node], edges: [edge] }) => choose(node ?? edge ?? null));
  graph.on("hoverEdge", (/** @type {any} */ { edge }) => point(edge));
  graph.on("blurEdge", () => point(null));
  graph.on("hoverNode", (/** @type {any} */ { node }) => point(node));
  graph.on("blurNode", () => point(null));
  const point = (/** @type {?string} */ id) => {
    const before = pointedAt;
    pointedAt = id;
    for (const one of [before, id]) {
      if (one && relations.has(one)) edges.update(paintEdge(one, isNamed(one, chosen)));
      else if (one) nodes.update(painted(one));
    }
  };
  watch((state) => {
    const isNew = state.chosen !== chosen;
    chosen = state.chosen;
    paint(state);
    if (isNew && chosen && isVisible(chosen)) requestAnimationFrame(() => chosen && reveal(chosen));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint({ chosen }));
  new ResizeObserver(fit).observe(area);
  fit();
}
