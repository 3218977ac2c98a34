"""The vocabulary is whole, agrees with its constants, and is read alike by both RDF libraries."""

import json
import re

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.term import Node

import press
import tieup_ontology as tie
from tieup_ontology import terms

TURTLE = (*tie.VOCABULARY, "shapes.ttl")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(data="\n".join(map(tie.read, tie.VOCABULARY)), format="turtle")


def test_every_constant_is_a_term_and_has_its_name(vocabulary: Graph) -> None:
    constants = {name: value for name, value in vars(terms).items() if name.isupper() and name != "TIE"}
    assert set(constants.values()) <= _defined(vocabulary)
    for name, iri in constants.items():
        local = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", iri.removeprefix(tie.TIE)).upper()
        assert name in (local, f"HAS_{local}")


def test_every_term_that_code_must_know_has_a_constant(vocabulary: Graph) -> None:
    constants = {value for name, value in vars(terms).items() if name.isupper()}
    listed = {tie.TIE + name for name in (*tie.relation_terms(), *tie.entity_types())}
    assert _defined(vocabulary) - listed <= constants


def test_every_term_has_one_label_one_definition_and_one_example_in_english(vocabulary: Graph) -> None:
    for iri in _defined(vocabulary):
        for said in (RDFS.label, SKOS.definition, SKOS.example):
            (text,) = vocabulary.objects(URIRef(iri), said)
            assert getattr(text, "language", None) == "en", iri
            assert str(text).strip(), iri


def test_labels_are_told_apart(vocabulary: Graph) -> None:
    labels = list(vocabulary.objects(None, RDFS.label))
    assert len(labels) == len(set(labels))


def test_terms_that_are_used_are_defined(vocabulary: Graph) -> None:
    """A slip of the pen in a range, a superclass or a shape would else say nothing, silently."""
    used = {str(node) for triple in vocabulary for node in triple if str(node).startswith(tie.TIE)}
    shapes = Graph().parse(data=tie.read("shapes.ttl"), format="turtle")
    used |= {str(node) for triple in shapes for node in triple if str(node).startswith(tie.TIE)}
    for name in tie.query_names():
        used |= {tie.TIE + local for local in re.findall(r"\btie:(\w+)", tie.read(f"queries/{name}.rq"))}
    assert used - {tie.TIE} <= _defined(vocabulary)


def test_relations_are_those_of_the_vocabulary() -> None:
    relations = tie.relation_terms()
    assert len(relations) == 17
    assert [name for name, term in relations.items() if term.symmetric] == ["partneredWith", "competesWith"]
    assert relations["launchedOn"].range == {"date"}
    assert relations["quotedIn"].range == {"Article"}
    assert relations["quotedIn"].domain == {"Person", "Organization"}
    assert relations["manufacturedBy"].domain == {"Product", "ImageSensor", "Chipset", "Component"}
    ends = set().union(*(term.domain | term.range for term in relations.values()))
    assert ends == {*tie.entity_types(), "date", "Article"}


def test_degrees_of_certainty_have_distinct_ranks_in_the_scheme(vocabulary: Graph) -> None:
    degrees = [URIRef(tie.TIE + name) for name in tie.certainties()]
    assert [int(str(vocabulary.value(degree, URIRef(tie.RANK)))) for degree in degrees] == [1, 2, 3, 4, 5]
    assert set(vocabulary.objects(URIRef(tie.CERTAINTIES), SKOS.hasTopConcept)) == set(degrees)


def test_nothing_is_both_of_what_is_apart(vocabulary: Graph) -> None:
    for one, other in vocabulary.subject_objects(OWL.disjointWith):
        assert not _below(vocabulary, one) & _below(vocabulary, other)


def test_no_property_is_for_objects_and_for_literals(vocabulary: Graph) -> None:
    objects = set(vocabulary.subjects(RDF.type, OWL.ObjectProperty))
    assert not objects & set(vocabulary.subjects(RDF.type, OWL.DatatypeProperty))


@pytest.mark.parametrize("name", TURTLE)
def test_both_libraries_read_the_same_triples_and_no_blank_node(name: str) -> None:
    text = tie.read(name)
    one = Graph().parse(data=text, format="turtle")
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE)
    other = Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
    assert set(one) == set(other)
    assert not [node for triple in one for node in triple if isinstance(node, BNode)]


def test_the_context_names_every_relation_and_every_type() -> None:
    context = json.loads(tie.read("context.jsonld"))["@context"]
    for name, term in tie.relation_terms().items():
        assert context[name]["@id"] == f"tie:{name}"
        assert context[name]["@type"] == ("edtf:EDTF" if term.range == {"date"} else "@id")
    assert [context[name] for name in tie.entity_types()] == [f"tie:{name}" for name in tie.entity_types()]


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # of rdflib's own reader of JSON-LD
def test_a_document_with_the_context_says_the_same_triples() -> None:
    """Every triple of the made-up press can be written with the context's short names, and reads back the same."""
    quads = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in press.store().quads()}
    context = json.loads(tie.read("context.jsonld"))["@context"]
    document = {"@context": context, "graph": [_node(quad, context) for quad in quads]}
    written = json.dumps(document)
    assert set(ox.parse(written, format=ox.RdfFormat.JSON_LD)) == quads
    triples = "".join(f"{quad.triple} .\n" for quad in quads)
    assert set(Graph().parse(data=written, format="json-ld")) == set(Graph().parse(data=triples, format="nt"))


def _node(quad: ox.Quad, context: dict[str, object]) -> dict[str, str]:
    """Write a quad with a short name of the context that fits its predicate and the kind of its object."""
    subject = {"iri": str(quad.subject).strip("<>")}
    value = getattr(quad.object, "value", "")
    if quad.predicate.value == str(RDF.type):
        return {**subject, "type": value}
    kind = getattr(getattr(quad.object, "datatype", None), "value", "@id")
    names = [name for name, term in context.items() if isinstance(term, dict) and _fits(term, quad, kind, context)]
    assert names, f"the context has no name for {quad}"
    return {**subject, names[0]: value}


def _fits(term: dict[str, str], quad: ox.Quad, kind: str, context: dict[str, object]) -> bool:
    def whole(name: str) -> str:
        prefix, _, local = name.partition(":")
        return f"{context[prefix]}{local}" if local else name

    declared = whole(term.get("@type", "xsd:string")).replace("@vocab", "@id")
    return whole(term["@id"]) == quad.predicate.value and declared == kind


def _defined(vocabulary: Graph) -> set[str]:
    typed = {str(subject) for subject in vocabulary.subjects(RDF.type, None)}
    return {iri for iri in typed if iri.startswith(tie.TIE)}


def _below(vocabulary: Graph, whole: Node) -> set[Node]:
    return {part for part in vocabulary.transitive_subjects(RDFS.subClassOf, whole) if part}
