"""Fifth stage, after rules and the linear model: what references stand for, by a network that reads the article."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tieup.extraction.encoder import part, windows
from tieup.extraction.entities import Slot
from tieup.extraction.models import Models
from tieup.extraction.network import Asked, references
from tieup.extraction.readings import Read
from tieup.extraction.sheets import Mark, Sheet, row, sheet
from tieup.extraction.spans import overlap
from tieup.model import Entity

SEEN_TWICE = 160  # words before a part of a long article that it is read with
_OF_ONE = frozenset({"its", "his", "us"})
_OF_SEVERAL = frozenset(
    {"both", "two", "three", "four", "five", "pair", "duo", "trio", "they", "them", "their", "all", "each"}
    | {"alliance", "partnership", "venture", "other", "either", "neither"}
)
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})


def pointed(read: Read, models: Models) -> Read:
    """Return what was read of an article with references of which rules and the linear model tell nothing.

    Parameters
    ----------
    models: without the network nothing changes.
    """
    seen = seen_by_pointer(read)
    if not models.pointer.outcomes or not seen.marks:
        return read
    found = [slot for slot in _found(read, seen, models) if not overlap(read.slots, slot.start, slot.end)]
    return replace(read, slots=tuple(sorted([*read.slots, *found], key=lambda slot: slot.start)))


def seen_by_pointer(read: Read) -> Sheet:
    """Return an article as the network sees it: with markers and words of names, and references as they stand."""
    return sheet(replace(read, slots=tuple(slot for slot in read.slots if slot.named)), spelled=True)


def asked_of(seen: Sheet, read: Read, start: int, end: int) -> tuple[Asked, list[int]]:
    """Return what the network is asked about the words of a sheet from ``start`` to ``end``.

    Returns
    -------
    Also the number in the sheet of each of those whom the names there stand for.
    """
    marks = [mark for mark in seen.marks if start <= mark.at < end and _of_one(mark)]
    ends = sorted({mark.ends[0] for mark in marks})
    numbers = {seen.ends[end]: number for number, end in enumerate(ends)}
    names = np.array([mark.at - start for mark in marks], np.int64)
    own = np.array([ends.index(mark.ends[0]) for mark in marks], np.int64)
    proposed = {
        bisect_left(seen.spots, slot.start) - start: [numbers[entity] for entity in slot.entities if entity in numbers]
        for slot in read.slots
        if not slot.named
    }
    return Asked(names, own, len(ends), proposed, [_is_single(word) for word in seen.words[start:end]]), ends


def _is_single(word: str) -> bool:
    """Whether a reference that ends with a word stands for one alone: "it", "his", "the firm"."""
    return word in _OF_ONE or not (word in _OF_SEVERAL or word.endswith("s"))


def _of_one(mark: Mark) -> bool:
    return mark.letter != "D" and len(mark.ends) == 1


def _found(read: Read, seen: Sheet, models: Models) -> Iterator[Slot]:
    whole, begin = row(seen, models.pieces), 0
    for start, end in windows(whole, SEEN_TWICE):
        asked, ends = asked_of(seen, read, start, end)
        if asked.count:
            for first, last, meant in references(models.pieces, models.pointer, part(whole, start, end), asked):
                every = [seen.ends[ends[number]] for number in meant]
                entities = tuple(entity for entity in every if isinstance(entity, Entity))
                words = seen.words[first + start : last + start + 1]
                if entities and all(words) and first + start >= begin:  # no marker of a name or a date among them
                    yield _slot(read.article.text, seen, first + start, last + start, entities)
        begin = end


def _slot(text: str, seen: Sheet, first: int, last: int, entities: tuple[Entity, ...]) -> Slot:
    start, end = seen.spots[first], seen.spots[last] + len(seen.words[last])
    return Slot(start, end, entities, named=False, possessive=text[start:end].lower() in _OWNERS)
