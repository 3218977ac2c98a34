"""The command by which people say what another register, such as Wikidata, calls the same."""

from collections.abc import Iterable, Mapping
from typing import Annotated

import typer

from tieup.cli.console import progress, say, wrong
from tieup.cli.deciding import (
    AnswerOption,
    ByOption,
    DecisionsOption,
    OnOption,
    Person,
    ReasonOption,
    asker,
    curated,
    person,
)
from tieup.cli.options import STORE, StoreOption
from tieup.cli.session import go_through
from tieup.curation import decide
from tieup.decisions import UNDO, Decision, Link, topic
from tieup.decisions.lines import iri
from tieup.errors import DecisionError, UnknownName
from tieup.matching.registers import Entry, likely, read_register, search
from tieup.model import Entity
from tieup.store import Store

PROMPT = "its number, [not] a number, [n]ext, [b]ack (undo), [q]uit?"
Offer = tuple[Entity, tuple[Entry, ...]]


def link(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only this name; else all without a link.")] = None,
    to: Annotated[str | None, typer.Option(metavar="IRI", help="What the other register calls it.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision about NAME and IRI back.")] = False,
    register: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="CSV or JSON with id, label, aliases, description.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Asked for each name, as Wikidata's API is; none by default.")
    ] = None,
    reason: ReasonOption = "",
    answer: AnswerOption = None,
    by: ByOption = None,
    on: OnOption = None,
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """Say what another register calls the same: by --to, or out of what a file or an endpoint offers."""
    if (to and not name) or (not to and bool(register) == bool(endpoint)):
        wrong("names link takes NAME and --to IRI, or --from FILE, or --endpoint URL")
    ask, who = asker(answer), person(by, on)
    with curated(store, decisions) as opened:
        if to and name:
            return _decide(opened, Link(_named(opened, name), iri(to)), UNDO if undo else "same", who, reason)
        offers = _offers(opened, _unlinked(opened, name), register, endpoint)
        return go_through(
            opened, offers, _described, lambda offer, text: _chosen(offer, text, who), lambda: ask(PROMPT), who
        )


def _decide(store: Store, about: Link, verdict: str, who: Person, reason: str) -> None:
    if verdict == UNDO and not any(topic(found.about) == about for found in store.decisions.standing):
        raise UnknownName(f"no decision about {about.entity.name} and {about.iri} stands")
    decide(store, [Decision(about, verdict, who.name, who.day, reason)])
    say(f"{about.entity.name}, {about.iri}: {'undone' if verdict == UNDO else verdict}")


def _named(store: Store, name: str) -> Entity:
    from tieup.questions.values import entity_named  # rdflib, which comes with it, takes a third of a second

    return entity_named(store, name)


def _unlinked(store: Store, name: str | None) -> dict[Entity, frozenset[str]]:
    """Give the names to use that have no link yet, each with its other names; or the one that is asked for."""
    known = store.entities()
    if name:
        return {(found := _named(store, name)): known[found]}
    done = {*store.decisions.links, *store.decisions.same}
    return {entity: names for entity, names in known.items() if entity not in done}


def _offers(
    store: Store, names: Mapping[Entity, Iterable[str]], register: str | None, endpoint: str | None
) -> list[Offer]:
    if register:
        found: Iterable[Offer] = likely(names, read_register(register)).items()
    else:
        asked = progress(names, "asking", len(names))
        found = [(entity, tuple(search(endpoint or "", entity.name))) for entity in asked]
    decided = {topic(each.about) for each in store.decisions.standing}
    open_ones = (
        (entity, tuple(each for each in entries if Link(entity, each.iri) not in decided)) for entity, entries in found
    )
    return [(entity, entries) for entity, entries in open_ones if entries]


def _described(offer: Offer) -> str:
    entity, entries = offer
    choices = "; ".join(f"{n}: {' '.join(filter(None, _told(entry)))}" for n, entry in enumerate(entries, 1))
    return f"{entity.name} ({entity.type}) may be {choices}"


def _told(entry: Entry) -> tuple[str, ...]:
    return entry.label, f"({entry.description})" if entry.description else "", f"<{entry.iri}>"


def _chosen(offer: Offer, answer: str, who: Person) -> Decision:
    entity, entries = offer
    number = answer.lower().removeprefix("not").strip()
    if not number.isdecimal() or not 1 <= int(number) <= len(entries):
        raise DecisionError(f"no answer {answer!r}; answer with a number from 1 to {len(entries)}")
    verdict = "different" if answer.lower().startswith("not") else "same"
    return Decision(Link(entity, iri(entries[int(number) - 1].iri)), verdict, who.name, who.day)
