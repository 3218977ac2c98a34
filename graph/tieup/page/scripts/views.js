// One thing seen in four ways: as a graph, over time, as changes between two days, and as a table.

import { byId } from "./dom.js";
import { change, watch } from "./state.js";

/** @typedef {import("./state.js").View} View */

/** Show the view that is chosen; the graph keeps its place beneath the others. */
export function startViews() {
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("#views button"));
  for (const one of buttons) one.addEventListener("click", () => change({ view: /** @type {View} */ (one.dataset.view) }));
  watch(({ view }) => {
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.view === view));
    for (const name of ["timeline", "changes", "table"]) byId(name).toggleAttribute("hidden", name !== view);
    byId("canvas").toggleAttribute("inert", view !== "graph");
    byId("fit").toggleAttribute("hidden", view !== "graph");
  });
}
