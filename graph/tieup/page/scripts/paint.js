// What vis-network is told of each node, after the state and the colours of the moment; lines (lines.js) and texts (labels.js) are drawn apart.

import { entities } from "./data.js";
import { colour, shapeOf, typeColour } from "./look.js";
import { sizeOf } from "./places.js";
import { isVisible, nearness } from "./state.js";

/** Stars and diamonds look smaller than they are. @type {Object<string, number>} */
const SWELL = { star: 1.5, diamond: 1.15 };

/** The mark of a node; its name is drawn apart. @param {string} id */
export function paintNode(id) {
  const { type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const shape = shapeOf(type);
  const border = near === "chosen" ? colour("accent") : type === "Article" ? colour("line") : colour("ground");
  const look = { background: typeColour(type), border };
  return {
    id,
    shape,
    size: sizeOf(id) * (SWELL[shape] ?? 1),
    opacity: near === "far" ? 0.2 : isVisible(id) ? 1 : 0.25,
    borderWidth: near === "chosen" ? 4 : 2,
    color: { ...look, highlight: look, hover: look },
  };
}
