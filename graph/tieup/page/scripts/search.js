// Finding an entity by its name, from anywhere in the page.

import { byId } from "./dom.js";
import { focusPanel } from "./panel.js";
import { choose } from "./state.js";
import { prepared, suggest } from "./suggest.js";

/** Bring the search box to life; the key "/" leads to it. */
export function startSearch() {
  /** @type {HTMLInputElement} */
  const box = byId("search");
  (window.requestIdleCallback ?? setTimeout)(() => prepared());
  suggest(box, byId("suggestions"), (id) => {
    choose(id);
    focusPanel();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    box.focus();
  });
}
