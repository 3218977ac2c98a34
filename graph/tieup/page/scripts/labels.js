// The texts in the picture: as large on the screen at any zoom, and only where there is room for them.

import { entities, nameOf, relations, tiesOf } from "./data.js";
import { colour } from "./look.js";
import { COVERED, NEVER, roomFor } from "./room.js";
import { MANY, endsOf, isVisible, nearness, standpointOf, state } from "./state.js";
import { dateWords } from "./words.js";

/**
 * @typedef {{lines: string[], font: string, width: number, height: number}} Text
 * @typedef {import("./room.js").Anchor} Anchor
 * @typedef {import("./room.js").Box & {id: string, text: Text}} Label
 */

const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const BROADEST = 110; // pixels after which a text is broken
const LINE = 14; // pixels of a line's height
const MOST_LINES = 3;
const LONGEST = 44; // characters of a name that are written
const GAP = 3; // pixels between a mark and its text
const DEAR = 3; // how much worse it is to cover the marks of what is chosen than those of others
const FAR = 0.55; // how strong names are that have nothing to do with what is chosen
const FEW = 6; // ties of a chosen node along which their kind is written
const URGENT = 10_000; // ties would have to be that many to come before what is chosen

/** @type {Map<string, Text>} */
const texts = new Map();

/** @param {CanvasRenderingContext2D} context @param {string} words */
function broken(context, words) {
  const signs = [...words];
  const whole = signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join("")}…` : words;
  /** @type {string[]} */
  const lines = [];
  for (const word of whole.split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    const fits = lines.length === MOST_LINES || context.measureText(longer).width <= BROADEST;
    if (lines.length && fits) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param {CanvasRenderingContext2D} context @param {string} words @param {string} style @returns {Text} */
function textOf(context, words, style) {
  const font = `${style} ${FACE}`;
  const known = texts.get(font + words);
  if (known) return known;
  context.font = font;
  const lines = broken(context, words);
  const text = { lines, font, width: Math.max(...lines.map((line) => context.measureText(line).width)), height: LINE * lines.length };
  texts.set(font + words, text);
  return text;
}

/** What is written along an edge: its kind when it is looked at, and in a small graph when it ended. @param {string} id @param {?string} pointedAt */
function edgeWords(id, pointedAt) {
  const { label, from, to } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const end = standpointOf(id)?.end;
  const isOfFew = [from, to].some((node) => nearness(node) === "chosen" && tiesOf(node).length <= FEW);
  if (id === pointedAt || id === state.chosen || isOfFew) return end ? `${label}, until ${dateWords(end)}` : label;
  return end && entities.size <= MANY && nearness(id) !== "far" ? `until ${dateWords(end.slice(0, 4))}` : "";
}

/** Whether anything may be written along an edge. @param {string} id @param {?string} pointedAt */
export function isSpoken(id, pointedAt) {
  return entities.size <= MANY || id === pointedAt || id === state.chosen || endsOf(id).includes(state.chosen ?? "");
}

/** @param {string} id @param {?string} pointedAt */
function wordsFor(id, pointedAt) {
  if (!isVisible(id) && nearness(id) !== "chosen" && id !== pointedAt) return { words: "", style: "" };
  if (relations.has(id)) return { words: edgeWords(id, pointedAt), style: "11px" };
  const isMaker = entities.get(id)?.type === "Organization";
  const isSpoken = isMaker || nearness(id) !== "far" || id === pointedAt;
  return { words: isSpoken ? nameOf(id) : "", style: isMaker ? "600 13px" : "12px" };
}

/** Companies and what has many ties come first, before them what is chosen with its neighbours; edges come after their ends. @param {string} id @param {?string} pointedAt */
function rank(id, pointedAt) {
  if (id === pointedAt || nearness(id) === "chosen") return relations.has(id) ? URGENT : 2 * URGENT;
  if (relations.has(id)) return -1;
  return (nearness(id) === "near" ? URGENT : 0) + tiesOf(id).length + (entities.get(id)?.type === "Organization" ? 3 : 0);
}

/** How much a text may cover: companies with partners some marks, what is chosen anything. @param {string} id @param {?string} pointedAt */
function limitOf(id, pointedAt) {
  if (id === pointedAt || nearness(id) === "chosen") return Infinity;
  return entities.get(id)?.type === "Organization" && tiesOf(id).length > 1 ? NEVER : COVERED;
}

/**
 * Find room for what is to be written.
 * @param {CanvasRenderingContext2D} context
 * @param {Anchor[]} anchors  the nodes that are visible and the middles of such edges
 * @param {import("./room.js").Box} frame  the whole picture
 * @param {number} unit  what a pixel of the screen is in the picture
 * @param {?string} pointedAt
 * @returns {Label[]}
 */
export function placed(context, anchors, frame, unit, pointedAt) {
  const spoken = anchors.map((anchor) => ({ anchor, ...wordsFor(anchor.id, pointedAt) })).filter(({ words }) => words.trim());
  const wanted = spoken.map((one) => ({ ...one, rank: rank(one.anchor.id, pointedAt) })).sort((a, b) => b.rank - a.rank);
  const written = wanted.map(({ anchor, words, style }) => ({ anchor, text: textOf(context, words, style) }));
  const wishes = written.map(({ anchor, text }) => ({ anchor, width: text.width * unit, height: text.height * unit, limit: limitOf(anchor.id, pointedAt) }));
  const marks = anchors.filter(({ id }) => entities.has(id)).map((mark) => ({ ...mark, weight: state.chosen && nearness(mark.id) !== "far" ? DEAR : 1 }));
  return roomFor(wishes, marks, frame, GAP * unit).flatMap((box, index) => (box ? [{ id: written[index].anchor.id, text: written[index].text, ...box }] : []));
}

/** @param {CanvasRenderingContext2D} context @param {Label[]} labels @param {number} unit */
export function drawLabels(context, labels, unit) {
  const [ink, muted, ground] = ["ink", "muted", "ground"].map((name) => colour(name));
  for (const { id, text, left, right, top } of [...labels].reverse()) {
    context.save();
    context.translate((left + right) / 2, top);
    context.scale(unit, unit);
    Object.assign(context, { font: text.font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3 });
    Object.assign(context, { strokeStyle: ground, fillStyle: relations.has(id) || nearness(id) === "far" ? muted : ink, globalAlpha: nearness(id) === "far" ? FAR : 1 });
    text.lines.forEach((line, row) => {
      context.strokeText(line, 0, (row + 0.5) * LINE);
      context.fillText(line, 0, (row + 0.5) * LINE);
    });
    context.restore();
  }
}
