"""The commands about names across articles: which of them are one, as people decide."""

from collections.abc import Callable, Iterator
from itertools import islice
from types import MappingProxyType
from typing import Annotated

import typer

from tieup.cli.console import say, show
from tieup.cli.deciding import (
    AnswerOption,
    ByOption,
    DecisionsOption,
    OnOption,
    ReasonOption,
    asker,
    curated,
    person,
)
from tieup.cli.linking import link
from tieup.cli.options import STORE, StoreOption
from tieup.cli.session import go_through
from tieup.curation import claims_naming, decide
from tieup.decisions import UNDO, Decision, Names, topic
from tieup.errors import DecisionError, UnknownName
from tieup.matching import LEAST, Candidate, candidates
from tieup.model import Entity
from tieup.store import Store

LeastOption = Annotated[float, typer.Option(min=0, max=1, help="The score under which a pair is left out.")]
OneArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name to use, if they are the same.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The other name.")]

PROMPT = "[s]ame, same but use the [2]nd, [d]ifferent, [u]nsure, [n]ext, [b]ack (undo), [q]uit?"
ANSWERS = MappingProxyType(
    {
        **dict.fromkeys(("s", "same"), "same"),
        **dict.fromkeys(("2", "second"), "second"),
        **dict.fromkeys(("d", "different"), "different"),
        **dict.fromkeys(("u", "unsure"), "unsure"),
    }
)
VERDICTS = MappingProxyType(
    {
        "same": "Decide that two names stand for the same; the first is the one to use.",
        "different": "Decide that two names stand for two things.",
        "unsure": "Leave it open whether two names stand for the same; they are not proposed again.",
        UNDO: "Take back the last decision about two names.",
    }
)
_SAMPLES = 2
_SHOWN = 80


def listed(
    least: LeastOption = LEAST,
    decided: Annotated[bool, typer.Option("--decided", help="List what was decided instead.")] = False,
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """List names that may stand for the same, the likeliest first."""
    with curated(store, decisions) as opened:
        if decided:
            return show(("name", "other", "type", "verdict", "by", "on", "reason"), list(_decided(opened)))
        rows = [
            (f"{each.score:.2f}", each.one.name, each.other.name, each.one.type, ", ".join(each.reasons))
            for each in _waiting(opened, least)
        ]
    return show(("score", "name", "other", "type", "because of"), rows)


def review(
    least: LeastOption = LEAST,
    answer: AnswerOption = None,
    by: ByOption = None,
    on: OnOption = None,
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """Decide, pair by pair, which names stand for the same; the answers may be piped in."""
    ask, who = asker(answer), person(by, on)

    def decision(pair: Candidate, answered: str) -> Decision:
        if (verdict := ANSWERS.get(answered.lower())) is None:
            raise DecisionError(f"no answer {answered!r}; answer with a letter in brackets")
        names = Names(pair.other, pair.one) if verdict == "second" else Names(pair.one, pair.other)
        return Decision(names, "same" if verdict == "second" else verdict, who.name, who.day)

    with curated(store, decisions) as opened:
        waiting = _waiting(opened, least)
        go_through(opened, waiting, lambda pair: _described(opened, pair), decision, lambda: ask(PROMPT), who)


def deciding(verdict: str) -> Callable[..., None]:
    """Make the command that decides so about two names."""

    def command(
        one: OneArgument,
        other: OtherArgument,
        reason: ReasonOption = "",
        by: ByOption = None,
        on: OnOption = None,
        store: StoreOption = STORE,
        decisions: DecisionsOption = None,
    ) -> None:
        who = person(by, on)
        with curated(store, decisions) as opened:
            names = _pair(opened, one, other)
            if verdict == UNDO and not any(topic(found.about) == topic(names) for found in opened.decisions.standing):
                raise UnknownName(f"no decision about {one} and {other} stands; `tieup names list --decided` has all")
            decide(opened, [Decision(names, verdict, who.name, who.day, reason)])
        say(f"{names.one.name}, {names.other.name}: {'undone' if verdict == UNDO else verdict}")

    command.__doc__ = VERDICTS[verdict]
    return command


COMMANDS: MappingProxyType[str, Callable[..., None]] = MappingProxyType(
    {"list": listed, "review": review, "link": link, **{verdict: deciding(verdict) for verdict in VERDICTS}}
)


def _pair(store: Store, one: str, other: str) -> Names:
    from tieup.questions.values import entity_as_named  # rdflib, which comes with it, takes a third of a second

    names = Names(entity_as_named(store, one), entity_as_named(store, other))
    if names.one == names.other:
        raise DecisionError(f"{one!r} and {other!r} are one name already; give two")
    if names.one.type != names.other.type:
        raise DecisionError(
            f"{one!r} is of the type {names.one.type}, {other!r} of {names.other.type}; they must agree"
        )
    return names


def _waiting(store: Store, least: float) -> list[Candidate]:
    """Give the pairs about which nothing is decided yet, and that are not one by other decisions."""
    decided = {topic(found.about) for found in store.decisions.standing}
    use = store.decisions.canonical
    return [
        pair
        for pair in candidates(store.entities(), least)
        if topic(Names(pair.one, pair.other)) not in decided and use(pair.one) != use(pair.other)
    ]


def _described(store: Store, pair: Candidate) -> str:
    reasons = ", ".join(pair.reasons)
    told = "; ".join(f"{name.name}: {_told(store, name)}" for name in (pair.one, pair.other))
    return f"{pair.one.name} | {pair.other.name} ({pair.one.type}, {pair.score:.2f}: {reasons}). {told}"


def _told(store: Store, name: Entity) -> str:
    found = islice(claims_naming(store, name), _SAMPLES)
    return ", ".join(sorted(f"“{claim.evidence.exact[:_SHOWN]}” ({claim.article})" for claim in found)) or "in no claim"


def _decided(store: Store) -> Iterator[tuple[str, ...]]:
    for found in store.decisions.standing:
        if isinstance(found.about, Names):
            one, other = found.about.one, found.about.other
            yield one.name, other.name, one.type, found.verdict, found.by, found.on, found.reason
