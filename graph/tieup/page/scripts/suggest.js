// A box in which to find an entity by any of its names, with suggestions, for the keyboard as well as for the pointer.

import { byName, entities, tiesOf } from "./data.js";
import { make } from "./dom.js";
import { typePicture } from "./legend.js";
import { typeWord } from "./words.js";

/** @typedef {{id: string, name: string, type: string, by: string}} Hit  `by` is the other name that was found, if it was one */

const MOST_HITS = 8; // suggestions shown at once
const SEARCHED = 200; // characters of a name that are searched

/** Without case, accents and the like. @param {string} text */
function plain(text) {
  return text.slice(0, SEARCHED).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** All names there are, prepared when the page is idle or they are first looked for. @type {Array<{hit: Hit, plain: string}>} */
let names = [];

/** The names, in the form in which they are compared. */
export function prepared() {
  if (names.length) return names;
  for (const { id, name, type, aliases } of entities.values()) {
    for (const called of new Set([name, ...aliases])) names.push({ hit: { id, name, type, by: called === name ? "" : called }, plain: plain(called) });
  }
  return names;
}

/** Those that begin so first, then those with a word that does, then the others that contain it; of like ones the most connected. @param {string} text */
function found(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const rank = (/** @type {string} */ name) => (name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : 2);
  const hits = prepared().filter((entry) => entry.plain.includes(wanted)).map((entry) => ({ ...entry, rank: rank(entry.plain), ties: tiesOf(entry.hit.id).length }));
  const best = hits.sort((a, b) => a.rank - b.rank || (hits.length > 50 ? b.ties - a.ties : 0) || byName(a.hit.name, b.hit.name));
  /** @type {Map<string, Hit>} */
  const first = new Map();
  for (const { hit } of best) if (first.size < MOST_HITS && !first.has(hit.id)) first.set(hit.id, hit);
  return [...first.values()];
}

/**
 * Bring a box and its list to life.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list
 * @param {(id: string) => void} pick  what to do with the one that is chosen
 */
export function suggest(box, list, pick) {
  let hits = found("");
  let active = 0;

  const draw = () => {
    list.replaceChildren(...hits.map(option));
    list.toggleAttribute("hidden", !hits.length);
    box.setAttribute("aria-expanded", String(hits.length > 0));
    if (hits.length) box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else box.removeAttribute("aria-activedescendant");
  };
  const option = (/** @type {Hit} */ hit, /** @type {number} */ index) => {
    const state = { id: `${list.id}-${index}`, role: "option", "aria-selected": String(index === active) };
    const called = make("span", { dir: "auto" }, hit.name, hit.by ? make("i", {}, ` also ${hit.by}`) : null);
    const item = make("li", state, typePicture(hit.type), called, make("small", {}, typeWord(hit.type)));
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(hit.id);
    });
    return item;
  };
  const look = (/** @type {string} */ text) => {
    [hits, active] = [found(text), 0];
    draw();
  };
  const take = (/** @type {string} */ id) => {
    box.value = "";
    look("");
    pick(id);
  };
  const move = (/** @type {number} */ step) => {
    if (hits.length) active = (active + step + hits.length) % hits.length;
    draw();
  };

  /** @type {Object<string, () => void>} */
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => hits.length && take(hits[active].id), Escape: () => look("") };
  box.addEventListener("input", () => look(box.value));
  box.addEventListener("focus", () => look(box.value));
  box.addEventListener("blur", () => look(""));
  box.addEventListener("keydown", (event) => {
    if (!(event.key in keys)) return;
    event.preventDefault();
    if (hits.length) event.stopPropagation();
    keys[event.key]();
  });
}

/**
 * A new box with its list.
 * @param {string} name  of the list, unique in the page
 * @param {string} label
 * @param {(id: string) => void} pick
 */
export function suggestBox(name, label, pick) {
  const box = /** @type {HTMLInputElement} */ (make("input", {
    type: "search", role: "combobox", placeholder: label, "aria-label": label, "aria-controls": name,
    "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
  }));
  const list = make("ul", { id: name, role: "listbox", "aria-label": "Suggestions", class: "suggestions", hidden: true });
  suggest(box, list, pick);
  return make("div", { class: "search" }, box, list);
}
