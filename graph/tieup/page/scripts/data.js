// The data of the page, as tieup wrote them into it (docs/page.md): unpacked part by part, the claims only when they are asked for.

/**
 * Days are counted from 1 January 1970; null where nothing is known.
 * @typedef {{startEarliest: ?number, startLatest: ?number, endEarliest: ?number, endLatest: ?number,
 *   certainFrom: ?number, certainUntil: ?number}} Span
 * @typedef {{standing: string, status: string, certainty: ?string, start: ?string, end: ?string, firstAttested: ?string,
 *   lastAttested: ?string, reason: ?string, span: Span}} Standpoint  what counts; `standing` is what it is drawn by, `reason` why it counts
 * @typedef {{since: number, denials: number, view: Standpoint}} Version  what was known from a day on, and how many claims had denied it
 * @typedef {Standpoint & {id: string, row: number, kind: string, label: string, symmetric: boolean, from: string,
 *   to: string, alliance: string, date: ?string, on: ?[number, number], role: ?string, known: Version[], articles: Article[]}} Relation  an edge
 * @typedef {Relation} Launch  a relation without a second end (`to` is empty), with a `date`
 * @typedef {{id: string, key: string, title: ?string, published: ?string, publisher: ?string, url: ?string}} Article
 * @typedef {{article: Article, certainty: ?string, source: ?string, role: ?string, quote: ?string, start: ?string, end: ?string,
 *   before: string, exact: string, after: string, reported: ?string, outcome: ?string}} Claim  one voice in one article, with its words in their sentence
 * @typedef {{id: string, name: string, type: string, aliases: string[], launches: Launch[], ties: Relation[], article: ?Article}} Entity  a node
 * @typedef {{aspect: number, places: Array<[number, number]>}} Layout  places for an area of this width by height
 */

const ROWS = 4000; // relations in a part

/** @param {string} name */
async function unpacked(name) {
  const element = /** @type {HTMLScriptElement} */ (document.querySelector(`script[data-part="${name}"]`));
  const text = element.textContent ?? "";
  if (element.type === "application/json") return JSON.parse(text);
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const graphPart = await unpacked("graph");

/** @type {Article[]} */
const articles = graphPart.articles.id.map((/** @type {string} */ id, /** @type {number} */ at) => ({
  id, key: graphPart.articles.key[at], title: graphPart.articles.title[at], published: graphPart.articles.published[at],
  publisher: graphPart.articles.publisher[at], url: graphPart.articles.url[at],
}));
const articleOf = new Map(articles.map((article) => [article.key, article]));

/** @type {Entity[]} */
const numbered = graphPart.entities.id.map((/** @type {string} */ id, /** @type {number} */ at) => ({
  id, name: graphPart.entities.name[at], type: graphPart.entities.type[at], aliases: graphPart.entities.aliases[at],
  launches: [], ties: [], article: articleOf.get(id) ?? null,
}));

/** @type {Map<string, Entity>} */
export const entities = new Map(numbered.map((entity) => [entity.id, entity]));

/** What links two entities, by its ID. @type {Map<string, Relation>} */
export const relations = new Map();

/** The launches of products, by their ID. @type {Map<string, Launch>} */
export const launches = new Map();

/** What is drawn at first: entities, their places in areas of several shapes, and the groups of a large graph. */
export const overview = {
  shown: graphPart.overview.shown.map((/** @type {number} */ at) => numbered[at].id),
  layouts: /** @type {Layout[]} */ (graphPart.overview.layouts),
  groups: graphPart.overview.groups.map((/** @type {[number, number[]]} */ [size, shown]) => ({ size, shown: shown.map((at) => numbered[at].id) })),
};

/** Whether there is more than can be shown at once. */
export const isLarge = overview.groups.length > 0;

/** @param {any[]} values @returns {Standpoint} */
function standpoint([standing, status, certainty, start, end, firstAttested, lastAttested, rule, ...days]) {
  const [startEarliest, startLatest, endEarliest, endLatest, certainFrom, certainUntil] = days;
  const span = { startEarliest, startLatest, endEarliest, endLatest, certainFrom, certainUntil };
  return { standing, status, certainty, start, end, firstAttested, lastAttested, reason: graphPart.reasons[rule] ?? null, span };
}

/** @param {any} part  columns @param {number} at  of the row @param {number} row @returns {Relation} */
function relationOf(part, at, row) {
  const kind = part.kind[at];
  const [label, symmetric] = graphPart.kinds[kind];
  const now = standpoint(part.now[at]);
  const known = part.known[at].map((/** @type {[number, number, any[]?]} */ [since, denials, view]) => ({ since, denials, view: view ? standpoint(view) : now }));
  const ends = { from: numbered[part.from[at]].id, to: part.to[at] === null ? "" : numbered[part.to[at]].id };
  const saidIn = part.articles[at].map((/** @type {number} */ number) => articles[number]);
  const id = part.id[at];
  const alliance = id.includes("#") ? id.slice(0, id.indexOf("#")) : "";
  return { ...now, id, row, kind, label, symmetric, ...ends, alliance, date: part.date[at], on: part.on[at], role: part.role[at], known, articles: saidIn };
}

for (let row = 0; row < graphPart.relations; row += ROWS) {
  const part = await unpacked(`relations-${row / ROWS}`);
  part.id.forEach((/** @type {string} */ id, /** @type {number} */ at) => {
    const relation = relationOf(part, at, row + at);
    if (relation.to) relations.set(id, relation);
    else launches.set(id, relation);
    if (!relation.to) entities.get(relation.from)?.launches.push(relation);
    else for (const end of new Set([relation.from, relation.to])) entities.get(end)?.ties.push(relation);
  });
}

/** Who belongs to each alliance of three or more, each two of which an edge links. @type {Map<string, Set<string>>} */
const alliances = new Map();
for (const { alliance, from, to } of relations.values()) {
  if (alliance) alliances.set(alliance, new Set([...(alliances.get(alliance) ?? []), from, to]));
}

/** The parties of a relation: its two ends, or all of the alliance to which it belongs. @param {Relation} relation @returns {string[]} */
export function partiesOf({ from, to, alliance }) {
  return alliance ? [.../** @type {Set<string>} */ (alliances.get(alliance))] : [from, to];
}

/** Relations without those that say of other members of an alliance what an earlier one says. @param {Relation[]} found */
export function onceEach(found) {
  /** @type {Map<string, string>} */
  const first = new Map();
  for (const { id, alliance } of found) if (!first.has(alliance)) first.set(alliance, id);
  return found.filter(({ id, alliance }) => !alliance || first.get(alliance) === id);
}

/** @type {Map<number, Promise<any>>} */
const claimParts = new Map();

/**
 * What was said for and against a relation or a launch.
 * @param {Relation} relation
 * @returns {Promise<Claim[]>}
 */
export async function claimsOf({ row }) {
  const number = Math.floor(row / ROWS);
  if (!claimParts.has(number)) claimParts.set(number, unpacked(`claims-${number}`));
  const { claims } = await claimParts.get(number);
  return claims[row % ROWS].map(claimOf);
}

/** @param {any[]} values @returns {Claim} */
function claimOf([article, certainty, source, role, quote, start, end, before, exact, after, reported, outcome]) {
  return { article: articles[article], certainty, source, role, quote, start, end, before, exact, after, reported, outcome };
}

/** The full address of an entity, a relation or an article, as the store has it. @param {string} id */
export function iriOf(id) {
  const whole = relations.get(id)?.alliance || id;
  return /^[a-z]+\//.test(whole) ? graphPart.base + whole : whole;
}

/**
 * The relations that begin or end at an entity.
 * @param {string} id
 */
export function tiesOf(id) {
  return entities.get(id)?.ties ?? [];
}

/**
 * Sort by name as people do, numbers by their value.
 * @param {string} a
 * @param {string} b
 */
export const byName = new Intl.Collator("en", { numeric: true }).compare;

/** @type {Map<string, number>} */
const ranks = new Map(graphPart.order.map((/** @type {string} */ name, /** @type {number} */ rank) => [name, rank]));

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
