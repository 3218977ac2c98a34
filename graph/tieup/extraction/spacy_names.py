"""The extractor ``spacy:PIPELINE``: a spaCy pipeline says which names there are, the patterns what is told of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tieup.errors import PipelineError
from tieup.extraction.confidence import calibrated
from tieup.extraction.layout import layout
from tieup.extraction.patterns import uncalibrated
from tieup.model import Article, Entity, Reading
from tieup.names import KnownName, Names
from tieup_ontology import entity_types

if TYPE_CHECKING:
    from spacy.language import Language

LABELS: Mapping[str, str] = MappingProxyType(
    {"ORG": "Organization", "PERSON": "Person", "PER": "Person", "PRODUCT": "Product"}
)
"""What the labels of common pipelines stand for; a pipeline may use the ontology's own types, too."""


def pipeline(name: str) -> "Language":
    """Load a pipeline by the name of its package, or from its folder.

    Raises
    ------
    PipelineError: spaCy or the pipeline is not installed.
    """
    try:
        import spacy  # it takes long to import
    except ImportError as error:
        raise PipelineError("spacy:PIPELINE needs spaCy; install it: pip install 'tieup[spacy]'") from error
    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"no spaCy pipeline {name!r}; install it (python -m spacy download {name}), or give the folder of one"
        ) from error


def signature(loaded: "Language") -> str:
    """Give the name and version with which a pipeline's claims are signed."""
    return "spacy:{lang}_{name} {version}".format(**loaded.meta)


def extract(article: Article, names: Names, loaded: "Language") -> Reading:
    """Read an article with the names that a pipeline finds in it; entries of lists win over them."""
    found = {name: KnownName(Entity(name, kind)) for name, kind in typed_names(article.text, loaded)}
    reading = uncalibrated(article, Names({**found, **names.by_spelling}, names.families))
    claims = (calibrated(claim, names) for claim in reading.claims)
    signed = tuple(replace(claim, extractor=signature(loaded)) for claim in claims)
    return replace(reading, claims=signed, extractor=signature(loaded))


def typed_names(text: str, loaded: "Language") -> Iterator[tuple[str, str]]:
    """Yield the names of a text with their types; those that are given several types equally often are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in _entities(text, loaded):
        votes[name][kind] += 1
    for name, types in votes.items():
        (best, most), *others = types.most_common(2)
        if all(count < most for _, count in others):
            yield name, best


def _entities(text: str, loaded: "Language") -> Iterator[tuple[str, str]]:
    sentences = (text[sentence.start : sentence.end] for sentence in layout(text).sentences)
    for document in loaded.pipe(sentences):
        for span in document.ents:
            kind = LABELS.get(span.label_, span.label_)
            name = _bare(span.text)
            if kind in entity_types() and any(sign.isalnum() for sign in name):
                yield name, kind


def _bare(name: str) -> str:
    """A name without the article before it and the possessive behind it, its white space folded."""
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
