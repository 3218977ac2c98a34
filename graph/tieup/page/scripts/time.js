// Days, and what was so on them. The bounds come from tieup (dates.py); this only compares them, as `as_of` there does.

/**
 * @typedef {import("./data.js").Span} Span
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {import("./data.js").Standpoint} Standpoint
 * @typedef {import("./data.js").Version} Version
 * @typedef {"certainly" | "possibly" | "ended" | "before"} Presence  the last two are `no` in tieup's words
 */

const DAY = 86_400_000; // milliseconds

/** The number of a day such as 2022-05-23. @param {string} text */
export function dayOf(text) {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
}

/** The day of a number, such as 2022-05-23. @param {number} day */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * Whether something held at some time between two days.
 * @param {Span} span
 * @param {number} from
 * @param {number} until  the same as `from` for a single day
 * @returns {Presence}
 */
export function presenceIn({ startEarliest, endLatest, certainFrom, certainUntil }, from, until) {
  if (startEarliest !== null && until < startEarliest) return "before";
  if (endLatest !== null && from > endLatest) return "ended";
  const isCertain = certainFrom !== null && certainUntil !== null && certainFrom <= until && from <= certainUntil;
  return isCertain ? "certainly" : "possibly";
}

/**
 * "Was it so on that day?"
 * @param {Span} span
 * @param {number} day
 * @returns {"certainly" | "possibly" | "no"}
 */
export function asOf(span, day) {
  const presence = presenceIn(span, day, day);
  return presence === "certainly" || presence === "possibly" ? presence : "no";
}

/**
 * The last that was heard of a relation until a day; null before anything was reported of it.
 * @param {Relation} relation
 * @param {number} day
 * @returns {?Version}
 */
export function heardBy({ known }, day) {
  return known.findLast(({ since }) => since <= day) ?? null;
}

/**
 * What was known of a relation on a day; null before anything was reported of it.
 * @param {Relation} relation
 * @param {number} day
 * @returns {?Standpoint}
 */
export function knownOn(relation, day) {
  return heardBy(relation, day)?.view ?? null;
}
