"""Seventh stage: the patterns of ``lexicon/rules`` on scenes; they find who relates how to whom, in which words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, product
from typing import Any

from tieup.extraction.cues import expand
from tieup.extraction.scenes import UNSURE, Scene, reduced
from tieup.extraction.sieve import Sieve
from tieup.lexicon import table
from tieup.model import Entity
from tieup_ontology import relation_terms

FILES = (
    "partnerships",
    "licences",
    "alliances",
    "supply",
    "orders",
    "takeovers",
    "stakes",
    "subsidiaries",
    "rivalry",
    "lawsuits",
    "products",
    "makers",
    "successors",
    "codevelopment",
    "launches",
    "parts",
    "components",
    "posts",
)
_WORDS = r"(?:[^⟦⟧.;:?!]{0,60}?)"
_MORE_WORDS = r"(?:(?:[^⟦⟧.;:?!]|⟦[DQ][\d+]*⟧){0,80}?)"
_End = tuple[Entity, bool]  # an entity, and whether it is named
_Other = tuple[Entity | str, bool]
_ENDS = re.compile(r"⟦\[([A-Z]+)\]\(\?P<[ABDG]>")
_APPOSITION = (", a ", ", an ", ", the ")
_LETTER = re.compile("⟦([A-Z])")
_PLACE = re.compile(r"\{(\w?):([A-Z]+)\}")


@dataclass(frozen=True)
class Rule:
    """A pattern and what it tells; the fields are those of the files in ``lexicon/rules``.

    Parameters
    ----------
    written: the pattern.
    """

    name: str
    predicate: str
    written: str
    dates: str
    confidence: float

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: a short text needs few of them."""
        return re.compile(self.written)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """The letters that the marker of each end may have."""
        return tuple(_ENDS.findall(self.written))


@dataclass(frozen=True)
class Finding:
    """A rule's match in a scene: the two ends, and the part of the scene's text that tells it.

    Parameters
    ----------
    named: whether both ends are names, not references.
    of_partnership: whether the object is one of those whom "this partnership" and the like stand for.
    back: the place in the article where an end is named, if that is in an earlier sentence.
    """

    rule: Rule
    scene: Scene
    subject: Entity
    object: Entity | str
    start: int
    end: int
    role: str | None = None
    named: bool = True
    of_partnership: bool = False
    back: int | None = None

    @property
    def words(self) -> str:
        """The matched part of the scene's text."""
        return self.scene.text[self.start : self.end]


def without_pattern(name: str, predicate: str, dates: str, confidence: float) -> Rule:
    """Return what findings say of themselves that no pattern has found."""
    return Rule(name, predicate, r"(?!)", dates, confidence)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of ``lexicon/rules`` in their order."""
    return tuple(Rule(r["name"], r["predicate"], expand(_placed(r)), r["dates"], r["confidence"]) for r in _entries())


def _entries() -> Iterator[Mapping[str, Any]]:
    return (entry for name in FILES for entry in table(f"rules/{name}.toml")["rule"])


@cache
def _sieve() -> Sieve:
    return Sieve([_placed(entry) for entry in _entries()])


@cache
def _by_ends() -> Mapping[tuple[str, ...], Sequence[int]]:
    """The places of the rules by the letters that the markers of their ends may have."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, rule in enumerate(rules()):
        found[rule.ends].append(place)
    return found


@lru_cache(maxsize=1024)
def _fitting(markers: str) -> frozenset[int]:
    """The places of the rules that may find something where there are markers with these letters."""
    return frozenset(place for ends, places in _by_ends().items() if _enough(markers, ends) for place in places)


def _enough(markers: str, ends: Sequence[str]) -> bool:
    """Whether markers with these letters are enough for both ends; a quick look before a pattern is tried."""
    return sum(markers.count(letter) for letter in {*"".join(ends)}) >= len(ends) and all(
        any(letter in markers for letter in end) for end in ends
    )


def _placed(entry: Mapping[str, Any]) -> str:
    """A rule's pattern with its markers, its gaps and the form of a title, and with the names of lists."""
    term = relation_terms()[entry["predicate"]]
    may_be_organizations = term.range == {"Organization"} and term.domain in ({"Organization"}, {"Person"})
    written = entry["pattern"].replace("<title>", table("forms.toml")["posts"]["title"])
    return _PLACE.sub(
        lambda place: _marker(place[1], place[2] + UNSURE if may_be_organizations and "O" in place[2] else place[2]),
        written.replace("~~", _MORE_WORDS).replace("~", _WORDS),
    )


def _marker(name: str, letters: str) -> str:
    return rf"⟦[{letters}](?P<{name}>[\d+]+)⟧" if name else rf"⟦[{letters}][\d+]*⟧"


def findings(scene: Scene) -> Iterator[Finding]:
    """Yield what the rules find in a scene and in its shorter readings."""
    if "⟦" not in scene.text:
        return
    for reading in (scene, *reduced(scene)):
        fitting = _fitting("".join(sorted(_LETTER.findall(reading.text))))
        for place in sorted(fitting.intersection(_sieve().passing(reading.text))):
            rule = rules()[place]
            for match in rule.pattern.finditer(reading.text):
                yield from _read(rule, reading, match)


def _read(rule: Rule, scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    groups = match.groupdict()
    role = groups.get("role")
    if groups.get("G"):
        members = [(e, s.named) for s in scene.members(groups["G"]) for e in s.entities]
        ends: Iterable[tuple[_End, _Other]] = combinations(dict.fromkeys(members), 2)
    else:
        slots = scene.members(groups["A"])
        if scene.text.startswith(_APPOSITION, match.end("A") + 1):
            slots = slots[-1:]  # "A and B, a brand of C" says it of B
        left = [(e, s.named) for s in slots for e in s.entities]
        ends = product(left, _objects(scene, groups))
    shared = bool(groups.get("B")) and any(s.partnership for s in scene.members(groups["B"] or ""))
    for (subject, named), (target, also) in ends:
        if subject != target:
            yield Finding(rule, scene, subject, target, match.start(), match.end(), role, named and also, shared)


def _objects(scene: Scene, groups: dict[str, str | None]) -> list[_Other]:
    if number := groups.get("D"):
        value = scene.dates[int(number)].value
        return [(value, True)] if value else []
    return [(e, s.named) for s in scene.members(groups["B"] or "") for e in s.entities]
