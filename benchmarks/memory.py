"""That memory does not grow with the number of articles read: python benchmarks/memory.py [--articles N].

The sample corpus is read again and again, each time with other names, so that nothing can be known from before.
"""

import gc
import re
import tracemalloc
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from importlib.resources import files
from itertools import count, islice

from tieup.articles import read_article
from tieup.extraction.patterns import extract
from tieup.model import Article

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou")


def told_anew() -> Iterator[Article]:
    """Yield articles without end, the sample corpus with other names in every round."""
    paths = sorted(str(path) for path in files("tieup").joinpath("sample").iterdir() if path.name.endswith(".txt"))
    sample = [read_article(path) for path in paths]
    for number in count():
        ending = _SYLLABLES[number % len(_SYLLABLES)] + _SYLLABLES[number // len(_SYLLABLES) % len(_SYLLABLES)]
        for article in sample:
            text = _NAME.sub(rf"\g<0>{ending}", article.text)
            yield Article(f"{article.id} {number}", text, published=article.published)


def held(articles: Iterator[Article]) -> float:
    """Read articles and return how many megabytes are held thereafter."""
    for article in articles:
        extract(article)
    gc.collect()
    return tracemalloc.get_traced_memory()[0] / 1e6


def main() -> None:
    """Print what is held after a number of articles, and after twice and four times as many."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50, metavar="N")
    number = parser.parse_args().articles
    articles = told_anew()
    tracemalloc.start()
    for more in (number, number, 2 * number):
        megabytes = held(islice(articles, more))
        print(f"{megabytes:6.1f} MB held after {more} articles more")


if __name__ == "__main__":
    main()
