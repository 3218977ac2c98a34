// Going on from a party: its surroundings alone, one step further, and the shortest ways to another.

import { nameOf, relations } from "./data.js";
import { button, make } from "./dom.js";
import { shortest } from "./paths.js";
import { sentence } from "./phrases.js";
import { change, choose, expand, focusOn, state } from "./state.js";
import { suggestBox } from "./suggest.js";
import { counted } from "./words.js";

/** @typedef {import("./data.js").Relation} Relation */

/** @param {string} id */
function focusButtons(id) {
  const { focus } = state;
  const isWithin = focus.includes(id);
  return [
    isWithin ? null : button(focus.length ? "Add surroundings" : "Only its surroundings", () => (focus.length ? expand(id) : focusOn(id))),
    focus.length && !(isWithin && focus.length === 1) ? button("Only its surroundings", () => focusOn(id)) : null,
    focus.length ? button("Show everything", () => focusOn(null)) : null,
  ];
}

/** @param {Relation[]} ties */
function wayView(ties) {
  return make("li", {}, make("ol", {}, ...ties.map((tie) => make("li", {}, button(sentence(tie), () => choose(tie.id), { class: "row", dir: "auto" })))));
}

/** @param {string} id @param {string} other */
function connections(id, other) {
  const ways = shortest(id, other);
  const length = ways.length ? `, over ${counted(ways[0].length, "relation", "relations")}` : "";
  const found = ways.length ? `${counted(ways.length, "shortest connection", "shortest connections")} to ${nameOf(other)}${length}` : `No connection to ${nameOf(other)} over what is shown`;
  const ends = [...new Set(ways.flat().flatMap(({ from, to }) => [from, to]))];
  return make(
    "section",
    { class: "ways" },
    make("h3", { dir: "auto" }, found),
    make("ul", {}, ...ways.map(wayView)),
    make("p", { class: "choices" },
      ends.length ? button("Show these in the graph", () => change({ focus: ends, view: "graph" })) : null,
      button("Forget the connection", () => change({ other: null }))),
  );
}

/** What leads on from a party. @param {string} id */
export function waysView(id) {
  const { other } = state;
  const box = suggestBox("destinations", "Connect with …", (found) => change({ other: found }));
  const ways = other && other !== id && !relations.has(other) ? connections(id, other) : null;
  return make("div", { class: "leads" }, make("p", { class: "choices" }, ...focusButtons(id)), box, ways);
}
