"""From records and relations to triples."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, permutations

import pyoxigraph as ox

import tieup_ontology as tie
from tieup.dates import bounds, span
from tieup.model import BY_HAND, Claim, Entity, Evidence, Reading, Relation, name_of
from tieup.rdf import namespaces as ns
from tieup.rdf.iris import (
    RELATIONS,
    article_iri,
    claim_address,
    claim_iri,
    entity_iri,
    evidence_iri,
    extractor_iri,
    hand_iri,
    relation_iri,
)
from tieup.rdf.record import Record, entities, record_of
from tieup.rdf.terms import Term, day, decimal, edtf, number, term, text

Described = Iterator[ox.Triple]
Rest = tuple[str, str]  # that a relation rests on a claim: the IRIs of both


def reading_quads(reading: Reading) -> list[ox.Quad]:
    """Write what an article says into the quads of its graph.

    Raises
    ------
    StoreError: when a text in it is no Unicode text (it holds a lone surrogate).
    DateError: when a date in it is none.
    """
    return record_quads(record_of(reading))


def record_quads(record: Record) -> list[ox.Quad]:
    """Write a record into the quads of the article's graph, each once."""
    graph = article_iri(record.article.id)
    return _in_graph(graph, chain(_article(record), _claims(record)))


def hand_quads(record: Record) -> list[ox.Quad]:
    """Write the claims of a record, and all that they lead to, into the graph of what people added to its article."""
    return _in_graph(hand_iri(record.article.id), _claims(record)) if record.claims else []


def relation_quads(relation: Relation) -> list[ox.Quad]:
    """Write a relation, with its claims' IRIs, and the direct triple if it is accepted, into the graph of relations."""
    return [*described_quads(relation), *map(rest_quad, rests(relation))]


def described_quads(relation: Relation) -> list[ox.Quad]:
    """Write all of a relation but on which claims it rests, which may be thousands."""
    return _in_graph(RELATIONS, chain(_relation(relation), _direct(relation)))


def rests(relation: Relation) -> list[Rest]:
    """Say on which claims a relation rests."""
    node = relation_iri(relation).value
    return [(node, claim_address(claim)) for claim in relation.claims]


def rest_quad(rest: Rest) -> ox.Quad:
    """Write that a relation rests on a claim."""
    relation, claim = map(ox.NamedNode, rest)
    return ox.Quad(relation, ox.NamedNode(tie.HAS_CLAIM), claim, RELATIONS)


def plain_triples(statement: Claim | Relation) -> list[ox.Triple]:
    """Give what a statement is about as plain triples: one, or each direction of every pair of its parties."""
    predicate = ox.NamedNode(tie.TIE + statement.predicate)
    if not tie.relation_terms()[statement.predicate].symmetric or not isinstance(statement.object, Entity):
        return [ox.Triple(entity_iri(statement.subject), predicate, _object(statement))]
    parties = map(entity_iri, statement.parties or (statement.subject, statement.object))
    return [ox.Triple(one, predicate, other) for one, other in permutations(parties, 2)]


def _in_graph(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in dict.fromkeys(triples)]


def _claims(record: Record) -> Described:
    for extractor in {record.extractor: None} | {claim.extractor: None for claim in record.claims}:
        agent = ns.PROV_AGENT if extractor == BY_HAND else ns.SOFTWARE_AGENT
        yield from _describe(extractor_iri(extractor), agent, {ns.LABEL: text(extractor)})
    for entity in {entity: None for claim in record.claims for entity in entities(claim)}:
        yield from _describe(entity_iri(entity), tie.TIE + entity.type, {ns.LABEL: text(entity.name)})
    for entity, name in record.names:
        yield ox.Triple(entity_iri(entity), ox.NamedNode(ns.ALTERNATIVE), ox.Literal(name))
    for claim in record.claims:
        yield from _claim(claim, record)
        yield from _parties(claim_iri(claim), claim.parties)
        yield from _evidence(claim.evidence, record)


def _article(record: Record) -> Described:
    article, node = record.article, article_iri(record.article.id)
    yield ox.Triple(node, ox.NamedNode(ns.TYPE), ox.NamedNode(ns.PROV_ENTITY))
    yield from _describe(
        node,
        ns.NEWS_ARTICLE,
        {
            ns.IDENTIFIER: text(article.id),
            ns.HEADLINE: text(article.title),
            ns.PUBLISHED: day(article.published),
            ns.UPDATED: day(article.updated),
            ns.PUBLISHER: text(article.publisher),
            ns.AUTHOR: text(article.author),
            ns.URL: text(article.url),
            tie.TEXT_HASH: text(record.text_hash),
            tie.READ_BY: extractor_iri(record.extractor),
        },
    )


def _claim(claim: Claim, record: Record) -> Described:
    return _describe(
        claim_iri(claim),
        tie.CLAIM,
        {
            ns.SUBJECT: entity_iri(claim.subject),
            ns.PREDICATE: term(claim.predicate),
            ns.OBJECT: _object(claim),
            tie.HAS_CERTAINTY: term(claim.certainty),
            ns.ATTRIBUTED_TO: entity_iri(claim.source) if claim.source else None,
            ns.DERIVED_FROM: article_iri(claim.article),
            tie.EXTRACTED_BY: extractor_iri(claim.extractor),
            tie.REPORTED_ON: day(claim.reported),
            tie.ATTESTED_ON: day(claim.attested),
            tie.FINGERPRINT: text(claim.fingerprint),
            tie.START: edtf(claim.start),
            tie.END: edtf(claim.end),
            tie.ROLE: text(claim.role),
            tie.QUOTE: text(claim.quote),
            tie.CONFIDENCE: decimal(claim.confidence),
            tie.EVIDENCE: evidence_iri(claim.article, record.text_hash, claim.evidence),
            **_bounds(tie.START_EARLIEST, tie.START_LATEST, claim.start),
            **_bounds(tie.END_EARLIEST, tie.END_LATEST, claim.end),
            **_bounds(tie.DATE_EARLIEST, tie.DATE_LATEST, _date(claim)),
        },
    )


def _evidence(evidence: Evidence, record: Record) -> Described:
    node = evidence_iri(record.article.id, record.text_hash, evidence)
    quote, position = ox.NamedNode(node.value + "#quote"), ox.NamedNode(node.value + "#position")
    source = {ns.HAS_SOURCE: article_iri(record.article.id), tie.TEXT_HASH: text(record.text_hash)}
    yield from _describe(node, ns.SPECIFIC_RESOURCE, {**source, ns.HAS_SELECTOR: quote})
    yield ox.Triple(node, ox.NamedNode(ns.HAS_SELECTOR), position)
    before, after = record.contexts.get(evidence, ("", ""))
    wording = {ns.EXACT: text(evidence.exact), ns.PREFIX: text(before), ns.SUFFIX: text(after)}
    yield from _describe(quote, ns.TEXT_QUOTE, wording)
    yield from _describe(position, ns.TEXT_POSITION, {ns.FIRST: number(evidence.start), ns.AFTER: number(evidence.end)})


def _relation(relation: Relation) -> Described:
    node, known = relation_iri(relation), _span(relation)
    yield from _describe(
        node,
        tie.RELATION,
        {
            ns.SUBJECT: entity_iri(relation.subject),
            ns.PREDICATE: term(relation.predicate),
            ns.OBJECT: _object(relation),
            tie.START: edtf(relation.start),
            tie.END: edtf(relation.end),
            tie.FIRST_ATTESTED: day(relation.first_attested),
            tie.LAST_ATTESTED: day(relation.last_attested),
            tie.HAS_STATUS: term(relation.status),
            tie.DECIDED_BY: text(relation.rule),
            tie.HAS_CERTAINTY: term(relation.certainty),
            tie.OTHER_PARTIES: text(name_of(*relation.others())) if len(relation.parties) > 2 else None,
            tie.SOURCES: number(relation.sources),
            **known,
            **_bounds(tie.DATE_EARLIEST, tie.DATE_LATEST, _date(relation)),
        },
    )
    if tie.TIE + relation.predicate == tie.PARTNERED_WITH:
        yield ox.Triple(node, ox.NamedNode(ns.TYPE), ox.NamedNode(tie.PARTNERSHIP))
    yield from _parties(node, relation.parties)
    for rumour, outcome in relation.outcomes:
        yield ox.Triple(node, ox.NamedNode(tie.TIE + outcome), claim_iri(rumour))


def _parties(node: ox.NamedNode, parties: Iterable[Entity]) -> Described:
    return (ox.Triple(node, ox.NamedNode(tie.HAS_PARTY), entity_iri(party)) for party in parties)


def _direct(relation: Relation) -> list[ox.Triple]:
    return plain_triples(relation) if tie.TIE + relation.status == tie.ACCEPTED else []


def _describe(node: ox.NamedNode, type: str, properties: Mapping[str, Term | None]) -> Described:
    yield ox.Triple(node, ox.NamedNode(ns.TYPE), ox.NamedNode(type))
    for predicate, value in properties.items():
        if value is not None:
            yield ox.Triple(node, ox.NamedNode(predicate), value)


def _object(statement: Claim | Relation) -> Term:
    if isinstance(statement.object, Entity):
        return entity_iri(statement.object)
    return edtf(statement.object) if _date(statement) else article_iri(statement.object)


def _date(statement: Claim | Relation) -> str | None:
    """Give the object where it is a date."""
    dated = "date" in tie.relation_terms()[statement.predicate].range
    return statement.object if dated and isinstance(statement.object, str) else None


def _bounds(earliest: str, latest: str, date: str | None) -> dict[str, Term | None]:
    if date is None:
        return {}
    first, last = bounds(date)
    return {earliest: day(first), latest: day(last)}


def _span(relation: Relation) -> dict[str, Term | None]:
    known = span(relation.start, relation.end, relation.first_attested, relation.last_attested)
    return {
        tie.START_EARLIEST: day(known.start_earliest),
        tie.START_LATEST: day(known.start_latest),
        tie.END_EARLIEST: day(known.end_earliest),
        tie.END_LATEST: day(known.end_latest),
        tie.CERTAIN_FROM: day(known.certain_from),
        tie.CERTAIN_UNTIL: day(known.certain_until),
    }
