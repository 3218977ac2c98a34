"""How well the types of names in no list are told: python benchmarks/names.py [--meantime FILE] [SET...].

Counts over gold sets, by default those of ``benchmarks/invented``: every name is read with weights that were trained on
the other articles, and for comparison by the rules alone. ``--meantime`` names MEANTIME as JSON Lines
(``training/names.py``), which is trained on, too. ``train.py`` trains on all, and on the same articles with other
letters in the names.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from renamed import Invention
from training.annotated import Annotated, Name
from training.everything import WHOLE
from training.linear import Pace, fold, trained
from training.names import Named, of_article, of_meantime
from training.snippets import texts

from tieup.extraction.name_features import BUCKETS
from tieup.extraction.name_types import NO_NAME, decided
from tieup.extraction.weights import Weights
from tieup_ontology import entity_types

FOLDS = 4
TRAINED = (3, 5)  # shifts of letters (``renamed.py``) of the names that are trained on, too,
RENAMED = 0.5  # and what they weigh
BALANCE = 0.75  # how much more the names of rare types count
PACE = Pace(rounds=10, decay=5e-5)


def of_set(folder: Path) -> Iterator[tuple[str, list[Named]]]:
    """Yield each text of a folder with its names."""
    for text in texts(folder):
        yield text.article.id, list(of_article(text.article, text.names))


def renamed(text: Annotated) -> Iterator[Named]:
    """Yield the names of a text with other letters in them, so that no name is learnt by heart."""
    spelled = frozenset(spelling for own in text.names.values() for spelling in own.spellings)
    for invention in (Invention(spelled, shift) for shift in TRAINED):
        others = {
            invention.text(name): Name(own.type, tuple(map(invention.text, own.spellings)))
            for name, own in text.names.items()
        }
        article = replace(text.article, text=invention.text(text.article.text))
        yield from (replace(name, weight=RENAMED) for name in of_article(article, others))


def named(text: Annotated) -> list[Named]:
    """Return the names of a text, as they are and with other letters."""
    return [*of_article(text.article, text.names), *renamed(text)]


def model(examples: Sequence[Named]) -> Weights:
    """Train on examples."""
    often = Counter(example.type for example in examples)
    most = max(often.values(), default=1)
    return trained(
        [example.features for example in examples],
        [example.type for example in examples],
        [*entity_types(), NO_NAME],
        BUCKETS,
        PACE,
        [example.weight * (most / often[example.type]) ** BALANCE for example in examples],
    )


def held_out(articles: Sequence[tuple[str, list[Named]]], corpus: list[Named]) -> Iterator[tuple[Named, str]]:
    """Yield every name with what weights tell that were trained on the other articles."""
    for part in range(FOLDS):
        weights = model([*corpus, *(n for article, names in articles if fold(article, FOLDS) != part for n in names)])
        for article, names in articles:
            if fold(article, FOLDS) == part:
                yield from ((name, told(name, weights)) for name in names)


def told(name: Named, weights: Weights) -> str:
    """Return the type that a model tells, where it is sure enough of one."""
    outcome, probability = max(weights.probabilities(name.features).items(), key=lambda item: item[1])
    return decided(outcome, probability, name.by_rules) or NO_NAME


def report(title: str, answers: Sequence[tuple[Named, str]]) -> None:
    """Print how many names have the right type, none, or a wrong one."""
    names = [(name.type, answer) for name, answer in answers if name.type != NO_NAME]
    right, untold = sum(t == a for t, a in names), sum(a == NO_NAME for _, a in names)
    invented = sum(name.type == NO_NAME != answer for name, answer in answers)
    wrong = len(names) - right - untold
    print(f"{title}: of {len(names)} names {right} right, {wrong} wrong, {untold} left out; {invented} that are none")
    for kind, count in sorted(Counter(t for t, _ in names).items()):
        print(f"  {kind:12} {sum(t == a == kind for t, a in names):4} of {count:4}")


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, default=WHOLE, metavar="SET")
    parser.add_argument("--meantime", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    corpus = list(of_meantime(arguments.meantime)) if arguments.meantime else []
    articles = [article for folder in arguments.sets for article in of_set(folder)]
    report("by rules alone", [(n, n.by_rules or NO_NAME) for _, names in articles for n in names])
    report("with the model", list(held_out(articles, corpus)))


if __name__ == "__main__":
    main()
