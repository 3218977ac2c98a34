"""Finds patterns as ``finditer`` does, but tries each only where the strings stand that its matches begin with."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tieup.extraction.literals import edges, folded, looked_for


class Finder:
    """Patterns that are looked for together, in one pass over a text.

    Parameters
    ----------
    patterns: they are known by their place in this sequence; what they match is never empty.

    >>> finder = Finder([re.compile("[Tt]he ha?t"), re.compile("hat")])
    >>> [(number, match[0]) for number, match in finder.matches("The hat")]
    [(0, 'The hat'), (1, 'hat')]
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = patterns
        self._anywhere, self._strings = looked_for(map(edges, patterns))

    def matches(self, text: str, parts: Sequence[tuple[int, int]] | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what ``finditer`` yields for each pattern in each part of a text, with the pattern's number.

        Parameters
        ----------
        parts: their first characters and those behind their last, in the text's order; the whole text where not given.
        """
        spans = parts or [(0, len(text))]
        places: dict[int, set[int]] = defaultdict(set)
        for last, (length, numbers) in self._strings.iter(folded(text)) if self._strings else ():
            for number in numbers:
                places[number].add(last - length + 1)
        for number, pattern in enumerate(self._patterns):
            found = (
                (match for span in spans for match in pattern.finditer(text, *span))
                if number in self._anywhere
                else _tried(pattern, text, sorted(places[number]), spans)
            )
            yield from ((number, match) for match in found)


def _tried(
    pattern: re.Pattern[str], text: str, places: Sequence[int], parts: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for start, stop in parts:
        behind = start
        for place in places[bisect_left(places, start) : bisect_left(places, stop)]:
            match = pattern.match(text, place, stop) if place >= behind else None
            if match:
                behind = match.end()
                yield match
