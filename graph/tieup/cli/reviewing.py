"""The command by which people go through claims, and accept, reject or correct them."""

from shlex import split
from typing import Annotated

import typer

from tieup.cli.console import say, show
from tieup.cli.deciding import AnswerOption, ByOption, DecisionsOption, OnOption, Person, asker, curated, person
from tieup.cli.judging import period
from tieup.cli.options import STORE, StoreOption
from tieup.cli.session import go_through
from tieup.curation import decide
from tieup.decisions import UNDO, Decision, short
from tieup.decisions.writing import borne_out, claim_of
from tieup.errors import DecisionError, UnknownName
from tieup.model import Claim, name_of
from tieup.reviewing import BELOW, Waiting, claim_named, waiting
from tieup.store import Store

PROMPT = "[a]ccept, [r]eject or [c]orrect FIELD=VALUE..., each with a reason; [n]ext, [b]ack (undo), [q]uit?"


def review(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="One claim, by the name in --list.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List what waits, and decide nothing.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the decision about CLAIM.")] = False,
    below: Annotated[float, typer.Option(min=0, max=1, help="The confidence under which a claim waits.")] = BELOW,
    answer: AnswerOption = None,
    by: ByOption = None,
    on: OnOption = None,
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """Go through the claims that wait: changed since they were decided on, disputed, or read with little confidence."""
    ask, who = asker(answer), person(by, on)
    with curated(store, decisions) as opened:
        if undo:
            return _undo(opened, claim or "", who)
        found = [Waiting(claim_named(opened, claim), "asked for")] if claim else waiting(opened, below)
        if listed:
            return show(("claim", "because", "says", "article", "words"), [_row(each) for each in found])
        return go_through(
            opened, found, _described, lambda each, text: _decision(opened, each, text, who), lambda: ask(PROMPT), who
        )


def _undo(store: Store, name: str, who: Person) -> None:
    claim = claim_named(store, name)
    if (found := store.decisions.about(claim)) is None:
        raise UnknownName(f"no decision about the claim {name!r} stands")
    decide(store, [Decision(found.about, UNDO, who.name, who.day)])
    say(f"{_says(claim)}: {found.verdict} undone")


def _decision(store: Store, waiting: Waiting, text: str, who: Person) -> Decision:
    """Make a decision of an answer such as ``correct start=2019-02 the year before``."""
    first, _, rest = text.partition(" ")
    verdict = {"a": "accept", "r": "reject", "c": "correct"}.get(first.lower(), first.lower())
    match verdict:
        case "accept" | "reject":
            return Decision(waiting.claim, verdict, who.name, who.day, rest.strip())
        case "correct":
            return _correction(store, waiting.claim, rest, who)
        case _:
            raise DecisionError(f"no answer {first!r}; answer with a letter in brackets")


def _correction(store: Store, claim: Claim, text: str, who: Person) -> Decision:
    try:
        parts = split(text)
    except ValueError as error:
        raise DecisionError(f"{text!r} cannot be read ({error})") from error
    fields = dict(part.split("=", 1) for part in parts if "=" in part)
    if not fields:
        raise DecisionError("a correction needs a field and what it should be: correct start=2019-02")
    instead = claim_of(fields, store.entities(), claim)
    reason = " ".join(part for part in parts if "=" not in part)
    decision = Decision(claim, "correct", who.name, who.day, reason, instead)
    return borne_out(decision, store.article(claim.article), store.claims(claim.article))


def _described(waiting: Waiting) -> str:
    claim = waiting.claim
    return f"{_says(claim)} — “{claim.evidence.exact}” ({claim.article}). {waiting.because} [{short(claim)}]"


def _row(waiting: Waiting) -> tuple[str, ...]:
    claim = waiting.claim
    return short(claim), waiting.because, _says(claim), claim.article, claim.evidence.exact


def _says(claim: Claim) -> str:
    source = f"says {claim.source.name}" if claim.source else ""
    told = (name_of(claim.subject), claim.predicate, name_of(claim.object), period(claim), claim.certainty, source)
    return " ".join(filter(None, told))
