"""How well date expressions are worked out: python benchmarks/times.py CORPUS.jsonl.

The corpus is MEANTIME of NewsReader (CC-BY-4.0), one article a line: ``text``, ``dct`` (the day of publication) and
``mentions``; those of kind ``TIMEX3`` have ``span``, ``type`` and ``value``. Full dates, months and years count. The
expression is given: it is read by itself, and where it stands in its article.
"""

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieup.errors import EvaluationError, TieupError
from tieup.evaluation import json_lines
from tieup.extraction.timex import value

SOURCE = "articles of MEANTIME as JSON Lines"
KINDS = {10: "full dates", 7: "months", 4: "years"}  # by the length of their values
_VALUE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True)
class Example:
    """An expression in its article, with the value that it should have."""

    text: str
    published: date
    start: int
    end: int
    value: str


def examples(path: Path) -> Iterator[Example]:
    """Read the corpus."""
    for where, record in json_lines(path):
        try:
            published = date.fromisoformat(record["dct"])
            times = [mention for mention in record["mentions"].values() if mention["kind"] == "TIMEX3"]
            for start, end, meant in ((*time["span"], time["value"]) for time in times if time["type"] == "DATE"):
                if _VALUE.fullmatch(meant):
                    yield Example(record["text"], published, start, end, meant)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EvaluationError(f"{where}: is no article of MEANTIME ({error!r}); give {SOURCE}") from error


def alone(example: Example) -> str | None:
    """Return what the expression means by itself, on the day of publication."""
    return value(example.text[example.start : example.end], 0, example.end - example.start, example.published)


def in_place(example: Example) -> str | None:
    """Return what the expression means where it stands."""
    return value(example.text, example.start, example.end, example.published)


def report(read: list[Example], values: list[str | None], title: str) -> None:
    """Print which share of the values is right, of each kind and of all."""
    total, right = Counter[str](), Counter[str]()
    for example, found in zip(read, values, strict=True):
        for kind in (KINDS[len(example.value)], "all"):
            total[kind] += 1
            right[kind] += found == example.value
    print(title)
    for kind in (*KINDS.values(), "all"):
        print(f"  {kind:10}  {right[kind]:3} of {total[kind]:3} right  {right[kind] / max(total[kind], 1):.3f}")


def main() -> None:
    """Read the corpus that the command line names, and print how many values are right."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help=SOURCE)
    parser.add_argument("--errors", action="store_true", help="list the values that are wrong in their articles")
    arguments = parser.parse_args()
    if arguments.corpus is None:
        print(f"not measured: no corpus given; python benchmarks/times.py FILE, where FILE has {SOURCE}")
        return
    try:
        read = list(examples(arguments.corpus))
    except TieupError as error:
        sys.exit(str(error))
    report(read, [alone(example) for example in read], "the expression by itself")
    placed = [in_place(example) for example in read]
    report(read, placed, "the expression in its article")
    if arguments.errors:
        list_errors(read, placed)


def list_errors(read: list[Example], values: list[str | None]) -> None:
    """Print the expressions whose values are wrong."""
    for example, found in zip(read, values, strict=True):
        if found != example.value:
            words = example.text[example.start : example.end]
            print(f"  {words!r} on {example.published} is {example.value}, not {found}")


if __name__ == "__main__":
    main()
