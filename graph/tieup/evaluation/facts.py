"""Facts, as annotators and extractors write them: one a line, in JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieup.errors import EvaluationError
from tieup.model import Claim, Entity, Evidence
from tieup_ontology import relation_terms

ENDS = ("article", "subject", "predicate", "object")
QUALIFIERS = ("start", "end", "certainty", "source", "role")


@dataclass(frozen=True)
class Fact:
    """What an article says, with names as they were written by whoever found it.

    Parameters
    ----------
    object: a name, a date with ``launchedOn``, the article's ID with ``quotedIn``.
    optional: right if found, and no loss if not.
    evidence, confidence: those of an extractor's claim; None where there are none.
    """

    article: str
    subject: str
    predicate: str
    object: str
    start: str | None = None
    end: str | None = None
    certainty: str | None = None
    source: str | None = None
    role: str | None = None
    quote: str | None = None
    optional: bool = False
    evidence: Evidence | None = None
    confidence: float | None = None


def fact_of(claim: Claim) -> Fact:
    """Return the fact that a claim states."""
    return Fact(
        claim.article,
        claim.subject.name,
        claim.predicate,
        claim.object.name if isinstance(claim.object, Entity) else claim.object,
        claim.start,
        claim.end,
        claim.certainty,
        claim.source.name if claim.source else None,
        claim.role,
        claim.quote,
        evidence=claim.evidence,
        confidence=claim.confidence,
    )


def read_facts(path: Path) -> Iterator[tuple[str, Fact]]:
    """Read facts from a file of JSON Lines.

    Returns
    -------
    Each fact with the place that it stands at, for messages: the file and the number of its line.

    Raises
    ------
    EvaluationError: when the file cannot be read, or a line of it is no fact.
    """
    for where, record in json_lines(path):
        yield where, _fact(record, where)


def json_lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Read the objects of a file of JSON Lines, each with the place that it stands at.

    Raises
    ------
    EvaluationError: when the file cannot be read, or a line of it is no JSON object.
    """
    for number, line in enumerate(contents(path).split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number}"
            yield where, _record(line, where)


def contents(path: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises
    ------
    EvaluationError: when it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EvaluationError(f"{path}: there is no such file; check the path") from None
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error}); it has to be a file in UTF-8") from error


def _record(line: str, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{where}: is not JSON ({error}); write one object a line") from None
    if not isinstance(record, dict):
        raise EvaluationError(f"{where}: is not an object; write a line such as {{'article': ...}}")
    return record


def _fact(record: Mapping[str, Any], where: str) -> Fact:
    for name in ENDS:
        if not isinstance(record.get(name), str):
            raise EvaluationError(f"{where}: has no {name}; a fact has the texts {', '.join(ENDS)}")
    if record["predicate"] not in relation_terms():
        known = ", ".join(sorted(relation_terms()))
        raise EvaluationError(f"{where}: the ontology has no relation {record['predicate']!r}; there are: {known}")
    said = {name: _text_or_none(record, name, where) for name in (*ENDS, *QUALIFIERS, "quote")}
    optional, confidence = record.get("optional", False), record.get("confidence")
    if not isinstance(optional, bool):
        raise EvaluationError(f"{where}: optional is {optional!r}; write true or leave it out")
    if confidence is not None and not (isinstance(confidence, int | float) and 0 <= confidence <= 1):
        raise EvaluationError(f"{where}: confidence is {confidence!r}; write a number from 0 to 1")
    return Fact(**said, optional=optional, evidence=_evidence(record, where), confidence=confidence)  # type: ignore[arg-type]  # the ends are texts


def _text_or_none(record: Mapping[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    raise EvaluationError(f"{where}: {name} is {value!r}; write a text or null")


def _evidence(record: Mapping[str, Any], where: str) -> Evidence | None:
    words = record.get("evidence")
    if words is None:
        return None
    try:
        return Evidence(str(words["exact"]), int(words["start"]), int(words["end"]))
    except (TypeError, KeyError, ValueError):
        raise EvaluationError(f"{where}: evidence has no exact, start and end; add them or leave it out") from None
