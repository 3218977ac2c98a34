"""Seventh stage, second part: clauses that name just two, with a word that tells how they relate.

Such a clause needs no pattern of its own: whatever stands between, there is nobody else whom the word could be about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tieup.extraction.cues import expand, form
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.extraction.sieve import Sieve
from tieup.lexicon import table
from tieup.model import Entity
from tieup_ontology import relation_terms

_Place = tuple[bool, int, int]  # whether it is a name, and where it stands
_There = dict[str, dict[Entity | str, _Place]]  # entities and dates, by the letter of the type


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
            re.compile(_word(p["unless"])),
            p.get("reversed", False),
        )
        for p in table("pairs.toml")["pair"]
    )


@cache
def _sieve() -> Sieve:
    return Sieve([pair.rule.written for pair in pairs()])


def _word(pattern: str) -> str:
    return rf"(?i)\b(?:{expand(pattern)})(?!\w)"


def pair_findings(scene: Scene) -> Iterator[Finding]:
    """Yield what the words of a scene's clauses tell of the only two that they name."""
    ends = sum(len(slot.entities) for slot in scene.slots) + len(scene.dates)
    told = _sieve().passing(scene.text) if ends > 1 else set()
    for clause in _clauses(scene.text) if told else ():
        there = _present(scene, *clause)
        possible = _of_two(tuple(sorted((letter, len(found)) for letter, found in there.items())))
        for place in sorted(possible.intersection(told)):
            finding = _read(pairs()[place], scene, clause, there)
            if finding:
                yield finding


@lru_cache(maxsize=1024)
def _of_two(numbers: tuple[tuple[str, int], ...]) -> frozenset[int]:
    """The places of the pairs that a clause has which names just as many of each type; others would have to choose."""
    there = dict(numbers)
    return frozenset(
        place
        for place, pair in enumerate(pairs())
        if (there.get(pair.first), there.get(pair.second)) == ((2, 2) if pair.first == pair.second else (1, 1))
    )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in form("pairs.clause_break").finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


def _present(scene: Scene, start: int, end: int) -> _There:
    """Whom and what a clause names, by the letter of the type, in order, with its first place and whether by a name.

    Those who only report ("according to ACME") are left out.
    """
    markers = [marker for marker in MARKER.finditer(scene.text, start, end) if marker[2]]
    ends = [(one, named, marker) for marker in markers for one, named in _named(scene, marker)]
    voices = [m.span("who") for m in form("pairs.voice").finditer(scene.text, start, end)] if len(ends) > 1 else []
    found: _There = {}
    for one, named, marker in ends:
        if marker.span(2) not in voices:
            letter = "O" if marker[1] == UNSURE else marker[1]
            found.setdefault(letter, {}).setdefault(one, (named, *marker.span()))
    return found


def _named(scene: Scene, marker: re.Match[str]) -> list[tuple[Entity | str, bool]]:
    if marker[1] == "D":
        value = scene.dates[int(marker[2])].value
        return [(value, True)] if value else []
    return [(entity, slot.named) for slot in scene.members(marker[2]) for entity in slot.entities]


def _read(pair: Pair, scene: Scene, clause: tuple[int, int], there: _There) -> Finding | None:
    cue = pair.rule.pattern.search(scene.text, *clause)
    if not cue or pair.unless.search(scene.text, *clause):
        return None
    (one, near), (other, far) = _two(pair, there)
    if not isinstance(one, Entity):
        return None
    first, last = min(near[1], far[1]), max(near[2], far[2])
    if pair.first == pair.second and not _symmetric(pair) and not first < cue.start() < last:
        return None  # whose the word is cannot be told
    start, stop = min(first, cue.start()), max(last, cue.end())
    if isinstance(other, str) and form("pairs.of_another").search(scene.text, first, last):
        return None  # the date is nearer to what somebody else did
    return Finding(pair.rule, scene, one, other, start, stop, named=near[0] and far[0])


def _symmetric(pair: Pair) -> bool:
    return relation_terms()[pair.rule.predicate].symmetric


def _two(pair: Pair, there: _There) -> list[tuple[Entity | str, _Place]]:
    """Both ends, the subject first."""
    two = [*there[pair.first].items(), *(there[pair.second].items() if pair.first != pair.second else ())]
    return two[::-1] if pair.reversed else two
