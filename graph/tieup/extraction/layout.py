"""First stage: an article's blocks (paragraphs and list items) and their sentences, as spans of its text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "inc",
        "corp",
        "co",
        "ltd",
        "bros",
        "no",
        "vs",
        "jr",
        "sr",
        "gen",
        "approx",
        "dept",
        "est",
        "vol",
        "fig",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
    ]
)
LONGEST = 2000  # characters of a sentence
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•◦▪‣·*–—-]|\d{1,2}[.)])\s+")
_INK = re.compile(r"\S")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s+[\"“‘'(\[@]*[A-Z0-9À-Þ•])")


@dataclass(frozen=True)
class Sentence:
    """A sentence's span, and the number of the block that it stands in."""

    start: int
    end: int
    block: int


@dataclass(frozen=True)
class Block:
    """A paragraph, or an item of a list (``item``): what stands on a line of its own."""

    start: int
    end: int
    item: bool


@dataclass(frozen=True)
class Layout:
    """The blocks of a text and, in order, all their sentences."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def of_block(self, number: int) -> list[Sentence]:
        """Return the sentences of one block."""
        first = bisect_left(self.sentences, number, key=lambda s: s.block)
        return list(takewhile(lambda s: s.block == number, islice(self.sentences, first, None)))


def layout(text: str) -> Layout:
    """Split a text into blocks and sentences.

    >>> [s.end for s in layout("Acme Inc. grew. It sells tea.").sentences]
    [15, 29]
    """
    blocks = tuple(_block(line) for line in _LINE.finditer(text) if not line[0].isspace())
    sentences = (Sentence(start, end, n) for n, b in enumerate(blocks) for start, end in _sentences(text, b))
    return Layout(blocks, tuple(sentences))


def _block(match: re.Match[str]) -> Block:
    line, offset = match[0], match.start()
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else len(line) - len(line.lstrip())
    return Block(offset + start, offset + len(line.rstrip()), bullet is not None)


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if not _abbreviates(text, start, stop):
            yield from _pieces(text, start, stop.end())
            start = _next(text, stop.end())
    if start < block.end:
        yield from _pieces(text, start, block.end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or what is too long to be one cut at spaces: patterns are tried on each piece alone."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield start, cut
        start = _next(text, cut)
    yield start, end


def _next(text: str, place: int) -> int:
    ink = _INK.search(text, place)
    return ink.start() if ink else place


def _abbreviates(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0] != ".":
        return False
    word = re.search(r"[\w.]+$", text[max(start, stop.start() - 20) : stop.start()])
    return word is not None and (
        word[0].lower() in ABBREVIATIONS or re.fullmatch(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]", word[0]) is not None
    )
