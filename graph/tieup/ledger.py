"""The ledger: for each thing that claims are about, what counts of them, in one place of the store.

One more article touches some twenty things, of which the best known have hundreds of claims. Read one by one, those
take seconds; in the ledger they stand together. It follows from the claims, goes with the relations in every
transaction, and is left out of what is exported (``docs/decisions/ledger.md``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import orjson
import pyoxigraph as ox

from tieup.model import Claim, Entity, Evidence, Relation, Remembered
from tieup.rdf import BASE, LEDGER, Rest, claim_address, plain_triples, relation_iri, thing_iri
from tieup.store import Store
from tieup_ontology import LEDGER_ENTRY

Topic = tuple[Any, Any]  # the kind; its ends in order, or as a set where they have none
Merged = Mapping[object, ox.NamedNode]
_Page = list[tuple[str, str, Claim]]  # the IRIs of a relation and a claim, and the claim

_ENTRY = ox.NamedNode(LEDGER_ENTRY)
_PAGE = 32
_KNOWN = (
    4096  # pages that are not read again while they stay as they are; articles of one day are about the same things
)
_DIGITS = 6  # of a claim's IRI that tell its page

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
    pages: the quads of the ledger that say it, each with what rests on which claim by it.
    relations: the nodes of their relations.
    claims: the claims that those rest on, without their words.
    rests: which relation rests on which claim.
    """

    pages: Mapping[frozenset[Rest], ox.Quad]
    relations: frozenset[ox.NamedNode]
    claims: tuple[Remembered, ...]
    rests: frozenset[Rest]

    def standing(self, changed: Set[str]) -> Mapping[frozenset[Rest], ox.Quad]:
        """Give the pages without those that hold a claim that changed, by its IRI."""
        return {held: page for held, page in self.pages.items() if changed.isdisjoint(claim for _, claim in held)}


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
    pages: dict[frozenset[Rest], ox.Quad] = {}
    known: list[Remembered] = []
    for quad in chain.from_iterable(found):
        claims = _remembered(quad.object.value) if isinstance(quad.object, ox.Literal) else ()
        pages[frozenset((relation, claim.iri) for relation, claim in claims)] = quad
        known += (claim for _, claim in claims)
    rests = frozenset(chain.from_iterable(pages))
    nodes = frozenset(ox.NamedNode(relation) for relation in {relation for relation, _ in rests})
    return Recollection(pages, nodes, tuple(known), rests)


def ledger_quads(
    relations: Iterable[Relation], standing: Mapping[frozenset[Rest], ox.Quad] = MappingProxyType({})
) -> list[ox.Quad]:
    """Write what counts of the claims of relations into the ledger.

    Parameters
    ----------
    relations: all that there are about the things that they are about.
    standing: pages that need not be written anew if they hold the same.
    """
    about: dict[Topic, list[Relation]] = defaultdict(list)
    for relation in relations:
        about[topic(relation, {})].append(relation)
    return [
        standing.get(frozenset((relation, address) for relation, address, _ in page))
        or ox.Quad(_thing(thing), _ENTRY, ox.Literal(_written(page)), LEDGER)
        for thing, found in about.items()
        for page in _pages(found)
    ]


def _thing(topic: Topic) -> ox.NamedNode:
    kind, ends = topic
    return thing_iri(kind, sorted(map(str, ends)) if isinstance(ends, frozenset) else map(str, ends))


def _pages(relations: Sequence[Relation]) -> Iterable[_Page]:
    """Divide the claims of relations so that the page of a claim follows from its IRI and the number of all."""
    count = 1 << (sum(len(relation.claims) for relation in relations) // _PAGE).bit_length()
    pages: dict[int, _Page] = defaultdict(list)
    for relation in relations:
        node = relation_iri(relation).value
        for claim in relation.claims:
            address = claim_address(claim)
            pages[int(address[-_DIGITS:], 16) % count].append((node, address, claim))
    return pages.values()


def _written(page: _Page) -> str:
    """Write claims as JSON; what comes again and again, relations and ends, stands in lists beside them."""
    relations = {relation: number for number, relation in enumerate(dict.fromkeys(relation for relation, _, _ in page))}
    ends: dict[Entity | str | None, int] = {}
    number = lambda end: ends.setdefault(end, len(ends))  # noqa: E731
    claims = [
        [
            relations[relation],
            address.removeprefix(BASE),
            *map(number, (claim.subject, claim.object, claim.source)),
            list(map(number, claim.parties)),
            claim.evidence.start,
            claim.evidence.end,
            *_plainly_kept(claim),
        ]
        for relation, address, claim in page
    ]
    entry = {
        "relations": [relation.removeprefix(BASE) for relation in relations],
        "ends": [[end.name, end.type] if isinstance(end, Entity) else end for end in ends],
        "claims": claims,
    }
    return orjson.dumps(entry).decode()


@lru_cache(maxsize=_KNOWN)
def _remembered(written: str) -> tuple[tuple[str, Remembered], ...]:
    """Read the claims of a page, each with the IRI of its relation: the inverse of ``_written``."""
    page = orjson.loads(written)
    relations = [BASE + iri for iri in page["relations"]]
    ends = [Entity(*end) if isinstance(end, list) else end for end in page["ends"]]
    return tuple(
        (
            relations[place],
            _restored(
                zip(_KEPT, kept, strict=True),
                subject=ends[one],
                object=ends[other],
                source=ends[source],
                parties=tuple([ends[party] for party in parties]),
                evidence=Evidence("", first, after),
                iri=BASE + iri,
            ),
        )
        for place, iri, one, other, source, parties, first, after, *kept in page["claims"]
    )


def _restored(kept: Iterable[tuple[str, Any]], **others: object) -> Remembered:
    """Make a claim of what the ledger has of it; the class itself would set each of its fields with a call."""
    claim = object.__new__(Remembered)
    vars(claim).update(kept, role=None, quote=None, **others)
    return claim
