"""Checks a store: the data against the shapes, and every quotation against the text that it was taken from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import cast

import pyoxigraph as ox

from tieup.decisions import decision_quads
from tieup.rdf import DECISIONS, LEDGER, article_id
from tieup.store import Store
from tieup_ontology import TEXT_HASH, VOCABULARY, read

_SHOWN = 60


@dataclass(frozen=True, order=True)
class Finding:
    """Something in a store that should not be so.

    Parameters
    ----------
    what: ``text``, ``quotation``, ``shape`` or ``decisions``.
    where: the article with line (from 1) and offsets (from 0), or the IRI of what has the wrong shape.
    message: what is wrong, in one line.
    """

    what: str
    where: str
    message: str


@dataclass(frozen=True)
class _Quotation:
    article: str
    text_hash: str
    start: int
    end: int
    exact: str


def check(store: Store) -> list[Finding]:
    """Look at everything in a store.

    Returns
    -------
    What was found, sorted; nothing is changed.

    Raises
    ------
    StoreError: when the store was closed.
    """
    return sorted({*_texts(store), *_quotations(store), *_shapes(store), *_decisions(store)})


def _decisions(store: Store) -> Iterator[Finding]:
    """Find decisions that the store does not follow yet, because their file was changed by something else."""
    if set(decision_quads(store.decisions)) != set(store.quads(DECISIONS)):
        where = str(store.decided.path) if store.decided else store.location
        yield Finding("decisions", where, "the store does not follow these decisions yet; the next `tieup add` will")


def _texts(store: Store) -> Iterator[Finding]:
    """Find articles whose text is missing, or is not the text that was read."""
    for article, text_hash in _hashes(store):
        text = store.texts.get(text_hash)
        if text is None:
            yield Finding("text", article, "its text is not in the store; add the article again")
        elif sha256(text.encode()).hexdigest() != text_hash:
            yield Finding("text", article, "its text was altered after it was read; add the article again")


def _hashes(store: Store) -> Iterator[tuple[str, str]]:
    """Give the ID and the text's hash of each article; straight from the triples, which may be damaged elsewhere."""
    for quad in store.triples.quads_for_pattern(None, ox.NamedNode(TEXT_HASH), None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject == quad.graph_name:
            yield article_id(quad.subject), cast(ox.Literal, quad.object).value


def _quotations(store: Store) -> Iterator[Finding]:
    texts = cache(store.texts.get)
    for quotation in _claimed(store):
        text = texts(quotation.text_hash)
        if text is not None and text[quotation.start : quotation.end] != quotation.exact:
            yield _misquoted(quotation, text)


def _claimed(store: Store) -> Iterator[_Quotation]:
    asked = files(__package__).joinpath("checks.rq").read_text(encoding="utf-8")
    solutions = cast(ox.QuerySolutions, store.query(asked))
    for article, text_hash, start, end, exact in solutions:
        yield _Quotation(article.value, text_hash.value, int(start.value), int(end.value), exact.value)


def _misquoted(quotation: _Quotation, text: str) -> Finding:
    line = text.count("\n", 0, quotation.start) + 1
    where = f"{quotation.article}, line {line}, characters {quotation.start} to {quotation.end}"
    there = _shown(text[quotation.start : quotation.end])
    return Finding("quotation", where, f"the text has {there}, the store quotes {_shown(quotation.exact)}")


def _shown(words: str) -> str:
    return repr(words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")


def _shapes(store: Store) -> Iterator[Finding]:
    from pyshacl import validate  # takes a quarter of a second to import
    from rdflib import RDF, SH, Graph

    # In rdflib's own memory: pyshacl over the store itself is slower. The vocabulary knows what the classes are.
    data = Graph().parse(
        data="".join(f"{quad.triple} .\n" for quad in store.quads() if quad.graph_name != LEDGER), format="nt"
    )
    data.parse(data="\n".join(map(read, VOCABULARY)), format="turtle")
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        message = " ".join(map(str, report.objects(result, SH.resultMessage)))
        yield Finding("shape", str(report.value(result, SH.focusNode)), re.sub(r"\s+", " ", message))
