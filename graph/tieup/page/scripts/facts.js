// What is known of a relation and of an article, laid out for the panel.

import { byName } from "./data.js";
import { link, make } from "./dom.js";
import { claimsView } from "./evidence.js";
import { standingPicture } from "./legend.js";
import { kindColour } from "./look.js";
import { standpointOf } from "./state.js";
import { dateWords, periodWords, standingWord } from "./words.js";

/**
 * @typedef {import("./data.js").Relation} Relation
 * @typedef {import("./data.js").Entity} Entity
 * @typedef {import("./data.js").Launch} Launch
 */

/**
 * Pairs of a term and its value; those without a value are left out.
 * @param {Array<[string, Node | string | null | undefined]>} pairs
 */
export function terms(pairs) {
  const known = pairs.filter(([, value]) => value);
  return make("dl", {}, ...known.flatMap(([term, value]) => [make("dt", {}, term), make("dd", { dir: "auto" }, value)]));
}

/** @param {Relation} relation */
export function relationFacts(relation) {
  const view = standpointOf(relation.id) ?? relation;
  const attested = [...new Set([view.firstAttested, view.lastAttested])].filter((day) => day !== null);
  return terms([
    ["Certainty", make("span", {}, standingPicture(view.standing, kindColour(relation.kind)), standingWord(view.standing))],
    ["Why", view.reason],
    ["Period", periodWords(view.start, view.end)],
    ["Attested", attested.map(dateWords).join(" to ")],
  ]);
}

/** @param {Launch} launch */
function launchView(launch) {
  const date = make("p", {}, make("strong", {}, dateWords(launch.date ?? "")), ` · ${standingWord(launch.standing)}`);
  return make("section", {}, date, claimsView(launch));
}

/** @param {Launch[]} launches */
export function launchesView(launches) {
  if (!launches.length) return null;
  const dates = [...launches].sort((a, b) => byName(a.date ?? "", b.date ?? "")).map(launchView);
  return make("section", {}, make("h3", {}, "Launch"), ...dates);
}

/** @param {Entity} entity */
export function articleFacts({ article }) {
  if (!article) return null;
  return terms([
    ["Publisher", article.publisher],
    ["Published", article.published && dateWords(article.published)],
    ["Address", article.url ? link(article.url, article.url.replace(/^https?:\/\//i, "")) : null],
  ]);
}
