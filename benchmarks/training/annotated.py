"""Annotated texts: an article, all facts that it states, and the names in it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tieup.evaluation import Fact, read_gold_set
from tieup.evaluation.folding import folded
from tieup.model import Article, Entity


@dataclass(frozen=True)
class Name:
    """What a name stands for, and all ways of writing it."""

    type: str
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Annotated:
    """An article with its facts and with all names that are known of it or of its set."""

    article: Article
    facts: tuple[Fact, ...]
    names: Mapping[str, Name]


def annotated_name(text: Annotated) -> Callable[[Entity | str], str]:
    """Return what gives an end of a relation the name that the annotation has for it; a date stays as it is."""
    spelled = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}
    return lambda end: spelled.get(folded(end.name), end.name) if isinstance(end, Entity) else end


SAMPLE = Path(__file__).parents[2] / "graph" / "tieup" / "sample"
"""The articles of gold sets that have none of their own."""


def gold_set(folder: Path) -> Iterator[Annotated]:
    """Yield the articles of a gold set."""
    own = folder / "articles"
    gold = read_gold_set(str(folder), str(own if own.is_dir() else SAMPLE))
    entities = json.loads((folder / "entities.json").read_text(encoding="utf-8"))
    names = {name: Name(entry["type"], (name, *entry["aliases"])) for name, entry in entities.items()}
    for article in gold.articles.values():
        yield Annotated(article, tuple(fact for fact in gold.facts if fact.article == article.id), names)
