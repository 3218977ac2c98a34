"""The extractors that there are, by the names that the command line gives them."""

from collections.abc import Mapping
from typing import Protocol

from tieup.errors import UnknownName
from tieup.extraction import patterns
from tieup.model import Article, Reading
from tieup.names import Names


class Extractor(Protocol):
    """What reads an article, given the names that are known beforehand."""

    def __call__(self, article: Article, names: Names) -> Reading: ...


EXTRACTORS: Mapping[str, Extractor] = {"patterns": patterns.extract}


def extractor(name: str) -> Extractor:
    """Return the extractor of a name.

    Raises
    ------
    UnknownName: there is none; the message names those there are.
    """
    try:
        return EXTRACTORS[name]
    except KeyError:
        raise UnknownName(f"no extractor {name!r}; there are: {', '.join(sorted(EXTRACTORS))}") from None
