// The list of what changed between two chosen days, on the clock that is chosen.

import { byName } from "./data.js";
import { differences } from "./differences.js";
import { button, byId, make } from "./dom.js";
import { extentOfTime, firstOf } from "./extent.js";
import { standingPicture } from "./legend.js";
import { kindColour } from "./look.js";
import { focusPanel } from "./panel.js";
import { sentence } from "./phrases.js";
import { longList } from "./profile.js";
import { choose, lookAt, watch } from "./state.js";
import { dayOf, isoOf } from "./time.js";
import { counted, dateWords, periodWords, standingWord } from "./words.js";

/**
 * @typedef {import("./differences.js").Difference} Difference
 * @typedef {import("./differences.js").Kind} Kind
 */

/** @type {Array<[Kind, string, string]>} */
const LISTS = [
  ["begun", "Begun", ""],
  ["launched", "Launched", ""],
  ["confirmed", "Confirmed", "a rumour until then"],
  ["learned", "Learned", "it was so before"],
  ["rumoured", "Newly rumoured", ""],
  ["denied", "Denied", ""],
  ["moved", "Dates changed", ""],
  ["ended", "Ended", ""],
];

/** @param {Difference} difference */
function changeRow({ kind, relation, view, isSure }) {
  const open = button(sentence(relation), () => { choose(relation.to ? relation.id : relation.from); focusPanel(); }, { class: "row", dir: "auto" });
  open.prepend(standingPicture(view.standing, kindColour(relation.kind)));
  const when = kind === "ended" && view.end ? `until ${dateWords(view.end)}` : periodWords(view.start, view.end);
  return make("li", {}, open, make("small", {}, [when, standingWord(view.standing).toLowerCase(), isSure ? "" : "possibly"].filter(Boolean).join(", ")));
}

/** What is sure first, then by the words; these are made once, since there may be thousands. @param {Difference[]} group */
function inOrderOfWords(group) {
  const worded = group.map((difference) => ({ difference, isSure: Number(difference.isSure), words: sentence(difference.relation) }));
  return worded.sort((a, b) => b.isSure - a.isSure || byName(a.words, b.words)).map(({ difference }) => difference);
}

/** @param {Map<Kind, Difference[]>} found */
function lists(found) {
  const sections = LISTS.flatMap(([kind, heading, meaning]) => {
    const group = inOrderOfWords(found.get(kind) ?? []);
    const note = [group.length, meaning].filter(Boolean).join(", ");
    return group.length ? [make("section", {}, make("h2", {}, heading, " ", make("small", {}, note)), longList(group, changeRow))] : [];
  });
  return sections.length ? sections : [make("p", { class: "hint" }, "Nothing that is shown changed between these days.")];
}

/** Keep the list up with the state. */
export function startChanges() {
  const area = byId("changes");
  const extent = extentOfTime();
  if (!extent) return area.replaceChildren(make("p", { class: "hint" }, "Nothing here bears a date."));
  const [from, until] = ["Between", "and"].map((label) => {
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "date" }));
    return { input, view: make("label", {}, label, input) };
  });
  const clock = make("p", { class: "hint" });
  const result = make("div", {});
  const problem = make("p", { class: "hint", role: "status" });
  const set = () => {
    const [first, second] = [dayOf(from.input.value), dayOf(until.input.value)];
    const isWrong = Number.isNaN(first) || Number.isNaN(second) || second <= first;
    problem.textContent = isWrong ? "The second day has to lie after the first." : "";
    if (!isWrong) lookAt(second, first);
  };
  for (const { input } of [from, until]) input.addEventListener("change", set);
  area.replaceChildren(make("form", { class: "days" }, from.view, until.view), clock, problem, result);
  area.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  watch(({ view, moment }) => {
    if (view !== "changes") return;
    const second = moment.day ?? firstOf(extent.last + 1);
    const first = moment.from ?? second - 365;
    for (const [{ input }, day] of /** @type {const} */ ([[from, first], [until, second]])) if (input !== document.activeElement) input.value = isoOf(day);
    const found = differences(first, second, moment.clock);
    const total = [...found.values()].flat().length;
    clock.textContent = `${counted(total, "change", "changes")} in what was ${moment.clock === "so" ? "so, as it is known today" : "known on these days"}; the switch below turns to the other clock.`;
    result.replaceChildren(...lists(found));
  });
}
