"""The extractors that there are, by the names that the command line gives them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tieup.errors import UnknownName
from tieup.extraction import patterns
from tieup.model import Article, Reading
from tieup.names import Names


@dataclass(frozen=True)
class Extractor:
    """What reads articles.

    Parameters
    ----------
    signature: its name and version, with which it signs its claims: another version may read otherwise.
    read: a function of an article and the names that are known beforehand.
    """

    signature: str
    read: Callable[[Article, Names], Reading]


EXTRACTORS: Mapping[str, Extractor] = MappingProxyType({"patterns": Extractor(patterns.NAME, patterns.extract)})


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
