"""What people decide, brought into a store: the claims that they wrote, and the relations as they follow from it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox

import tieup_ontology as tie
from tieup.decisions import Decision, Decisions, decision_iri, decision_quads, decisions_in, entering, standing, topic
from tieup.errors import DecisionError
from tieup.following import exchange, finish
from tieup.model import Article, Claim, Entity, Reading
from tieup.rdf import (
    BASE,
    DECISIONS,
    RELATIONS,
    Record,
    article_id,
    article_iri,
    claim_iri,
    claims_of,
    entity_iri,
    hand_iri,
    hand_quads,
    hand_records_of,
    record_of,
)
from tieup.rdf import namespaces as ns
from tieup.store import Store


def follow(store: Store, decisions: Decisions) -> bool:
    """Bring a store in line with people's decisions, in one transaction; what it holds of articles stays as it is.

    Where a program was killed that derived all relations, that is done first.

    Returns
    -------
    Whether anything had to be written.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    store.decisions = decisions
    finish(store)
    wanted, kept = set(decision_quads(decisions)), set(store.quads(DECISIONS))
    if wanted == kept:
        return False
    concerned = _concerned(wanted ^ kept)
    articles = [article for article in concerned if article.value.startswith(article_iri("").value)]
    records = [record for node in articles if (record := store.record(article_id(node)))]
    old = chain(kept, *(store.quads(hand_iri(article_id(node))) for node in articles))
    new = [*wanted, *chain.from_iterable(written_quads(store, record) for record in records)]
    exchange(
        store,
        old,
        new,
        claims_of(new),
        [*_claims_naming(store, concerned), *(c for record in records for c in record.claims)],
    )
    return True


def claims_naming(store: Store, entity: Entity) -> Iterator[Claim]:
    """Give the claims that have an entity at one of their ends, in no order."""
    return _claims_naming(store, [entity_iri(entity)])


def decide(store: Store, decisions: Sequence[Decision]) -> None:
    """Add decisions to a store's file, and bring the store in line with them.

    Raises
    ------
    DecisionError: when they contradict others, or there is no file that could be written; nothing is decided then.
    StoreError: when the store cannot be written; the decisions stand in the file, and the store can follow later.
    """
    if store.decided is None:
        raise DecisionError(f"the store {store.location} has no file of decisions; name one with --decisions")
    follow(store, store.decided.append(decisions))


def adopt(store: Store, quads: Collection[ox.Quad]) -> int:
    """Take over decisions that were made elsewhere; what was decided here already stays.

    Parameters
    ----------
    quads: of a whole store; what people wrote is taken on trust where the text of the article is not here.

    Returns
    -------
    How many decisions were new here.

    Raises
    ------
    DecisionError: when one is malformed, or they contradict those that were made here; nothing is taken over then.
    StoreError: when the store cannot be written; the decisions stand in the file, and the store can follow later.
    """
    there = {topic(decision.about) for decision in store.decisions.standing}
    new = [decision for decision in decisions_in(quads) if topic(decision.about) not in there]
    together = standing([*store.decisions.standing, *new])
    _take_on_trust(store, quads, together)
    if new and store.decided:
        decide(store, new)
    else:
        follow(store, together)
    return len(new)


def written_quads(store: Store, record: Record, text: str | None = None) -> list[ox.Quad]:
    """Give the quads of the claims that people wrote on an article, as far as its text bears them out.

    Each claim leads to the decision by which it came (``prov:wasInfluencedBy``), and so to who wrote it, and when.

    Parameters
    ----------
    text: the article's text; without it, that of the store. Where there is none, claims that came with an import stay,
        as long as the decisions on them stand.
    """
    body = text if text is not None else store.texts.get(record.text_hash)
    if not store.decisions.written(record.article.id):
        return []
    if body is None:
        return _standing_still(store, record.article.id)
    article = Article(**{**vars(record.article), "text": body})
    found = entering(store.decisions, article, record.claims)
    by: dict[object, ox.NamedNode] = {claim_iri(claim): decision_iri(decision) for claim, decision in found.items()}
    return _traced(record_of(Reading(article, claims=tuple(found))), by)


def _traced(written: Record, by: Mapping[object, ox.NamedNode]) -> list[ox.Quad]:
    """Give the quads of what people wrote, each claim with the decision by which it came."""
    graph, influenced = hand_iri(written.article.id), ox.NamedNode(ns.INFLUENCED_BY)
    nodes = map(claim_iri, written.claims)
    return [*hand_quads(written), *(ox.Quad(node, influenced, by[node], graph) for node in nodes)]


def _standing_still(store: Store, article: str) -> list[ox.Quad]:
    stand = set(map(decision_iri, store.decisions.written(article)))
    traces = store.triples.quads_for_pattern(None, ox.NamedNode(ns.INFLUENCED_BY), None, hand_iri(article))
    kept = [quad.subject for quad in traces if quad.object in stand]
    return [q for claim in kept for q in store.claim_quads([claim])]


def _take_on_trust(store: Store, quads: Collection[ox.Quad], decisions: Decisions) -> None:
    """Put in what people wrote on articles whose texts are not here, as far as the decisions on it stand."""
    stand = set(map(decision_iri, decisions.standing))
    traces = ((quad.subject, quad.object) for quad in quads if quad.predicate.value == ns.INFLUENCED_BY)
    by: dict[object, ox.NamedNode] = {
        claim: decision for claim, decision in traces if isinstance(decision, ox.NamedNode) and decision in stand
    }
    for record in hand_records_of(quads):
        here = store.record(record.article.id)
        if here and store.texts.get(here.text_hash) is None:
            kept = replace(record, names=()).holding(claim for claim in record.claims if claim_iri(claim) in by)
            new = _traced(kept, by)
            exchange(store, store.quads(hand_iri(record.article.id)), new, claims_of(new))


def _concerned(changed: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Give the names and the articles that decisions are about, and the names that are one by them."""
    about = [quad for quad in changed if quad.predicate.value in (tie.ABOUT, ns.SAME_AS, ns.DERIVED_FROM)]
    ends = chain.from_iterable((quad.subject, quad.object) for quad in about)
    return {end for end in ends if isinstance(end, ox.NamedNode) and end.value.startswith(BASE)}


def _claims_naming(store: Store, concerned: Iterable[ox.NamedNode]) -> Iterator[Claim]:
    for end in concerned:
        for predicate in (ns.SUBJECT, ns.OBJECT):
            found = store.triples.quads_for_pattern(None, ox.NamedNode(predicate), end)
            nodes = {quad.subject for quad in found if quad.graph_name != RELATIONS}
            yield from claims_of(store.claim_quads(nodes))
