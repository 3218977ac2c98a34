// Where days lie on the timeline, and how a relation's certain and possible times are drawn on it.

import { shape } from "./dom.js";
import { kindColour, lineOf, typeColour } from "./look.js";
import { sentence } from "./phrases.js";
import { isoOf, dayOf } from "./time.js";
import { periodWords, dateWords, standingWord } from "./words.js";

/**
 * @typedef {import("./lanes.js").Mark} Mark
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {{first: number, last: number, left: number, right: number}} Scale  days, and the pixels that stand for them
 */

const TAIL = 500; // days over which a bar without a known beginning or end fades
const LABELS = 46; // pixels that a year needs on the axis
const THICK = 10; // pixels of a bar

/** The days that lanes span, with some room. @param {import("./lanes.js").Lane[]} lanes @param {number} left @param {number} right @returns {Scale} */
export function scaleOf(lanes, left, right) {
  const days = lanes.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ span }) => [span.startEarliest, span.certainFrom, span.certainUntil, span.endLatest]),
    ...marks.flatMap(({ from, until }) => [from, until]),
  ]).filter((day) => day !== null).sort((a, b) => a - b);
  const first = days[Math.floor(days.length * 0.02)] ?? 0;
  const last = days.at(-1) ?? 365;
  const room = Math.max(180, (last - first) * 0.03);
  return { first: first - room, last: last + room, left, right };
}

/** @param {Scale} scale @param {number} day */
export function across({ first, last, left, right }, day) {
  return left + ((Math.min(Math.max(day, first), last) - first) / (last - first)) * (right - left);
}

/** The first days of the years that are written. @param {Scale} scale */
export function yearsOf(scale) {
  const [first, last] = [scale.first, scale.last].map((day) => Number(isoOf(Math.round(day)).slice(0, 4)));
  const most = Math.max(2, (scale.right - scale.left) / LABELS);
  const every = [1, 2, 5, 10, 20, 50].find((step) => (last - first) / step <= most) ?? 100;
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => year % every === 0);
  return years.map((year) => ({ year, x: across(scale, dayOf(`${year}-01-01`)) })).filter(({ x }) => x > scale.left && x < scale.right - 34);
}

/** The days from which and until which a relation possibly and certainly held; where nothing is known it fades. @param {Relation} relation */
function reach({ span }) {
  const { startEarliest, endLatest, certainFrom, certainUntil } = span;
  const some = certainFrom ?? startEarliest ?? endLatest ?? 0;
  const from = startEarliest ?? some - TAIL;
  const until = endLatest ?? (certainUntil ?? some) + TAIL;
  return { from, until, certainFrom, certainUntil, fadesIn: startEarliest === null, fadesOut: endLatest === null };
}

/**
 * A bar: full where it certainly held, pale where it possibly did, fading where no date is known.
 * @param {Scale} scale @param {Relation} relation @param {number} y  of its middle
 */
export function barDrawing(scale, relation, y) {
  const { from, until, certainFrom, certainUntil, fadesIn, fadesOut } = reach(relation);
  const colour = kindColour(relation.kind);
  const { dashes } = lineOf(relation.standing);
  const box = (/** @type {number} */ start, /** @type {number} */ end, /** @type {Object<string, string | number>} */ look) => {
    const x = across(scale, start);
    return shape("rect", { x, y: y - THICK / 2, width: Math.max(across(scale, end) - x, 3), height: THICK, rx: 2, ...look });
  };
  const fade = fadesIn && fadesOut ? "both" : fadesIn ? "in" : fadesOut ? "out" : null;
  const isUnsure = dashes.length > 0;
  const possible = box(from, until, { fill: colour, "fill-opacity": isUnsure ? 0.12 : 0.3, ...(fade ? { mask: `url(#fade-${fade})` } : {}) });
  const outline = isUnsure ? box(from, until, { fill: "none", stroke: colour, "stroke-width": 1.5, "stroke-dasharray": dashes.join(" ") }) : null;
  const certain = certainFrom !== null && certainUntil !== null && !isUnsure ? box(certainFrom, certainUntil, { fill: colour }) : null;
  return [possible, certain, outline];
}

/** @param {Relation} relation */
export function barWords(relation) {
  return [sentence(relation), periodWords(relation.start, relation.end), standingWord(relation.standing).toLowerCase()].filter(Boolean).join(", ");
}

/** A launch is a square standing on its corner, a quotation a dot; a line shows how far a date reaches. @param {Scale} scale @param {Mark} mark @param {number} y */
export function markDrawing(scale, { kind, from, until }, y) {
  const [start, end] = [across(scale, from), across(scale, until)];
  const x = (start + end) / 2;
  const colour = typeColour(kind === "launch" ? "Product" : "Person");
  const range = end - start > 8 ? shape("path", { d: `M${start} ${y}H${end}`, stroke: colour, "stroke-width": 2, "stroke-opacity": 0.5 }) : null;
  const sign = kind === "launch" ? shape("path", { d: `M${x} ${y - 6}l6 6-6 6-6-6Z`, fill: colour }) : shape("circle", { cx: x, cy: y, r: 4.5, fill: colour });
  return [range, sign];
}

/** @param {Mark} mark */
export function markWords({ kind, words, from, until }) {
  const [first, last] = [isoOf(from), isoOf(until)];
  const when = first === last ? dateWords(first) : first.slice(0, 7) === last.slice(0, 7) ? dateWords(first.slice(0, 7)) : first.slice(0, 4) === last.slice(0, 4) ? dateWords(first.slice(0, 4)) : `${dateWords(first)} to ${dateWords(last)}`;
  return kind === "launch" ? `${words} launched, ${when}` : `${words} quoted, ${when}`;
}
