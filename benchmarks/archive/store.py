"""A store of made-up articles, filled article by article."""

from collections.abc import Iterator
from itertools import chain

import consolidation
import pyoxigraph as ox

from archive import phones
from tieup.decisions import Decision, Decisions, Names, decision_quads, standing
from tieup.model import Claim
from tieup.rdf import Record, record_quads, relation_quads
from tieup.relations import consolidate
from tieup.store import Store

CLAIMS_A_TRIPLE = 1 / 30
CLAIMS_A_PHONE_ARTICLE = 16


def fill(store: Store, triples: int) -> None:
    """Fill an empty store with about so many triples: half of the claims about companies, half about phones."""
    claims = max(400, round(triples * CLAIMS_A_TRIPLE / 2))
    kept: list[Claim] = []
    store.triples.bulk_extend(_keeping(_records(claims), kept))
    decisions = _decisions()
    store.triples.bulk_extend(decision_quads(decisions))
    relations = consolidate(kept, decisions=decisions)
    kept.clear()
    store.triples.bulk_extend(chain.from_iterable(map(relation_quads, relations)))


def _records(claims: int) -> Iterator[Record]:
    companies = max(10, claims // consolidation.PER_RELATION // 5)
    news = consolidation.records(claims, max(1, claims // consolidation.PER_ARTICLE))
    return chain(news, phones.records(claims // CLAIMS_A_PHONE_ARTICLE, companies))


def _keeping(records: Iterator[Record], kept: list[Claim]) -> Iterator[ox.Quad]:
    for record in records:
        kept.extend(record.claims)
        yield from record_quads(record)


def _decisions() -> Decisions:
    """Fifty pairs of companies that a person looked at and found to be different."""
    pairs = (Names(phones.company(number), phones.company(number + 1)) for number in range(0, 100, 2))
    return standing(Decision(pair, "different", "Reader", "2022-06-01") for pair in pairs)
