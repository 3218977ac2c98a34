"""Files of claims that people wrote, YAML or CSV: read row by row, each with its line."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tieup.decisions.writing import FIELDS
from tieup.errors import DecisionError

COLUMNS = (*FIELDS, "person", "on", "reason")
"""What a row may have: the fields of a claim, who wrote it, on which day, and why."""


@dataclass(frozen=True)
class Row:
    """A claim as it is written in a file.

    Parameters
    ----------
    place: the file and the line, as messages name them.
    fields: by the names of ``COLUMNS``; empty ones are left out.
    """

    place: str
    fields: Mapping[str, str]


def rows(path: str) -> list[Row]:
    """Read the rows of a file that ends in ``.yaml``, ``.yml`` or ``.csv``.

    Raises
    ------
    DecisionError: when the file cannot be read, or holds something else; the message names the line.
    """
    readers = {".csv": _csv, ".yaml": _yaml, ".yml": _yaml}
    if (reader := readers.get(Path(path).suffix.lower())) is None:
        raise DecisionError(f"{path} has no ending that names a format; there are {', '.join(readers)}")
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path} cannot be read ({error}); give a file in UTF-8") from error
    found = [Row(f"{path}, line {line}", fields) for line, fields in reader(path, text)]
    for row in found:
        if unknown := set(row.fields) - set(COLUMNS):
            raise DecisionError(f"{row.place}: no field {min(unknown)!r}; there are {', '.join(COLUMNS)}")
    return found


def _csv(path: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(text.splitlines(keepends=True), restkey="")
    before = 1
    for row in reader:
        if "" in row:
            raise DecisionError(f"{path}, line {reader.line_num}: has more columns than the first line")
        yield before + 1, {name: value.strip() for name, value in row.items() if value and value.strip()}
        before = reader.line_num


def _yaml(path: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DecisionError(f"{path}, line {line}: no YAML ({error.problem})") from error
    except yaml.YAMLError as error:
        raise DecisionError(f"{path}: no YAML ({' '.join(str(error).split())})") from error
    if not isinstance(node, yaml.SequenceNode):
        raise DecisionError(f"{path}, line 1: is no list of claims, each beginning with a dash")
    for entry in node.value:
        yield entry.start_mark.line + 1, dict(_entry(path, entry))


def _entry(path: str, node: yaml.Node) -> Iterator[tuple[str, str]]:
    """The fields of a claim as they are written: a date stays the text that it is."""
    if not isinstance(node, yaml.MappingNode):
        raise DecisionError(f"{path}, line {node.start_mark.line + 1}: is no claim with 'field: value' on its lines")
    for key, value in node.value:
        if not isinstance(value, yaml.ScalarNode) or not isinstance(key, yaml.ScalarNode):
            raise DecisionError(f"{path}, line {key.start_mark.line + 1}: has more than a text; quote it if it is one")
        if value.tag != "tag:yaml.org,2002:null" and value.value.strip():
            yield key.value, value.value.strip()
