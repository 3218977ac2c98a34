// What vis-network is told of each node and edge, after the state and the colours of the moment.

import { entities, relations } from "./data.js";
import { colour, kindColour, lineOf, shapeOf, typeColour } from "./look.js";
import { isVisible, nearness } from "./state.js";
import { dateWords } from "./words.js";

const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const NO_LABEL = " "; // vis-network keeps the former label where the new one is empty
const LONGEST = 30; // characters of an article's title that are drawn

/**
 * @param {string} type
 * @param {string} nearnessOfIt
 * @param {number} boost  how much larger than usual
 */
function font(type, nearnessOfIt, boost) {
  const isArticle = type === "Article";
  const ink = nearnessOfIt === "far" ? "faint" : isArticle ? "muted" : "ink";
  const size = (isArticle ? 11 : type === "Organization" ? 15 : 13) * boost;
  const ground = colour("ground");
  return { face: FACE, size, color: colour(ink), strokeWidth: isArticle ? 0 : 4, strokeColor: ground, multi: false, vadjust: -2 };
}

/** @param {string} name */
function short(name) {
  const signs = [...name];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join("").replace(/\s+\S*$/, "")}…` : name;
}

/**
 * @param {string} id
 * @param {number} boost  how much larger than usual its label is
 */
export function paintNode(id, boost = 1) {
  const { name, type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const isArticle = type === "Article";
  const fill = isArticle ? colour("surface") : typeColour(type);
  const border = near === "chosen" ? colour("accent") : isArticle ? colour("line") : colour("ground");
  const look = { background: fill, border };
  return {
    id,
    label: isArticle ? short(name) : name,
    shape: shapeOf(type),
    hidden: !isVisible(id),
    opacity: near === "far" ? 0.2 : 1,
    borderWidth: near === "chosen" ? 4 : isArticle ? 1 : 2,
    color: { ...look, highlight: look, hover: look },
    font: font(type, near, near === "chosen" ? Math.max(boost, 1) : boost),
  };
}

/**
 * @param {string} id
 * @param {boolean} named  whether its kind is written along it
 */
export function paintEdge(id, named) {
  const { kind, label, end, standing } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const { dashes, width, strength } = lineOf(standing);
  const near = nearness(id);
  const stroke = kindColour(kind);
  const ended = end ? `until ${dateWords(named ? end : end.slice(0, 4))}` : "";
  const far = near === "far";
  return {
    id,
    label: (named ? [label, ended].filter(Boolean).join(", ") : far ? "" : ended) || NO_LABEL,
    hidden: !isVisible(id),
    dashes: dashes.length ? dashes : false,
    width: width + (kind === "partneredWith" ? 1 : 0) + (near === "chosen" ? 2 : 0),
    color: { color: stroke, highlight: stroke, hover: stroke, inherit: false, opacity: far ? 0.1 : strength * (end ? 0.6 : 1) },
    font: { face: FACE, size: 11, color: colour("muted"), strokeWidth: 4, strokeColor: colour("ground"), multi: false },
  };
}
