"""How relations follow: what a store derived from claims is derived anew where claims, or decisions on them, change."""

from collections.abc import Iterable, Mapping
from itertools import chain

import pyoxigraph as ox

from tieup.decisions import merged_iris
from tieup.model import Claim
from tieup.rdf import DECISIONS, RELATIONS, claim_iri, claims_of, plain_triples, relation_quads
from tieup.rdf.namespaces import SAME_AS
from tieup.relations import consolidate
from tieup.store import Store
from tieup_ontology import HAS_CLAIM

Merged = Mapping[object, ox.NamedNode]


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
    out, into = claims_of(leaving), [*judged_anew, *claims_of(coming)]
    before = merged_iris(store.triples.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, DECISIONS))
    after = merged_iris(coming) if _decides(leaving) or _decides(coming) else before
    derived = _derived(store, [*out, *into], before) | _derived(store, into, after)
    gone = {claim_iri(claim) for claim in out}
    others = (claim for claim in _resting(store, derived) if claim_iri(claim) not in gone)
    relations = consolidate([*others, *into], decisions=store.decisions)
    store.change([*leaving, *derived], chain(coming, *map(relation_quads, relations)))


def _decides(quads: Iterable[ox.Quad]) -> bool:
    return any(quad.graph_name == DECISIONS for quad in quads)


def _derived(store: Store, claims: Iterable[Claim], merged: Merged) -> set[ox.Quad]:
    """Give what the store derived from claims about the same things as these: relations and direct triples."""
    plain = {triple for claim in claims for triple in plain_triples(claim)}
    ends = ((merged.get(t.subject, t.subject), t.predicate, merged.get(t.object, t.object)) for t in plain)
    triples = {ox.Triple(*triple) for triple in ends}
    direct = {ox.Quad(triple.subject, triple.predicate, triple.object, RELATIONS) for triple in triples}
    return direct.union(*map(store.relations_about, triples))


def _resting(store: Store, derived: Iterable[ox.Quad]) -> list[Claim]:
    """Give the claims that relations rest on."""
    nodes = [quad.object for quad in derived if quad.predicate.value == HAS_CLAIM]
    return claims_of(quad for node in nodes if isinstance(node, ox.NamedNode) for quad in store.claim_quads(node))
