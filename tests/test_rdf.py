"""What a reading says is what is read back from its triples, whatever characters and dates are in it."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import normal, partners, reading, readings
from tieup.errors import StoreError
from tieup.model import Article, Entity, Evidence, Mention, Reading, Relation
from tieup.rdf import (
    article_id,
    article_iri,
    claims_of,
    entity_iri,
    names_of,
    reading_quads,
    record_of,
    records_of,
    relation_quads,
    relations_of,
)
from tieup.rdf.iris import slug

LEICA = Entity("Leica Camera AG", "Organization")
HUAWEI = Entity("Huawei", "Organization")


@given(readings())
def test_claims_survive_triples(any_reading: Reading) -> None:
    assert claims_of(reading_quads(any_reading)) == list(normal(any_reading))


@given(readings())
def test_everything_but_the_text_survives_triples(any_reading: Reading) -> None:
    assert records_of(reading_quads(any_reading)) == [record_of(any_reading)]


@given(readings(), st.sampled_from([ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD]))
def test_triples_survive_every_format(any_reading: Reading, format: ox.RdfFormat) -> None:
    quads = reading_quads(any_reading)
    assert set(ox.parse(ox.serialize(quads, format=format), format=format)) == set(quads)


@given(readings())
def test_triples_come_without_blank_nodes_and_in_the_articles_own_graph(any_reading: Reading) -> None:
    quads = reading_quads(any_reading)
    assert {quad.graph_name for quad in quads} == {article_iri(any_reading.article.id)}
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_article_ids_can_be_read_from_their_iris(name: str) -> None:
    assert slug(article_id(article_iri(name))) == slug(name)


def test_names_that_look_alike_stay_apart() -> None:
    names = ["Leica Camera", "Leica_Camera", "Leica%20Camera", "Leica/Camera", "Leica  Camera", "Leica#Camera"]
    assert len({entity_iri(Entity(name, "Organization")) for name in names}) == len(names)
    assert entity_iri(Entity("P9", "Product")) != entity_iri(Entity("P9", "Chipset"))


def test_the_two_ways_to_write_an_accent_are_one_name() -> None:
    composed, decomposed = Entity("Étoile", "Organization"), Entity("E\u0301toile", "Organization")
    assert entity_iri(composed) == entity_iri(decomposed)
    (claim,) = claims_of(reading_quads(reading("a", [partners(decomposed.name)])))
    assert claim.subject == composed


def test_other_names_are_the_named_mentions_in_one_line_each() -> None:
    text = "Leica\nCamera AG and Leica: the company said so."
    spans = [(0, 15, True), (20, 25, True), (27, 38, False)]
    mentions = tuple(Mention(start, end, LEICA, named) for start, end, named in spans)
    unclaimed = Mention(0, 5, HUAWEI)
    claim = partners("Leica Camera AG", "Xiaomi")
    found = Reading(Article("a", text), (*mentions, unclaimed), (claim,))
    assert names_of(reading_quads(found))[LEICA] == {"Leica"}


def test_evidence_keeps_the_words_around_it() -> None:
    text = "x" * 50 + "They" + "y" * 50
    claim = replace(partners(), evidence=Evidence("They", 50, 54))
    kept = record_of(Reading(Article("a", text), claims=(claim,)))
    assert kept.contexts == {claim.evidence: ("x" * 32, "y" * 32)}


def test_the_same_claim_twice_is_one_as_sure_as_the_surer() -> None:
    unsure = replace(partners(), confidence=0.5, extractor="guess 1")
    assert claims_of(reading_quads(reading("a", [unsure, partners()]))) == [partners()]


def test_bounds_stand_beside_a_partial_date() -> None:
    written = {quad.predicate.value.rpartition("#")[2]: str(quad.object) for quad in _claim_quads(start="2016-02")}
    assert written["start"].startswith('"2016-02"^^')
    assert "2016-02-01" in written["startEarliest"] and "2016-02-29" in written["startLatest"]
    assert "end" not in written and "attestedOn" not in written


def test_half_a_character_is_refused_in_one_line() -> None:
    with pytest.raises(StoreError, match="lone surrogate"):
        reading_quads(reading("a", [replace(partners(), role="\ud800")]))


def test_a_claim_without_evidence_is_named() -> None:
    quads = [quad for quad in reading_quads(reading("a", [partners()])) if "evidence" not in quad.predicate.value]
    with pytest.raises(StoreError, match=r"claim/.* has no .*evidence"):
        claims_of(quads)


def test_a_relation_is_read_back_with_its_claims() -> None:
    claim = partners(start="2016-02", attested="2021-07-29")
    relation = Relation(
        HUAWEI, "partneredWith", Entity("Leica", "Organization"), "accepted", "2016-02", None, None, "2021-07-29",
        "reported", (claim,),
    )  # fmt: skip
    quads = [*relation_quads(relation), *reading_quads(reading("a", [claim]))]
    assert relations_of(quads) == [relation]


@pytest.mark.parametrize(("status", "count"), [("accepted", 2), ("disputed", 0), ("rumourOnly", 0), ("refuted", 0)])
def test_only_accepted_relations_stand_as_plain_triples(status: str, count: int) -> None:
    relation = Relation(HUAWEI, "partneredWith", LEICA, status, claims=(partners("Huawei", "Leica Camera AG"),))
    plain = [quad for quad in relation_quads(relation) if quad.predicate.value.endswith("#partneredWith")]
    assert len(plain) == count


def _claim_quads(start: str) -> list[ox.Quad]:
    quads = reading_quads(reading("a", [partners(start=start)]))
    return [quad for quad in quads if "/claim/" in str(quad.subject)]


@given(readings())
def test_claims_are_read_back_with_the_day_of_their_article(reading: Reading) -> None:
    assert {claim.reported for claim in claims_of(reading_quads(reading))} <= {reading.article.published}
