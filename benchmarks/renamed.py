"""How far the built-in extractor relies on names that it knows: python benchmarks/renamed.py [SET [ARTICLES]].

Every name of a gold set is replaced by an invented one, in the articles and in the facts, and the score taken again. A
name keeps its form: each of its letters stands for another one, vowels for vowels, so that capitals, initials and
series of models stay as they are. Numbers stay, and so do words that are no names: legal forms, "Camera", "Pro".
"""

import json
import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase

from tieup.evaluation import Fact, GoldSet, fact_of, read_gold_set, score
from tieup.evaluation.folding import folded
from tieup.extraction.patterns import extract
from tieup.model import Article
from tieup.names import bare_name, words

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "data" / "gold"
SHIFTS = (1, 2, 4)  # each gives other names
KEPT = ("plain", "titles", "generic", "places", "organization", "model")
_VOWELS = "aeiou"
_CONSONANTS = "".join(letter for letter in ascii_lowercase if letter not in _VOWELS)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Invention:
    """Invented names for those of a gold set.

    Parameters
    ----------
    names: all spellings of all names.
    shift: how far along the alphabet the letter lies that stands for a letter.
    """

    names: frozenset[str]
    shift: int

    @cached_property
    def _letters(self) -> dict[int, int]:
        turned = {row: row[self.shift :] + row[: self.shift] for row in (_VOWELS, _CONSONANTS)}
        pairs = [(old + old.upper(), new + new.upper()) for old, new in turned.items()]
        return str.maketrans("".join(old for old, _ in pairs), "".join(new for _, new in pairs))

    @cached_property
    def _words(self) -> frozenset[str]:
        kept = frozenset().union(*(words(kind) for kind in KEPT))
        own = {word for name in self.names for word in _own(_WORD.findall(bare_name(name)))}
        return frozenset(word for word in own if word.lower() not in kept and not word.isdigit())

    def text(self, text: str) -> str:
        """Return a text with invented names."""
        return _WORD.sub(lambda word: word[0].translate(self._letters) if word[0] in self._words else word[0], text)

    def gold(self, gold: GoldSet, entities: Mapping[str, Iterable[str]]) -> GoldSet:
        """Return a gold set with invented names."""
        canonical = {
            folded(self.text(spelling)): folded(self.text(name))
            for name, aliases in entities.items()
            for spelling in (name, *aliases)
        }
        articles = {key: self._article(article) for key, article in gold.articles.items()}
        return GoldSet(articles, tuple(self._fact(fact) for fact in gold.facts), canonical)

    def _article(self, article: Article) -> Article:
        return replace(article, text=self.text(article.text), title=self.text(article.title or "") or None)

    def _fact(self, fact: Fact) -> Fact:
        named = fact.predicate not in ("quotedIn", "launchedOn")
        return replace(
            fact,
            subject=self.text(fact.subject),
            object=self.text(fact.object) if named else fact.object,
            source=self._or_none(fact.source),
            role=self._or_none(fact.role),
            quote=self._or_none(fact.quote),
        )

    def _or_none(self, text: str | None) -> str | None:
        return self.text(text) if text else None


def _own(words: list[str]) -> Iterator[str]:
    """Yield the words of a name that are its own: those in lower case only where it begins with them.

    So "vivo" is replaced, but neither "chips" everywhere because of one "T1 signal chips", nor every "'s".
    """
    yield from (word for place, word in enumerate(words) if not word.islower() or (place == 0 and len(word) > 1))


def found(gold: GoldSet) -> list[Fact]:
    """Return what the extractor finds in the articles of a set."""
    return [fact_of(claim) for article in gold.articles.values() for claim in extract(article).claims]


def gold_of(folder: Path, articles: str | None = None) -> GoldSet:
    """Return the gold set of a folder; the project's own takes the articles of the sample."""
    own = str(folder / "articles") if (folder / "articles").is_dir() else str(ROOT / "graph" / "tieup" / "sample")
    return read_gold_set(str(folder), articles or own)


def entities_of(folder: Path) -> dict[str, list[str]]:
    """Return the names of a gold set with their other spellings."""
    entries = json.loads((folder / "entities.json").read_text(encoding="utf-8"))
    return {name: entry.get("aliases", []) for name, entry in entries.items()}


def main() -> None:
    """Print the F1 of a gold set as it is and with invented names."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", type=Path, default=GOLD, metavar="SET")
    parser.add_argument("articles", nargs="?", metavar="ARTICLES", help="their folder, if it is not in the set")
    parser.add_argument("--relations", action="store_true", help="show the F1 of each relation, too")
    arguments = parser.parse_args()
    gold, entities = gold_of(arguments.set, arguments.articles), entities_of(arguments.set)
    names = frozenset(spelling for name, aliases in entities.items() for spelling in (name, *aliases))
    before = score(gold, found(gold))
    print(f"F1 {before.f1:.3f} (precision {before.precision:.3f}) with the names as they are")
    for shift in SHIFTS:
        invented = Invention(names, shift).gold(gold, entities)
        after = score(invented, found(invented))
        loss = before.f1 - after.f1
        print(f"F1 {after.f1:.3f} (precision {after.precision:.3f}) with invented names, {loss:.3f} less")
        if arguments.relations:
            for name in before.predicates:
                print(f"  {name:16} {before.of(name).f1:.3f}  {after.of(name).f1:.3f}")


if __name__ == "__main__":
    main()
