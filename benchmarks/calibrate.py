"""How often claims of a kind are right: python benchmarks/calibrate.py [--write] [SET...].

Counts over gold sets, with their names as they are and with invented ones (``renamed.py``): articles that nobody tuned
to hold such names. Few claims of a kind say little, so each share is drawn towards that of all relations together.
With ``--write`` the table goes into the lexicon, where the extractor takes its confidences from.
"""

import csv
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from renamed import GOLD, SHIFTS, Invention, entities_of, gold_of

from tieup.evaluation import GoldSet, fact_of
from tieup.extraction.confidence import ANY, Kind, kind
from tieup.extraction.patterns import uncalibrated
from tieup.names import shipped_names

TABLE = Path(__file__).parents[1] / "graph" / "tieup" / "lexicon" / "confidence.csv"
DRAWN = 4  # as many claims count for the share of all relations
HIGHEST = 0.99  # nothing that a program reads is certain
Judged = tuple[Kind, bool]


def judged(folder: Path) -> Iterator[Judged]:
    """Yield the kinds of all claims about the articles of a gold set, and whether they are right."""
    gold, entities = gold_of(folder), entities_of(folder)
    names = frozenset(spelling for name, aliases in entities.items() for spelling in (name, *aliases))
    yield from _judged(gold)
    for shift in SHIFTS:
        yield from _judged(Invention(names, shift).gold(gold, entities))


def _judged(gold: GoldSet) -> Iterator[Judged]:
    facts = gold.by_key(gold.facts)
    for article in gold.articles.values():
        for claim in uncalibrated(article).claims:
            yield kind(claim, shipped_names()), gold.key(fact_of(claim)) in facts


def table(claims: list[Judged]) -> Iterator[tuple[str | int | float, ...]]:
    """Yield the rows of the table: the kind, its claims, how many are right, the confidence."""
    known = [*claims, *((own._replace(relation=ANY), right) for own, right in claims)]
    total, right = Counter(own for own, _ in known), Counter(own for own, true in known if true)
    everything = right.total() / max(total.total(), 1)
    for own in sorted(
        {*total, *(Kind(ANY, words, names) for words in ("sure", "unsure") for names in ("inferred", "listed"))}
    ):
        general = own._replace(relation=ANY)
        prior = everything if own == general else _share(right[general], total[general], everything)
        yield (*own, total[own], right[own], min(HIGHEST, round(_share(right[own], total[own], prior), 2)))


def _share(right: int, total: int, prior: float) -> float:
    return (right + DRAWN * prior) / (total + DRAWN)


def write(rows: Iterator[tuple[str | int | float, ...]], file: TextIO) -> None:
    """Write the table as CSV."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("relation", "words", "names", "claims", "right", "confidence"))
    writer.writerows(rows)


def main() -> None:
    """Count over the sets that the command line names, and print or write the table."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, default=[GOLD], metavar="SET")
    parser.add_argument("--write", action="store_true", help="put the table into the lexicon")
    arguments = parser.parse_args()
    rows = table([claim for folder in arguments.sets for claim in judged(folder)])
    if not arguments.write:
        return write(rows, sys.stdout)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        return write(rows, file)


if __name__ == "__main__":
    main()
