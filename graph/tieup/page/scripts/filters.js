// The legend, which is also the filter: what each mark and line means, how many there are, and whether they are shown.

import { byRank, entities, onceEach, relations } from "./data.js";
import { byId, make } from "./dom.js";
import { kindPicture, standingPicture, typePicture } from "./legend.js";
import { show, watch } from "./state.js";
import { STANDINGS, typeWord } from "./words.js";

/** @typedef {import("./state.js").Facet} Facet */

const PUBLISHERS = 30; // the most frequent, which can be filtered by

/** All relations, alliances once. */
const once = onceEach([...relations.values()]);

/** @param {string[]} values */
function counts(values) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return counted;
}

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {Node} picture
 * @param {string} label
 * @param {number} count
 * @param {string} [meaning]
 */
function choice(facet, value, picture, label, count, meaning) {
  const box = make("input", { type: "checkbox", "data-facet": facet, value });
  box.addEventListener("change", () => show(facet, value, /** @type {HTMLInputElement} */ (box).checked));
  return make("label", { title: meaning }, box, picture, make("span", { dir: "auto" }, label), make("small", {}, count.toLocaleString("en")));
}

/**
 * @param {string} legend
 * @param {Node[]} choices
 */
function group(legend, choices) {
  return make("fieldset", {}, make("legend", {}, legend), ...choices);
}

function types() {
  const counted = counts([...entities.values()].map(({ type }) => type));
  return [...counted].sort(([a], [b]) => byRank(a, b)).map(([type, count]) => choice("type", type, typePicture(type), typeWord(type), count));
}

function publishers() {
  const said = once.flatMap(({ articles }) => [...new Set(articles.map(({ publisher }) => publisher ?? ""))]);
  const sorted = [...counts(said)].sort(([, a], [, b]) => b - a).slice(0, PUBLISHERS);
  return sorted.map(([publisher, count]) => choice("publisher", publisher, make("span", { class: "bullet" }), publisher || "Not named", count));
}

function kinds() {
  const counted = counts(once.map(({ kind }) => kind));
  const labels = new Map(once.map(({ kind, label }) => [kind, label]));
  const sorted = [...counted].sort(([a], [b]) => byRank(a, b));
  return sorted.map(([kind, count]) => choice("kind", kind, kindPicture(kind), labels.get(kind) ?? kind, count));
}

function standings() {
  const counted = counts(once.map(({ standing }) => standing));
  const known = [...new Set([...Object.keys(STANDINGS), ...counted.keys()])].filter((standing) => counted.has(standing));
  return known.map((standing) => {
    const [word, meaning] = STANDINGS[standing] ?? [standing, ""];
    return choice("standing", standing, standingPicture(standing), word, counted.get(standing) ?? 0, meaning);
  });
}

/** Build the filters and keep their boxes up with the state. */
export function startFilters() {
  /** @type {HTMLFormElement} */
  const form = byId("filters");
  const build = () => form.replaceChildren(group("Who and what", types()), group("Certainty", standings()), group("Relations", kinds()), group("Said by", publishers()));
  const tick = (/** @type {import("./state.js").State} */ { off }) => {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))) {
      box.checked = !off[/** @type {Facet} */ (box.dataset.facet)].has(box.value);
    }
  };
  build();
  watch(tick);
  startDrawer(form);
}

/** Fold the filters away and out again; they begin folded where there is little room. @param {HTMLElement} form */
function startDrawer(form) {
  const opener = byId("filter");
  const fold = (/** @type {boolean} */ folded) => {
    form.toggleAttribute("hidden", folded);
    opener.setAttribute("aria-expanded", String(!folded));
  };
  opener.addEventListener("click", () => fold(!form.hidden));
  fold(matchMedia("(max-width: 760px)").matches);
}
