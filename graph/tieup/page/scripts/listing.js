// The same in words: a table of the relations that are visible, for those who do not see the picture or prefer a list.

import { byName, byRank, nameOf, relations } from "./data.js";
import { button, byId, make } from "./dom.js";
import { focusPanel } from "./panel.js";
import { choose, isVisible, watch } from "./state.js";
import { counted, periodWords, standingWord } from "./words.js";

const COLUMNS = ["Relation", "Period", "Certainty"];

/**
 * @param {string} id
 * @param {import("./data.js").Relation} relation
 */
function listRow(id, relation) {
  const text = `${nameOf(relation.from)} ${relation.label} ${nameOf(relation.to)}`;
  const open = button(text, () => { choose(id); focusPanel(); }, { class: "row", dir: "auto" });
  const notes = [periodWords(relation.start, relation.end), standingWord(relation.standing)];
  return make("tr", {}, make("th", { scope: "row" }, open), ...notes.map((note) => make("td", {}, note)));
}

/** Keep the list up with the state; its rows are made when it is opened. */
export function startListing() {
  /** @type {HTMLDetailsElement} */
  const listing = byId("listing");
  const [summary, body] = listing.children;
  const sorted = [...relations].sort(([, a], [, b]) => byName(nameOf(a.from), nameOf(b.from)) || byRank(a.kind, b.kind) || byName(nameOf(a.to), nameOf(b.to)));
  const draw = () => {
    const visible = sorted.filter(([id]) => isVisible(id));
    summary.textContent = `${counted(visible.length, "visible relation", "visible relations")} as a list`;
    if (!listing.open) return;
    const head = make("tr", {}, ...COLUMNS.map((column) => make("th", { scope: "col" }, column)));
    body.replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...visible.map(([id, relation]) => listRow(id, relation)))));
  };
  listing.addEventListener("toggle", draw);
  watch(draw);
}
