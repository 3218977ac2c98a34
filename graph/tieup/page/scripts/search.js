// Finding an entity by its name: a box with suggestions, for the keyboard as well as for the pointer.

import { byName, entities } from "./data.js";
import { byId, make } from "./dom.js";
import { typePicture } from "./legend.js";
import { focusPanel } from "./panel.js";
import { choose } from "./state.js";
import { typeWord } from "./words.js";

const MOST = 8; // suggestions shown at once

/** Without case, accents and the like. @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const names = [...entities].map(([id, { name, type }]) => ({ id, name, type, plain: plain(name) }));

/** Those that begin so first, then those with a word that does, then the others that contain it. @param {string} text */
function found(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const rank = (/** @type {string} */ name) => (name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : 2);
  const hits = names.filter((entry) => entry.plain.includes(wanted));
  return hits.sort((a, b) => rank(a.plain) - rank(b.plain) || byName(a.name, b.name)).slice(0, MOST);
}

/** Bring the search box to life. */
export function startSearch() {
  /** @type {HTMLInputElement} */
  const box = byId("search");
  const list = byId("suggestions");
  let hits = found("");
  let active = 0;

  const draw = () => {
    list.replaceChildren(...hits.map((hit, index) => option(hit, index)));
    list.toggleAttribute("hidden", !hits.length);
    box.setAttribute("aria-expanded", String(hits.length > 0));
    if (hits.length) box.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else box.removeAttribute("aria-activedescendant");
  };
  const option = (/** @type {typeof names[0]} */ hit, /** @type {number} */ index) => {
    const state = { id: `suggestion-${index}`, role: "option", "aria-selected": String(index === active) };
    const item = make("li", state, typePicture(hit.type), make("span", { dir: "auto" }, hit.name), make("small", {}, typeWord(hit.type)));
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      pick(hit.id);
    });
    return item;
  };
  const look = (/** @type {string} */ text) => {
    [hits, active] = [found(text), 0];
    draw();
  };
  const pick = (/** @type {string} */ id) => {
    box.value = "";
    look("");
    choose(id);
    focusPanel();
  };
  const move = (/** @type {number} */ step) => {
    if (hits.length) active = (active + step + hits.length) % hits.length;
    draw();
  };

  /** @type {Object<string, () => void>} */
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => hits.length && pick(hits[active].id), Escape: () => look("") };
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
