"""What other registers, such as Wikidata, call the same: entries of a file or of an endpoint that the user names."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieup.errors import DecisionError, EndpointError
from tieup.matching.forms import forms
from tieup.model import Entity

MOST = 5
"""How many entries are offered for a name at most."""

WIKIDATA = "http://www.wikidata.org/entity/"
_ITEM = re.compile(r"Q[1-9]\d*")
_SECONDS = 20.0
_BYTES = 5_000_000


@dataclass(frozen=True)
class Entry:
    """An entry of a register.

    Parameters
    ----------
    iri: under which the register has it.
    aliases: its other names.
    """

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""


def read_register(path: str) -> list[Entry]:
    """Read a register from a file that ends in ``.csv`` or ``.json``.

    Parameters
    ----------
    path: CSV with the columns ``id`` and ``label`` and, if wanted, ``aliases`` (separated by ``|``) and
        ``description``; or JSON, a list of objects with these. An ``id`` is an IRI, or an item of Wikidata ("Q1").

    Raises
    ------
    DecisionError: when it cannot be read, or an entry has no ID or no label.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        rows = json.loads(text) if path.lower().endswith(".json") else list(csv.DictReader(text.splitlines()))
    except (OSError, ValueError, csv.Error) as error:
        raise DecisionError(f"{path} cannot be read ({error}); give a CSV or JSON file in UTF-8") from error
    if not isinstance(rows, list):
        raise DecisionError(f"{path} is no list of entries with 'id' and 'label'")
    return [_entry(row, f"{path}, entry {number}") for number, row in enumerate(rows, 1)]


def search(endpoint: str, name: str) -> list[Entry]:
    """Ask an endpoint that answers as Wikidata's does (``action=wbsearchentities``) for a name.

    Raises
    ------
    EndpointError: when it cannot be reached, or answers something else.
    """
    import urllib3

    asked = {"action": "wbsearchentities", "search": name, "language": "en", "format": "json", "limit": str(MOST)}
    try:
        with urllib3.PoolManager(timeout=_SECONDS, retries=urllib3.Retry(2, redirect=0)) as pool:
            response = pool.request("GET", endpoint, fields=asked, preload_content=False)
            body = response.read(_BYTES, decode_content=True)
            response.close()
        found = json.loads(body)["search"] if response.status == 200 else None
    except (urllib3.exceptions.HTTPError, ValueError, KeyError, TypeError) as error:
        raise EndpointError(f"{endpoint} cannot be asked for {name!r} ({' '.join(str(error).split())})") from error
    if not isinstance(found, list):
        raise EndpointError(f"{endpoint} answered {response.status} for {name!r}, and no list; check the address")
    return [_entry(row, endpoint) for row in found]


def likely(names: Mapping[Entity, Iterable[str]], register: Iterable[Entry]) -> dict[Entity, tuple[Entry, ...]]:
    """Give for each name the entries that may be about the same, the likeliest first; names without one are left out.

    Parameters
    ----------
    names: each with its other names.

    >>> acme = Entity("Acme Optics", "Organization")
    >>> [entry.iri for entry in likely({acme: ()}, [Entry("http://example.org/1", "ACME Optics Ltd.")])[acme]]
    ['http://example.org/1']
    """
    entries = list(register)
    having = {kind: _index(entries, kind) for kind in {entity.type for entity in names}}
    found = {entity: _scored(entity, others, having[entity.type]) for entity, others in names.items()}
    return {entity: tuple(scores)[:MOST] for entity, scores in found.items() if scores}


Index = Mapping[str, list[tuple[float, bool, Entry]]]


def _index(register: Iterable[Entry], kind: str) -> Index:
    index: dict[str, list[tuple[float, bool, Entry]]] = defaultdict(list)
    for entry in register:
        for form in forms(Entity(entry.label, kind), entry.aliases):
            index[form.key].append((form.weight, form.whole, entry))
    return index


def _scored(entity: Entity, others: Iterable[str], index: Index) -> list[Entry]:
    scores: dict[Entry, float] = {}
    for form in forms(entity, others):
        for weight, whole, entry in index.get(form.key, ()):
            if form.whole or whole:
                scores[entry] = max(scores.get(entry, 0), min(form.weight, weight))
    return sorted(scores, key=lambda entry: (-scores[entry], entry.iri))


def _entry(row: Any, place: str) -> Entry:
    given = {name: row.get(name) for name in ("id", "label", "description")} if isinstance(row, dict) else {}
    if not (given.get("id") and isinstance(given.get("label"), str)):
        raise DecisionError(f"{place}: has no 'id' or no 'label'")
    named = row.get("aliases") or ()
    aliases = named.split("|") if isinstance(named, str) else named
    item = str(given["id"])
    iri = row.get("concepturi") or (WIKIDATA + item if _ITEM.fullmatch(item) else item)
    known = tuple(str(alias).strip() for alias in aliases if str(alias).strip())
    return Entry(str(iri), str(given["label"]), known, str(given["description"] or ""))
