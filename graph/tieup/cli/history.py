"""The commands that look along time: what changed between two days, and what somebody was in over the years."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from tieup.atom import feed
from tieup.changes import Change, Clock, changes
from tieup.cli.console import show, wrong
from tieup.cli.deciding import looked_at
from tieup.cli.judging import FORMATS, KnownOption, PolicyOption, chosen, day, judge, period, statement, write_json
from tieup.cli.options import STORE, StoreOption
from tieup.dates import parse_day
from tieup.model import Relation, name_of
from tieup.policy import Policy
from tieup.relations import relations, relations_about, seen
from tieup.store import Store

if TYPE_CHECKING:
    from tieup.timeline import Entry

CLOCKS: MappingProxyType[str, Clock] = MappingProxyType({"true": "true", "known": "known"})
CELLS = 32
SURE = MappingProxyType({True: "certainly", False: "possibly"})
CHANGED = ("change", "answer", "subject", "relation", "object", "period", "was", "status", "words")
TIMELINE = ("with", "relation", "from", "to", "certainly", "certainty", "status")


def diff(
    first: Annotated[str, typer.Argument(metavar="DATE", help="The earlier day: YYYY-MM-DD.")],
    second: Annotated[str, typer.Argument(metavar="DATE", help="The later day.")],
    clock: Annotated[str, typer.Option(help="true: what was so on the days; known: what was known on them.")] = "true",
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only relations of this name.")] = None,
    policy: PolicyOption = None,
    format: Annotated[str, typer.Option(help="text, json or atom.")] = "text",
    store: StoreOption = STORE,
) -> None:
    """Show what changed between two days: begun, ended, confirmed, denied, moved."""
    chosen(format, (*FORMATS, "atom"))
    measured = CLOCKS.get(clock) or wrong(f"--clock {clock!r} is unknown; there are {', '.join(CLOCKS)}")
    days = parse_day(first), parse_day(second)
    by = judge(policy)
    with looked_at(store) as opened:
        found = changes(_relations(opened, about, by), *days, measured, by)
    if format == "atom":
        return typer.echo(feed(found, *days, measured), nl=False)
    if format == "json":
        return write_json([_plain_change(change) for change in found])
    return show(CHANGED, [_change(change) for change in found])


def timeline(
    name: Annotated[str, typer.Argument(help="Whose, such as Leica.")],
    known: KnownOption = None,
    policy: PolicyOption = None,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    store: StoreOption = STORE,
) -> None:
    """Show the dated relations of somebody or something in the order of time: █ certainly, ░ possibly."""
    chosen(format, FORMATS)
    from tieup.timeline import bars, scale  # rdflib, which names need, takes a third of a second
    from tieup.timeline import timeline as entries_of

    with looked_at(store) as opened:
        entries = entries_of(opened, name, day(known), judge(policy))
    if format == "json":
        return write_json([_plain_entry(entry) for entry in entries])
    title = " to ".join(map(str, scale(entries)))
    rows = [(*_entry(entry), bar) for entry, bar in zip(entries, bars(entries, CELLS), strict=True)]
    return show((*TIMELINE, title), rows)


def _relations(store: Store, about: str | None, policy: Policy) -> list[Relation]:
    if about is None:
        return seen(relations(store), policy=policy)
    from tieup.questions.values import entity_named

    return seen(relations_about(store, entity_named(store, about)), policy=policy)


def _change(change: Change) -> tuple[str, ...]:
    relation = change.relation
    ends = name_of(relation.subject), relation.predicate, name_of(*relation.others())
    was = period(change.before) if change.before and change.kind == "moved" else ""
    words = change.claims[0].evidence.exact if change.claims else ""
    return (change.kind, SURE[change.sure], *ends, period(relation), was, relation.status, words)


def _plain_change(change: Change) -> dict[str, object]:
    told = [{"article": c.article, "reported": c.reported, "words": c.evidence.exact} for c in change.claims]
    before = statement(change.before) if change.before else None
    sure = {"change": change.kind, "answer": SURE[change.sure]}
    return {**sure, **statement(change.relation), "before": before, "claims": told}


def _entry(entry: "Entry") -> tuple[str, ...]:
    relation, known = entry.relation, entry.span
    certain = f"{known.certain_from} to {known.certain_until}" if known.certain_from else ""
    start, end = (relation.start, relation.end) if not isinstance(relation.object, str) else (relation.object, None)
    dates = start or "", end or "", certain
    return (name_of(*entry.others), relation.predicate, *dates, relation.certainty or "", relation.status)


def _plain_entry(entry: "Entry") -> dict[str, object]:
    known = {name: str(day) for name, day in vars(entry.span).items() if day}
    return {**statement(entry.relation), "other": name_of(*entry.others), "span": known}
