// How dates, certainties and kinds read in English.

const MONTHS = "January February March April May June July August September October November December".split(" ");
/** @type {Object<string, string>} */
const PARTS = {
  21: "spring", 22: "summer", 23: "autumn", 24: "winter",
  33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
  40: "first half of", 41: "second half of",
};

/** What each standing is called and what it means. @type {Object<string, [string, string]>} */
export const STANDINGS = {
  confirmed: ["Confirmed", "a party to it says so itself"],
  reported: ["Reported", "an article states it as a fact"],
  rumoured: ["Rumoured", "leaks and unnamed sources say so"],
  speculated: ["Speculated", "somebody's guess"],
  disputed: ["Disputed", "some say so, others deny it"],
  denied: ["Denied", "said not to be so"],
  superseded: ["Superseded", "a rumour that was denied"],
  unstated: ["Not stated", "the words assert no degree of certainty"],
};

/** @type {Object<string, string>} */
const TYPES = { ImageSensor: "Image sensor" };

/** @param {?string | undefined} name */
export function standingWord(name) {
  return name ? (STANDINGS[name]?.[0] ?? name) : STANDINGS.unstated[0];
}

/** @param {string} type */
export function typeWord(type) {
  return TYPES[type] ?? type;
}

/**
 * A partial date as precise as it is: 2022-07 is July 2022, 2022-33 the first quarter of 2022, 201X the 2010s.
 * @param {string} edtf
 */
export function dateWords(edtf) {
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return `the ${decade[1]}0s`;
  const [, year, part, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (!year) return edtf;
  if (!part) return year;
  if (PARTS[part]) return `${PARTS[part]} ${year}`;
  const month = MONTHS[Number(part) - 1] ?? part;
  return day ? `${Number(day)} ${month} ${year}` : `${month} ${year}`;
}

/**
 * @param {?string | undefined} start
 * @param {?string | undefined} end
 */
export function periodWords(start, end) {
  if (start && end) return `${dateWords(start)} to ${dateWords(end)}`;
  if (start) return `since ${dateWords(start)}`;
  return end ? `until ${dateWords(end)}` : "";
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
