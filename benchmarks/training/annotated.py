"""Annotated texts: an article, all facts that it states, and the names in it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tieup.evaluation import Fact, read_gold_set
from tieup.evaluation.folding import folded
from tieup.extraction.judging import Key, key
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


def annotated_end(text: Annotated) -> Callable[[Entity | str], Entity | str]:
    """Return what gives an end of a relation as the annotation has it; the extractor puts makers before models."""
    spelled = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}

    def plain(end: Entity | str) -> Entity | str:
        if not isinstance(end, Entity):
            return end
        name = spelled.get(folded(end.name)) or spelled.get(folded(end.name.partition(" ")[2]))
        return Entity(name, text.names[name].type) if name else end

    return plain


def annotated_keys(text: Annotated, optional: bool) -> set[Key]:
    """Return what the facts of an annotated text are about: those that must be found, or those that may be."""
    known = {name: Entity(name, own.type) for name, own in text.names.items()}
    return {
        key(known[fact.subject], fact.predicate, known.get(fact.object, fact.object))
        for fact in text.facts
        if fact.subject in known and fact.optional == optional
    }


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
