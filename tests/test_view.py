"""A store looked at on another day or by another policy, and one answer to "was it so" wherever it is asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.namespace import XSD

import press
from claims import days, edtf, maybe, partners
from tieup.curation import follow
from tieup.intake import add
from tieup.model import Article, Claim, Entity, Reading, name_of
from tieup.policy import Policy
from tieup.questions import ask, find
from tieup.rdf import LEDGER, claims_of, entity_iri
from tieup.relations import held, relations
from tieup.store import Store, open_store
from tieup.view import view

COUNTED = ("accepted", "disputed")
DAYS = sorted({reading.article.published or "" for reading in press.readings()})


@pytest.fixture(scope="module")
def store() -> Store:
    return press.store()


@pytest.mark.parametrize("day", ["2000-01-01", *DAYS])
def test_what_was_known_is_what_a_store_of_that_day_would_hold(day: str, store: Store) -> None:
    with open_store(":memory:") as then:
        for reading in press.readings():
            if (reading.article.published or "") <= day:
                add(then, reading)
        follow(then, press.decisions())
        wanted = {quad for quad in then.quads() if quad.graph_name != LEDGER}
        assert set(view(store, date.fromisoformat(day)).quads()) == wanted


def test_articles_without_a_date_were_known_on_no_day() -> None:
    with open_store(":memory:") as store:
        add(store, Reading(Article("a", "They work together."), claims=(partners(),)))
        assert not list(view(store, date(2030, 1, 1)).quads())
        assert relations(view(store)) == relations(store)


def test_another_policy_judges_anew_and_changes_no_claim(store: Store) -> None:
    strict = view(store, policy=Policy("two reports", needed=2))
    assert claims_of(strict.quads()) == claims_of(store.quads())
    assert {r.rule for r in relations(strict)} - {r.rule for r in relations(store)} == {"too-little"}
    facts = [ask(seen, "facts", {"about": "Kestrel K12 Ultra"}).rows for seen in (strict, store)]
    assert set(facts[0]) < set(facts[1])


told = st.lists(
    st.builds(
        partners,
        st.just("Huawei"),
        st.sampled_from("AB"),
        start=maybe(edtf),
        end=maybe(edtf),
        attested=maybe(days),
        certainty=st.sampled_from(["confirmed", "reported", "rumoured", "denied"]),
    ),
    min_size=1,
    max_size=6,
)


@given(told, st.dates())
def test_python_and_both_engines_of_sparql_say_alike_whether_it_was_so(found: list[Claim], day: date) -> None:
    with open_store(":memory:") as store:
        add(store, Reading(Article("a", "They work together.", published="2022-05-23"), claims=tuple(found)))
        answers = [(name_of(r.subject), held(r, day), r.start or "") for r in relations(store) if r.status in COUNTED]
        expected = sorted(answer for answer in answers if answer[1] != "no")
        asked = ask(store, "partners", {"company": "Huawei"}, as_of=str(day))
        assert sorted(row[:3] for row in asked.rows) == expected
        assert sorted(_of_rdflib(store, day)) == expected


def _of_rdflib(store: Store, day: date) -> list[tuple[str, ...]]:
    """Ask rdflib's own engine over the same triples in its own memory."""
    triples = "".join(f"{quad.triple} .\n" for quad in store.quads())
    bound = {
        "company": URIRef(entity_iri(Entity("Huawei", "Organization")).value),
        "day": Literal(str(day), datatype=XSD.date),
    }
    rows = Graph().parse(data=triples, format="nt").query(find("partners").sparql, initBindings=bound).bindings
    return [tuple(str(row.get(Variable(name), "")) for name in ("partner", "answer", "since")) for row in rows]
