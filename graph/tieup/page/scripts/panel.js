// The panel: what is chosen, with its evidence; a summary when nothing is.

import { entities, nameOf, onceEach, partiesOf, relations } from "./data.js";
import { button, byId, make } from "./dom.js";
import { claimsView } from "./evidence.js";
import { articleFacts, launchesView, relationFacts } from "./facts.js";
import { kindPicture, typePicture } from "./legend.js";
import { waysView } from "./neighbourhood.js";
import { verbOf } from "./phrases.js";
import { profile } from "./profile.js";
import { choose, watch } from "./state.js";
import { counted, typeWord } from "./words.js";

/** @param {string} id */
function entityView(id) {
  const entity = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const others = entity.aliases.length ? `also called ${entity.aliases.slice(0, 12).join(", ")}` : null;
  return [
    make("p", { class: "kicker" }, typePicture(entity.type), typeWord(entity.type)),
    make("h2", { tabindex: "-1", dir: "auto" }, entity.name),
    others ? make("p", { class: "hint", dir: "auto" }, others) : null,
    articleFacts(entity),
    waysView(id),
    launchesView(entity.launches),
    profile(id),
  ];
}

/** @param {string} id */
function relationView(id) {
  const relation = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const [first, ...others] = partiesOf(relation);
  const joint = (/** @type {number} */ left) => (left > 1 ? ", " : " and ");
  const end = (/** @type {string} */ node) => button(nameOf(node), () => choose(node), { class: "name", dir: "auto" });
  return [
    make("p", { class: "kicker" }, kindPicture(relation.kind), relation.alliance ? `Alliance of ${others.length + 1}` : "Relation"),
    make("h2", { tabindex: "-1" }, end(first), ` ${verbOf(relation)} `, ...others.flatMap((other, at) => [joint(others.length - at), end(other)]).slice(1)),
    relationFacts(relation),
    claimsView(relation),
  ];
}

function summary() {
  const articles = new Set([...relations.values()].flatMap((relation) => relation.articles));
  const named = [...entities.values()].filter(({ type }) => type !== "Article").length;
  return [
    make("h2", { class: "summary" }, counted(named, "entity", "entities"), make("span", {}, " · "), counted(onceEach([...relations.values()]).length, "relation", "relations")),
    make("p", { class: "hint" }, `Read in ${counted(articles.size, "article", "articles")}. Choose a name or a line to see who says so, since when, and in which words.`),
  ];
}

/** Keep the panel up with the state. */
export function startPanel() {
  const panel = byId("panel");
  const details = byId("details");
  /** @type {?string | undefined} */
  let shown;
  /** @type {?string | undefined} */
  let last;
  watch(({ chosen, other, moment }) => {
    const asked = JSON.stringify([chosen, other, chosen && moment]);
    if (asked === shown) return;
    const isNew = chosen !== last;
    const within = details.contains(document.activeElement);
    shown = asked;
    last = chosen;
    const view = !chosen ? summary() : relations.has(chosen) ? relationView(chosen) : entityView(chosen);
    const close = chosen ? button("×", () => choose(null), { class: "close", "aria-label": "Close", title: "Close" }) : null;
    details.replaceChildren(...[close, ...view].filter((part) => part !== null));
    panel.classList.toggle("open", chosen !== null);
    if (isNew) panel.scrollTop = 0;
    if (within) focusPanel();
  });
  // As a sheet the summary is folded to a strip, which a tap unfolds.
  details.addEventListener("click", () => panel.querySelector(".summary") && panel.classList.toggle("open"));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && !document.querySelector("dialog[open]") && choose(null));
}

/** Let a keyboard or a screen reader go on in the panel. */
export function focusPanel() {
  /** @type {?HTMLElement} */ (document.querySelector("#details h2[tabindex]"))?.focus();
}
