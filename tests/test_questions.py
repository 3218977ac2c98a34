"""Questions are found, filled and refused: what a person types, and the one line that says what is wrong with it."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import press
from tieup.errors import DateError, QueryError, TieupError, UnknownName
from tieup.intake import add
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.questions import Question, ask, find, named
from tieup.store import Store, open_store
from tieup_ontology import query_names

PARTNERS = "SELECT ?a ?b { ?a <https://w3id.org/tieup/ontology#partneredWith> ?b } ORDER BY ?a ?b"


@pytest.fixture(scope="module")
def store() -> Store:
    return press.store()


def test_every_named_question_says_what_it_asks() -> None:
    assert [question.name for question in named()] == list(query_names())
    for question in named():
        assert question.title.endswith("?")
        assert all(f"?{parameter.name}" in question.sparql for parameter in question.parameters)


def test_sparql_is_asked_as_it_stands(store: Store) -> None:
    answer = ask(store, PARTNERS)
    assert answer.columns == ("a", "b")
    assert len(answer.rows) == 4
    assert answer.rows[0][1] == "https://w3id.org/tieup/id/organization/Lumina_Optik"


def test_a_file_is_asked_with_the_values_it_declares(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "who.rq"
    file.write_text(
        "# Who makes it?\n# item: Artefact or Product\nSELECT ?item ?by "
        "{ ?item <https://w3id.org/tieup/ontology#manufacturedBy> ?by }",
        encoding="utf-8",
    )
    answer = ask(store, str(file), {"item": "K12 Ultra"})
    assert answer.columns == ("by",)
    assert answer.rows == (("https://w3id.org/tieup/id/organization/Kestrel",),)


@pytest.mark.parametrize("name", ["Kestrel K12 Ultra", "kestrel k12 ultra", "K12 ULTRA", " k12 ultra "])
def test_a_name_is_known_in_any_case_and_by_its_other_names(store: Store, name: str) -> None:
    assert ask(store, "launch", {"product": name}).rows


def test_a_name_is_known_by_its_iri(store: Store) -> None:
    by_iri = ask(store, "posts", {"company": "<https://w3id.org/tieup/id/organization/Nordfon>"})
    assert by_iri.rows == ask(store, "posts", {"company": "Nordfon"}).rows != ()


def test_a_value_stands_at_its_place_and_lines_for_a_missing_one_are_left_out() -> None:
    question = find("rumours")
    assert "rdf:subject|rdf:object|tie:party ?about" not in question.filled({})
    filled = question.filled({"about": ox.NamedNode("https://w3id.org/tieup/id/organization/Kestrel")})
    assert "VALUES ?about { <https://w3id.org/tieup/id/organization/Kestrel> }" in filled
    assert "?rumour rdf:subject|rdf:object|tie:party ?about" in filled


def test_several_values_stand_at_one_place(store: Store) -> None:
    asked = Question("two", "", "SELECT ?a ?b ?c {\n  VALUES (?a ?b ?c) { (UNDEF UNDEF UNDEF) }\n}")
    assert asked.placed == {"a", "b", "c"}
    found = store.query(asked.filled({"a": ox.Literal("UNDEF UNDEF"), "c": ox.Literal(") }")}))
    assert isinstance(found, ox.QuerySolutions)
    assert [(row["a"], row["b"], row["c"]) for row in found] == [(ox.Literal("UNDEF UNDEF"), None, ox.Literal(") }"))]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_leaves_its_place(text: str) -> None:
    asked = Question("words", "", "SELECT ?words {\n  VALUES ?words { UNDEF }\n}")
    found = open_store(":memory:").query(asked.filled({"words": ox.Literal(text)}))
    assert isinstance(found, ox.QuerySolutions)
    assert [row["words"] for row in found] == [ox.Literal(text)]


def test_as_of_is_the_day(store: Store) -> None:
    by_day = ask(store, "partners", {"company": "Lumina Optik"}, as_of="2022-06-01")
    assert by_day.rows == ask(store, "partners", {"company": "Lumina Optik", "day": "2022-06-01"}).rows != ()


@pytest.mark.parametrize(
    ("asked", "values", "as_of", "error", "parts"),
    [
        ("partner", {}, None, UnknownName, ["did you mean partners?", "joint-products"]),
        ("xyz", {}, None, UnknownName, ["no question is named 'xyz'", "There are: article"]),
        ("none.rq", {}, None, QueryError, ["none.rq cannot be read", "No such file"]),
        ("partners", {}, "2022-06-01", QueryError, ["asks for company (Organization)", '--set company="Kestrel"']),
        ("partners", {"company": "Kestrel"}, None, QueryError, ["asks for day", "--as-of 2022-06-01"]),
        ("article", {}, None, QueryError, ["asks for article", '--set article="2016-03-10-lumina-nordfon"']),
        ("posts", {"company": "Kestral"}, None, UnknownName, ["no Organization is named 'Kestral'", "Kestrel"]),
        ("posts", {"company": "Ada Berg"}, None, UnknownName, ["no Organization is named 'Ada Berg'"]),
        ("posts", {"company": ""}, None, UnknownName, ["no Organization is named ''"]),
        ("article", {"article": "2022-06-15-k12"}, None, UnknownName, ["no article has the ID", "2022-06-15-k12-leak"]),
        ("partners", {"company": "Kestrel"}, "June", DateError, ["June"]),
        ("posts", {"company": "Kestrel"}, "2022-06-01", QueryError, ["posts takes no day; it takes company"]),
        ("changes", {"from": "2022-06-01", "to": "2022-05-01"}, None, DateError, ["does not lie after 2022-06-01"]),
        (PARTNERS, {"a": "Kestrel"}, None, QueryError, ["the query takes no a; it takes no values"]),
        ("SELECT ?x {\n ?x a b:c }", {}, None, QueryError, ["malformed at line 2"]),
        ("SELECT ?x { ?x ?y ?z", {}, None, QueryError, ["malformed at line 1", "where it ends"]),
        ("# x: text\nSELECT ?y { ?y ?p ?x }", {"x": "a"}, None, QueryError, ["x"]),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", {}, None, QueryError, ["would change the store"]),
        ("# hi\nPREFIX a: <a:> DELETE WHERE { ?s ?p ?o }", {}, None, QueryError, ["would change the store"]),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", {}, None, QueryError, ["another server"]),
        ("SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", {}, None, QueryError, ["malformed"]),
        ("ASK { { service silent ?x { ?s ?p ?o } } }", {}, None, QueryError, ["another server"]),
        ("ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> { } } }", {}, None, QueryError, ["another server"]),
        ("SELECT * { LATERAL { SERVICE <http://127.0.0.1/> { } } }", {}, None, QueryError, ["malformed"]),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    store: Store, asked: str, values: dict[str, str], as_of: str | None, error: type[TieupError], parts: list[str]
) -> None:
    with pytest.raises(error) as raised:
        ask(store, asked, values, as_of)
    message = str(raised.value)
    assert "\n" not in message
    assert all(part in message for part in parts), message


def test_the_word_service_in_a_text_is_no_call_to_another_server(store: Store) -> None:
    assert ask(store, "ASK { ?s ?p 'customer service' }").rows == (("no",),)


def test_a_query_with_a_comment_that_ends_in_with_changes_nothing(store: Store) -> None:
    assert ask(store, "# who works with whom\n" + PARTNERS).rows


def test_a_name_of_several_asks_which() -> None:
    one, other = Entity("Galaxy Inc", "Organization"), Entity("Galaxy Ltd", "Organization")
    text = "Galaxy and Galaxy compete."
    claim = Claim("a", one, "competesWith", other, Evidence(text, 0, len(text)), certainty="reported")
    store = open_store(":memory:")
    add(store, Reading(Article("a", text), (Mention(0, 6, one), Mention(11, 17, other)), (claim,)))
    with pytest.raises(UnknownName, match=r"name of several: .*Galaxy Inc.*Galaxy Ltd.*IRI"):
        ask(store, "posts", {"company": "galaxy"})
    assert ask(store, "rivals", {"company": "galaxy ltd"}).rows[0][0] == "Galaxy Inc"


def test_names_in_an_empty_store_are_unknown() -> None:
    with pytest.raises(UnknownName, match="holds none yet"):
        ask(open_store(":memory:"), "posts", {"company": "Leica"})


def test_rows_are_written_in_the_formats_of_sparql(store: Store) -> None:
    answer = ask(store, "ownership")
    assert answer.rows[0][2] == 'O\'Brien & Söhne "Glas"'
    assert '"O\'Brien & Söhne ""Glas"""' in answer.text("csv")
    assert '"O\'Brien & Söhne \\"Glas\\""' in answer.text("tsv")
    assert answer.rows[0][2] in ElementTree.fromstring(answer.text("xml")).itertext()
    assert json.loads(answer.text("json"))["results"]["bindings"][0]["object"]["value"] == answer.rows[0][2]


def test_yes_and_no_are_answers(store: Store) -> None:
    assert ask(store, "ASK { ?s ?p ?o }").rows == (("yes",),)
    assert json.loads(ask(store, "ASK { ?s ?p ?o }").text("json"))["boolean"] is True


def test_triples_are_written_sorted_in_the_formats_of_rdf(store: Store) -> None:
    answer = ask(store, "CONSTRUCT { ?b a ?a } WHERE { ?a <https://w3id.org/tieup/ontology#partneredWith> ?b }")
    lines = answer.text("ntriples").splitlines()
    assert answer.columns == ("subject", "predicate", "object")
    assert len(lines) == len(answer.rows) == 4
    assert lines == sorted(lines)
    assert "Lumina_Optik" in answer.text("turtle")
    assert json.loads(answer.text("jsonld"))


@pytest.mark.parametrize(("asked", "format"), [(PARTNERS, "turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")])
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(store: Store, asked: str, format: str) -> None:
    with pytest.raises(QueryError, match=f"cannot be written as '{format}'; take"):
        ask(store, asked).text(format)


def test_the_usual_prefixes_need_not_be_declared(store: Store) -> None:
    asked = "SELECT ?a WHERE { ?a tie:partneredWith ?b ; rdfs:label ?name }"
    assert ask(store, asked).rows
