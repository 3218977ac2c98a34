"""What people decide, brought into a store: the claims that they wrote, and the relations as they follow from it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyoxigraph as ox

import tieup_ontology as tie
from tieup.decisions import Decision, Decisions, decision_iri, decision_quads, entering
from tieup.errors import DecisionError
from tieup.following import exchange
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
    record_of,
)
from tieup.rdf import namespaces as ns
from tieup.store import Store


def follow(store: Store, decisions: Decisions) -> bool:
    """Bring a store in line with people's decisions, in one transaction; what it holds of articles stays as it is.

    Returns
    -------
    Whether anything had to be written.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    store.decisions = decisions
    wanted, kept = set(decision_quads(decisions)), set(store.quads(DECISIONS))
    if wanted == kept:
        return False
    concerned = _concerned(wanted ^ kept)
    articles = [article for article in concerned if article.value.startswith(article_iri("").value)]
    records = [record for node in articles if (record := store.record(article_id(node)))]
    old = chain(kept, *(store.quads(hand_iri(article_id(node))) for node in articles))
    new = chain(wanted, *(written_quads(store, record) for record in records))
    exchange(store, old, new, [*_claims_naming(store, concerned), *(c for record in records for c in record.claims)])
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


def written_quads(store: Store, record: Record, text: str | None = None) -> list[ox.Quad]:
    """Give the quads of the claims that people wrote on an article, as far as its text bears them out.

    Each claim leads to the decision by which it came (``prov:wasInfluencedBy``), and so to who wrote it, and when.

    Parameters
    ----------
    text: the article's text; without it, that of the store. Where there is none, nothing can be borne out.
    """
    body = text if text is not None else store.texts.get(record.text_hash)
    if body is None or not store.decisions.written(record.article.id):
        return []
    article = Article(**{**vars(record.article), "text": body})
    found = entering(store.decisions, article, record.claims)
    graph, influenced = hand_iri(article.id), ox.NamedNode(ns.INFLUENCED_BY)
    traces = [ox.Quad(claim_iri(claim), influenced, decision_iri(found[claim]), graph) for claim in found]
    return [*hand_quads(record_of(Reading(article, claims=tuple(found)))), *traces]


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
            yield from claims_of(q for node in nodes if isinstance(node, ox.NamedNode) for q in store.claim_quads(node))
