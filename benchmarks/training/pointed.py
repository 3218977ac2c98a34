"""Articles as the network of ``tieup.extraction.pointer`` sees them, with what their references mean."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tieup.extraction.encoder import Row
from tieup.extraction.models import Models
from tieup.extraction.network import FIRST_WORD, NEXT_WORD, NO_WORD, Asked
from tieup.extraction.pieces import Floats, Numbers
from tieup.extraction.pointer import asked_of, seen_by_pointer
from tieup.extraction.sheets import row
from tieup.extraction.staging import first_reading
from tieup.names import Names
from training.annotated import Annotated, annotated_name
from training.marked import References
from training.names import names_of, unlisted
from training.sheets import shortened


@dataclass(frozen=True)
class Example:
    """An article as it is read, and what its references mean.

    Parameters
    ----------
    tags: of each word whether it begins a reference or goes on with one.
    starts, stops: the first and last words of references; told: for each of them, who is meant of those named.
    """

    text: str
    row: Row
    asked: Asked
    tags: Numbers
    starts: Numbers
    stops: Numbers
    told: Floats


def of_marked(text: Annotated, meant: References, models: Models) -> Iterator[Example]:
    """Yield an article as it is read with its names known, and as if nobody knew them.

    Parameters
    ----------
    meant: whom its references mean.
    models: those with which it is read.
    """
    for names in (names_of(text), unlisted()):
        found = _example(text, meant, names, models)
        if found:
            yield found


def _example(text: Annotated, meant: References, names: Names, models: Models) -> Example | None:
    read_text = first_reading(text.article, names, models)
    seen = seen_by_pointer(read_text)
    whole, end = shortened(row(seen, models.pieces))
    asked, ends = asked_of(seen, read_text, 0, end)
    if not asked.count:
        return None
    name_of = annotated_name(text)
    places: dict[str, int] = {}
    for number, known in enumerate(ends):
        places.setdefault(name_of(seen.ends[known]), number)
    tags, spans = np.full(end, NO_WORD), []
    told = []
    for (begin, stop), who in sorted(meant.items()):
        first, last = bisect_left(seen.spots, begin), bisect_left(seen.spots, stop) - 1
        if last < end and first <= last and seen.spots[first] == begin:
            tags[first], tags[first + 1 : last + 1] = FIRST_WORD, NEXT_WORD
            spans.append((first, last))
            told.append([float(number in {places.get(name) for name in who}) for number in range(asked.count)])
    starts, stops = (np.array([span[side] for span in spans], np.int64) for side in (0, 1))
    return Example(text.article.id, whole, asked, tags, starts, stops, np.array(told).reshape(len(spans), asked.count))
