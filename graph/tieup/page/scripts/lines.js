// The lines of the picture: by kind coloured, by standing dashed, by the moment strong or faint. Thousands of them are drawn at once.

import { isLarge, relations } from "./data.js";
import { middleOf } from "./alliances.js";
import { kindColour, lineOf } from "./look.js";
import { sizeOf } from "./places.js";
import { endsOf, nearness, presence, standpointOf, state } from "./state.js";

/**
 * @typedef {import("./places.js").Point} Point
 * @typedef {{colour: string, width: number, dashes: number[], opacity: number}} Look
 * @typedef {{id: string, look: Look, isArrow: boolean, from: Point, via: Point, to: Point}} Line  from one mark past a point to another
 * @typedef {Look & {lines: Path2D, arrows: Path2D}} Stroke  lines that look alike, which are drawn at once
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

/** @param {string} id @returns {Look} */
function lookOf(id) {
  const { kind } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const { standing, end } = /** @type {import("./data.js").Standpoint} */ (standpointOf(id));
  const { dashes, width, strength } = lineOf(standing);
  const near = nearness(id);
  return {
    colour: kindColour(kind),
    width: width + (kind === "partneredWith" ? 1 : 0) + (near === "chosen" ? 2 : 0),
    dashes,
    opacity: near === "far" ? 0.2 : strength * strengthInTime(id, end) * (isCrowded() ? CROWDED : 1),
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
    const via = middleOf(id, places) ?? { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
    const isArrow = !(/** @type {import("./data.js").Relation} */ (relations.get(id)).symmetric);
    return { id, look: lookOf(id), isArrow, from: towards(from, via, sizeOf(one)), via, to: towards(to, via, sizeOf(other) + 1) };
  });
}

/** @param {Path2D} path @param {Line} line */
function traceLine(path, { from, via, to, look: { width }, isArrow }) {
  const end = isArrow ? towards(to, via, (ARROW + width) * 0.8) : to;
  path.moveTo(from.x, from.y);
  path.quadraticCurveTo(via.x, via.y, end.x, end.y);
}

/** @param {Path2D} path @param {Line} line */
function traceArrow(path, { via, to, look: { width } }) {
  const tip = ARROW + width;
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  path.moveTo(to.x, to.y);
  for (const turn of [0.38, -0.38]) path.lineTo(to.x - tip * Math.cos(angle + turn), to.y - tip * Math.sin(angle + turn));
}

/** @param {Line[]} lines @returns {Stroke[]} */
export function strokesOf(lines) {
  /** @type {Map<string, Stroke>} */
  const strokes = new Map();
  for (const line of lines) {
    const { colour, width, dashes, opacity } = line.look;
    const name = `${opacity} ${colour} ${width} ${dashes}`;
    const stroke = strokes.get(name) ?? { ...line.look, lines: new Path2D(), arrows: new Path2D() };
    strokes.set(name, stroke);
    traceLine(stroke.lines, line);
    if (line.isArrow) traceArrow(stroke.arrows, line);
  }
  return [...strokes.values()];
}

/** @param {Line} line @returns {Line} */
function stronger(line) {
  return { ...line, look: { ...line.look, width: line.look.width + 0.8 } };
}

/** @param {CanvasRenderingContext2D} context @param {Stroke[]} strokes @param {Line} [pointedAt]  drawn once more, and stronger */
export function drawLines(context, strokes, pointedAt) {
  context.save();
  for (const { colour, width, dashes, opacity, lines, arrows } of [...strokes, ...strokesOf(pointedAt ? [stronger(pointedAt)] : [])]) {
    Object.assign(context, { globalAlpha: opacity, strokeStyle: colour, fillStyle: colour, lineWidth: width });
    context.setLineDash(dashes);
    context.stroke(lines);
    context.fill(arrows);
  }
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
    const reach = least + line.look.width;
    const isFar = point.x < Math.min(from.x, via.x, to.x) - reach || point.x > Math.max(from.x, via.x, to.x) + reach || point.y < Math.min(from.y, via.y, to.y) - reach || point.y > Math.max(from.y, via.y, to.y) + reach;
    if (isFar) continue;
    for (let bit = 0; bit < PIECES; bit++) {
      const found = distance(point, pointOn(line, bit / PIECES), pointOn(line, (bit + 1) / PIECES));
      if (found < least) [nearest, least] = [line.id, found];
    }
  }
  return nearest;
}
