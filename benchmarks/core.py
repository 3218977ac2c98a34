"""How well relations between two companies are found in single sentences: python benchmarks/core.py CORPUS.jsonl.

The corpus is CORE (Borchert et al., EMNLP 2023; CC-BY-4.0), one JSON object a line: ``text``; ``entities``, each with
``id``, ``span``, ``surface`` and ``name``; ``label``; ``head`` and ``tail``. The extractor reads each sentence as is,
and then told the names of the two marked companies. It has found the pair if one of its claims is about it.
"""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieup.errors import EvaluationError, TieupError
from tieup.evaluation import json_lines
from tieup.evaluation.folding import folded
from tieup.extraction.patterns import extract
from tieup.extraction.spans import touching
from tieup.model import Article, Entity, Reading
from tieup.names import KnownName, Names, shipped_names
from tieup_ontology import relation_terms

SOURCE = "CORE's training split as JSON Lines"


@dataclass(frozen=True)
class Label:
    """A relation of the corpus in the terms of tieup's ontology; ``forward`` if its head is the subject."""

    name: str
    predicate: str
    forward: bool


LABELS = (
    Label("collaboration", "partneredWith", True),
    Label("acquired_by", "acquired", False),
    Label("client_of", "supplies", False),
    Label("competitor_of", "competesWith", True),
    Label("subsidiary_of", "subsidiaryOf", True),
    Label("shareholder_of", "investedIn", True),
)


@dataclass(frozen=True)
class Company:
    """A marked company: its place in the sentence, the words there, and its name."""

    start: int
    end: int
    surface: str
    name: str


@dataclass(frozen=True)
class Example:
    """A sentence with the two companies that its label relates."""

    text: str
    head: Company
    tail: Company
    label: str


def examples(path: Path) -> Iterator[Example]:
    """Read the corpus."""
    for where, record in json_lines(path):
        try:
            companies = {entity["id"]: _company(entity) for entity in record["entities"]}
            yield Example(record["text"], companies[record["head"]], companies[record["tail"]], record["label"])
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{where}: is no sentence of CORE ({error!r}); give {SOURCE}") from error


def _company(entity: Mapping[str, Any]) -> Company:
    start, end = entity["span"]
    return Company(start, end, entity["surface"], entity["name"])


def told(example: Example) -> Names:
    """Return tieup's lists with the two companies added under their names and the words that stand for them."""
    shipped = shipped_names()
    known = {}
    for company in (example.head, example.tail):
        surface = company.surface.strip(" .,;:").removesuffix("'s")
        entry = KnownName(Entity(company.name, "Organization"), (surface,))
        known.update({company.name: entry, surface: entry})
    return Names({**shipped.by_spelling, **known}, shipped.families)


def found(example: Example, reading: Reading) -> set[str]:
    """Return the labels under which a reading relates the two companies."""
    head, tail = (_names(company, reading) for company in (example.head, example.tail))
    return {label.name for label in LABELS if _relates(label, head, tail, reading)}


def _names(company: Company, reading: Reading) -> set[str]:
    """The names, folded, under which a reading may know a company."""
    mentions = touching(sorted(reading.mentions), company.start, company.end)
    return {folded(company.name), folded(company.surface), *(folded(mention.entity.name) for mention in mentions)}


def _relates(label: Label, head: set[str], tail: set[str], reading: Reading) -> bool:
    ends = {
        (folded(claim.subject.name), folded(claim.object.name))
        for claim in reading.claims
        if claim.predicate == label.predicate and isinstance(claim.object, Entity)
    }
    forward = any((one, other) in ends for one in head for other in tail)
    backward = any((other, one) in ends for one in head for other in tail)
    if relation_terms()[label.predicate].symmetric:
        return forward or backward
    return forward if label.forward else backward


def report(labels: list[str], answers: list[set[str]], title: str) -> None:
    """Print how the answers agree with the labels."""
    print(title)
    for label in LABELS:
        pairs = [(label.name == true, label.name in answer) for true, answer in zip(labels, answers, strict=True)]
        right, given, wanted = pairs.count((True, True)), sum(p[1] for p in pairs), sum(p[0] for p in pairs)
        precision, recall, f1 = right / max(given, 1), right / max(wanted, 1), 2 * right / max(given + wanted, 1)
        print(f"  {label.name:15} {label.predicate:14} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    """Read the corpus that the command line names, and print precision, recall and F1 of each relation."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help=SOURCE)
    if (corpus := parser.parse_args().corpus) is None:
        print(f"not measured: no corpus given; python benchmarks/core.py FILE, where FILE is {SOURCE}")
        return
    try:
        read = list(examples(corpus))
    except TieupError as error:
        sys.exit(str(error))
    labels = [example.label for example in read]
    print(f"{len(read)} sentences")
    bare = [found(example, extract(Article("core", example.text))) for example in read]
    report(labels, bare, "the sentence alone")
    given = [found(example, extract(Article("core", example.text), told(example))) for example in read]
    report(labels, given, "told the names of the two companies")


if __name__ == "__main__":
    main()
