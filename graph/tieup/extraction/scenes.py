"""Sixth stage: sentences as patterns see them, with a marker in place of every name, reference, date and quotation.

"Acme and Blix announced a deal on Monday." becomes "⟦O0+1⟧ announced a deal on ⟦D2⟧." The letter tells the type, the
numbers point into the scene's slots. Lists of names of one type are one marker; appositions without names are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tieup.extraction.cues import form
from tieup.extraction.entities import Slot
from tieup.extraction.layout import Layout
from tieup.extraction.quotations import Quotation
from tieup.extraction.spans import overlap, touching, within
from tieup.extraction.timex import TimeExpression
from tieup.model import Entity

UNSURE = "U"
LETTERS: Mapping[str, str] = {
    "Organization": "O",
    "Person": "H",
    "Product": "P",
    "ImageSensor": "S",
    "Chipset": "C",
    "Component": "K",
    "Platform": "L",
}
MARKER = re.compile(r"⟦([A-Z])([\d+]*)⟧")
_SPECS = re.compile(r"⟦([SCK])([\d+]+)⟧(?:, ⟦\1[\d+]+⟧)+")
_Chars = tuple[str, list[int]]  # characters, and the place of each in the article
_AGE = re.compile(r"(?<=⟧), (?:aged )?[1-9]\d(?:,(?= )|(?=\.))")
_PARENTHESIS = re.compile(r" \([^()⟦⟧]{0,60}\)")


@dataclass(frozen=True)
class Date:
    """A date that a marker stands for; ``value`` is EDTF, or None where it could not be worked out."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True)
class Scene:
    """A sentence, or the part of one inside or outside of quotation marks.

    Parameters
    ----------
    text: with markers; ``offsets[i]`` is the place in the article of its i-th character.
    slots, dates: what the numbers in the markers point to.
    start, end: the span in the article.
    speaker: who speaks, where the scene is within a quotation.
    """

    text: str
    offsets: tuple[int, ...]
    slots: tuple[Slot, ...]
    dates: tuple[Date, ...]
    start: int
    end: int
    speaker: Entity | None = None

    def __hash__(self) -> int:
        """Much quicker than over all fields; two scenes that differ rarely share their start and text."""
        return hash((self.start, self.text))

    def members(self, marker: str) -> tuple[Slot, ...]:
        """Return the slots behind the numbers of a marker, such as ``0+1``; none where it has no numbers."""
        return tuple([self.slots[int(n)] for n in marker.split("+")]) if marker else ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the article of a part of the scene's text."""
        last = self.offsets[end - 1]
        slots = [slot.end for slot in self.slots if slot.start <= last < slot.end]
        dates = [date.end for date in self.dates if date.start <= last < date.end]
        return self.offsets[start], max([last + 1, *slots, *dates])


def scenes(
    text: str,
    layout: Layout,
    slots: Sequence[Slot],
    dates: Sequence[TimeExpression],
    quotes: Sequence[Quotation] = (),
    earlier: Iterable[Scene] = (),
) -> Iterator[Scene]:
    """Yield the scenes of an article in order: each sentence without its quotations, then each quotation in it.

    Parameters
    ----------
    earlier: scenes made before with other slots; those of which nothing has changed are not made again.
    """
    text = text.replace("⟦", "[").replace("⟧", "]")  # its own brackets of this kind must not look like markers
    known = {(scene.start, scene.end): scene for scene in earlier}
    for sentence in layout.sentences:
        inside = touching(quotes, sentence.start, sentence.end)
        holes = [(max(q.start, sentence.start), min(q.end, sentence.end)) for q in inside]
        if sentence.end - sentence.start - sum(end - start for start, end in holes) > len('""'):
            yield _scene(text, (sentence.start, sentence.end), slots, dates, holes, known)
        for quote, (start, end) in zip(inside, holes, strict=True):
            said = _scene(text, (start, end), slots, dates, [], known)
            yield replace(said, speaker=quote.speakers[0]) if quote.speakers else said


def _scene(
    text: str,
    span: tuple[int, int],
    slots: Sequence[Slot],
    dates: Sequence[TimeExpression],
    holes: Sequence[tuple[int, int]],
    known: Mapping[tuple[int, int], Scene],
) -> Scene:
    """Put markers in place of what is known of a span, and leave out its holes (quotations)."""
    start, end = span
    own = tuple(s for s in within(slots, start, end) if s.end <= end and not _in_hole(s.start, holes))
    if span in known and known[span].slots == own:
        return known[span]
    times = tuple(
        Date(d.start, d.end, d.value)
        for d in within(dates, start, end)
        if d.end <= end and not _in_hole(d.start, holes) and not overlap(own, d.start, d.end)
    )
    marked = [(s.start, s.end, f"⟦{_letter(s)}{n}⟧") for n, s in enumerate(own)]
    marked += [(d.start, d.end, f"⟦D{n}⟧") for n, d in enumerate(times)]
    marked += [(a, b, "⟦Q⟧") for a, b in holes]
    line, offsets = _simplified(_write(text, start, end, sorted(marked)), own)
    return Scene(line, tuple(offsets), own, times, start, end)


def _letter(slot: Slot) -> str:
    return "R" if slot.partnership else UNSURE if slot.unsure else LETTERS[slot.type]


def _in_hole(place: int, holes: Sequence[tuple[int, int]]) -> bool:
    return bool(holes) and any(a <= place < b for a, b in holes)


def _write(text: str, start: int, end: int, marked: Sequence[tuple[int, int, str]]) -> _Chars:
    written: list[str] = []
    offsets: list[int] = []
    place = start
    for a, b, marker in (*marked, (end, end, "")):
        written += (text[place:a], marker)
        offsets += range(place, a)
        offsets += [a] * len(marker)
        place = b
    return "".join(written), offsets


def _simplified(chars: _Chars, slots: tuple[Slot, ...]) -> _Chars:
    """Leave out what no pattern needs, and join lists; each is tried only where the sign stands that it has."""
    joined = partial(_joined, slots=slots)
    for sign, pattern, by in (
        (" (", _PARENTHESIS, _nothing),
        ("⟧, ", _AGE, _nothing),
        ("⟧, ", form("scenes.aside"), _nothing),
        ("⟦P", form("scenes.kind_of_product"), _product),
        ("⟦", form("scenes.list"), joined),
        ("⟧, ⟦", _SPECS, joined),
    ):
        if sign in chars[0]:
            chars = _replace(chars, pattern, by)
    return chars


def _product(match: re.Match[str]) -> str:
    return match[1]


def _nothing(_: re.Match[str]) -> str:
    return ""


def _joined(match: re.Match[str], slots: tuple[Slot, ...]) -> str:
    """A list as one marker; not so "with A, and B works with C", where a new clause begins within, nor "A and its"."""
    line = match.string
    numbers = "+".join(m[2] for m in MARKER.finditer(match[0])).split("+")
    if (
        "," in match[0]
        and form("scenes.behind_verb").search(line, max(0, match.start() - 12), match.start())
        and form("scenes.new_clause").match(line, match.end())
    ) or any(slots[int(number)].possessive for number in numbers[1:] if match[1] != "D"):
        return match[0]
    return f"⟦{match[1]}{'+'.join(numbers)}⟧"


def _replace(chars: _Chars, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> _Chars:
    """Replace what a pattern finds and keep the places of what remains."""
    line, offsets = chars
    written: list[str] = []
    kept: list[int] = []
    place = 0
    for match in pattern.finditer(line):
        instead = by(match)
        written += (line[place : match.start()], instead)
        kept += offsets[place : match.start()]
        if instead:
            kept += [offsets[match.start()]] * (len(instead) - 1) + [offsets[match.end() - 1]]
        place = match.end()
    return ("".join([*written, line[place:]]), kept + offsets[place:]) if place else chars


def reduced(scene: Scene) -> Iterator[Scene]:
    """Yield plainer readings of a scene: "its" as a word, and a subject with its verb without what stands between."""
    chars = scene.text, list(scene.offsets)
    readings = [
        _replace(chars, pattern, by)
        for sign, pattern, by in (
            ("⟦O", MARKER, lambda marker: _possessive(marker, scene.slots)),
            ("⟧, ", form("scenes.aside_with_names"), _nothing),
            ("⟧ ", form("scenes.first_verb"), _nothing),
        )
        if sign in scene.text and (by is _nothing or any(slot.possessive for slot in scene.slots))
    ]
    for line, offsets in readings:
        if len(line) < len(scene.text):
            yield replace(scene, text=line, offsets=tuple(offsets))


def _possessive(marker: re.Match[str], slots: tuple[Slot, ...]) -> str:
    """A marker as it is, or the word "its" where that is what it stands for."""
    behind = [slots[int(n)] for n in marker[2].split("+") if n] if marker[1] == "O" else []
    return "its" if len(behind) == 1 and behind[0].possessive else marker[0]
