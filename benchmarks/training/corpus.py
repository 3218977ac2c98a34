"""The corpus CORE: sentences with two companies each and how the two relate.

CORE (Borchert et al., EMNLP 2023; CC-BY-4.0), one JSON object a line: ``text``; ``entities``, each with ``id``,
``span``, ``surface`` and ``name``; ``label``; ``head`` and ``tail``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieup.errors import EvaluationError
from tieup.evaluation import json_lines

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
