"""How the model that tells the types of names is trained: on gold sets and an annotated corpus.

A gold set lists the names that its facts need; what else looks like a name there is taken for none, unless the rules
hold it for one. MEANTIME (Minard et al., LREC 2016; CC-BY-4.0), as JSON Lines, tells organizations, people, products
and places.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieup.evaluation import json_lines
from tieup.evaluation.folding import folded
from tieup.extraction.candidates import Candidate, candidates
from tieup.extraction.layout import layout
from tieup.extraction.name_features import name_features
from tieup.extraction.name_types import NO_NAME, by_rules, spellings
from tieup.extraction.timex import time_expressions
from tieup.model import Article, Entity
from tieup.names import KnownName, Names, bare_name, shipped_names
from training.annotated import Annotated, Name

GOLD, MEANTIME = 1.0, 0.3  # what a name of each kind of text weighs in training
ANNOTATED = 6  # sentences that MEANTIME annotates in full
_MEANTIME = {"ORG": "Organization", "PER": "Person", "PRO": "Product"}


@dataclass(frozen=True)
class Named:
    """A name of a text: its features, what it is, what the rules hold it for, and how much it counts."""

    surface: str
    features: Sequence[int]
    type: str
    by_rules: str | None
    weight: float


def unlisted() -> Names:
    """Return tieup's lists without companies: the model is for names that are in no list."""
    shipped = shipped_names()
    return Names({k: v for k, v in shipped.by_spelling.items() if v.kind == "publication"}, shipped.families)


def names_of(text: Annotated) -> Names:
    """Return the lists without companies, and all names of the text with their types."""
    known = unlisted()
    told = {
        spelling: KnownName(Entity(name, own.type), own.spellings)
        for name, own in text.names.items()
        if any(spelling in text.article.text for spelling in own.spellings)
        for spelling in own.spellings
    }
    return Names({**known.by_spelling, **told}, known.families)


def of_article(article: Article, names: Mapping[str, Name]) -> Iterator[Named]:
    """Yield the names of an article, given those of its set."""
    types = {folded(spelling): own.type for own in names.values() for spelling in own.spellings}
    for named in _names(article.text, article.published, types, GOLD):
        if named.type != NO_NAME or named.by_rules is None:
            yield named


def of_meantime(path: Path) -> Iterator[Named]:
    """Yield the names of MEANTIME's sentences that are annotated in full."""
    for _, record in json_lines(path):
        end = record["sentences"][:ANNOTATED][-1][1]
        types = {}
        for mention in record["mentions"].values():
            instance = record["instances"].get(mention.get("instance"), {})
            if mention.get("syntactic_type") in ("NAM", "PRE.NAM"):
                types[folded(mention["text"])] = _MEANTIME.get(instance.get("ent_type"), NO_NAME)
        yield from _names(record["text"][:end], record["dct"], types, MEANTIME)


def _names(text: str, published: str | None, types: Mapping[str, str], weight: float) -> Iterator[Named]:
    known = unlisted()
    found = _candidates(text, published, known)
    ruled = by_rules(text, found, known)
    for spelling in spellings(text, found, ruled, known):
        kind = types.get(folded(spelling.surface)) or types.get(folded(bare_name(spelling.surface)), NO_NAME)
        yield Named(spelling.surface, name_features(text, spelling, known), kind, spelling.kind, weight)


def _candidates(text: str, published: str | None, names: Names) -> list[Candidate]:
    dates = time_expressions(text, date.fromisoformat(published) if published else None)
    return candidates(text, layout(text), names, [(found.start, found.end) for found in dates])
