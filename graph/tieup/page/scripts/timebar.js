// The time bar: a day, or the days from one to another, looked at in what was so or in what was known; and the years played through.

import { button, byId, make } from "./dom.js";
import { extentOfTime, firstOf, heldByMonth, monthOf } from "./extent.js";
import { drawn, lookAt, presence, setClock, watch } from "./state.js";
import { dayOf, isoOf } from "./time.js";

/** @typedef {{first: number, last: number}} Extent */

const PACE = 160; // milliseconds between the steps of playing
const STEPS = 120; // into which playing divides all of time
const TICKS = 9; // years written at most
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
    const tick = make("span", {}, String(year));
    tick.style.insetInlineStart = `${((year * 12 - first) / (last + 1 - first)) * 100}%`;
    return tick;
  });
  return make("div", { class: "years", "aria-hidden": "true" }, ...ticks);
}

/** How many of the relations in the picture held. */
function tally() {
  const found = drawn().edges.map(presence);
  const count = (/** @type {string[]} */ ...kinds) => found.filter((kind) => kinds.includes(kind)).length;
  const part = (/** @type {string} */ look, /** @type {number} */ number, /** @type {string} */ word) => make("span", { class: look }, `${number} ${word}`);
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

/** Step through time by itself until it is stopped or over. @param {(month: number) => void} go @param {() => number} now @param {Extent} extent @param {HTMLElement} opener */
function player(go, now, { first, last }, opener) {
  const stride = Math.max(1, Math.round((last - first) / STEPS));
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    opener.replaceChildren("▶");
    opener.setAttribute("aria-label", "Play");
  };
  const step = () => (now() >= last ? stop() : go(Math.min(last, now() + stride)));
  const start = () => {
    if (now() >= last) go(first);
    timer = window.setInterval(step, PACE);
    opener.replaceChildren("❚❚");
    opener.setAttribute("aria-label", "Pause");
  };
  opener.addEventListener("click", () => (timer ? stop() : start()));
  return stop;
}

/** Build the bar, where anything bears a date, and keep it up with the state. */
export function startTimebar() {
  const bar = byId("time");
  const extent = extentOfTime();
  if (!extent) return bar.remove();
  const [day, from] = [slider("day", "Day, by months", extent), slider("from", "From, by months", extent)];
  const [dayField, fromField] = [dateField("on-day", "Day"), dateField("from-day", "From")];
  const play = button("▶", () => {}, { class: "play", "aria-label": "Play" });
  const period = button("Period", () => lookAt(looked().day, looked().from === null ? looked().day - 365 : null), { "aria-pressed": "false", title: "From one day to another" });
  const all = button("All of time", () => { stop(); lookAt(null); });
  const sum = make("output", { class: "tally" });
  /** @type {import("./state.js").Moment} */
  let moment = { from: null, day: null, clock: "so" };
  const looked = () => ({ ...moment, day: moment.day ?? firstOf(extent.last) });
  const go = (/** @type {number} */ month) => {
    const to = firstOf(month);
    lookAt(to, moment.from === null ? null : Math.min(to, moment.from + Math.max(0, to - looked().day)));
  };
  const stop = player(go, () => (moment.day === null ? extent.last : monthOf(moment.day)), extent, play);
  const set = (/** @type {?number} */ until, /** @type {?number} */ since) => {
    stop();
    if (until !== null) lookAt(Math.max(until, since ?? until), since === null ? null : Math.min(since, until));
  };
  const written = (/** @type {HTMLInputElement} */ field) => (field.value ? dayOf(field.value) : null);
  day.addEventListener("input", () => set(firstOf(Number(day.value)), moment.from));
  from.addEventListener("input", () => set(looked().day, firstOf(Number(from.value))));
  dayField.addEventListener("change", () => set(written(dayField), moment.from));
  fromField.addEventListener("change", () => set(looked().day, written(fromField)));
  bar.replaceChildren(
    make("div", { class: "when" }, play, make("span", { class: "dates" }, fromField, make("span", { class: "to" }, "to"), dayField), period, all, sum, clocks(setClock)),
    make("div", { class: "track" }, hills(extent), from, day, years(extent)),
  );
  watch((state) => {
    moment = state.moment;
    const isOn = moment.day !== null;
    bar.classList.toggle("on", isOn);
    bar.classList.toggle("ranged", moment.from !== null);
    day.value = String(moment.day === null ? extent.last : monthOf(moment.day));
    from.value = String(moment.from === null ? extent.first : monthOf(moment.from));
    day.setAttribute("aria-valuetext", moment.day === null ? "all of time" : isoOf(moment.day));
    from.setAttribute("aria-valuetext", moment.from === null ? "" : isoOf(moment.from));
    dayField.value = moment.day === null ? "" : isoOf(moment.day);
    fromField.value = moment.from === null ? "" : isoOf(moment.from);
    period.setAttribute("aria-pressed", String(moment.from !== null));
    all.toggleAttribute("disabled", !isOn);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (bar.querySelectorAll('[name="clock"]'))) radio.checked = radio.value === moment.clock;
    sum.replaceChildren(...(isOn ? tally() : ["Whenever it was"]));
  });
}
