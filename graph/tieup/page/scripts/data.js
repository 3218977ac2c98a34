// The data of the page, as tieup wrote them into it.

/**
 * @typedef {{certainty: ?string, source: ?string, role: ?string, quote: ?string, start: ?string, end: ?string,
 *   before: string, exact: string, after: string, article: string, title: ?string, published: ?string,
 *   publisher: ?string, url: ?string}} Claim  one voice in one article, with its words in their sentence
 * @typedef {{id: string, kind: string, label: string, symmetric: boolean, start: ?string, end: ?string,
 *   first_attested: ?string, last_attested: ?string, status: string, certainty: ?string, sources: string[],
 *   claims: Claim[]}} Fact
 * @typedef {Fact & {from: string, to: string, standing: string}} Relation  an edge; `standing` is what it is drawn by
 * @typedef {Fact & {date: string}} Launch
 * @typedef {{name: string, type: string, launches: Launch[], published?: ?string, publisher?: ?string,
 *   url?: ?string}} Entity  a node; articles have the last three
 * @typedef {{aspect: number, places: Object<string, [number, number]>}} Layout  places for an area of this width by height
 */

const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "");

/** Nodes and edges as vis-network takes them. @type {{nodes: any[], edges: any[]}} */
export const network = { nodes: data.nodes, edges: data.edges };

/** @type {Layout[]} */
export const layouts = data.layouts;

/** @type {Map<string, Entity>} */
export const entities = new Map(Object.entries(data.entities));

/** @type {Map<string, Relation>} */
export const relations = new Map(Object.entries(data.relations));

/** @type {Map<string, Array<[string, Relation]>>} */
const ties = new Map([...entities.keys()].map((id) => [id, []]));
for (const entry of relations) {
  for (const end of new Set([entry[1].from, entry[1].to])) ties.get(end)?.push(entry);
}

/**
 * The relations that begin or end at an entity, with their IDs.
 * @param {string} id
 */
export function tiesOf(id) {
  return ties.get(id) ?? [];
}

/**
 * Sort by name as people do, numbers by their value.
 * @param {string} a
 * @param {string} b
 */
export const byName = new Intl.Collator("en", { numeric: true }).compare;

/** @type {Map<string, number>} */
const ranks = new Map(data.order.map((/** @type {string} */ name, /** @type {number} */ rank) => [name, rank]));

/**
 * Sort types and kinds as the vocabulary lists them.
 * @param {string} a
 * @param {string} b
 */
export function byRank(a, b) {
  return (ranks.get(a) ?? ranks.size) - (ranks.get(b) ?? ranks.size);
}

/** @param {string} id */
export function nameOf(id) {
  return entities.get(id)?.name ?? id;
}
