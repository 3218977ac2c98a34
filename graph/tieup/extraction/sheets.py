"""An article as the networks see it, a row of words and markers.

Every name and date is one word, a marker that tells its type and not its letters, so that what is learnt on some
companies holds for others; for the reader (``reader.py``) references are markers, too. The reader is asked about any
two markers that stand close enough to each other.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tieup.extraction.encoder import LATEST, Row
from tieup.extraction.outcomes import possible
from tieup.extraction.pieces import Pieces
from tieup.extraction.readings import Read
from tieup.extraction.scenes import LETTERS, UNSURE
from tieup.extraction.spans import overlap
from tieup.model import Entity

REACH = 3  # sentences between two markers about which the network is asked
MOST = 40  # markers behind one about which the network is asked; tables and long lists tell little
WORDS = {
    "O": "company",
    "H": "person",
    "P": "product",
    "S": "sensor",
    "C": "processor",
    "K": "component",
    "L": "platform",
    "D": "date",
    "U": "name",
    "R": "partnership",
}  # for the letters of markers: types of entities, dates, unsure names, partnerships
KINDS = "".join(WORDS)
PLAIN, CAPITAL, MIXED, DIGIT, SIGN, MARKER = range(6)  # how a word is written
SENTENCE, PARAGRAPH, WITHIN = 1, 2, 3  # where a word stands: it opens a sentence or paragraph, or is quoted
MAIN = 12  # ends named most often, of which one is asked about however far the other stands,
RECENT = 60  # if that is one of so many named last
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
End = Entity | str
Pair = tuple[int, int, int, int]
"""Two marks by their numbers, in their order, and of each one what it stands for."""


@dataclass(frozen=True)
class Mark:
    """A place in an article that stands for one or several entities, or for a date.

    Parameters
    ----------
    at: the number of its word in the sheet.
    start, end: its span in the article.
    letter: its type; ends: what it stands for, by their numbers.
    """

    at: int
    start: int
    end: int
    letter: str
    named: bool
    ends: tuple[int, ...]

    @property
    def kind(self) -> int:
        """Its type, whether it stands for several, and whether it is a name, as a number above nought."""
        return 1 + KINDS.index(self.letter) * 4 + 2 * (len(self.ends) > 1) + self.named


@dataclass(frozen=True)
class Sheet:
    """An article as a row of words.

    Parameters
    ----------
    words: in lower case, empty for markers; spots: where each begins; shapes: how each is written.
    places: which of them open sentences and paragraphs or are quoted; sentences: the number of each one's sentence.
    marks: in order; ends: what they stand for, in the order in which they first appear.
    """

    words: Sequence[str]
    spots: Sequence[int]
    shapes: Sequence[int]
    places: Sequence[int]
    sentences: Sequence[int]
    marks: Sequence[Mark]
    ends: Sequence[End]

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """All marks that stand near each other, two by two, and of what stands farther apart the closest two."""
        near = [pair for first in range(len(self.marks)) for pair in self._beside(first)]
        known = {frozenset(pair[2:]) for pair in near}
        return sorted([*near, *(pair for pair in self._far if frozenset(pair[2:]) not in known)])

    def _beside(self, first: int) -> Iterator[Pair]:
        one = self.marks[first]
        for second in range(first, min(first + MOST, len(self.marks))):
            other = self.marks[second]
            if self.sentences[other.at] - self.sentences[one.at] > REACH:
                return
            if letters(one, other) in possible() and (first != second or one.letter == "O"):
                for subject in one.ends:
                    for target in other.ends:
                        if subject != target and (first != second or subject < target):
                            yield first, second, subject, target

    @property
    def _far(self) -> list[Pair]:
        """The closest marks of any two ends of which one is among those that the article names most often."""
        often = Counter(end for mark in self.marks for end in mark.ends)
        main = {end for end, _ in often.most_common(MAIN)}
        closest: dict[frozenset[int], tuple[int, Pair]] = {}
        last: dict[int, int] = {}
        recent: dict[int, int] = {}
        for second, mark in enumerate(self.marks):
            for target in mark.ends:
                for subject, first in (recent if target in main else last).items():
                    far = mark.at - self.marks[first].at
                    ends = frozenset((subject, target))
                    if (
                        subject != target
                        and far < closest.get(ends, (far + 1,))[0]
                        and (letters(self.marks[first], mark) in possible())
                    ):
                        closest[ends] = far, (first, second, subject, target)
            for end in mark.ends:
                recent.pop(end, None)
                recent[end] = second
                if end in main:
                    last[end] = second
            while len(recent) > RECENT:
                del recent[next(iter(recent))]
        return [pair for _, pair in closest.values()]


def letters(one: Mark, other: Mark) -> str:
    """Return the types of two marks, as ``possible`` has them."""
    return "".join("O" if mark.letter in "UR" else mark.letter for mark in (one, other))


def sheet(read: Read, spelled: bool = False) -> Sheet:
    """Write an article as the network sees it.

    Parameters
    ----------
    spelled: whether the words of names follow their markers.
    """
    text, layout = read.article.text, read.layout
    starts = [sentence.start for sentence in layout.sentences]
    words: list[str] = []
    shapes: list[int] = []
    spots: list[int] = []
    marks: list[Mark] = []
    numbers: dict[End, int] = {}
    place = 0
    for start, end, letter, named, ends in (*_marks(read), (len(text), len(text), "", False, ())):
        for word in _WORD.finditer(text, place, start):
            words.append(word[0].lower().replace("’", "'"))
            shapes.append(_shape(word[0]))
            spots.append(word.start())
        if ends:
            own = tuple(numbers.setdefault(one, len(numbers)) for one in ends)
            marks.append(Mark(len(words), start, end, letter, named, own))
            words.append("")
            shapes.append(MARKER)
            spots.append(start)
        place = start if spelled and letter != "D" else end
    sentences = [max(0, bisect_right(starts, spot) - 1) for spot in spots]
    blocks = [layout.sentences[number].block if starts else 0 for number in sentences]
    quoted = _quoted(read, spots)
    places = [
        WITHIN * quoted[n]
        + (PARAGRAPH if not n or blocks[n] != blocks[n - 1] else SENTENCE * (sentences[n] != sentences[n - 1]))
        for n in range(len(spots))
    ]
    return Sheet(words, spots, shapes, places, sentences, marks, list(numbers))


def _marks(read: Read) -> Iterator[tuple[int, int, str, bool, tuple[End, ...]]]:
    """Everything that becomes a marker, in order and without overlaps: names and references, unsure names, dates."""
    slots, opens = sorted(read.slots, key=lambda slot: slot.start), {s.start for s in read.layout.sentences}
    found: list[tuple[int, int, str, bool, tuple[End, ...]]] = [
        (s.start, s.end, "R" if s.partnership else LETTERS[s.type], s.named, s.entities)
        for s in slots
        if not (s.start in opens and read.article.text.startswith(":", s.end))  # in an interview: "Acme: ..."
    ]
    unsure = [slot for slot in read.unsure if not overlap(slots, slot.start, slot.end)]
    found += ((slot.start, slot.end, UNSURE, slot.named, slot.entities) for slot in unsure)
    taken = sorted([*slots, *unsure], key=lambda slot: slot.start)
    found += (
        (date.start, date.end, "D", True, (date.value,))
        for date in read.dates
        if date.value and not overlap(taken, date.start, date.end)
    )
    place = 0
    for mark in sorted(found, key=lambda mark: mark[:2]):
        if mark[0] >= place:
            yield mark
            place = mark[1]


def _quoted(read: Read, spots: Sequence[int]) -> list[bool]:
    """Which words stand within quotation marks."""
    quotes = sorted((quote.start, quote.end) for quote in read.quotes)
    begins = [start for start, _ in quotes]
    before = [bisect_right(begins, spot) - 1 for spot in spots]
    return [number >= 0 and spot < quotes[number][1] for spot, number in zip(spots, before, strict=True)]


def _shape(word: str) -> int:
    if word[0].isupper():
        return CAPITAL if word[1:].islower() else MIXED
    return DIGIT if word[0].isdigit() else PLAIN if word[0].isalpha() else SIGN


def row(sheet: Sheet, known: Pieces) -> Row:
    """Return a whole sheet in numbers; a marker is read as the word for its type."""
    kinds, orders = np.zeros(len(sheet.words), np.int64), np.zeros(len(sheet.words), np.int64)
    words = [*sheet.words]
    for mark in sheet.marks:
        kinds[mark.at], orders[mark.at], words[mark.at] = mark.kind, 1 + min(mark.ends[0], LATEST), WORDS[mark.letter]
    pieces = [known.of_word(word) for word in words]
    begins = np.cumsum([0, *map(len, pieces)])[:-1]
    shapes, places, sentences = (np.array(own, np.int64) for own in (sheet.shapes, sheet.places, sheet.sentences))
    return Row(np.array([n for own in pieces for n in own], np.int64), begins, kinds, shapes, places, orders, sentences)
