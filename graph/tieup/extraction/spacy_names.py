"""The extractor ``spacy:PIPELINE``: a spaCy pipeline says which names there are, the patterns what is told of them.

Where the pipeline parses, too, what a mere word tells of two names holds only if one clause speaks of both.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from tieup.errors import PipelineError
from tieup.extraction.clauses import share_clause
from tieup.extraction.layout import layout
from tieup.extraction.models import shipped_models
from tieup.extraction.patterns import extracted
from tieup.extraction.rules import Finding
from tieup.model import Article, Entity, Reading
from tieup.names import KnownName, Names
from tieup_ontology import entity_types

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PLAIN = 0.8  # from this confidence of a rule on its words tell a relation without a parse
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
    sentences = read_sentences(article.text, loaded)
    found = {name: KnownName(Entity(name, kind)) for name, kind in typed_names(sentences)}
    known = Names({**found, **names.by_spelling}, names.families)
    reading = extracted(article, known, shipped_models(), lambda finding: _parsed_together(finding, sentences))
    signed = tuple(replace(claim, extractor=signature(loaded)) for claim in reading.claims)
    return replace(reading, claims=signed, extractor=signature(loaded))


def read_sentences(text: str, loaded: "Language") -> dict[int, "Doc"]:
    """Return the sentences of a text as a pipeline reads them, by their offsets, in order."""
    sentences = layout(text).sentences
    documents = loaded.pipe(text[sentence.start : sentence.end] for sentence in sentences)
    return {sentence.start: document for sentence, document in zip(sentences, documents, strict=True)}


def typed_names(sentences: Mapping[int, "Doc"]) -> Iterator[tuple[str, str]]:
    """Yield the names of sentences with their types; those that are given several types equally often are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in _entities(sentences.values()):
        votes[name][kind] += 1
    for name, types in votes.items():
        (best, most), *others = types.most_common(2)
        if all(count < most for _, count in others):
            yield name, best


def _parsed_together(finding: Finding, sentences: Mapping[int, "Doc"]) -> bool:
    """Whether a clause speaks of both ends of a finding, where the words between the two do not tell it themselves."""
    begins = list(sentences)
    begin = begins[bisect_right(begins, finding.scene.start) - 1]
    places = [
        [(slot.start - begin, slot.end - begin) for slot in finding.scene.slots if end in slot.entities]
        for end in (finding.subject, finding.object)
    ]
    pairs = list(product(*places))
    judged = finding.rule.confidence < PLAIN and pairs and sentences[begin].has_annotation("DEP")
    return not judged or any(share_clause(sentences[begin], one, other) for one, other in pairs)


def _entities(documents: Iterable["Doc"]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for span in document.ents:
            kind = LABELS.get(span.label_, span.label_)
            name = _bare(span.text)
            if kind in entity_types() and any(sign.isalnum() for sign in name):
                yield name, kind


def _bare(name: str) -> str:
    """A name without the article before it and the possessive behind it, its white space folded."""
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
