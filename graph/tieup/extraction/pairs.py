"""Seventh stage, second part: clauses that name just two, with a word that tells how they relate.

Such a clause needs no pattern of its own: whatever stands between, there is nobody else whom the word could be about.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tieup.extraction.cues import expand, form
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.lexicon import table
from tieup.model import Entity
from tieup_ontology import relation_terms

_Named = tuple[Entity | str, bool]  # an entity or a date, and whether it is a name


@dataclass(frozen=True)
class Pair:
    """An entry of ``pairs.toml``; see there."""

    rule: Rule
    first: str
    second: str
    unless: re.Pattern[str]
    reversed: bool


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the entries of ``pairs.toml``, compiled, in their order."""
    return tuple(
        Pair(
            Rule(f"only two: {p['predicate']}", p["predicate"], _word(p["cue"]), p["dates"], p["confidence"]),
            p["first"],
            p["second"],
            _word(p["unless"]),
            p.get("reversed", False),
        )
        for p in table("pairs.toml")["pair"]
    )


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{expand(pattern)})(?!\w)", re.IGNORECASE)


def pair_findings(scene: Scene) -> Iterator[Finding]:
    """Yield what the words of a scene's clauses tell of the only two that they name."""
    for start, end in _clauses(scene.text):
        there = _present(scene, start, end)
        for pair in pairs():
            finding = _read(pair, scene, (start, end), there)
            if finding:
                yield finding


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in form("pairs.clause_break").finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


def _present(scene: Scene, start: int, end: int) -> Mapping[str, dict[_Named, tuple[int, int]]]:
    """Whom and what a clause names, by the letter of the type, in order, each with its first place.

    Those who only report ("according to ACME") are left out.
    """
    voices = [m.span("who") for m in form("pairs.voice").finditer(scene.text, start, end)]
    found: dict[str, dict[_Named, tuple[int, int]]] = {}
    for marker in MARKER.finditer(scene.text, start, end):
        if marker[2] and marker.span(2) not in voices:
            letter = "O" if marker[1] == UNSURE else marker[1]
            for named in _named(scene, marker):
                found.setdefault(letter, {}).setdefault(named, marker.span())
    return found


def _named(scene: Scene, marker: re.Match[str]) -> list[_Named]:
    if marker[1] == "D":
        value = scene.dates[int(marker[2])].value
        return [(value, True)] if value else []
    return [(entity, slot.named) for slot in scene.members(marker[2]) for entity in slot.entities]


def _read(
    pair: Pair, scene: Scene, clause: tuple[int, int], there: Mapping[str, dict[_Named, tuple[int, int]]]
) -> Finding | None:
    ends = _two(pair, there)
    if ends is None or not pair.rule.pattern.search(scene.text, *clause) or pair.unless.search(scene.text, *clause):
        return None
    ((one, named), place), ((other, also), far) = reversed(ends) if pair.reversed else ends
    if not isinstance(one, Entity):
        return None
    first, last = min(place[0], far[0]), max(place[1], far[1])
    cue = next(pair.rule.pattern.finditer(scene.text, *clause))
    if pair.first == pair.second and not _symmetric(pair) and not first < cue.start() < last:
        return None  # whose the word is cannot be told
    start, stop = min(first, cue.start()), max(last, cue.end())
    if isinstance(other, str) and form("pairs.of_another").search(scene.text, first, last):
        return None  # the date is nearer to what somebody else did
    return Finding(pair.rule, scene, one, other, start, stop, named=named and also)


def _symmetric(pair: Pair) -> bool:
    return relation_terms()[pair.rule.predicate].symmetric


def _two(pair: Pair, there: Mapping[str, dict[_Named, tuple[int, int]]]) -> list[tuple[_Named, tuple[int, int]]] | None:
    """The two ends where the clause names no others of their types; subject first where the types differ."""
    first, second = _each_once(there.get(pair.first, {})), _each_once(there.get(pair.second, {}))
    if pair.first == pair.second:
        return first if len(first) == 2 else None
    return [first[0], second[0]] if len(first) == len(second) == 1 else None


def _each_once(found: Mapping[_Named, tuple[int, int]]) -> list[tuple[_Named, tuple[int, int]]]:
    once: dict[Entity | str, tuple[_Named, tuple[int, int]]] = {}
    for named, place in found.items():
        once.setdefault(named[0], (named, place))
    return list(once.values())
