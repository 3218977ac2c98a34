// What things look like: shapes by type, lines by standing. Colours are those of network.css.

/** vis-network's name of the shape of each type; a type without one is a hexagon. @type {Object<string, string>} */
const SHAPES = {
  Organization: "dot", Person: "triangle", Product: "square", ImageSensor: "diamond",
  Chipset: "hexagon", Component: "triangleDown", Platform: "star", Article: "box",
};

/** The same shapes in a square of 16. @type {Object<string, string>} */
const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 .01 0Z", triangle: "M8 2l6.5 11.5h-13Z", triangleDown: "M8 14L1.5 2.5h13Z",
  square: "M2.5 2.5h11v11h-11Z", diamond: "M8 1l7 7-7 7-7-7Z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8Z",
  star: "M8 1l2 4.8 5.2.4-4 3.4 1.3 5L8 11.9l-4.5 2.7 1.3-5-4-3.4 5.2-.4Z", box: "M1 4h14v8H1Z",
};

/** Strokes and gaps, width, strength. @type {Object<string, [number[], number, number]>} */
const LINES = {
  confirmed: [[], 2.2, 1],
  reported: [[], 1.4, 0.9],
  rumoured: [[7, 5], 1.4, 0.75],
  speculated: [[2, 5], 1.6, 0.75],
  disputed: [[12, 4, 2, 4], 1.8, 0.95],
  denied: [[3, 8], 1.4, 0.6],
  superseded: [[1, 7], 1.6, 0.5],
  unstated: [[], 1, 0.55],
};

/** @param {string} type */
export function shapeOf(type) {
  return SHAPES[type] ?? "hexagon";
}

/** @param {string} standing */
export function lineOf(standing) {
  const [dashes, width, strength] = LINES[standing] ?? LINES.unstated;
  return { dashes, width, strength };
}

/** Colours that were asked for before. @type {Map<string, string>} */
const palette = new Map();

/**
 * A colour of the style sheet, as it is in the light or the dark.
 * @param {string} name  such as `ink`
 * @param {string} otherwise  the name of the colour to take where there is none of that name
 */
export function colour(name, otherwise = "ink") {
  if (!palette.has(name)) {
    const style = getComputedStyle(document.documentElement);
    palette.set(name, (style.getPropertyValue(`--${name}`) || style.getPropertyValue(`--${otherwise}`)).trim());
  }
  return palette.get(name) ?? "";
}

/** Ask the style sheet anew, after a change from light to dark. */
export function forgetColours() {
  palette.clear();
}

/** @param {string} type */
export function typeColour(type) {
  return colour(`type-${type}`, "type");
}

/** @param {string} kind */
export function kindColour(kind) {
  return colour(`kind-${kind}`, "kind");
}

/** @param {string} type */
export function outlineOf(type) {
  return OUTLINES[shapeOf(type)];
}
