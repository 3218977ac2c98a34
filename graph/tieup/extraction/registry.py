"""The extractors that there are, by the names that the command line gives them."""

from collections.abc import Callable, Mapping

from tieup.errors import UnknownName
from tieup.extraction import patterns
from tieup.model import Article, Reading
from tieup.names import Names

Extractor = Callable[[Article, Names], Reading]
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
