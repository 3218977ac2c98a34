"""Spans of a text in order, and which of them lie in a part of it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Span)
_start = attrgetter("start")


def within(spans: Sequence[S], start: int, end: int) -> list[S]:
    """Return the spans that begin in ``[start, end)``; the spans must be sorted by their starts.

    >>> from tieup.model import Evidence
    >>> [e.exact for e in within([Evidence("a", 0, 1), Evidence("b", 5, 6)], 3, 9)]
    ['b']
    """
    first = last = bisect_left(spans, start, key=_start)
    while last < len(spans) and spans[last].start < end:
        last += 1
    return list(spans[first:last])


def touching(spans: Sequence[S], start: int, end: int) -> list[S]:
    """Return the spans that have a part in ``[start, end)``; they must be sorted and must not overlap."""
    first = bisect_left(spans, start, key=_start)
    before = [spans[first - 1]] if first and spans[first - 1].end > start else []
    return before + within(spans, start, end)


def overlap(spans: Sequence[S], start: int, end: int) -> bool:
    """Tell whether any of the spans has a part in ``[start, end)``; they must be sorted and must not overlap."""
    last = bisect_left(spans, end, key=_start)
    return last > 0 and spans[last - 1].end > start
