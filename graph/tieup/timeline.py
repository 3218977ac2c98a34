"""What somebody or something was in, over time: every dated relation, with what is certain of it and what is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tieup.dates import Span, bounds, span
from tieup.model import Entity, Relation
from tieup.policy import POLICY, Policy
from tieup.questions.values import entity_named
from tieup.relations import relations_about, seen
from tieup.store import Store
from tieup_ontology import relation_terms


@dataclass(frozen=True)
class Entry:
    """A relation on somebody's timeline.

    Parameters
    ----------
    others: the other end, or the other members of an alliance.
    span: the days around its start and its end, and those on which it certainly held.
    """

    relation: Relation
    others: tuple[Entity | str, ...]
    span: Span


def timeline(store: Store, name: str, known: date | None = None, policy: Policy = POLICY) -> list[Entry]:
    """Give the dated relations of an entity, the first to begin first.

    Parameters
    ----------
    name: its name, another name of it, or its IRI.
    known: the day on which they could be known; None for now.
    policy: what makes a relation accepted.

    Raises
    ------
    UnknownName: when the store has no such entity; the message offers the nearest.
    StoreError: when the store was altered and cannot be read.
    """
    entity = entity_named(store, name)
    found = seen(relations_about(store, entity), known, policy)
    entries = [_entry(relation, entity) for relation in found if _dated(relation)]
    return sorted(entries, key=lambda entry: first_day(entry) or date.max)


def scale(entries: Iterable[Entry]) -> tuple[date, ...]:
    """Give the first and the last day that is known of any entry; nothing where there is none."""
    days = sorted(day for entry in entries for day in _days(entry.span))
    return (days[0], days[-1]) if days else ()


def bars(entries: Iterable[Entry], cells: int) -> list[str]:
    """Draw a line for each entry, all to one scale: ``█`` where it certainly held, ``░`` where possibly.

    Parameters
    ----------
    cells: how many characters a line has; each stands for some days, and shows the best that holds on any of them.
    """
    shown = list(entries)
    if not (ends := scale(shown)):
        return ["" for _ in shown]
    first, days = ends[0], (ends[1] - ends[0]).days + 1
    edges = [first + timedelta(days=days * cell // cells) for cell in range(cells)]
    periods = list(zip(edges, [*edges[1:], ends[1]], strict=True))
    return ["".join(_sign(entry, *period) for period in periods).rstrip() for entry in shown]


def first_day(entry: Entry) -> date | None:
    """Give the first day that is known of an entry."""
    return min(_days(entry.span), default=None)


def _entry(relation: Relation, entity: Entity) -> Entry:
    if isinstance(relation.object, str):
        earliest, latest = bounds(relation.object)
        certain = earliest if earliest == latest else None
        return Entry(relation, (relation.object,), Span(earliest, latest, earliest, latest, certain, certain))
    dates = relation.start, relation.end, relation.first_attested, relation.last_attested
    return Entry(relation, relation.others(entity), span(*dates))


def _dated(relation: Relation) -> bool:
    if "Article" in relation_terms()[relation.predicate].range:
        return False
    return isinstance(relation.object, str) or bool(relation.start or relation.end or relation.first_attested)


def _days(span: Span) -> list[date]:
    known = (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest, span.certain_from)
    return [day for day in (*known, span.certain_until) if day]


def _sign(entry: Entry, first: date, last: date) -> str:
    span, status = entry.span, entry.relation.status
    if status == "accepted" and _overlap(span.certain_from or date.max, span.certain_until or date.min, first, last):
        return "█"
    possible = _overlap(span.start_earliest or date.min, span.end_latest or date.max, first, last)
    return "░" if possible and status != "refuted" else " "


def _overlap(begin: date, end: date, first: date, last: date) -> bool:
    return begin <= last and first <= end
