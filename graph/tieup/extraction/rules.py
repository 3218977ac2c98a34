"""Seventh stage: the patterns of ``rules.toml`` on scenes, which give findings: who relates how to whom, in which words."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product

from tieup.extraction.cues import expand
from tieup.extraction.scenes import Date, Scene
from tieup.model import Entity

_WORDS = r"(?:[^⟦⟧.;:?!]{0,60}?)"
_MORE_WORDS = r"(?:(?:[^⟦⟧.;:?!]|⟦[DQ][\d+]*⟧){0,80}?)"
_PLACE = re.compile(r"\{(\w?):([A-Z]+)\}")
_RANK = r"(?:[Ee]xecutive|[Vv]ice|[Ss]enior|[Dd]eputy|[Gg]lobal|[Gg]eneral|[Gg]roup|[Mm]anaging|[Cc]o-|[Ii]nterim|[Aa]cting|[Pp]roduct|[Mm]arketing|[Rr]egional|[Cc]hief|[Ll]ead|[A-Z][a-z]+|[a-z]+ing|technology|financial|operating|strategy|design|retail|commercial|research|development|sales)"
_POST = r"(?:CEO|CTO|CFO|COO|CMO|CIO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Oo]fficer|[Pp]resident|[Cc]hairman|[Cc]hairwoman|[Cc]hair|[Ff]ounder|[Cc]o-?founder|[Dd]irector|[Mm]anager|[Hh]ead|[Aa]nalyst|[Pp]artner|[Ee]ngineer|[Dd]esigner|[Ss]cientist|[Ee]conomist|[Ss]trategist)"
_TITLE = rf"(?:{_RANK} ){{0,4}}{_POST}(?: of (?:the )?[a-z]+(?: [a-z]+| and [a-z]+){{0,3}}?)?"
TITLE = rf"(?:{_TITLE})(?:(?:,|, and| and) (?:the )?{_TITLE}){{0,3}}"


@dataclass(frozen=True)
class Rule:
    """A pattern and what it tells; the fields are those of ``rules.toml``."""

    name: str
    predicate: str
    pattern: re.Pattern[str]
    dates: str
    confidence: float


@dataclass(frozen=True)
class Finding:
    """A rule's match in a scene: the two ends, and the part of the scene's text that tells it."""

    rule: Rule
    scene: Scene
    subject: Entity
    object: Entity | str
    start: int
    end: int
    role: str | None = None
    named: bool = True
    date: Date | None = None

    @property
    def words(self) -> str:
        """The matched part of the scene's text."""
        return self.scene.text[self.start : self.end]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of ``rules.toml``, compiled, in their order."""
    text = files("tieup").joinpath("lexicon", "rules.toml").read_text(encoding="utf-8")
    return tuple(
        Rule(r["name"], r["predicate"], _compiled(r["pattern"]), r["dates"], r["confidence"])
        for r in tomllib.loads(text)["rule"]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    written = expand(pattern.replace("<title>", "\0")).replace("\0", TITLE)
    written = _PLACE.sub(_marker, written.replace("~~", _MORE_WORDS).replace("~", _WORDS))
    return re.compile(written)


def _marker(place: re.Match[str]) -> str:
    name, letters = place[1], place[2]
    return rf"⟦[{letters}](?P<{name}>[\d+]+)⟧" if name else rf"⟦[{letters}][\d+]*⟧"


def findings(scene: Scene) -> Iterator[Finding]:
    """Yield what the rules find in a scene."""
    if "⟦" not in scene.text:
        return
    for rule in rules():
        for match in rule.pattern.finditer(scene.text):
            yield from _read(rule, scene, match)


def _read(rule: Rule, scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    groups = match.groupdict()
    role = groups.get("role")
    if groups.get("G"):
        members = [(e, s.named) for s in scene.members(groups["G"]) for e in s.entities]
        ends = [(a, b) for a, b in combinations(dict.fromkeys(members), 2)]
    else:
        left = [(e, s.named) for s in scene.members(groups["A"]) for e in s.entities]
        right = _objects(scene, groups)
        ends = list(product(left, right))
    date = scene.dates[int(groups["D"])] if groups.get("D") else None
    for (subject, named), (target, also) in ends:
        if subject != target:
            yield Finding(rule, scene, subject, target, match.start(), match.end(), role, named and also, date)


def _objects(scene: Scene, groups: dict[str, str | None]) -> list[tuple[Entity | str, bool]]:
    if number := groups.get("D"):
        value = scene.dates[int(number)].value
        return [(value, True)] if value else []
    return [(e, s.named) for s in scene.members(groups["B"] or "") for e in s.entities]
