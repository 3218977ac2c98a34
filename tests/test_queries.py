"""Every named question, asked of the made-up press, brings the rows of data/questions.yaml; rdflib's engine agrees."""

import csv
import io
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml
from rdflib import Graph, Literal, URIRef

import press
from tieup.questions import ask, find
from tieup.questions.question import Term
from tieup.questions.values import terms
from tieup.store import Store
from tieup_ontology import query_names

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "questions.yaml").read_text(encoding="utf-8")
)
each = pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join([case["ask"], *case.get("set", {}).values()]))


@pytest.fixture(scope="module")
def store() -> Store:
    return press.store()


@pytest.fixture(scope="module")
def copy(store: Store) -> Graph:
    """The same triples in rdflib's own memory, where rdflib's own engine answers."""
    triples = "".join(f"{quad.triple} .\n" for quad in store.quads())
    return Graph().parse(data=triples, format="nt")


def test_every_named_question_is_asked_here() -> None:
    assert {case["ask"] for case in CASES} == set(query_names())


@each
def test_the_question_finds_these_rows(case: dict[str, Any], store: Store) -> None:
    answer = ask(store, case["ask"], case.get("set", {}))
    assert list(answer.columns) == case["columns"]
    assert [list(row) for row in answer.rows] == case["rows"]


@each
def test_the_engine_of_rdflib_finds_the_same_rows(case: dict[str, Any], store: Store, copy: Graph) -> None:
    question = find(case["ask"])
    given = terms(store, question, case.get("set", {}))
    bound = {name: _rdflib(term) for name, term in given.items()}
    written = copy.query(question.filled(given), initBindings=bound).serialize(format="csv") or b""
    found = csv.DictReader(io.StringIO(written.decode()))
    assert [[row[column] for column in case["columns"]] for row in found] == case["rows"]


def test_the_plain_facts_are_the_accepted_relations_alone(store: Store) -> None:
    everything = {fact for entity in store.entities() for fact in ask(store, "facts", {"about": entity.name}).rows}
    assert ("Kestrel K12 Ultra", "usesSensor", "SX989") in everything
    for unsure in [*ask(store, "rumours").rows, *ask(store, "contradictions").rows]:
        assert unsure[:3] not in everything


def _rdflib(term: Term) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))
