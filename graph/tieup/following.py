"""How relations follow: what a store derived from claims is derived anew where claims, or decisions on them, change."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import chain, permutations

import pyoxigraph as ox

from tieup.decisions import merged_iris
from tieup.ledger import Merged, Topic, ledger_quads, recollect, topic
from tieup.model import Claim, Relation, Remembered
from tieup.rdf import (
    BASE,
    DECISIONS,
    LEDGER,
    RELATIONS,
    claim_address,
    claim_iri,
    claims_of,
    described_quads,
    relation_iri,
    relation_quads,
    rest_quad,
    rests,
)
from tieup.rdf.namespaces import OBJECT, PREDICATE, SAME_AS, SUBJECT, TYPE
from tieup.relations import consolidate, key
from tieup.spooling import parts
from tieup.store import Store
from tieup_ontology import ACCEPTED, HAS_PARTY, HAS_STATUS, LEDGER_ENTRY, RELATION

_IS_ACCEPTED = ox.NamedNode(ACCEPTED)
_IS_A, _RELATION = ox.NamedNode(TYPE), ox.NamedNode(RELATION)
_LASTING = frozenset(map(ox.NamedNode, (TYPE, SUBJECT, PREDICATE, OBJECT, HAS_PARTY)))  # what a relation's IRI tells
_DERIVED = (RELATIONS, LEDGER)
_MARK = ox.NamedNode(BASE + "graph/unfinished")
_UNFINISHED = ox.Quad(_MARK, ox.NamedNode(LEDGER_ENTRY), ox.Literal("unfinished"), _MARK)


def exchange(
    store: Store,
    old: Iterable[ox.Quad],
    new: Iterable[ox.Quad],
    claims: Iterable[Claim],
    judged_anew: Iterable[Claim] = (),
) -> None:
    """Put quads in place of others, and let the relations that rest on them follow, in one transaction.

    Parameters
    ----------
    old, new: all quads of the graphs that change; ``new`` alone tells which names are one if it holds decisions.
    claims: those that ``new`` holds.
    judged_anew: claims that stay, but that may now belong to other relations, or to none.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    leaving, coming = list(old), list(new)
    out = claims_of(leaving)
    gone = {claim_address(claim) for claim in out}
    staying = (claim for claim in judged_anew if claim_address(claim) not in gone)
    into = [*staying, *claims]
    before = merged_iris(store.triples.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, DECISIONS))
    after = merged_iris(coming) if _decides(leaving) or _decides(coming) else before
    topics = {thing for claim in [*out, *into] for thing in _topics(claim, before)}
    if after != before:
        topics |= {thing for claim in into for thing in _topics(claim, after)}
    known = recollect(store, topics)
    others = (claim for claim in _whole(store, known.claims) if claim_address(claim) not in gone)
    relations = consolidate([*others, *into], decisions=store.decisions)
    following = set(chain.from_iterable(map(described_quads, relations)))
    resting = set(chain.from_iterable(map(rests, relations)))
    kept = known.relations.intersection(map(relation_iri, relations))
    leaving += [
        *known.pages.values(),
        *map(rest_quad, known.rests - resting),
        *store.described(kept),
        *chain.from_iterable(map(store.quads_of, known.relations - kept)),
        *_unheld(store, topics, known.relations, following),
    ]
    arriving = map(rest_quad, resting - known.rests)
    fresh = (quad for quad in following if quad.predicate not in _LASTING or quad.subject not in kept)
    standing = known.standing(gone.union(map(claim_address, into)))
    store.change(leaving, chain(coming, fresh, arriving, ledger_quads(relations, standing)))


def rebuild(store: Store) -> int:
    """Derive all relations of a store anew from its claims and decisions; return how many.

    A store that nobody altered by hand, and that this version of the policy made, is the same afterwards. A mark in the
    store tells until the end that it is not done; ``finish`` does it.

    Raises
    ------
    StoreError: when the store cannot be read or written; it then holds what it held before.
    """
    store.change((), [_UNFINISHED])
    store.fill(_DERIVED, chain.from_iterable(map(_following, _consolidated(store))))
    store.change([_UNFINISHED], ())
    return sum(1 for _ in store.triples.quads_for_pattern(None, _IS_A, _RELATION, RELATIONS))


def finish(store: Store) -> bool:
    """Derive all relations of a store anew if that was begun and not finished; say whether it was."""
    unfinished = _UNFINISHED in store.triples
    if unfinished:
        rebuild(store)
    return unfinished


def _consolidated(store: Store) -> Iterator[list[Relation]]:
    """Yield all relations that follow from the claims of a store, part by part; those about one thing together."""
    graphs = (graph for graph in store.triples.named_graphs() if isinstance(graph, ox.NamedNode))
    claims = chain.from_iterable(claims_of(store.quads(graph)) for graph in graphs if graph not in _DERIVED)
    for part in parts(claims, lambda claim: key(claim, store.decisions)):
        yield consolidate(part, decisions=store.decisions)


def _following(relations: list[Relation]) -> Iterator[ox.Quad]:
    return chain(chain.from_iterable(map(relation_quads, relations)), ledger_quads(relations))


def _decides(quads: Iterable[ox.Quad]) -> bool:
    return any(quad.graph_name == DECISIONS for quad in quads)


def _topics(claim: Claim, merged: Merged) -> Iterator[Topic]:
    """Say what a claim may be about: all its parties, or its own two where a person took a pair out of them."""
    yield topic(claim, merged)
    if claim.parties:
        yield topic(replace(claim, parties=()), merged)


def _whole(store: Store, claims: Iterable[Remembered]) -> Iterator[Claim]:
    """Give claims as the ledger has them; those of articles with decisions in full, since these name the words."""
    decided = store.decisions.articles()
    yield from (claim for claim in claims if claim.article not in decided)
    yield from claims_of(store.claim_quads(claim_iri(claim) for claim in claims if claim.article in decided))


def _unheld(
    store: Store, topics: Iterable[Topic], own: Iterable[ox.NamedNode], following: Container[ox.Quad]
) -> Iterator[ox.Quad]:
    """Give the direct triples of things that now no relation supports, neither a new one nor one of another thing."""
    for triple in {triple for thing in topics for triple in _direct(thing)}:
        direct = ox.Quad(triple.subject, triple.predicate, triple.object, RELATIONS)
        if direct not in following and direct in store.triples and not _accepting(store, triple).difference(own):
            yield direct


def _accepting(store: Store, triple: ox.Triple) -> set[object]:
    """Give the nodes of the accepted relations that a direct triple sums up."""
    about = store.relations_about(triple)
    return {quad.subject for quad in about if quad.predicate.value == HAS_STATUS and quad.object == _IS_ACCEPTED}


def _direct(topic: Topic) -> set[ox.Triple]:
    """Give the direct triples of a relation: one, or each direction of every pair of its parties."""
    kind, ends = topic
    pairs = [ends] if isinstance(ends, tuple) else permutations(ends, 2) if len(ends) > 1 else [(*ends, *ends)]
    return {ox.Triple(one, kind, other) for one, other in pairs}
