// A note above the picture that says which part of the graph it shows, and the way back to all of it.

import { isLarge } from "./data.js";
import { button, byId, make } from "./dom.js";
import { sceneWords } from "./scene.js";
import { focusOn, watch } from "./state.js";

/** Keep the note up with the state. */
export function startWhereabouts() {
  const note = byId("where");
  const back = button(isLarge ? "Back to the overview" : "Show everything", () => focusOn(null));
  watch(({ focus, view }) => {
    const words = sceneWords(focus);
    note.toggleAttribute("hidden", !words || view !== "graph");
    note.replaceChildren(make("span", { dir: "auto" }, words), ...(focus.length ? [back] : []));
  });
}
