"""Graphs in files: out of a store, sorted and the same bytes every time, and in again.

The articles' texts stay behind: a file carries the quoted words with a little around them. What is read in is claims;
the relations are derived from them anew, whatever the file says.
"""

import json
from collections.abc import Iterable
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from tieup.curation import adopt
from tieup.errors import DecisionError, StoreError
from tieup.intake import Change, put_all
from tieup.rdf import BASE, LEDGER, PREFIXES, records_of
from tieup.rdf.namespaces import TYPE
from tieup.store import Store
from tieup.texts import write_whole
from tieup_ontology import entity_types

FORMATS = MappingProxyType(
    {
        ".jsonld": ox.RdfFormat.JSON_LD,
        ".nq": ox.RdfFormat.N_QUADS,
        ".trig": ox.RdfFormat.TRIG,
        ".ttl": ox.RdfFormat.TURTLE,
    }
)


def export(store: Store, path: str) -> None:
    """Write a store into a file, in the format that its ending names.

    Parameters
    ----------
    path: ends in ``.trig``, ``.nq`` or ``.jsonld`` (with the graph of each article), or in ``.ttl`` (all in one graph).

    Raises
    ------
    StoreError: when the ending is unknown or the file cannot be written; what stood there is untouched.
    """
    content = serialized((quad for quad in store.quads() if quad.graph_name != LEDGER), _format(path))
    try:
        write_whole(Path(path), content)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error


def serialized(quads: Iterable[ox.Quad], format: ox.RdfFormat) -> bytes:
    """Write quads in a format, the same bytes for the same quads in whatever order.

    Parameters
    ----------
    format: one of ``FORMATS``; formats without graphs get every triple once.
    """
    ordered = sorted(quads, key=_place)
    statements = ordered if format.supports_datasets else _triples(ordered)
    ox.serialize(statements, written := BytesIO(), format, prefixes=_prefixes())
    return _laid_out(written.getvalue(), format)


def load(store: Store, path: str) -> list[Change]:
    """Read the articles of a file into a store, each in place of what the store held of it, and people's decisions.

    From Turtle, where all articles share one graph, an article gets all alternative names of the entities it names.

    Returns
    -------
    What became of each article, in the order of their IDs; claims that no store may hold are refused.

    Raises
    ------
    StoreError: when the ending is unknown, or the file is not there, malformed, or lacks what an article must have; the
        store is untouched then.
    DecisionError: when the decisions contradict those of the store; the articles are there then, and it keeps its own.
    """
    quads = _quads(path)
    changes = put_all(store, records_of(quads))
    try:
        adopt(store, quads)
    except DecisionError as error:
        raise DecisionError(f"the decisions in {path} were left out: {error}") from None
    return changes


def _quads(path: str) -> list[ox.Quad]:
    try:
        return list(ox.parse(path=path, format=_format(path)))
    except SyntaxError as error:
        raise StoreError(f"{path}:{error.lineno}: malformed: {error.msg}") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error


def _format(path: str) -> ox.RdfFormat:
    ending = Path(path).suffix
    if ending not in FORMATS:
        raise StoreError(f"{path} has no ending that names a format; there are {', '.join(FORMATS)}")
    return FORMATS[ending]


def _place(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """Say where a quad stands: by graph and subject, the type before everything else."""
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), predicate != TYPE, predicate, str(quad.object)


def _triples(ordered: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Drop the graphs, and with them the order by graph."""
    triples = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ordered}
    return [quad.triple for quad in sorted(triples, key=_place)]


def _prefixes() -> dict[str, str]:
    """Give the common prefixes, and one for each kind of thing that tieup names."""
    kinds = ["article", "claim", "evidence", "extractor", "graph", "relation", *map(str.lower, entity_types())]
    return {**PREFIXES, **{kind: f"{BASE}{kind}/" for kind in kinds}}


def _laid_out(written: bytes, format: ox.RdfFormat) -> bytes:
    """Put JSON on lines, so that a small change is a change in a few lines; elsewhere put the prefixes in order."""
    if format == ox.RdfFormat.JSON_LD:
        return json.dumps(json.loads(written), ensure_ascii=False, indent=1).encode() + b"\n"
    lines = written.splitlines(keepends=True)
    head = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    return b"".join([*sorted(head), *lines[len(head) :]])
