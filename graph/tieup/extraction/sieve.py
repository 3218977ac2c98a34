"""Which of many patterns may match in a text at all: those of whose words it holds some that they cannot do without."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import Any

from tieup.extraction.cues import LIST
from tieup.extraction.literals import folded, looked_for, parsed, signs
from tieup.lexicon import table

_MOST = 40  # strings that a part of a pattern may be, for them to be joined to what stands beside it
_ANYTHING = frozenset({""})
_FIRST_LIST, _LAST_SIGN = 0xE000, "\uf8ff"  # signs for private use; the last keeps a list's from being one of a class
_Strings = frozenset[str]


class Sieve:
    """Patterns, and the strings that let them pass.

    Parameters
    ----------
    patterns: they are known by their place in this sequence; they may name lists (``<nouns.partnership>``).

    >>> Sieve(["(bought|sold) [a-z]+", "(?i)works? with"]).passing("Acme works.")
    set()
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always, self._strings = looked_for(map(needed, patterns))

    def passing(self, text: str) -> set[int]:
        """Return the numbers of the patterns that may match in a text; the others cannot."""
        there = self._strings.iter(folded(text)) if self._strings else ()
        return {*self._always}.union(*[numbers for _, (_, numbers) in there])


def needed(pattern: str) -> _Strings:
    """Return strings of which every match holds at least one, in small letters; ``""`` where it may be any.

    >>> sorted(needed("[a-z]+ (?:bought|sold) (?:the )?x"))
    [' bought the x', ' bought x', ' sold the x', ' sold x']
    """
    return _strings(parsed(_brief(pattern)))[1]


def _brief(pattern: str) -> str:
    """A pattern with a sign in place of each list, so that the words of a list are gone through once for all."""
    return LIST.sub(lambda place: f"(?:{chr(_FIRST_LIST + _lists().index(place[0]))}{_LAST_SIGN})", pattern)


@cache
def _lists() -> tuple[str, ...]:
    return tuple(f"<{group}.{name}>" for group, lists in table("cues.toml").items() for name in lists)


@cache
def _of_list(number: int) -> tuple[_Strings, _Strings]:
    group, name = _lists()[number].strip("<>").split(".")
    return _strings(parsed(_brief("|".join(table("cues.toml")[group][name]))))


def _strings(parts: Iterable[Any]) -> tuple[_Strings, _Strings]:
    """All strings that parts of a pattern may be together (none: too many), and the best of which they hold one."""
    whole, run, best = True, _ANYTHING, _ANYTHING
    for part in parts:
        every, held = _of_part(str(part[0]), part[1])
        if every and len(run) * len(every) <= _MOST:
            run = frozenset(map("".join, product(run, every)))
        else:
            best, run, whole = max(best, held, run, key=_worth), every or _ANYTHING, False
    return run if whole else frozenset(), max(best, run, key=_worth)


def _of_part(kind: str, value: Any) -> tuple[_Strings, _Strings]:
    if kind == "LITERAL" and _FIRST_LIST <= value <= ord(_LAST_SIGN):
        return _of_list(value - _FIRST_LIST) if value < ord(_LAST_SIGN) else (_ANYTHING, _ANYTHING)
    if kind in ("LITERAL", "IN"):
        return signs(kind, value), _ANYTHING
    if kind == "SUBPATTERN":
        return _strings(value[3])
    if kind == "BRANCH":
        ways = [_strings(way) for way in value[1]]
        every = frozenset[str]().union(*(way[0] for way in ways)) if all(way[0] for way in ways) else frozenset[str]()
        return every, frozenset[str]().union(*(way[1] for way in ways))
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        fewest, most, repeated = value
        every, held = _strings(repeated)
        every = every if most == 1 else frozenset()
        return (every, held) if fewest else (every and every | _ANYTHING, _ANYTHING)
    return (_ANYTHING if kind in ("AT", "ASSERT", "ASSERT_NOT") else frozenset()), _ANYTHING


def _worth(strings: _Strings) -> tuple[int, int]:
    """The longer its shortest string, the less often some of them stand in a text."""
    return min(map(len, strings)), -len(strings)
