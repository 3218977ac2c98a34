// The same in words: a table of the relations that are visible, for those who do not see the picture or prefer a list.

import { byName, byRank, nameOf, onceEach, relations } from "./data.js";
import { button, byId, make } from "./dom.js";
import { focusPanel } from "./panel.js";
import { sentence } from "./phrases.js";
import { choose, isInScene, isVisible, standpointOf, watch } from "./state.js";
import { counted, periodWords, standingWord } from "./words.js";

/** @typedef {import("./data.js").Relation} Relation */

const COLUMNS = ["Relation", "Period", "Certainty", "Articles"];
const ROWS_AT_ONCE = 200; // shown at once

/** The relations that are visible in the scene, by the names of their ends; an alliance counts once. */
export function visibleRelations() {
  const order = (/** @type {Relation} */ a, /** @type {Relation} */ b) => byName(nameOf(a.from), nameOf(b.from)) || byRank(a.kind, b.kind) || byName(nameOf(a.to), nameOf(b.to));
  return onceEach([...relations.values()].filter(({ id }) => isInScene(id) && isVisible(id)).sort(order));
}

/** @param {Relation} relation */
function listRow(relation) {
  const view = standpointOf(relation.id) ?? relation;
  const open = button(sentence(relation), () => { choose(relation.id); focusPanel(); }, { class: "row", dir: "auto" });
  const notes = [periodWords(view.start, view.end), standingWord(view.standing), String(relation.articles.length)];
  return make("tr", {}, make("th", { scope: "row" }, open), ...notes.map((note) => make("td", {}, note)));
}

/** @param {Relation[]} visible @param {number} most */
function listTable(visible, most) {
  const head = make("tr", {}, ...COLUMNS.map((column) => make("th", { scope: "col" }, column)));
  const caption = make("caption", {}, counted(visible.length, "visible relation", "visible relations"));
  return make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...visible.slice(0, most).map(listRow)));
}

/** Keep the table up with the state; its rows are made when it is looked at. */
export function startListing() {
  const area = byId("table");
  const draw = (most = ROWS_AT_ONCE) => {
    const visible = visibleRelations();
    const more = visible.length > most ? button(`Show ${Math.min(ROWS_AT_ONCE * 5, visible.length - most)} more`, () => draw(most + ROWS_AT_ONCE * 5), { class: "more" }) : null;
    area.replaceChildren(...[listTable(visible, most), more].filter((part) => part !== null));
  };
  /** What was drawn last: choosing something changes no row. */
  let drawnFor = "";
  watch(({ view, off, moment, focus }) => {
    const asked = JSON.stringify([Object.values(off).map((values) => [...values]), moment, focus]);
    if (view !== "table" || asked === drawnFor) return;
    drawnFor = asked;
    draw();
  });
}
