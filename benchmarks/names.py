"""How well the types of names in no list are told: python benchmarks/names.py [--corpora FOLDER] [SET...].

Counts over gold sets, by default ``tests/data/invented``: every name is read with weights that were trained on the other
articles, and for comparison by the rules alone. ``--corpora`` names a folder with MEANTIME, DFKI and CORE as JSON Lines,
which are trained on, too. ``--write FILE`` trains on everything and writes the weights that ship with tieup.
"""

import zlib
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.linear import trained
from training.names import Named, entities_of, of_core, of_dfki, of_gold_set, of_meantime

from tieup.articles import read_articles
from tieup.extraction.name_features import BUCKETS
from tieup.extraction.name_types import NO_NAME, SURE
from tieup.extraction.weights import Weights, packed
from tieup_ontology import entity_types

INVENTED = Path(__file__).parents[1] / "tests" / "data" / "invented"
FOLDS = 4
CORPORA = {"meantime-apple-stock.jsonl": of_meantime, "dfki-product-half.jsonl": of_dfki, "core-train.jsonl": of_core}


def of_corpora(folder: Path) -> list[Named]:
    """Return the names of the annotated corpora in a folder."""
    return [named for file, read in CORPORA.items() for named in read(folder / file)]


def of_set(folder: Path) -> Iterator[tuple[str, list[Named]]]:
    """Yield each article of a gold set with its names."""
    entities = entities_of(folder)
    for article in read_articles([str(folder / "articles")]):
        yield article.id, list(of_gold_set([article], entities))


def model(examples: Sequence[Named]) -> Weights:
    """Train on examples."""
    return trained(
        [example.features for example in examples],
        [example.type for example in examples],
        [*entity_types(), NO_NAME],
        BUCKETS,
        [example.weight for example in examples],
    )


def held_out(articles: Sequence[tuple[str, list[Named]]], corpora: list[Named]) -> Iterator[tuple[Named, str]]:
    """Yield every name with what weights tell that were trained on the other articles."""
    fold = {article: zlib.crc32(article.encode()) % FOLDS for article, _ in articles}
    for part in range(FOLDS):
        weights = model([*corpora, *(n for article, names in articles if fold[article] != part for n in names)])
        for article, names in articles:
            if fold[article] == part:
                yield from ((named, told(named, weights)) for named in names)


def told(named: Named, weights: Weights) -> str:
    """Return the type that a model tells, where it is sure enough of one."""
    outcome, probability = max(weights.probabilities(named.features).items(), key=lambda item: item[1])
    return outcome if probability >= SURE else NO_NAME


def report(title: str, answers: Sequence[tuple[Named, str]]) -> None:
    """Print how many names have the right type, none, or a wrong one."""
    names = [(named.type, answer) for named, answer in answers if named.type != NO_NAME]
    right, untold = sum(t == a for t, a in names), sum(a == NO_NAME for _, a in names)
    invented = sum(named.type == NO_NAME != answer for named, answer in answers)
    wrong = len(names) - right - untold
    print(f"{title}: of {len(names)} names {right} right, {wrong} wrong, {untold} left out; {invented} that are none")
    for kind, count in sorted(Counter(t for t, _ in names).items()):
        print(f"  {kind:12} {sum(t == a == kind for t, a in names):4} of {count:4}")


def main() -> None:
    """Print the figures, or write the weights."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, default=[INVENTED], metavar="SET")
    parser.add_argument("--corpora", type=Path, metavar="FOLDER")
    parser.add_argument("--write", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    corpora = of_corpora(arguments.corpora) if arguments.corpora else []
    articles = [article for folder in arguments.sets for article in of_set(folder)]
    if arguments.write:
        arguments.write.write_bytes(packed(model([*corpora, *(n for _, names in articles for n in names)])))
        return
    report("by rules alone", [(n, n.by_rules or NO_NAME) for _, names in articles for n in names])
    report("with the model", list(held_out(articles, corpora)))


if __name__ == "__main__":
    main()
