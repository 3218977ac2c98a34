"""Gold sets: a folder with articles, the names in them, and all facts that they state."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tieup.articles import read_articles
from tieup.errors import ArticleError, EvaluationError
from tieup.evaluation.facts import Fact, contents, read_facts
from tieup.evaluation.folding import folded
from tieup.model import Article
from tieup_ontology import entity_types, relation_terms


class Key(NamedTuple):
    """What two facts must share to be the same: names folded, and in one order where the relation is symmetric."""

    article: str
    subject: str
    predicate: str
    object: str


@dataclass(frozen=True)
class GoldSet:
    """Articles with all facts that they state.

    Parameters
    ----------
    articles: by their IDs.
    facts: those annotated; several with one key where several voices state it.
    canonical: each spelling of a name, folded, to its canonical name, folded.
    """

    articles: Mapping[str, Article]
    facts: tuple[Fact, ...]
    canonical: Mapping[str, str] = field(default_factory=dict)

    def name(self, spelling: str) -> str:
        """Return the canonical name that is written so, folded; a spelling that the set does not know is its own."""
        return self.canonical.get(folded(spelling), folded(spelling))

    def spellings(self, name: str) -> frozenset[str]:
        """Return all spellings of a name that the set knows, folded."""
        name = self.name(name)
        return frozenset([name, *(spelling for spelling, other in self.canonical.items() if other == name)])

    def key(self, fact: Fact) -> Key:
        """Return what a fact must share with another to be the same."""
        subject, target = self.name(fact.subject), self._object(fact)
        if relation_terms()[fact.predicate].symmetric:
            subject, target = sorted((subject, target))
        return Key(fact.article, subject, fact.predicate, target)

    def _object(self, fact: Fact) -> str:
        kinds = relation_terms()[fact.predicate].range
        if kinds == {"date"}:
            return fact.object
        return fact.article if kinds == {"Article"} else self.name(fact.object)

    def by_key(self, facts: Iterable[Fact]) -> dict[Key, list[Fact]]:
        """Return the facts about the articles of the set, those of one key together."""
        together: dict[Key, list[Fact]] = {}
        for fact in facts:
            if fact.article in self.articles:
                together.setdefault(self.key(fact), []).append(fact)
        return together


def read_gold_set(folder: str, articles: str | None = None) -> GoldSet:
    """Read a gold set.

    Parameters
    ----------
    folder: holds ``entities.json`` (canonical name to ``type`` and ``aliases``), ``facts.jsonl`` and ``articles/``.
    articles: a folder with the articles, where they are not in the set's own.

    Raises
    ------
    EvaluationError: when something is missing or malformed; the message names the file and the line.
    ArticleError: when an article cannot be read.
    """
    place, texts = Path(folder), Path(articles) if articles else Path(folder) / "articles"
    for needed in (place, texts):
        if not needed.is_dir():
            raise EvaluationError(
                f"{needed}: there is no such folder; a gold set has articles/, entities.json, facts.jsonl"
            )
    canonical = _canonical(place / "entities.json")
    return GoldSet(read := _articles(texts), _facts(place / "facts.jsonl", read), canonical)


def _articles(folder: Path) -> dict[str, Article]:
    read = {}
    for article in read_articles([str(folder)]):
        if isinstance(article, ArticleError):
            raise article
        read[article.id] = article
    return read


def _facts(path: Path, articles: Mapping[str, Article]) -> tuple[Fact, ...]:
    facts = []
    for where, fact in read_facts(path):
        if fact.article not in articles:
            raise EvaluationError(f"{where}: there is no article {fact.article!r}; the set has {len(articles)} others")
        facts.append(fact)
    return tuple(facts)


def _canonical(path: Path) -> dict[str, str]:
    try:
        entities = json.loads(contents(path))
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{path}: is not JSON ({error})") from None
    if not isinstance(entities, dict):
        raise EvaluationError(f"{path}: is not an object of canonical names")
    names = [(canonical, [canonical, *_aliases(path, canonical, entry)]) for canonical, entry in entities.items()]
    return {folded(spelling): folded(canonical) for canonical, spellings in names for spelling in spellings}


def _aliases(path: Path, name: str, entry: Any) -> list[str]:
    if not isinstance(entry, dict) or entry.get("type") not in entity_types():
        raise EvaluationError(f"{path}: {name!r} has no type of the ontology; there are: {', '.join(entity_types())}")
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise EvaluationError(f"{path}: the aliases of {name!r} are no list of names")
    return aliases
