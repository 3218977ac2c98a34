"""Lists of names that a user brings: CSV by hand, or the result of a SPARQL query as CSV or JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tieup.errors import ArticleError
from tieup.names import COLUMNS, Names, with_rows
from tieup_ontology import entity_types

Row = Mapping[str, str | None]
QUERIED: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "itemLabel", "label"),
    "type": ("type", "typeLabel"),
    "aliases": ("aliases", "alias", "altLabel"),
    "adjective": ("adjective",),
    "kind": ("kind",),
    "parent": ("parent", "parentLabel"),
}
"""The columns of a list, each with what queries call it."""
JSON_ENDINGS = (".srj", ".json")


def with_list(names: Names, path: str) -> Names:
    """Return the names with a user's list added, which wins over all others.

    Parameters
    ----------
    path: a CSV file with a column ``name`` and, if wanted, ``type``, ``aliases`` (separated by ``|``), ``adjective``,
        ``kind`` and ``parent``; or the result of a SPARQL query, as CSV or JSON (``.srj``), where the columns may
        also be called ``itemLabel``, ``typeLabel`` and ``alias``. Rows of one name are one entry with all aliases.

    Raises
    ------
    ArticleError: the file cannot be read, has no names, or names a type that the ontology does not have.
    """
    columns, rows = _read_json(path) if path.endswith(JSON_ENDINGS) else _read_csv(path)
    if not any(column in columns for column in QUERIED["name"]):
        raise ArticleError(f"{path}: no column 'name' in the first line; the columns are {', '.join(COLUMNS)}")
    return with_rows(names, _together(_checked(path, number, row) for number, row in enumerate(rows, 2)))


def _read_csv(path: str) -> tuple[Sequence[str], list[Row]]:
    try:
        reader = csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines())
        rows: list[Row] = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticleError(f"{path}: the list of names cannot be read ({error}); give a CSV file in UTF-8") from error
    return reader.fieldnames or (), rows


def _read_json(path: str) -> tuple[Sequence[str], list[Row]]:
    """Read the JSON in which SPARQL endpoints give results."""
    try:
        result = json.loads(Path(path).read_text(encoding="utf-8-sig"))
        bindings = result["results"]["bindings"]
        return result["head"]["vars"], [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise ArticleError(
            f"{path}: is no result of a SPARQL query ({error!r}); give JSON with head and results"
        ) from error


def _checked(path: str, number: int, row: Row) -> dict[str, str]:
    """A row under the names that lists have for their columns; a type may be given as the IRI of one."""
    found = {
        column: next((value.strip() for name in called if (value := row.get(name))), "")
        for column, called in QUERIED.items()
    }
    found["type"] = found["type"].replace("#", "/").rpartition("/")[2] or "Organization"
    if found["type"] not in entity_types():
        raise ArticleError(
            f"{path}, line {number}: no type {found['type']!r}; the types are {', '.join(entity_types())}"
        )
    return found


def _together(rows: Iterable[dict[str, str]]) -> Iterator[Row]:
    """Rows that give one alias each of a name, as one row with all of them."""
    entries: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        entry = entries.setdefault((row["name"], row["type"]), row)
        if entry is not row:
            entry["aliases"] = "|".join(filter(None, (entry["aliases"], row["aliases"])))
    yield from entries.values()
