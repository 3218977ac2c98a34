"""A session in which a person decides on one thing after another, and may go back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from tieup.cli.console import complain, count, note, say
from tieup.cli.deciding import Person
from tieup.curation import decide
from tieup.decisions import UNDO, Decision
from tieup.errors import DecisionError
from tieup.store import Store

T = TypeVar("T")

QUIT, BACK, NEXT = frozenset({"q", "quit"}), frozenset({"b", "back", UNDO}), frozenset({"", "n", "next"})


def go_through(
    store: Store,
    waiting: Sequence[T],
    described: Callable[[T], str],
    decision: Callable[[T, str], Decision],
    ask: Callable[[], str | None],
    who: Person,
) -> None:
    """Show one thing after the other, and keep what is decided on it at once.

    Parameters
    ----------
    described: what is shown of a thing.
    decision: makes a decision of an answer, or raises ``DecisionError``; then the question is put again.
    ask: gives an answer, or None where there is no more; "quit", "next" and "back" are understood everywhere.
    """
    made: list[tuple[int, Decision]] = []
    place = 0
    while waiting:
        last = place == len(waiting)
        say("that was all" if last else f"{place + 1} of {len(waiting)}: {described(waiting[place])}")
        answer = ask()
        if answer is not None and answer.lower() in BACK:
            place = _taken_back(store, made, who, place)
        elif answer is None or last or answer.lower() in QUIT:
            break
        elif answer.lower() in NEXT:
            place += 1
        elif found := _kept(store, partial(decision, waiting[place], answer)):
            made.append((place, found))
            place += 1
    note(f"{count(len(made), 'decision')}; {len(waiting) - len(made)} left open")


def _kept(store: Store, make: Callable[[], Decision]) -> Decision | None:
    """Make a decision and keep it; None, with what is wrong said, where that cannot be."""
    try:
        decision = make()
        decide(store, [decision])
    except DecisionError as error:
        complain(str(error))
        return None
    return decision


def _taken_back(store: Store, made: list[tuple[int, Decision]], who: Person, place: int) -> int:
    """Take the last decision of the session back; return the place of what it was about."""
    if not made:
        complain("nothing was decided in this session yet")
        return place
    place, decision = made.pop()
    decide(store, [Decision(decision.about, UNDO, who.name, who.day)])
    return place
