"""The ledger: for each thing that claims are about, what counts of them, in one place of the store.

One more article touches some twenty things, of which the best known have hundreds of claims. Read one by one, those
take seconds; in the ledger they stand together. It follows from the claims, goes with the relations in every
transaction, and is left out of what is exported (``docs/decisions/ledger.md``).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from tieup.model import Claim, Entity, Evidence, Relation, Remembered
from tieup.rdf import BASE, LEDGER, RELATIONS, claim_iri, plain_triples, relation_iri, thing_iri
from tieup.store import Store
from tieup_ontology import HAS_CLAIM, LEDGER_ENTRY

Topic = tuple[Any, Any]  # the kind; its ends in order, or as a set where they have none
Merged = Mapping[object, ox.NamedNode]

_ENTRY = ox.NamedNode(LEDGER_ENTRY)
_HAS_CLAIM = ox.NamedNode(HAS_CLAIM)
_KEPT = (
    "article",
    "predicate",
    "start",
    "end",
    "attested",
    "certainty",
    "confidence",
    "extractor",
    "reported",
    "fingerprint",
)
_plainly_kept = attrgetter(*_KEPT)


@dataclass(frozen=True)
class Recollection:
    """What the ledger knows of some things.

    Parameters
    ----------
    entries: the quads of the ledger that say it.
    relations: the nodes of their relations.
    claims: the claims that those rest on, without their words.
    rests: the quads by which relations lead to their claims.
    """

    entries: frozenset[ox.Quad]
    relations: tuple[ox.NamedNode, ...]
    claims: tuple[Remembered, ...]
    rests: tuple[ox.Quad, ...]


def topic(statement: Claim | Relation, merged: Merged) -> Topic:
    """Say what a claim or relation is about: kind and ends, where names that are one bear the name to use."""
    alone = len(statement.parties) == 1  # said to be partner of itself
    triples = plain_triples(replace(statement, parties=()) if alone else statement)
    ends = (merged.get(end, end) for end in chain.from_iterable((t.subject, t.object) for t in triples))
    symmetric = len(triples) > 1
    return triples[0].predicate, frozenset(ends) if symmetric else tuple(ends)


def recollect(store: Store, topics: Iterable[Topic]) -> Recollection:
    """Read what the ledger of a store knows of things."""
    found = (store.triples.quads_for_pattern(_thing(topic), _ENTRY, None, LEDGER) for topic in topics)
    entries = frozenset(chain.from_iterable(found))
    known = [json.loads(entry.object.value) for entry in entries if isinstance(entry.object, ox.Literal)]
    nodes = [[ox.NamedNode(BASE + iri) for iri in entry["relations"]] for entry in known]
    claims = list(map(_remembered, known))
    rests = (
        ox.Quad(own[number], _HAS_CLAIM, ox.NamedNode(claim.iri), RELATIONS)
        for own, found in zip(nodes, claims, strict=True)
        for number, claim in found
    )
    remembered = tuple(claim for found in claims for _, claim in found)
    return Recollection(entries, tuple(chain.from_iterable(nodes)), remembered, tuple(rests))


def ledger_quads(relations: Iterable[Relation]) -> list[ox.Quad]:
    """Write what counts of the claims of relations into the ledger.

    Parameters
    ----------
    relations: all that there are about the things that they are about.
    """
    about: dict[Topic, list[Relation]] = defaultdict(list)
    for relation in relations:
        about[topic(relation, {})].append(relation)
    return [ox.Quad(_thing(thing), _ENTRY, ox.Literal(_entry(found)), LEDGER) for thing, found in about.items()]


def _thing(topic: Topic) -> ox.NamedNode:
    kind, ends = topic
    return thing_iri(kind, sorted(map(str, ends)) if isinstance(ends, frozenset) else map(str, ends))


def _entry(relations: Sequence[Relation]) -> str:
    """Write relations and their claims as JSON; ends, which come again and again, stand in a list beside them."""
    ends: dict[Entity | str | None, int] = {}
    number = lambda end: ends.setdefault(end, len(ends))  # noqa: E731
    claims = [
        [
            place,
            claim_iri(claim).value.removeprefix(BASE),
            *map(number, (claim.subject, claim.object, claim.source)),
            list(map(number, claim.parties)),
            claim.evidence.start,
            claim.evidence.end,
            *_plainly_kept(claim),
        ]
        for place, relation in enumerate(relations)
        for claim in relation.claims
    ]
    entry = {
        "relations": [relation_iri(relation).value.removeprefix(BASE) for relation in relations],
        "ends": [[end.name, end.type] if isinstance(end, Entity) else end for end in ends],
        "claims": claims,
    }
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _remembered(entry: Mapping[str, Any]) -> list[tuple[int, Remembered]]:
    """Read the claims of an entry, each with the place of its relation: the inverse of ``_entry``."""
    ends = [Entity(*end) if isinstance(end, list) else end for end in entry["ends"]]
    return [
        (
            place,
            Remembered(
                **dict(zip(_KEPT, kept, strict=True)),
                subject=ends[one],
                object=ends[other],
                source=ends[source],
                parties=tuple(ends[party] for party in parties),
                evidence=Evidence("", first, after),
                iri=BASE + iri,
            ),
        )
        for place, iri, one, other, source, parties, first, after, *kept in entry["claims"]
    ]
