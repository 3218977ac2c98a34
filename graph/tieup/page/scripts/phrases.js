// How relations read in English: as a sentence, and as the heading of a list.

import { nameOf, partiesOf } from "./data.js";
import { dateWords } from "./words.js";

/** @typedef {import("./data.js").Relation} Relation */

/** What one does or is with regard to the other, and did or was when it is over. @type {Object<string, [string, string]>} */
const VERBS = {
  partneredWith: ["partnered with", "partnered with"],
  supplies: ["supplies", "supplied"],
  investedIn: ["invested in", "had invested in"],
  acquired: ["acquired", "acquired"],
  subsidiaryOf: ["is part of", "was part of"],
  competesWith: ["competes with", "competed with"],
  sued: ["sued", "sued"],
  manufacturedBy: ["is made by", "was made by"],
  coDevelopedWith: ["was developed together with", "was developed together with"],
  usesSensor: ["uses the sensor", "used the sensor"],
  usesChipset: ["uses the chipset", "used the chipset"],
  usesComponent: ["uses", "used"],
  runsOn: ["runs on", "ran on"],
  succeeds: ["succeeds", "succeeds"],
  hasRole: ["holds a post at", "held a post at"],
  quotedIn: ["is quoted in", "is quoted in"],
  launchedOn: ["was launched", "was launched"],
};

/** What a list is called: seen from the one, and from the other. @type {Object<string, [string, string]>} */
const HEADINGS = {
  partneredWith: ["Partners over the years", "Partners over the years"],
  supplies: ["Supplies", "Suppliers"],
  investedIn: ["Investments", "Investors"],
  acquired: ["Acquired", "Acquired by"],
  subsidiaryOf: ["Part of", "Subsidiaries"],
  competesWith: ["Competitors", "Competitors"],
  sued: ["Sued", "Sued by"],
  manufacturedBy: ["Made by", "Products"],
  coDevelopedWith: ["Developed together with", "Products developed with others"],
  usesSensor: ["Image sensors", "Used in"],
  usesChipset: ["Chipset", "Used in"],
  usesComponent: ["Components", "Used in"],
  runsOn: ["Runs on", "Runs on it"],
  succeeds: ["Succeeds", "Succeeded by"],
  hasRole: ["Posts", "People"],
  quotedIn: ["Quoted in", "Who is quoted"],
};

/** @param {Relation} relation */
export function verbOf({ kind, label, end, role }) {
  const [now, past] = VERBS[kind] ?? [label, label];
  if (kind === "hasRole" && role) return `${end ? "was" : "is"} ${role} ${/\bof\b/.test(role) ? "at" : "of"}`;
  return end ? past : now;
}

/** Names in a row: A; A and B; A, B and C. @param {string[]} ids */
export function listed(ids) {
  const names = ids.map(nameOf);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}` : names[0];
}

/** @param {Relation} relation */
export function sentence(relation) {
  const { to, date } = relation;
  const [first, ...others] = partiesOf(relation);
  const launched = date ? `${/^\d{4}-\d\d-\d\d$/.test(date) ? "on" : "in"} ${dateWords(date)}` : "";
  return `${nameOf(first)} ${verbOf(relation)} ${to ? listed(others) : launched}`;
}

/**
 * The heading above those to whom something is tied so.
 * @param {Relation} relation
 * @param {string} id  the end from which it is seen
 */
export function headingOf({ kind, label, symmetric, from }, id) {
  const [outward, inward] = HEADINGS[kind] ?? [label, `Others that ${label} it`];
  return symmetric || from === id ? outward : inward;
}
