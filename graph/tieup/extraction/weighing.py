"""Seventh stage, third part: what a trained model thinks of any two names of a scene (``docs/decisions/models.md``)."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from typing import NamedTuple

from tieup.extraction.cues import form
from tieup.extraction.relation_features import features, words
from tieup.extraction.rules import Finding, Rule, without_pattern
from tieup.extraction.scenes import LETTERS, MARKER, UNSURE, Scene
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup_ontology import relation_terms

NONE = "none"
"""The outcome for two that no words relate."""

LEAST = 0.2  # from this probability on the judge is asked whether a relation holds
MOST = 12  # markers of a scene; tables and long lists tell little
TITLE_REACH = 50  # characters beside a person and an organization in which the person's title stands
_DATES = {
    "partneredWith": "start",
    "acquired": "start",
    "investedIn": "start",
    "sued": "start",
    "supplies": "start",
    "launchedOn": "day",
}
End = Entity | str


class Couple(NamedTuple):
    """Two markers of a scene, by their numbers and letters, and the pairs that they stand for; a date is a text."""

    first: int
    second: int
    letters: str
    ends: tuple[tuple[End, End], ...]
    named: bool


class Opinion(NamedTuple):
    """How likely each outcome is for a couple."""

    couple: Couple
    chances: Mapping[str, float]


def opinions(scene: Scene, told: Sequence[Finding], weights: Weights) -> list[Opinion]:
    """Return how likely the words of a scene make each relation of any two of its names.

    Parameters
    ----------
    told: what the rules have found in the scene: what they tell of others counts.
    """
    return [
        Opinion(
            couple,
            {o: p for o, p in weights.probabilities(found).items() if o == NONE or o in possible()[couple.letters]},
        )
        for couple, found in asked(scene, told)
    ]


def weighed_findings(scene: Scene, thought: Sequence[Opinion], told: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the relations of two names that are not all too unlikely.

    Parameters
    ----------
    thought: how likely each is.
    told: what the rules have found in the scene, which needs no other finding.
    """
    known = {(finding.rule.predicate, frozenset((finding.subject, finding.object))) for finding in told}
    for couple, chances in thought:
        for outcome, likely in chances.items():
            if outcome != NONE and likely >= LEAST:
                for finding in _findings(scene, couple, outcome, likely):
                    if (finding.rule.predicate, frozenset((finding.subject, finding.object))) not in known:
                        yield finding


def _findings(scene: Scene, couple: Couple, outcome: str, likely: float) -> Iterator[Finding]:
    """Say what a couple's outcome tells of each of its pairs."""
    markers = list(MARKER.finditer(scene.text))
    start, end = markers[couple.first].start(), markers[couple.second].end()
    rule = _rule(outcome.rstrip("<>"), round(likely, 2))
    role = title_beside(scene, start, end) if rule.predicate == "hasRole" else None
    for one, other in couple.ends if role or rule.predicate != "hasRole" else ():
        subject, target = (other, one) if outcome.endswith("<") else (one, other)
        if isinstance(subject, Entity):
            yield Finding(rule, scene, subject, target, start, end, role, couple.named)


def asked(scene: Scene, told: Sequence[Finding]) -> Iterator[tuple[Couple, Sequence[int]]]:
    """Yield the couples of a scene about which the model is asked, with the features of each.

    Parameters
    ----------
    told: what the rules have found in the scene.
    """
    couples = list(_couples(scene))
    if not couples:
        return
    found = words(scene)
    related = [(finding.rule.predicate, {finding.subject, finding.object}) for finding in told]
    for couple in couples:
        others = _of_others(couple, related) or {"nothing told"}
        yield couple, features(found, couple.first, couple.second, sorted(others))


def _of_others(couple: Couple, related: Sequence[tuple[str, Set[End]]]) -> set[str]:
    """What relations of others, and whom they relate, say of a couple; not those of the two themselves."""
    one, other = ({pair[side] for pair in couple.ends} for side in (0, 1))
    touched = ((name, not ends.isdisjoint(one), not ends.isdisjoint(other)) for name, ends in related)
    return {f"told {name} {[first, second]}" for name, first, second in touched if not (first and second)}


def _couples(scene: Scene) -> Iterator[Couple]:
    """Yield the markers of a scene that some relation could hold between, two by two."""
    if sum(len(slot.entities) for slot in scene.slots) + len(scene.dates) < len(("one", "other")):
        return
    markers = list(MARKER.finditer(scene.text))
    if not 0 < len(markers) <= MOST:
        return
    voices = {match.span("who") for match in form("pairs.voice").finditer(scene.text)}
    if scene.text.startswith(":", markers[0].end()) and not markers[0].start():
        voices.add(markers[0].span(2))  # in an interview: "Acme: ..."
    ends = [() if marker.span(2) in voices else _ends(scene, marker) for marker in markers]
    named = [_named(scene, marker) for marker in markers]
    for first, second in combinations_with_replacement(range(len(markers)), 2):
        letters = _letters(markers[first], markers[second])
        if letters in possible() and (first != second or letters == "OO"):
            pairs = combinations(ends[first], 2) if first == second else product(ends[first], ends[second])
            distinct = tuple((one, other) for one, other in pairs if one != other)
            if distinct:
                yield Couple(first, second, letters, distinct, named[first] and named[second])


def _letters(one: re.Match[str], other: re.Match[str]) -> str:
    return (one[1] + other[1]).replace(UNSURE, "O")


@cache
def possible() -> dict[str, frozenset[str]]:
    """Return the outcomes that two markers may have, by their letters in the order of the text."""
    letters = {**LETTERS, "date": "D"}
    found: dict[str, set[str]] = {}
    for name, term in relation_terms().items():
        for one, other in product(term.domain, term.range):
            if one in letters and other in letters:
                forward, backward = ("", "") if term.symmetric else (">", "<")
                found.setdefault(letters[one] + letters[other], set()).add(name + forward)
                found.setdefault(letters[other] + letters[one], set()).add(name + backward)
    return {pair: frozenset(outcomes) for pair, outcomes in found.items()}


def _ends(scene: Scene, marker: re.Match[str]) -> tuple[End, ...]:
    if marker[1] == "D":
        dates = (scene.dates[int(number)].value for number in marker[2].split("+") if number)
        return tuple(value for value in dates if value)
    slots = scene.members(marker[2]) if marker[2] and marker[1] not in "QR" else ()
    return tuple(entity for slot in slots for entity in slot.entities)


def _named(scene: Scene, marker: re.Match[str]) -> bool:
    return marker[1] == "D" or all(slot.named for slot in scene.members(marker[2]))


def title_beside(scene: Scene, start: int, end: int) -> str | None:
    """Return the title that stands in a part of a scene, between a person and an organization, else one beside it."""
    titles = form("posts.title").finditer(scene.text, max(0, start - TITLE_REACH), end + TITLE_REACH)
    nearest = min(titles, key=lambda title: max(start - title.end(), title.start() - end, 0), default=None)
    return nearest[0] if nearest else None


@cache
def _rule(predicate: str, confidence: float) -> Rule:
    """Return what findings of the model say instead of the pattern that found them."""
    return without_pattern(f"weighed: {predicate}", predicate, _DATES.get(predicate, "none"), confidence)
