"""What must not be in a store is refused, each thing with its own message; what tieup writes is not."""

import pyoxigraph as ox
import pytest

from tieup.checks import check
from tieup.intake import add
from tieup.model import Article, Claim, Entity, Evidence, Reading
from tieup.store import Store, open_store

TEXT = "Ada Berg of Nordfon works with Lumina Optik since 2016, until 2020."
LUMINA, NORDFON = Entity("Lumina Optik", "Organization"), Entity("Nordfon", "Organization")

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TIE = "https://w3id.org/tieup/ontology#"
ID = "https://w3id.org/tieup/id/"
SOMETHING = ox.NamedNode("https://example.org/something")
PERSON = ox.NamedNode(ID + "person/Ada_Berg")
DAY = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


@pytest.fixture
def store() -> Store:
    """A store with a partnership that began and ended, and a post."""
    opened = open_store(":memory:")
    whole = Evidence(TEXT, 0, len(TEXT))
    partners = Claim("a", LUMINA, "partneredWith", NORDFON, whole, "2016", "2020", "2018-01-01", "reported")
    post = Claim("a", Entity("Ada Berg", "Person"), "hasRole", NORDFON, whole, certainty="reported", role="chief")
    add(opened, Reading(Article("a", TEXT, published="2018-01-01"), (), (partners, post)))
    return opened


def test_what_tieup_writes_is_clean(store: Store) -> None:
    assert check(store) == []


@pytest.mark.parametrize(
    ("kind", "property", "message"),
    [
        ("claim", TIE + "evidence", "without evidence"),
        ("claim", RDF + "subject", "one subject"),
        ("claim", RDF + "predicate", "one predicate"),
        ("claim", RDF + "object", "one object"),
        ("claim", PROV + "wasDerivedFrom", "the one article"),
        ("claim", TIE + "extractedBy", "which program"),
        ("evidence", OA + "hasSelector", "its words"),
        ("evidence", OA + "hasSelector", "its place"),
        ("evidence", OA + "exact", "its words"),
        ("evidence", OA + "start", "its place"),
        ("evidence", OA + "end", "its place"),
        ("evidence", OA + "hasSource", "without its article"),
        ("evidence", TIE + "textHash", "SHA-256"),
        ("relation", RDF + "subject", "one subject"),
        ("relation", RDF + "object", "one object"),
        ("relation", TIE + "party", "two parties"),
        ("relation", TIE + "status", "one status"),
        ("relation", TIE + "claim", "without a claim"),
        ("organization", LABEL, "without a name"),
    ],
)
def test_what_is_missing_is_named(store: Store, kind: str, property: str, message: str) -> None:
    store.change(_said(store, kind, property), [])
    assert message in _messages(store)


@pytest.mark.parametrize(
    ("kind", "property", "value", "message"),
    [
        ("claim", TIE + "certainty", SOMETHING, "certainty outside the scheme"),
        ("relation", TIE + "certainty", ox.NamedNode(TIE + "accepted"), "certainty outside the scheme"),
        ("relation", TIE + "status", ox.NamedNode(TIE + "confirmed"), "one status"),
        ("claim", RDF + "predicate", SOMETHING, "relation of the ontology"),
        ("claim", RDF + "subject", SOMETHING, "that an entity"),
        ("claim", TIE + "confidence", ox.Literal("1.01", datatype=DECIMAL), "from 0 to 1"),
        ("claim", TIE + "confidence", ox.Literal("-0.1", datatype=DECIMAL), "from 0 to 1"),
        ("claim", TIE + "confidence", ox.Literal("high"), "from 0 to 1"),
        ("claim", TIE + "startEarliest", ox.Literal("2021-01-01", datatype=DAY), "starts after its end"),
        ("relation", TIE + "startEarliest", ox.Literal("2021-01-01", datatype=DAY), "starts after its end"),
        ("claim", TIE + "endEarliest", ox.Literal("2020-12-32"), "no day"),
        ("claim", TIE + "reportedOn", ox.Literal("2018"), "no day"),
        ("relation", TIE + "certainUntil", ox.Literal("1999-01-01", datatype=DAY), "until which it is certain"),
        ("relation", TIE + "lastAttested", ox.Literal("1999-01-01", datatype=DAY), "after it is last attested"),
        ("evidence", OA + "end", ox.Literal(0), "its place"),
        ("evidence", OA + "start", ox.Literal(-1), "its place"),
        ("evidence", OA + "exact", ox.Literal(""), "its words"),
        ("evidence", TIE + "textHash", ox.Literal("abc"), "SHA-256"),
    ],
)
def test_what_is_wrong_is_named(store: Store, kind: str, property: str, value: ox.Literal, message: str) -> None:
    said = _said(store, kind, property)
    store.change(said, [ox.Quad(quad.subject, quad.predicate, value, quad.graph_name) for quad in said])
    assert message in _messages(store)


def test_a_subject_of_another_type_is_named(store: Store) -> None:
    (wrong, *_) = _partnership_claims(store)
    store.change([wrong], [ox.Quad(wrong.subject, ox.NamedNode(RDF + "subject"), PERSON, wrong.graph_name)])
    assert f"subject of another type in {_iri(wrong)}" in _messages(store)


def test_an_object_of_another_type_is_named(store: Store) -> None:
    (wrong, *_) = _said(store, "claim", RDF + "object")
    store.change([wrong], [ox.Quad(wrong.subject, wrong.predicate, ox.Literal("2016"), wrong.graph_name)])
    assert f"object of another type in {_iri(wrong)}" in _messages(store)


def _messages(store: Store) -> str:
    return "\n".join(finding.message for finding in check(store) if finding.what == "shape")


def _said(store: Store, kind: str, property: str) -> list[ox.Quad]:
    """Give what is said with a property of all things of a kind, by the form of their IRIs."""
    quads = store.triples.quads_for_pattern(None, ox.NamedNode(property), None)
    return [quad for quad in quads if _iri(quad).startswith(f"{ID}{kind}/")]


def _iri(quad: ox.Quad) -> str:
    return str(quad.subject).strip("<>")


def _partnership_claims(store: Store) -> list[ox.Quad]:
    partners = {ox.NamedNode(f"{ID}organization/{name}") for name in ("Lumina_Optik", "Nordfon")}
    return [quad for quad in _said(store, "claim", RDF + "subject") if quad.object in partners]
