"""Ninth stage, second part: which date tells when a relation began or ended, as features for ``weights.py``.

Asked is about each finding: one of the dates in its sentence and beside it, the day of publication, or none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tieup.dates import bounds
from tieup.errors import DateError
from tieup.extraction.choosing import numbers
from tieup.extraction.rules import Finding
from tieup.extraction.scene_words import TOKEN
from tieup.extraction.scenes import MARKER, Date, Scene
from tieup.extraction.stems import senses_of, stem_of

START, END = "start", "end"
BESIDE = 1  # sentences before and behind, in the same paragraph, whose dates may be meant
MOST = 8  # dates that are asked about, the nearest
_LETTER = re.compile("⟦([A-Z])")


class Moment(NamedTuple):
    """What may be meant: an EDTF value or None, the date that has it, unless it is the day of publication; features."""

    value: str | None
    date: Date | None
    features: Sequence[int]


@dataclass(frozen=True)
class Calendar:
    """The dates of an article.

    Parameters
    ----------
    paragraphs: the number of each scene's paragraph.
    """

    scenes: Sequence[Scene]
    paragraphs: Sequence[int]
    published: str | None

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The numbers of the scenes by their starts."""
        return {scene.start: number for number, scene in enumerate(self.scenes)}

    def near(self, scene: Scene) -> Iterator[tuple[int, Date]]:
        """Yield the dates of a scene and of those beside it, with how many scenes lie between."""
        here = self.places.get(scene.start)
        yield from ((0, date) for date in scene.dates if date.value)
        for far in range(-BESIDE, BESIDE + 1) if here is not None else ():
            other = here + far if here is not None else 0
            if far and 0 <= other < len(self.scenes) and self.paragraphs[other] == self.paragraphs[here or 0]:
                yield from ((far, date) for date in self.scenes[other].dates if date.value)


def moments(
    calendar: Calendar, finding: Finding, which: str, proposed: str | None, certainty: str | None
) -> list[Moment]:
    """Return what may have been the start or the end of what was found, the first for none of these.

    Parameters
    ----------
    which: ``START`` or ``END``.
    proposed: what the rules tell.
    certainty: of the voice that tells it.
    """
    kind = f"{which} {finding.rule.predicate}"
    of_it = [*_of_finding(finding, certainty), f"proposed {proposed is not None}"]
    offered = [Moment(None, None, _held("none", kind, which, of_it))]
    if calendar.published and which == START:
        own = [*of_it, f"proposed {proposed == calendar.published}", f"dates {min(len(finding.scene.dates), 3)}"]
        offered.append(Moment(calendar.published, None, _held("published", kind, which, own)))
    near = sorted(calendar.near(finding.scene), key=lambda pair: (abs(pair[0]), _gap(finding, pair[1])))
    for rank, (far, date) in enumerate(near[:MOST]):
        own = [
            *_of_date(calendar, finding, far, date, rank),
            f"proposed {proposed == date.value} {proposed is not None}",
        ]
        offered.append(Moment(date.value, date, _held("date", kind, which, own)))
    return offered


def _held(choice: str, kind: str, which: str, features: Sequence[str]) -> list[int]:
    return [*{*numbers(f"{choice} {kind}", features), *numbers(f"{choice} {which}", features)}]


def _of_finding(finding: Finding, certainty: str | None) -> Iterator[str]:
    """What the words of a finding say of its time."""
    yield from (f"certainty {certainty}", f"dates {finding.rule.dates}", f"rule {finding.rule.name}")
    stems = [stem_of(word) for word in TOKEN.findall(finding.words)]
    yield from dict.fromkeys(f"word {stem}" for stem in stems)
    yield from dict.fromkeys(f"sense {sense}" for stem in stems for sense in senses_of(stem))
    yield from (f"behind {stem_of(word)}" for word in TOKEN.findall(finding.scene.text[finding.end :])[:3])
    yield from (f"before {stem_of(word)}" for word in TOKEN.findall(finding.scene.text[: finding.start])[-3:])
    yield f"quoted {finding.scene.speaker is not None}"


def _of_date(calendar: Calendar, finding: Finding, far: int, date: Date, rank: int) -> Iterator[str]:
    """How a date stands to a finding, and when it is."""
    when = _when(date.value or "", calendar.published)
    yield from (f"far {far}", f"rank {min(rank, 3)}", f"when {when}", f"rule {finding.rule.dates} {rank == 0}")
    if far:
        yield f"far {far} when {when} rank {min(rank, 2)}"
        return
    scene = finding.scene
    place, end = _marker(scene, date)
    side = "behind" if place >= finding.end else "before" if end <= finding.start else "within"
    first, last = (finding.end, place) if side == "behind" else (end, finding.start)
    between = scene.text[first:last] if side != "within" else ""
    stems = [stem_of(word) for word in TOKEN.findall(between)]
    before = [stem_of(word) for word in TOKEN.findall(scene.text[:place])[-3:]]
    behind = [stem_of(word) for word in TOKEN.findall(scene.text[end:])[:2]]
    yield from (f"side {side}", f"gap {side} {min(len(stems), 12) // 2}", f"side {side} rank {min(rank, 2)}")
    yield f"others {side} {min(len(_LETTER.findall(between)), 3)}"
    yield from (f"before {before[-1:]}", f"before {before[-2:]}", f"behind {behind[:1]}", f"opens {place == 0}")
    yield from (f"before {before[-1:]} when {when}", f"before {before[-1:]} side {side}")
    yield from dict.fromkeys(f"between {stem}" for stem in stems[:8])
    yield from dict.fromkeys(f"between sense {sense}" for stem in stems[:8] for sense in senses_of(stem))
    yield from dict.fromkeys(f"sense before {sense}" for stem in before for sense in senses_of(stem))
    yield f"side {side} when {when} dates {finding.rule.dates}"


def _marker(scene: Scene, date: Date) -> tuple[int, int]:
    """Where a date's marker stands in its scene."""
    number = scene.dates.index(date)
    found = (m.span() for m in MARKER.finditer(scene.text) if m[1] == "D" and str(number) in m[2].split("+"))
    return next(found, (len(scene.text), len(scene.text)))


def _gap(finding: Finding, date: Date) -> int:
    """Characters between a finding and a date."""
    start, end = finding.scene.span(finding.start, finding.end)
    return max(date.start - end, start - date.end, 0)


def _when(edtf: str, published: str | None) -> str:
    """How precise a date is, and how it lies to the day of publication."""
    try:
        first, last = (day.isoformat() for day in bounds(edtf))
    except DateError:
        return "unclear"
    if published is None:
        return f"{len(edtf)}"
    side = "past" if last < published else "future" if first > published else "now"
    return f"{len(edtf)} {side} {first[:4] == published[:4]} {edtf == published}"
