"""Whether a date follows from an article."""

from collections.abc import Iterable
from datetime import date

from tieup.dates import bounds
from tieup.extraction.timex import time_expressions
from tieup.model import Article


def dates_of(article: Article) -> frozenset[str]:
    """Give the values of the article's date expressions."""
    published = date.fromisoformat(article.published) if article.published else None
    return frozenset(found.value for found in time_expressions(article.text, published) if found.value)


def follows(edtf: str, known: Iterable[str]) -> bool:
    """Tell whether a date is one of those that are known, or says less than one of them.

    >>> follows("2016", ["2016-02"]), follows("2016-02-03", ["2016-02"])
    (True, False)
    """
    first, last = bounds(edtf)
    return any(first <= begin and end <= last for begin, end in map(bounds, known))
