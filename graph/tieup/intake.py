"""What an article says, put into a store: its graph is replaced whole, and the relations that it touches follow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from tieup.curation import written_quads
from tieup.dates import bounds, parse_day
from tieup.errors import DateError
from tieup.following import exchange
from tieup.model import Claim, Evidence, Reading, Refusal
from tieup.rdf import Record, article_iri, claims_of, hand_iri, record_of, record_quads
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
    (change,) = put_all(store, [record], text)
    return change


def put_all(store: Store, records: Iterable[Record], text: str | None = None) -> list[Change]:
    """Put records into a store, in place of what it held of their articles, all in one transaction.

    The relations that they touch are derived once, not once for each article.

    Parameters
    ----------
    records: of one article each.
    text: the text of them all, which must hold the claims' words; without it they are taken on trust.

    Raises
    ------
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    checked = [_checked(record, text) for record in records]
    before = {sound.article.id: store.record(sound.article.id) for sound, _ in checked}
    changed = [(before[sound.article.id], sound) for sound, _ in checked if sound != before[sound.article.id]]
    _replace(store, changed, text)
    return [_change(before[sound.article.id], sound, refused) for sound, refused in checked]


def _checked(record: Record, text: str | None) -> tuple[Record, tuple[Refusal, ...]]:
    """Give a record with the claims that a store may hold, and the others with the reasons."""
    reasons = {claim: objection(claim, record.article.id, text) for claim in record.claims}
    refused = tuple(Refusal(claim, why) for claim, why in reasons.items() if why)
    return record.holding(claim for claim, why in reasons.items() if not why), refused


def _change(before: Record | None, after: Record, refused: tuple[Refusal, ...]) -> Change:
    state: State = "new" if before is None else "unchanged" if after == before else "changed"
    return Change(after.article.id, state, len(after.claims), refused)


def remove(store: Store, id: str) -> Change:
    """Take an article out of a store, with its text, its claims and the relations that rest on nothing else.

    Raises
    ------
    UnknownName: when there is no such article.
    StoreError: when the store cannot be written; it then holds what it held before.
    """
    store.article(id)
    _replace(store, [(store.record(id), None)])
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


def _replace(store: Store, changed: Iterable[tuple[Record | None, Record | None]], text: str | None = None) -> None:
    """Put records in place of others of the same articles; None for an article that was not there, or is to go."""
    pairs = [(before, after) for before, after in changed if before or after]
    gone, kept = [before for before, _ in pairs if before], [after for _, after in pairs if after]
    graphs = (graph(record.article.id) for record in gone for graph in (article_iri, hand_iri))
    old = chain.from_iterable(map(store.quads, graphs))
    written = [quad for record in kept for quad in written_quads(store, record, text)]
    new = chain(chain.from_iterable(map(record_quads, kept)), written)
    claims = chain(chain.from_iterable(record.claims for record in kept), claims_of(written))
    if pairs:
        exchange(store, old, new, claims)
    for record in gone:
        store.drop_text(record.text_hash)
