// The lines of the picture: by kind coloured, by standing dashed, by the moment strong or faint. Thousands of them are drawn at once.

import { isLarge, relations } from "./data.js";
import { kindColour, lineOf } from "./look.js";
import { sizeOf } from "./places.js";
import { endsOf, nearness, presence, standpointOf, state } from "./state.js";

/**
 * @typedef {import("./places.js").Point} Point
 * @typedef {{stroke: string, width: number, dashes: number[], opacity: number, isArrow: boolean}} Stroke
 * @typedef {Stroke & {id: string, from: Point, via: Point, to: Point}} Line  from one mark past a point to another
 */

const BEND = 0.24; // how far parallel lines lie apart, as a share of their length
const GHOST = 0.16; // how strong what had ended, or not begun, still is
const CROWDED = 0.4; // how much weaker all lines are in an overview, where nothing is chosen
const ARROW = 6; // pixels of an arrow's length, for each pixel of the line's width and beyond that
const PIECES = 12; // of a curve, which are looked at for what lies near
const NEAR = 5; // pixels on the screen within which a line is hit

/** How strong a line is by when it held: certain, possible, or neither. @param {string} id @param {?string} end */
function strengthInTime(id, end) {
  const when = presence(id);
  if (when === "ended" || when === "before") return GHOST;
  return when === "possibly" ? 0.5 : end ? 0.7 : 1;
}

function isCrowded() {
  return isLarge && !state.focus.length && !state.chosen;
}

/** @param {string} id @returns {Stroke} */
function strokeOf(id) {
  const { kind, symmetric } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const { standing, end } = /** @type {import("./data.js").Standpoint} */ (standpointOf(id));
  const { dashes, width, strength } = lineOf(standing);
  const near = nearness(id);
  return {
    stroke: kindColour(kind),
    width: width + (kind === "partneredWith" ? 1 : 0) + (near === "chosen" ? 2 : 0),
    dashes,
    opacity: near === "far" ? 0.1 : strength * strengthInTime(id, end) * (isCrowded() ? CROWDED : 1),
    isArrow: !symmetric,
  };
}

/** A curvature for each edge, so that several between two nodes lie apart. @param {string[]} edges @returns {Map<string, number>} */
function bends(edges) {
  /** @type {Map<string, string[]>} */
  const together = new Map();
  for (const id of edges) {
    const pair = endsOf(id).sort().join("\n");
    const parallel = together.get(pair);
    if (parallel) parallel.push(id);
    else together.set(pair, [id]);
  }
  const bend = (/** @type {string} */ id, /** @type {number} */ turn) => (endsOf(id)[0] <= endsOf(id)[1] ? turn : -turn) * BEND;
  return new Map([...together.values()].flatMap((ids) => ids.sort().map((id, rank) => [id, bend(id, rank - (ids.length - 1) / 2)])));
}

/** Move a point towards another. @param {Point} point @param {Point} other @param {number} distance */
function towards(point, other, distance) {
  const length = Math.hypot(other.x - point.x, other.y - point.y) || 1;
  const share = Math.min(1, distance / length);
  return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
}

/**
 * The lines of edges.
 * @param {string[]} edges
 * @param {Map<string, Point>} places  of all their ends
 * @returns {Line[]}
 */
export function linesOf(edges, places) {
  const curves = bends(edges);
  return edges.map((id) => {
    const [one, other] = endsOf(id);
    const [from, to] = [places.get(one), places.get(other)].map((at) => /** @type {Point} */ (at));
    const bend = curves.get(id) ?? 0;
    const via = { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
    return { id, ...strokeOf(id), from: towards(from, via, sizeOf(one)), via, to: towards(to, via, sizeOf(other) + 1) };
  });
}

/** Lines that look alike, which are drawn in one stroke. @param {Line[]} lines @param {?string} pointedAt */
function alike(lines, pointedAt) {
  /** @type {Map<string, Line[]>} */
  const groups = new Map();
  for (const line of lines) {
    const look = `${line.opacity} ${line.stroke} ${line.width} ${line.dashes} ${line.id === pointedAt}`;
    const group = groups.get(look);
    if (group) group.push(line);
    else groups.set(look, [line]);
  }
  return [...groups.values()];
}

/** @param {CanvasRenderingContext2D} context @param {Line} line */
function traceLine(context, { from, via, to, width, isArrow }) {
  const end = isArrow ? towards(to, via, (ARROW + width) * 0.8) : to;
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(via.x, via.y, end.x, end.y);
}

/** @param {CanvasRenderingContext2D} context @param {Line} line */
function traceArrow(context, { via, to, width }) {
  const tip = ARROW + width;
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  context.moveTo(to.x, to.y);
  for (const turn of [0.38, -0.38]) context.lineTo(to.x - tip * Math.cos(angle + turn), to.y - tip * Math.sin(angle + turn));
}

/** @param {CanvasRenderingContext2D} context @param {Line[]} group @param {?string} pointedAt */
function drawAlike(context, group, pointedAt) {
  const [{ id, opacity, stroke, width, dashes }] = group;
  Object.assign(context, { globalAlpha: opacity, strokeStyle: stroke, fillStyle: stroke, lineWidth: width + (id === pointedAt ? 0.8 : 0) });
  context.setLineDash(dashes);
  context.beginPath();
  for (const line of group) traceLine(context, line);
  context.stroke();
  context.beginPath();
  for (const line of group) if (line.isArrow) traceArrow(context, line);
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {Line[]} lines @param {?string} pointedAt */
export function drawLines(context, lines, pointedAt) {
  context.save();
  for (const group of alike(lines, pointedAt)) drawAlike(context, group, pointedAt);
  context.restore();
}

/** How far a point lies from the straight way between two others. @param {Point} point @param {Point} from @param {Point} to */
function distance(point, from, to) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const share = Math.min(1, Math.max(0, ((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y || 1)));
  return Math.hypot(point.x - from.x - share * x, point.y - from.y - share * y);
}

/** @param {Line} line @param {number} share  of the way along it */
function pointOn({ from, via, to }, share) {
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/**
 * The edge whose line lies nearest to a point, if any does.
 * @param {Line[]} lines
 * @param {Point} point
 * @param {number} unit  what a pixel of the screen is in the picture
 * @returns {?string}
 */
export function lineAt(lines, point, unit) {
  let [nearest, least] = [/** @type {?string} */ (null), NEAR * unit];
  for (const line of lines) {
    const { from, via, to } = line;
    const reach = least + line.width;
    const isFar = point.x < Math.min(from.x, via.x, to.x) - reach || point.x > Math.max(from.x, via.x, to.x) + reach || point.y < Math.min(from.y, via.y, to.y) - reach || point.y > Math.max(from.y, via.y, to.y) + reach;
    if (isFar) continue;
    for (let bit = 0; bit < PIECES; bit++) {
      const found = distance(point, pointOn(line, bit / PIECES), pointOn(line, (bit + 1) / PIECES));
      if (found < least) [nearest, least] = [line.id, found];
    }
  }
  return nearest;
}
