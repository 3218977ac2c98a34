"""Strings with which every match of a pattern begins or ends: a quick look before the pattern itself is tried."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import lru_cache
from importlib import import_module
from typing import Any

import ahocorasick

_PARSER: Any = import_module("re._parser")  # Python's own: what it reads is what will be matched
_LONGEST = 8  # characters of a string; more of them tell little more
_MOST = 4000  # strings of a pattern
_MOST_SIGNS = 12  # of a class of characters; a larger one may be anything
_OTHER_SPACE = re.compile(r"[^\S ]")
_ALIKE = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # what ``re.IGNORECASE`` holds for the same and ``str.lower`` does not
_Strings = Set[str]
_Both = tuple[_Strings, _Strings]  # strings that may go on, and strings behind which anything may stand


def folded(text: str) -> str:
    """Return a text in small letters and with spaces for all white space, every character at its place.

    >>> folded("The\\tİzmir")
    'the izmir'
    """
    if not text.isascii():
        for sign, small in _ALIKE:
            text = text.replace(sign, small)
    return _OTHER_SPACE.sub(" ", text.lower())


def parsed(pattern: str, flags: int = 0) -> Any:
    """Return what a pattern is made of, as pairs of a kind and what belongs to it."""
    return _PARSER.parse(pattern, flags)


def looked_for(strings: Iterable[Iterable[str]]) -> tuple[list[int], ahocorasick.Automaton]:
    """Return what looks for the strings of many patterns in one pass over a text.

    Parameters
    ----------
    strings: those of each pattern; a pattern is known by its place among the others.

    Returns
    -------
    The patterns that have the empty string, and an automaton that gives, for each string that stands in a text, its
    length and its patterns.
    """
    by_string: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(strings):
        for string in own:
            by_string[string].append(number)
    anywhere = by_string.pop("", [])
    automaton = ahocorasick.Automaton()
    for string, numbers in by_string.items():
        automaton.add_word(string, (len(string), numbers))
    automaton.make_automaton()
    return anywhere, automaton


def longest(pattern: re.Pattern[str]) -> int:
    """Return how many characters a match of a pattern has at most.

    >>> longest(re.compile("(?:is|was)? said"))
    8
    """
    return int(parsed(pattern.pattern, pattern.flags).getwidth()[1])


def edges(pattern: re.Pattern[str], backwards: bool = False) -> frozenset[str]:
    """Return strings of which one stands at the begin of every match, in small letters; ``""`` where it may be any.

    Parameters
    ----------
    backwards: at the end of every match instead.

    >>> sorted(edges(re.compile(r" (?:is|was)(?: not)? [a-z]+")))
    [' is ', ' is not ', ' was ', ' was not']
    """
    going_on, complete = _run(parsed(pattern.pattern, pattern.flags), {""}, backwards)
    return frozenset(going_on | complete)


def at_edge(text: str, backwards: bool = False) -> list[str]:
    """Return all strings that may stand in ``edges`` of what matches from the begin (``backwards``: up to the end).

    >>> at_edge("the end", backwards=True)
    ['', 'd', 'nd', 'end', ' end', 'e end', 'he end', 'the end']
    """
    touching = edge(text, backwards)
    return [touching[len(touching) - n :] if backwards else touching[:n] for n in range(len(touching) + 1)]


def edge(text: str, backwards: bool = False) -> str:
    """Return the begin (``backwards``: the end) of a text, folded, as far as ``edges`` tell of it."""
    return folded(text[-_LONGEST:] if backwards else text[:_LONGEST])


def _run(items: Iterable[Any], begun: _Strings, backwards: bool) -> _Both:
    """Go through what a pattern is made of, one after the other."""
    going_on, complete = begun, frozenset[str]()
    for item in reversed(list(items)) if backwards else items:
        longer, ended = _step(item, going_on, backwards)
        if len(longer) + len(ended) + len(complete) > _MOST:
            longer, ended = frozenset(), going_on
        full = {s for s in longer if len(s) >= _LONGEST}
        complete = complete | ended | {s[-_LONGEST:] if backwards else s[:_LONGEST] for s in full}
        going_on = longer - full
    return going_on, complete


def _step(item: tuple[Any, Any], begun: _Strings, backwards: bool) -> _Both:
    kind, value = str(item[0]), item[1]
    if kind in ("LITERAL", "IN") and (ways := signs(kind, value)):
        return {sign + s if backwards else s + sign for s in begun for sign in ways}, frozenset()
    if kind == "BRANCH":
        runs = [_run(way, begun, backwards) for way in value[1]]
        return frozenset().union(*(run[0] for run in runs)), frozenset().union(*(run[1] for run in runs))
    if kind == "SUBPATTERN":
        return _run(value[3], begun, backwards)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(value, begun, backwards)
    return (begun, frozenset()) if kind in ("AT", "ASSERT", "ASSERT_NOT") else (frozenset(), begun)


def _repeated(repeat: tuple[int, int, Iterable[Any]], begun: _Strings, backwards: bool) -> _Both:
    fewest, most, part = repeat
    going_on, complete = _run(part, begun, backwards)
    if most > 1:
        going_on, complete = frozenset(), going_on | complete
    return (going_on | begun if fewest == 0 else going_on), complete


def signs(kind: str, value: Any) -> frozenset[str]:
    """Return the characters that a literal or a small class may be; none where these are too many."""
    if kind == "LITERAL":
        return _sign(value)
    parts = [_members(str(kind), value) for kind, value in value]
    return frozenset[str]().union(*parts) if all(parts) and len(parts) <= _MOST_SIGNS else frozenset()


def _members(kind: str, value: Any) -> frozenset[str]:
    if kind == "RANGE" and value[1] - value[0] < _MOST_SIGNS:
        return frozenset[str]().union(*map(_sign, range(value[0], value[1] + 1)))
    if kind == "CATEGORY" and str(value) == "CATEGORY_SPACE":
        return frozenset(" ")
    return _sign(value) if kind == "LITERAL" else frozenset()


@lru_cache(maxsize=1024)
def _sign(code: int) -> frozenset[str]:
    return frozenset({folded(chr(code))})
