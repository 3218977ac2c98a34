"""The extractors that there are, by the names that the command line gives them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tieup.errors import UnknownName
from tieup.extraction import llm, patterns, spacy_names
from tieup.extraction.llm import Settings
from tieup.model import Article, Reading
from tieup.names import Names


@dataclass(frozen=True)
class Extractor:
    """What reads articles.

    Parameters
    ----------
    signature: its name and version, with which it signs its claims: another version may read otherwise.
    read: a function of an article and the names that are known beforehand.
    parallel: how many articles are best read at a time.
    """

    signature: str
    read: Callable[[Article, Names], Reading]
    parallel: int = 1


def _llm(model: str, settings: Settings) -> Extractor:
    llm.require_client()
    return Extractor(
        llm.signature(model), lambda article, names: llm.extract(article, names, model, settings), settings.parallel
    )


def _spacy(name: str, _: Settings) -> Extractor:
    loaded = spacy_names.pipeline(name)
    return Extractor(spacy_names.signature(loaded), lambda article, names: spacy_names.extract(article, names, loaded))


EXTRACTORS: Mapping[str, Extractor] = MappingProxyType({"patterns": Extractor(patterns.NAME, patterns.extract)})
KINDS: Mapping[str, Callable[[str, Settings], Extractor]] = MappingProxyType(
    {"llm:MODEL": _llm, "spacy:PIPELINE": _spacy}
)


def extractor(name: str, settings: Settings | None = None) -> Extractor:
    """Return the extractor of a name.

    Parameters
    ----------
    name: ``patterns``, or a kind with what it needs after the colon, such as ``llm:MODEL``.
    settings: how a language model is asked.

    Raises
    ------
    UnknownName: there is none; the message names those there are.
    EndpointError: the client for language models is not installed.
    PipelineError: spaCy or the pipeline is not installed.
    """
    if name in EXTRACTORS:
        return EXTRACTORS[name]
    prefix, _, rest = name.partition(":")
    kind = next((kind for kind in KINDS if kind.startswith(f"{prefix}:")), None)
    if kind is None or not rest:
        raise UnknownName(f"no extractor {name!r}; there are: {', '.join(sorted([*EXTRACTORS, *KINDS]))}")
    return KINDS[kind](rest, settings or Settings())
