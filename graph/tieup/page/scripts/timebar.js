// The time bar: a day, or the days from one to another, looked at in what was so or in what was known; and the years played through.

import { onceEach, relations } from "./data.js";
import { byId, make } from "./dom.js";
import { extentOfTime, firstOf, heldByMonth, monthOf } from "./extent.js";
import { drawn, lookAt, presence, setClock, state, watch } from "./state.js";
import { dayOf, isoOf } from "./time.js";
import { counted } from "./words.js";

/** @typedef {{first: number, last: number}} Extent */

const PACE = 160; // milliseconds between the steps of playing
const STEPS = 120; // into which playing divides all of time
const YEAR = 365; // days of a period at first
const TICKS = 9; // years written at most
const LATE = 0.9; // share of the bar from which years stand before their line
const CLOCKS = /** @type {const} */ ([["so", "What was so", "as it is known today"], ["known", "What was known", "as it could be read on that day"]]);

/** @param {string} name @param {string} label @param {Extent} extent */
function slider(name, label, { first, last }) {
  const input = make("input", { type: "range", id: name, min: `${first}`, max: `${last}`, step: "1", "aria-label": label });
  return /** @type {HTMLInputElement} */ (input);
}

/** @param {string} name @param {string} label */
function dateField(name, label) {
  return /** @type {HTMLInputElement} */ (make("input", { type: "date", id: name, "aria-label": label }));
}

/** A hill for every month: how much certainly held. @param {Extent} extent */
function hills(extent) {
  const held = heldByMonth(extent);
  const most = Math.max(...held, 1);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${held.length} 100`, preserveAspectRatio: "none", "aria-hidden": "true", class: "hills" })) svg.setAttribute(name, value);
  path.setAttribute("d", `M0 100${held.map((count, at) => `V${100 - Math.round((count / most) * 100)}H${at + 1}`).join("")}V100Z`);
  svg.append(path);
  return svg;
}

/** @param {Extent} extent */
function years({ first, last }) {
  const count = (last + 1 - first) / 12;
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => count / step <= TICKS) ?? 200;
  const shown = Array.from({ length: count }, (_, at) => first / 12 + at).filter((year) => year % every === 0);
  const ticks = shown.map((year) => {
    const share = (year * 12 - first) / (last + 1 - first);
    const tick = make("span", { class: share > LATE ? "late" : null }, String(year));
    tick.style.insetInlineStart = `${share * 100}%`;
    return tick;
  });
  return make("div", { class: "years", "aria-hidden": "true" }, ...ticks);
}

/** The relations in the picture, alliances once. */
function drawnOnce() {
  return onceEach(drawn().edges.map((id) => /** @type {import("./data.js").Relation} */ (relations.get(id))));
}

/** How many of the relations in the picture held. */
function tally() {
  const found = drawnOnce().map(({ id }) => presence(id));
  const count = (/** @type {string[]} */ ...kinds) => found.filter((kind) => kinds.includes(kind)).length;
  const part = (/** @type {string} */ look, /** @type {number} */ number, /** @type {string} */ word) => make("span", { class: look }, `${number.toLocaleString("en")} ${word}`);
  return [part("certainly", count("certainly"), "certainly"), part("possibly", count("possibly"), "possibly"), part("over", count("ended", "before"), "ended or not yet")];
}

/** @param {(clock: "so" | "known") => void} choose */
function clocks(choose) {
  const choices = CLOCKS.map(([value, label, title]) => {
    const radio = make("input", { type: "radio", name: "clock", value });
    radio.addEventListener("change", () => choose(value));
    return make("label", { title }, radio, label);
  });
  return make("fieldset", { class: "clocks" }, make("legend", {}, "Which clock"), ...choices);
}

/** @param {Extent} extent */
function controlsOf(extent) {
  return {
    day: slider("day", "Day, by months", extent),
    from: slider("from", "From, by months", extent),
    dayField: dateField("on-day", "Day"),
    fromField: dateField("from-day", "From"),
    play: make("button", { type: "button", class: "play", "aria-label": "Play" }, "▶"),
    period: make("button", { type: "button", "aria-pressed": "false", title: "From one day to another" }, "Period"),
    all: make("button", { type: "button" }, "All of time"),
    sum: make("output", { class: "tally" }),
  };
}

/** The day that is looked at, or the end of the bar. @param {Extent} extent */
function lookedAt(extent) {
  return state.moment.day ?? firstOf(extent.last);
}

/** Go to a month; a period moves along. @param {number} month @param {Extent} extent */
function goTo(month, extent) {
  const { from } = state.moment;
  const to = firstOf(month);
  lookAt(to, from === null ? null : Math.min(to, from + Math.max(0, to - lookedAt(extent))));
}

/** Let the button play through time until it is stopped or time is over. @param {HTMLElement} opener @param {Extent} extent @returns {() => void} what stops it */
function player(opener, extent) {
  const stride = Math.max(1, Math.round((extent.last - extent.first) / STEPS));
  const now = () => monthOf(lookedAt(extent));
  let timer = 0;
  const turn = (/** @type {number} */ started) => {
    clearInterval(timer);
    timer = started;
    opener.replaceChildren(timer ? "❚❚" : "▶");
    opener.setAttribute("aria-label", timer ? "Pause" : "Play");
  };
  const step = () => (now() >= extent.last ? turn(0) : goTo(Math.min(extent.last, now() + stride), extent));
  opener.addEventListener("click", () => {
    if (!timer && now() >= extent.last) goTo(extent.first, extent);
    turn(timer ? 0 : window.setInterval(step, PACE));
  });
  return () => turn(0);
}

/** @param {ReturnType<typeof controlsOf>} controls @param {Extent} extent */
function listen({ day, from, dayField, fromField, play, period, all }, extent) {
  const stop = player(play, extent);
  const set = (/** @type {?number} */ until, /** @type {?number} */ since) => {
    stop();
    if (until !== null) lookAt(Math.max(until, since ?? until), since === null ? null : Math.min(since, until));
  };
  const written = (/** @type {HTMLInputElement} */ field) => (field.value ? dayOf(field.value) : null);
  day.addEventListener("input", () => set(firstOf(Number(day.value)), state.moment.from));
  from.addEventListener("input", () => set(lookedAt(extent), firstOf(Number(from.value))));
  dayField.addEventListener("change", () => set(written(dayField), state.moment.from));
  fromField.addEventListener("change", () => set(lookedAt(extent), written(fromField)));
  period.addEventListener("click", () => set(lookedAt(extent), state.moment.from === null ? lookedAt(extent) - YEAR : null));
  all.addEventListener("click", () => {
    stop();
    lookAt(null);
  });
}

/** Say in slider and field which day it is. @param {HTMLInputElement} range @param {HTMLInputElement} field @param {?number} day @param {number} otherwise  the month */
function tellDay(range, field, day, otherwise) {
  range.value = String(day === null ? otherwise : monthOf(day));
  range.setAttribute("aria-valuetext", day === null ? "all of time" : isoOf(day));
  field.value = day === null ? "" : isoOf(day);
}

/** Build the bar, where anything bears a date, and keep it up with the state. */
export function startTimebar() {
  const bar = byId("time");
  const extent = extentOfTime();
  if (!extent) return bar.remove();
  const controls = controlsOf(extent);
  const { day, from, dayField, fromField, play, period, all, sum } = controls;
  const dates = make("span", { class: "dates" }, fromField, make("span", { class: "to" }, "to"), dayField);
  bar.replaceChildren(
    make("div", { class: "when" }, play, dates, period, all, clocks(setClock)),
    sum,
    make("div", { class: "track" }, hills(extent), from, day, years(extent)),
  );
  listen(controls, extent);
  watch(({ moment }) => {
    bar.classList.toggle("on", moment.day !== null);
    bar.classList.toggle("ranged", moment.from !== null);
    tellDay(day, dayField, moment.day, extent.last);
    tellDay(from, fromField, moment.from, extent.first);
    period.setAttribute("aria-pressed", String(moment.from !== null));
    all.toggleAttribute("disabled", moment.day === null);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (bar.querySelectorAll('[name="clock"]'))) radio.checked = radio.value === moment.clock;
    sum.replaceChildren(...(moment.day === null ? [`${counted(drawnOnce().length, "relation", "relations")} shown, whenever they held`] : tally()));
  });
}
