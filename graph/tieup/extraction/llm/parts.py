"""A long article in overlapping parts that a model can read one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 3000  # characters; a dense article gives up to two tokens of claims for each
OVERLAP = 300  # characters that two parts share, so that no sentence is read without what stands before it
_ENDS = ("\n", ". ", " ")


@dataclass(frozen=True)
class Part:
    """A part of a text, and the offset at which it begins."""

    start: int
    text: str


def parts(text: str, longest: int = LONGEST, overlap: int = OVERLAP) -> Iterator[Part]:
    """Cut a text at the ends of paragraphs, or else of sentences, or else of words.

    Parameters
    ----------
    longest: how many characters a part may have; more than twice the overlap.

    >>> [part.text for part in parts("One two. Three four. Five.", longest=16, overlap=6)]
    ['One two. Three ', 'Three four. ', 'four. Five.']
    """
    start = 0
    while start < len(text):
        end = _end(text, start, longest)
        if text[start:end].strip():
            yield Part(start, text[start:end])
        start = end if end == len(text) else _begin(text, end - overlap, end)


def _end(text: str, start: int, longest: int) -> int:
    """Where a part ends: in its second half, after the last paragraph, sentence or word there."""
    middle, last = start + longest // 2, start + longest
    if last >= len(text):
        return len(text)
    return next((text.rfind(end, middle, last) + len(end) for end in _ENDS if end in text[middle:last]), last)


def _begin(text: str, first: int, end: int) -> int:
    """Where the next part begins: with the first paragraph, sentence or word of what both parts share."""
    shared = text[first : end - 1]
    return next((first + shared.find(mark) + len(mark) for mark in _ENDS if mark in shared), first)
