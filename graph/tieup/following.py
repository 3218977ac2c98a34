"""How relations follow: what a store derived from claims is derived anew where claims, or decisions on them, change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, permutations
from typing import Any

import pyoxigraph as ox

from tieup.decisions import merged_iris
from tieup.model import Claim, Relation
from tieup.rdf import DECISIONS, RELATIONS, claim_iri, claims_of, plain_triples, relation_quads
from tieup.rdf.namespaces import OBJECT, PREDICATE, SAME_AS, SUBJECT, TYPE
from tieup.relations import consolidate, key
from tieup.spooling import parts
from tieup.store import Store
from tieup_ontology import ACCEPTED, HAS_CLAIM, HAS_PARTY, HAS_STATUS, RELATION

Merged = Mapping[object, ox.NamedNode]
_IS_ACCEPTED = ox.NamedNode(ACCEPTED)
_IS_A, _RELATION = ox.NamedNode(TYPE), ox.NamedNode(RELATION)
Topic = tuple[Any, Any]  # the kind; its ends in order, or as a set where they have none


def exchange(store: Store, old: Iterable[ox.Quad], new: Iterable[ox.Quad], judged_anew: Iterable[Claim] = ()) -> None:
    """Put quads in place of others, and let the relations that rest on them follow, in one transaction.

    Parameters
    ----------
    old, new: all quads of the graphs that change; ``new`` alone tells which names are one if it holds decisions.
    judged_anew: claims that stay, but that may now belong to other relations, or to none.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    leaving, coming = list(old), list(new)
    out = claims_of(leaving)
    gone = {claim_iri(claim) for claim in out}
    staying = (claim for claim in judged_anew if claim_iri(claim) not in gone)
    into = [*staying, *claims_of(coming)]
    before = merged_iris(store.triples.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, DECISIONS))
    after = merged_iris(coming) if _decides(leaving) or _decides(coming) else before
    derived = _derived(store, [*out, *into], before)
    if after != before:
        derived |= _derived(store, into, after)
    others = (claim for claim in _resting(store, derived) if claim_iri(claim) not in gone)
    relations = consolidate([*others, *into], decisions=store.decisions)
    store.change([*leaving, *derived], chain(coming, chain.from_iterable(map(relation_quads, relations))))


def rebuild(store: Store) -> int:
    """Derive all relations of a store anew from its claims and decisions, in one transaction; return how many.

    A store that nobody altered by hand, and that this version of the policy made, is the same afterwards.

    Raises
    ------
    StoreError: when the store cannot be read or written; it then holds what it held before.
    """
    store.fill(RELATIONS, chain.from_iterable(map(relation_quads, _consolidated(store))))
    return sum(1 for _ in store.triples.quads_for_pattern(None, _IS_A, _RELATION, RELATIONS))


def _consolidated(store: Store) -> Iterator[Relation]:
    """Yield all relations that follow from the claims of a store, without holding all of them at once."""
    graphs = (graph for graph in store.triples.named_graphs() if isinstance(graph, ox.NamedNode) and graph != RELATIONS)
    claims = chain.from_iterable(claims_of(store.quads(graph)) for graph in graphs)
    for part in parts(claims, lambda claim: key(claim, store.decisions)):
        yield from consolidate(part, decisions=store.decisions)


def _decides(quads: Iterable[ox.Quad]) -> bool:
    return any(quad.graph_name == DECISIONS for quad in quads)


def _derived(store: Store, claims: Iterable[Claim], merged: Merged) -> set[ox.Quad]:
    """Give what the store derived from claims about the same things as these: relations and direct triples."""
    topics = {topic for claim in claims for topic in _topics(claim, merged)}
    triples = {triple for topic in topics for triple in _direct(topic)}
    near = _by_subject(chain.from_iterable(map(store.relations_about, triples)))
    own = {node for node, quads in near.items() if _topic_of(quads) in topics}
    others = [_topic_of(quads) for node, quads in near.items() if node not in own and _accepted(quads)]
    gone = triples.difference(*map(_direct, others))
    direct = (ox.Quad(triple.subject, triple.predicate, triple.object, RELATIONS) for triple in gone)
    return {quad for quad in direct if quad in store.triples}.union(*(near[node] for node in own))


def _topics(claim: Claim, merged: Merged) -> Iterator[Topic]:
    """Say what a claim may be about: all its parties, or its own two where a person took a pair out of them."""
    yield _topic(claim, merged)
    if claim.parties:
        yield _topic(replace(claim, parties=()), merged)


def _topic(claim: Claim, merged: Merged) -> Topic:
    """Say what a claim is about: the kind and the ends, where names that are one bear the name to use."""
    triples = plain_triples(claim)
    ends = (merged.get(end, end) for end in chain.from_iterable((t.subject, t.object) for t in triples))
    symmetric = len(triples) > 1
    return triples[0].predicate, frozenset(ends) if symmetric else tuple(ends)


def _topic_of(relation: Iterable[ox.Quad]) -> Topic:
    said = {quad.predicate.value: quad.object for quad in relation}
    parties = frozenset(quad.object for quad in relation if quad.predicate.value == HAS_PARTY)
    return said[PREDICATE], parties or (said[SUBJECT], said[OBJECT])


def _direct(topic: Topic) -> set[ox.Triple]:
    """Give the direct triples of a relation: one, or each direction of every pair of its parties."""
    kind, ends = topic
    pairs = [ends] if isinstance(ends, tuple) else permutations(ends, 2) if len(ends) > 1 else [(*ends, *ends)]
    return {ox.Triple(one, kind, other) for one, other in pairs}


def _accepted(relation: Iterable[ox.Quad]) -> bool:
    return any(quad.predicate.value == HAS_STATUS and quad.object == _IS_ACCEPTED for quad in relation)


def _by_subject(quads: Iterable[ox.Quad]) -> dict[object, list[ox.Quad]]:
    found: dict[object, set[ox.Quad]] = defaultdict(set)
    for quad in quads:
        found[quad.subject].add(quad)
    return {node: list(group) for node, group in found.items()}


def _resting(store: Store, derived: Iterable[ox.Quad]) -> list[Claim]:
    """Give the claims that relations rest on."""
    return claims_of(store.claim_quads({quad.object for quad in derived if quad.predicate.value == HAS_CLAIM}))
