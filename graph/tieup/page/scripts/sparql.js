// The question behind what is seen, as SPARQL that `tieup query FILE` answers with the same relations.

import { entities, iriOf, isLarge, relations } from "./data.js";
import { sceneOf } from "./scene.js";
import { state } from "./state.js";
import { isoOf } from "./time.js";

const ONTOLOGY = "https://w3id.org/tieup/ontology#";

/** An IRI between brackets, with what may not stand there escaped. @param {string} iri */
function bracketed(iri) {
  return `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @param {Iterable<string>} names  of the ontology */
function termList(names) {
  return [...names].map((name) => bracketed(ONTOLOGY + name)).join(", ");
}

/** What hides relations by their kind, by how far they count, and by the types of their ends. */
function facets() {
  const { off } = state;
  const types = [...off.type].filter((type) => type !== "Article");
  return [
    off.type.has("Article") ? `FILTER (?kind != ${bracketed(`${ONTOLOGY}quotedIn`)})` : "",
    off.kind.size ? `FILTER (?kind NOT IN (${termList(off.kind)}))` : "",
    off.standing.size ? `FILTER (?standing NOT IN (${[...off.standing].map(quoted).join(", ")}))` : "",
    ...types.map((type) => `MINUS { ?subject a ${bracketed(ONTOLOGY + type)} }\n  MINUS { ?object a ${bracketed(ONTOLOGY + type)} }`),
  ];
}

/** At least one article of a publisher that is not hidden. */
function heard() {
  const hidden = [...state.off.publisher];
  if (!hidden.length) return "";
  return `FILTER EXISTS { ?relation tie:claim/prov:wasDerivedFrom ?article . OPTIONAL { ?article schema:publisher ?publisher }
    FILTER (COALESCE(STR(?publisher), "") NOT IN (${hidden.map(quoted).join(", ")})) }`;
}

/** Both ends within the part of the graph that is shown. */
function scene() {
  if (!state.focus.length && !isLarge) return "";
  const shown = [...sceneOf(state.focus)].map((id) => bracketed(iriOf(id))).join(" ");
  return `VALUES ?subject { ${shown} }\n  VALUES ?object { ${shown} }`;
}

/** Only what touches the party, or is the relation, that is chosen. */
function selection() {
  const { chosen } = state;
  if (!chosen) return "";
  const iri = bracketed(iriOf(chosen));
  if (relations.has(chosen)) return `VALUES ?relation { ${iri} }`;
  return entities.has(chosen) ? `FILTER (?subject = ${iri} || ?object = ${iri} || EXISTS { ?relation tie:party ${iri} })` : "";
}

/** What held, certainly or possibly, on a day between the two. */
function moment() {
  const { day, from, clock } = state.moment;
  if (day === null) return "";
  const typed = (/** @type {number} */ number) => `"${isoOf(number)}"^^xsd:date`;
  const note = clock === "known" ? `# What was known on that day: tieup query --known ${isoOf(day)} FILE\n  ` : "";
  return `${note}FILTER (!BOUND(?startEarliest) || ?startEarliest <= ${typed(day)})
  FILTER (!BOUND(?endLatest) || ?endLatest >= ${typed(from ?? day)})`;
}

/** The whole question. */
export function sparql() {
  const filters = [selection(), scene(), ...facets(), heard(), moment()].filter(Boolean);
  return `# Which relations does the page show?
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX tie: <https://w3id.org/tieup/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

SELECT DISTINCT ?relation ?subject ?kind ?object ?start ?end ?standing
WHERE {
  ?relation a tie:Relation ; rdf:subject ?subject ; rdf:predicate ?kind ; rdf:object ?object ; tie:status ?status .
  FILTER (ISIRI(?object))
  OPTIONAL { ?relation tie:certainty ?certainty }
  OPTIONAL { ?relation tie:start ?start ; tie:startEarliest ?startEarliest }
  OPTIONAL { ?relation tie:end ?end ; tie:endLatest ?endLatest }
  BIND (STRAFTER(STR(?status), "#") AS ?counts)
  BIND (STRAFTER(STR(?certainty), "#") AS ?degree)
  BIND (EXISTS { ?relation tie:bearsOut|tie:disproves ?rumour } AS ?isSettled)
  BIND (IF(?counts = "refuted", IF(?isSettled, "superseded", "denied"), IF(?counts = "disputed", ?counts,
    COALESCE(?degree, IF(?counts = "rumourOnly", "rumoured", "unstated")))) AS ?standing)
${filters.map((filter) => `  ${filter}\n`).join("")}}
ORDER BY ?relation
`;
}
