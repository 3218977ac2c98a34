// The time that the relations span: where the time bar begins and ends, and how many certainly held in between.

import { launches, relations } from "./data.js";
import { dayOf, isoOf } from "./time.js";

const MOST_YEARS = 50; // years of the bar, so that a single founding year does not stretch it; any day can be written beside it

/** All days that are dates of facts or of reports. @returns {number[]} */
function daysSpoken() {
  const days = [...relations.values(), ...launches.values()].flatMap(({ span, on, known, lastAttested }) => [
    span.startEarliest, span.endEarliest, on?.[0], lastAttested ? dayOf(lastAttested) : null, known[0]?.since, known.at(-1)?.since,
  ]);
  return /** @type {number[]} */ (days.filter((day) => day != null));
}

/** The number of the month in which a day lies, counted from the year 0. @param {number} day */
export function monthOf(day) {
  const [year, month] = isoOf(day).split("-").map(Number);
  return year * 12 + month - 1;
}

/** The first day of a month. @param {number} month */
export function firstOf(month) {
  return dayOf(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}

/**
 * The first and the last month of the bar, whole years; null where nothing bears a date.
 * @returns {?{first: number, last: number}}
 */
export function extentOfTime() {
  const days = daysSpoken();
  if (!days.length) return null;
  const [low, high] = [Math.min, Math.max].map((pick) => Math.floor(monthOf(days.reduce((a, b) => pick(a, b))) / 12));
  return { first: Math.max(low, high - MOST_YEARS) * 12, last: high * 12 + 11 };
}

/**
 * How many relations certainly held in each month.
 * @param {{first: number, last: number}} extent
 * @returns {number[]}
 */
export function heldByMonth({ first, last }) {
  const steps = new Array(last - first + 2).fill(0);
  const within = (/** @type {number} */ month) => Math.min(Math.max(month - first, 0), last - first + 1);
  for (const { span } of relations.values()) {
    if (span.certainFrom === null || span.certainUntil === null) continue;
    steps[within(monthOf(span.certainFrom))]++;
    steps[within(monthOf(span.certainUntil) + 1)]--;
  }
  let held = 0;
  return steps.slice(0, -1).map((step) => (held += step));
}
