"""How fast the built-in extractor reads, beside splitting the same text into words: python benchmarks/extraction.py."""

import re
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

from tieup.articles import read_article
from tieup.extraction.patterns import extract
from tieup.model import Article

RUNS = 5
COPIES = 8


def seconds(work: Any, *arguments: Any) -> float:
    """Return how long a call takes."""
    begin = perf_counter()
    work(*arguments)
    return perf_counter() - begin


def main() -> None:
    """Read the sample corpus several times over and print words a second, as the median of several runs."""
    paths = sorted(str(path) for path in files("tieup").joinpath("sample").iterdir() if path.name.endswith(".txt"))
    text = "\n\n".join(read_article(path).text for path in paths) * COPIES
    words = len(text.split())
    article = Article("benchmark", text, published="2022-06-01")
    extract(article)
    reading = median(seconds(extract, article) for _ in range(RUNS))
    splitting = median(seconds(re.findall, r"\w+|[^\w\s]", text) for _ in range(RUNS))
    print(f"{words} words: extraction {words / reading:,.0f} a second, splitting {words / splitting:,.0f} a second")
    print(f"extraction takes {reading / splitting:,.0f} times as long as splitting")
    beside_spacy(text, words / reading)


def beside_spacy(text: str, speed: float) -> None:
    """Print the ratio to what spaCy's blank pipeline needs for the words alone, where spaCy is installed.

    Parameters
    ----------
    speed: of the extraction, in words a second.
    """
    if find_spec("spacy") is None:
        print("no ratio to spaCy: it is not installed; pip install spacy to have it measured, too")
        return
    tokens = import_module("spacy").blank("en")
    blank = len(text.split()) / median(seconds(tokens, text) for _ in range(RUNS))
    print(f"spacy.blank: {blank:,.0f} words a second; extraction has {speed / blank:.3f} of that speed")


if __name__ == "__main__":
    main()
