// Small pictures for the legend and the panel, drawn as the graph draws them.

import { shape } from "./dom.js";
import { kindColour, lineOf, outlineOf, typeColour } from "./look.js";

/**
 * @param {number} width
 * @param {string} tag
 * @param {Object<string, string>} attributes
 */
function picture(width, tag, attributes) {
  const frame = { viewBox: `0 0 ${width} 16`, width, height: 16, "aria-hidden": "true" };
  return shape("svg", frame, shape(tag, attributes));
}

/** @param {string} type */
export function typePicture(type) {
  return picture(16, "path", { d: outlineOf(type), fill: typeColour(type) });
}

/**
 * @param {number} length
 * @param {string} colour
 * @param {{dashes: number[], width: number, strength: number}} line
 */
function stroke(length, colour, { dashes, width, strength }) {
  const look = { stroke: colour, "stroke-width": `${width + 0.4}`, "stroke-dasharray": dashes.join(" ") || "none" };
  return picture(length, "path", { d: `M0 8h${length}`, "stroke-opacity": `${strength}`, ...look });
}

/** @param {string} kind */
export function kindPicture(kind) {
  return stroke(18, kindColour(kind), { dashes: [], width: 2.6, strength: 1 });
}

/**
 * @param {string} standing
 * @param {string} colour
 */
export function standingPicture(standing, colour = "currentColor") {
  return stroke(28, colour, lineOf(standing));
}
