// What vis-network is told of each node and edge, after the state and the colours of the moment; texts are drawn apart (labels.js).

import { entities, relations } from "./data.js";
import { colour, kindColour, lineOf, shapeOf, typeColour } from "./look.js";
import { isVisible, nearness } from "./state.js";

/** The mark of a node; its name is drawn apart. @param {string} id */
export function paintNode(id) {
  const { type } = /** @type {import("./data.js").Entity} */ (entities.get(id));
  const near = nearness(id);
  const isArticle = type === "Article";
  const border = near === "chosen" ? colour("accent") : isArticle ? colour("line") : colour("ground");
  const look = { background: typeColour(type), border };
  return {
    id,
    shape: shapeOf(type),
    hidden: !isVisible(id),
    opacity: near === "far" ? 0.2 : 1,
    borderWidth: near === "chosen" ? 4 : 2,
    color: { ...look, highlight: look, hover: look },
  };
}

/** The line of an edge; what ended is paler. @param {string} id */
export function paintEdge(id) {
  const { kind, end, standing } = /** @type {import("./data.js").Relation} */ (relations.get(id));
  const { dashes, width, strength } = lineOf(standing);
  const near = nearness(id);
  const stroke = kindColour(kind);
  return {
    id,
    hidden: !isVisible(id),
    dashes: dashes.length ? dashes : false,
    width: width + (kind === "partneredWith" ? 1 : 0) + (near === "chosen" ? 2 : 0),
    color: { color: stroke, highlight: stroke, hover: stroke, inherit: false, opacity: near === "far" ? 0.1 : strength * (end ? 0.6 : 1) },
  };
}
