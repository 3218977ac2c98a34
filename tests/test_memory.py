"""Articles that have been read are let go: nothing of them stays in memory but what small, bounded caches hold."""

import gc
import tracemalloc
from collections.abc import Iterable

from tieup.extraction.patterns import extract
from tieup.model import Article

GAP = " " * 200_000 + "\n"  # a long text that costs little to read
TEXT = "Vega{n} Optics Inc. and Orion{n} Mobile Ltd. entered a partnership in May 2019, said Jo Lyra, CEO."


def held(numbers: Iterable[int]) -> int:
    """Read articles, each with names of its own, and return how many bytes are held thereafter."""
    for number in numbers:
        assert extract(Article(f"a{number}", GAP + TEXT.format(n=number), published="2022-05-24")).claims
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_memory_does_not_grow_with_the_number_of_articles() -> None:
    held([0])
    tracemalloc.start()
    try:
        before = held(range(1, 5))
        assert held(range(5, 25)) - before < 5 * len(GAP)
    finally:
        tracemalloc.stop()
