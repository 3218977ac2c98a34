"""The words of a claim for which a model gave none: the sentences from one of its ends to the other."""

from collections.abc import Sequence
from datetime import date

from tieup.extraction.layout import layout
from tieup.extraction.naming import places
from tieup.extraction.timex import time_expressions
from tieup.model import Article, Claim, Entity, Evidence
from tieup.names import Names

Span = tuple[int, int]


def spread(article: Article, claim: Claim, names: Names) -> Evidence | None:
    """Give the shortest run of sentences that names both ends of a claim, or None where the text does not.

    Of a claim whose object is no entity, the date counts as the other end.
    """
    ours = list(places(article.text, claim.subject, names))
    theirs = _object_places(article, claim, names)
    pairs = [(min(a[0], b[0]), max(a[1], b[1])) for a in ours for b in _neighbours(a, theirs)]
    if not pairs:
        return None
    return _sentences(article.text, *min(pairs, key=lambda pair: (pair[1] - pair[0], pair)))


def _object_places(article: Article, claim: Claim, names: Names) -> list[Span]:
    if isinstance(claim.object, Entity):
        return list(places(article.text, claim.object, names))
    published = date.fromisoformat(article.published) if article.published else None
    return [
        (found.start, found.end) for found in time_expressions(article.text, published) if found.value == claim.object
    ]


def _neighbours(span: Span, others: Sequence[Span]) -> list[Span]:
    """The last of the others that begins before a span, and the first that begins after it."""
    before = [other for other in others if other[0] < span[0]][-1:]
    return before + [other for other in others if other[0] >= span[0]][:1]


def _sentences(text: str, start: int, end: int) -> Evidence:
    sentences = [s for s in layout(text).sentences if s.start < end and s.end > start]
    first = min([start, *(s.start for s in sentences)])
    last = max([end, *(s.end for s in sentences)])
    return Evidence(text[first:last], first, last)
