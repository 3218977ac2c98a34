"""What an article says, put into a store: its graph is replaced whole, and the relations that it touches follow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tieup.curation import written_quads
from tieup.dates import bounds, parse_day
from tieup.errors import DateError
from tieup.following import exchange
from tieup.model import Claim, Evidence, Reading, Refusal
from tieup.rdf import Record, article_iri, hand_iri, record_of, record_quads
from tieup.store import Store
from tieup_ontology import relation_terms

State = Literal["new", "changed", "unchanged", "removed"]


@dataclass(frozen=True)
class Change:
    """What became of an article in a store.

    Parameters
    ----------
    article: its ID.
    state: ``new``, ``changed``, ``unchanged`` (nothing was written) or ``removed``.
    claims: how many claims of it the store now holds.
    refusals: the claims that were not accepted, with the reasons.
    """

    article: str
    state: State
    claims: int
    refusals: tuple[Refusal, ...] = ()


def add(store: Store, reading: Reading) -> Change:
    """Put a reading into a store, in place of what it held of this article.

    Claims that no store may hold (words that do not stand in the text, an unknown kind of relation, a malformed date)
    are refused one by one; the others are kept.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    record = record_of(reading)
    store.keep_text(reading.article.text)
    change = put(store, record, reading.article.text)
    return replace(change, refusals=(*reading.refusals, *change.refusals))


def put(store: Store, record: Record, text: str | None = None) -> Change:
    """Put a record into a store, in place of what it held of this article, in one transaction.

    Parameters
    ----------
    text: the article's text, which must hold the claims' words; without it they are taken on trust.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    reasons = {claim: objection(claim, record.article.id, text) for claim in record.claims}
    refused = tuple(Refusal(claim, why) for claim, why in reasons.items() if why)
    sound = record.holding(claim for claim, why in reasons.items() if not why)
    before = store.record(record.article.id)
    if sound != before:
        _replace(store, record.article.id, before, sound, text)
    state: State = "new" if before is None else "unchanged" if sound == before else "changed"
    return Change(record.article.id, state, len(sound.claims), refused)


def remove(store: Store, id: str) -> Change:
    """Take an article out of a store, with its text, its claims and the relations that rest on nothing else.

    Raises
    ------
    UnknownName: when there is no such article.
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    store.article(id)
    _replace(store, id, store.record(id), None)
    return Change(id, "removed", 0)


def objection(claim: Claim, article: str, text: str | None) -> str | None:
    """Say why a claim cannot be accepted as one of an article's; None when it can.

    Parameters
    ----------
    article: the article's ID.
    text: its text, which must hold the claim's words; None where it is not at hand.
    """
    if claim.article != article:
        return f"it is of the article {claim.article}, not of {article}"
    if text is not None and not _stands(claim.evidence, text):
        return f"its words do not stand in the article {article} at {claim.evidence.start} to {claim.evidence.end}"
    if (term := relation_terms().get(claim.predicate)) is None:
        return f"the ontology has no relation {claim.predicate!r}"
    return _malformed([claim.start, claim.end, claim.object if "date" in term.range else None], claim.attested)


def _stands(evidence: Evidence, text: str) -> bool:
    return 0 <= evidence.start < evidence.end and text[evidence.start : evidence.end] == evidence.exact


def _malformed(dates: Iterable[object], attested: str | None) -> str | None:
    try:
        for date in dates:
            if isinstance(date, str):
                bounds(date)
        if attested:
            parse_day(attested)
    except DateError as error:
        return str(error)
    return None


def _replace(store: Store, id: str, before: Record | None, after: Record | None, text: str | None = None) -> None:
    old = [*store.quads(article_iri(id)), *store.quads(hand_iri(id))]
    exchange(store, old, [*record_quads(after), *written_quads(store, after, text)] if after else [])
    if before:
        store.drop_text(before.text_hash)
