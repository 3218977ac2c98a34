"""From triples back to records, claims and relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

import tieup_ontology as tie
from tieup.errors import StoreError
from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.rdf import namespaces as ns
from tieup.rdf.iris import article_id
from tieup.rdf.record import Record, distinct
from tieup.rdf.resource import Index, Resource, Value, index, instances


def claims_of(quads: Iterable[ox.Quad]) -> list[Claim]:
    """Read all claims, whatever the graphs, ordered by article and place.

    Raises
    ------
    StoreError: when a claim lacks what every claim has.
    """
    return list(distinct(_claims(index(quads)).values()))


def relations_of(quads: Iterable[ox.Quad]) -> list[Relation]:
    """Read all relations, with those of their claims that are among the quads, ordered by kind, ends and start.

    Raises
    ------
    StoreError: when a relation or a claim lacks what every one has.
    """
    known = index(quads)
    claims = _claims(known)
    return sorted((_relation(node, claims) for node in instances(known, tie.RELATION)), key=relation_order)


def records_of(quads: Iterable[ox.Quad]) -> list[Record]:
    """Read the records of all articles, from their graphs or from one graph that holds them all; ordered by ID.

    In one graph for all, each article gets all alternative names of its entities: whose they are cannot be told.

    Raises
    ------
    StoreError: when something lacks what it must have.
    """
    graphs: dict[object, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad)
    records = (record for group in graphs.values() for record in _records(index(group)))
    return sorted(records, key=lambda record: record.article.id)


def hand_records_of(quads: Iterable[ox.Quad]) -> list[Record]:
    """Read the claims that people wrote, whatever the graphs, as records of the articles that they are about."""
    known = index(quads)
    return [record for record in _records(known, by_hand=True) if record.claims]


def names_of(quads: Iterable[ox.Quad]) -> dict[Entity, frozenset[str]]:
    """Read the entities, each with its alternative names."""
    known = index(quads)
    nodes = [Resource(node, known) for node in known]
    return {_entity(node): _names(node) for node in nodes if node.all(ns.LABEL) and _types(node)}


def relation_order(relation: Relation) -> tuple[str, ...]:
    """Say where a relation stands among others."""
    return relation.predicate, relation.subject.name, str(relation.object), relation.start or "", str(relation.parties)


def _claims(known: Index) -> dict[Value, Claim]:
    return {node.node: _claim(node) for node in instances(known, tie.CLAIM)}


def _claim(node: Resource) -> Claim:
    source, certainty = node.maybe(ns.ATTRIBUTED_TO), node.maybe(tie.HAS_CERTAINTY)
    return Claim(
        article=_article_id(node.one(ns.DERIVED_FROM)),
        subject=_entity(node.one(ns.SUBJECT)),
        predicate=node.one(ns.PREDICATE).local,
        object=_object(node.one(ns.OBJECT)),
        evidence=_evidence(node.one(tie.EVIDENCE)),
        start=node.maybe_text(tie.START),
        end=node.maybe_text(tie.END),
        attested=node.maybe_text(tie.ATTESTED_ON),
        certainty=certainty.local if certainty else None,
        source=_entity(source) if source else None,
        role=node.maybe_text(tie.ROLE),
        quote=node.maybe_text(tie.QUOTE),
        confidence=float(node.text(tie.CONFIDENCE)),
        extractor=node.one(tie.EXTRACTED_BY).text(ns.LABEL),
        reported=node.maybe_text(tie.REPORTED_ON),
        parties=_parties(node),
        fingerprint=node.maybe_text(tie.FINGERPRINT),
    )


def _relation(node: Resource, claims: Mapping[Value, Claim]) -> Relation:
    certainty = node.maybe(tie.HAS_CERTAINTY)
    return Relation(
        subject=_entity(node.one(ns.SUBJECT)),
        predicate=node.one(ns.PREDICATE).local,
        object=_object(node.one(ns.OBJECT)),
        status=node.one(tie.HAS_STATUS).local,
        start=node.maybe_text(tie.START),
        end=node.maybe_text(tie.END),
        first_attested=node.maybe_text(tie.FIRST_ATTESTED),
        last_attested=node.maybe_text(tie.LAST_ATTESTED),
        certainty=certainty.local if certainty else None,
        claims=_its(node, tie.HAS_CLAIM, claims),
        rule=node.maybe_text(tie.DECIDED_BY),
        outcomes=tuple(
            (claim, outcome.removeprefix(tie.TIE))
            for outcome in (tie.BEARS_OUT, tie.DISPROVES, tie.LEAVES_OPEN)
            for claim in _its(node, outcome, claims)
        ),
        parties=_parties(node),
        sources=node.number(tie.SOURCES),
    )


def _parties(node: Resource) -> tuple[Entity, ...]:
    return tuple(sorted(map(_entity, node.all(tie.HAS_PARTY))))


def _its(node: Resource, predicate: str, claims: Mapping[Value, Claim]) -> tuple[Claim, ...]:
    return distinct(claims[claim.node] for claim in node.all(predicate) if claim.node in claims)


def _records(known: Index, by_hand: bool = False) -> Iterator[Record]:
    """Read the records with what was read, or with what people wrote; that has a decision behind it."""
    claims: dict[str, list[Resource]] = defaultdict(list)
    for claim in instances(known, tie.CLAIM):
        if bool(claim.all(ns.INFLUENCED_BY)) == by_hand:
            claims[_article_id(claim.one(ns.DERIVED_FROM))].append(claim)
    for article in instances(known, ns.NEWS_ARTICLE):
        yield _record(article, claims[_article_id(article)])


def _record(node: Resource, claims: list[Resource]) -> Record:
    read = distinct(_claim(claim) for claim in claims)
    places = {end for claim in claims for p in (ns.SUBJECT, ns.OBJECT, ns.ATTRIBUTED_TO) for end in claim.all(p)}
    return Record(
        article=_article(node),
        text_hash=node.text(tie.TEXT_HASH),
        claims=read,
        names=tuple(sorted((_entity(end), name) for end in places if _types(end) for name in _names(end))),
        contexts={_evidence(place): _context(place) for claim in claims for place in claim.all(tie.EVIDENCE)},
        extractor=node.one(tie.READ_BY).text(ns.LABEL),
    )


def _article(node: Resource) -> Article:
    return Article(
        id=_article_id(node),
        text="",
        title=node.maybe_text(ns.HEADLINE),
        published=node.maybe_text(ns.PUBLISHED),
        updated=node.maybe_text(ns.UPDATED),
        publisher=node.maybe_text(ns.PUBLISHER),
        author=node.maybe_text(ns.AUTHOR),
        url=node.maybe_text(ns.URL),
    )


def _article_id(node: Resource) -> str:
    if not isinstance(node.node, ox.NamedNode):
        raise StoreError(f"{node.node} stands where an article should")
    return article_id(node.node)


def _object(node: Resource) -> Entity | str:
    if isinstance(node.node, ox.Literal):
        return node.value
    return _entity(node) if _types(node) else _article_id(node)


def _entity(node: Resource) -> Entity:
    types = _types(node)
    if len(types) != 1:
        raise StoreError(f"{node.node} has {len(types)} types of entity, and must have one")
    return Entity(node.text(ns.LABEL), types[0])


def _types(node: Resource) -> list[str]:
    return [kind.local for kind in node.all(ns.TYPE) if kind.value.startswith(tie.TIE)]


def _names(node: Resource) -> frozenset[str]:
    return frozenset(name.value for name in node.all(ns.ALTERNATIVE))


def _evidence(node: Resource) -> Evidence:
    position = node.one_of(ns.HAS_SELECTOR, ns.TEXT_POSITION)
    exact = node.one_of(ns.HAS_SELECTOR, ns.TEXT_QUOTE).text(ns.EXACT)
    return Evidence(exact, position.number(ns.FIRST), position.number(ns.AFTER))


def _context(node: Resource) -> tuple[str, str]:
    quote = node.one_of(ns.HAS_SELECTOR, ns.TEXT_QUOTE)
    return quote.text(ns.PREFIX), quote.text(ns.SUFFIX)
