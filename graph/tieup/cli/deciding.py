"""What the commands share by which people decide: whose decision it is, where it is kept, and how they answer."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import Annotated

import typer

from tieup.cli.console import note, plain, say
from tieup.curation import follow
from tieup.dates import parse_day
from tieup.store import Store, open_store

FILE_OF_DECISIONS = "TIEUP_DECISIONS"

DecisionsOption = Annotated[
    str | None,
    typer.Option(
        envvar=FILE_OF_DECISIONS, metavar="FILE", help="The file of decisions; by default decisions.jsonl in the store."
    ),
]
ByOption = Annotated[
    str | None, typer.Option(envvar="TIEUP_BY", metavar="PERSON", help="Who decides; by default who is logged in.")
]
OnOption = Annotated[str | None, typer.Option(metavar="DATE", help="The day of the decision; by default today.")]
ReasonOption = Annotated[str, typer.Option(metavar="WORDS", help="Why, in a few words.")]
AnswerOption = Annotated[
    list[str] | None,
    typer.Option(metavar="WORDS", help="An answer given beforehand, instead of typing it; as often as needed."),
]


@dataclass(frozen=True)
class Person:
    """Who decides, and on which day."""

    name: str
    day: str


def person(by: str | None, on: str | None) -> Person:
    """Work out who decides and when: who is logged in, and today, where nothing else is said; raises ``DateError``."""
    day = parse_day(on) if on else datetime.now(UTC).date()
    return Person(by or getuser(), day.isoformat())


@contextmanager
def curated(store: str, decisions: str | None = None, create: bool = False) -> Iterator[Store]:
    """Open a store, in line with the decisions in its file."""
    with open_store(store, create, decisions) as opened:
        follow(opened, opened.decisions)
        yield opened


@contextmanager
def looked_at(store: str, writable: bool = False) -> Iterator[Store]:
    """Open a store to look at it; where its file of decisions was changed, by git say, the store follows it first."""
    with open_store(store, create=False, decisions=os.environ.get(FILE_OF_DECISIONS), writable=writable) as opened:
        if opened.decided and opened.decided.path.exists() and follow(opened, opened.decisions):
            note(f"{opened.decided.path} has changed; the store follows it now")
        yield opened


def asker(given: Sequence[str] | None) -> Callable[[str], str | None]:
    """Make what asks a person, in the terminal or by what is piped in; None where there is no more answer.

    Parameters
    ----------
    given: answers that were given beforehand, in place of the person.
    """
    answers = iter(given) if given else None

    def ask(prompt: str) -> str | None:
        if answers is not None:
            answer = next(answers, None)
            say(f"{prompt} {answer or ''}")
            return answer
        try:
            return input(f"{plain(prompt)} ").strip()
        except (EOFError, KeyboardInterrupt):
            note("")
            return None

    return ask
