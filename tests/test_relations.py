"""Claims about the same thing come together into relations, whatever their order, and rumours never become facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import claims, days, edtf, maybe, partners
from tieup.dates import bounds
from tieup.model import Article, Claim, Entity
from tieup.policy import verdict
from tieup.rdf import distinct, relation_iri
from tieup.relations import as_known, consolidate
from tieup_ontology import certainties

of_one_pair = st.lists(
    st.builds(
        partners,
        article=st.sampled_from("abcd"),
        start=maybe(edtf),
        end=maybe(edtf),
        attested=maybe(days),
        certainty=maybe(st.sampled_from(certainties())),
    ),
    max_size=6,
)


@given(st.data(), of_one_pair)
def test_the_order_of_claims_makes_no_difference(data: st.DataObject, found: list[Claim]) -> None:
    shuffled = data.draw(st.permutations(found))
    assert consolidate(shuffled) == consolidate(found)


@given(st.lists(claims(Article("a", "They work together.")), max_size=8))
def test_every_claim_is_in_one_relation(found: list[Claim]) -> None:
    kept = [claim for relation in consolidate(found) for claim in relation.claims]
    assert distinct(kept) == distinct(found) and len(kept) == len(distinct(found))


@given(of_one_pair)
def test_relations_have_names_of_their_own_and_never_end_before_they_start(found: list[Claim]) -> None:
    relations = consolidate(found)
    assert len({relation_iri(relation) for relation in relations}) == len(relations)
    for relation in relations:
        if relation.start and relation.end:
            assert bounds(relation.start)[0] <= bounds(relation.end)[1]


@given(of_one_pair)
def test_accepted_dates_are_asserted_dates(found: list[Claim]) -> None:
    for relation in consolidate(found):
        asserted = [claim for claim in relation.claims if claim.certainty in ("confirmed", "reported")]
        if relation.status == "accepted":
            assert relation.start in {None, *(claim.start for claim in asserted)}
            assert relation.end in {None, *(claim.end for claim in asserted)}
            assert relation.last_attested in {None, *(claim.attested for claim in asserted)}


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        (["confirmed"], "accepted"),
        (["reported", "rumoured", None], "accepted"),
        (["confirmed", "denied"], "disputed"),
        (["reported", "rumoured", "denied"], "disputed"),
        (["rumoured", "speculated"], "rumourOnly"),
        ([None], "rumourOnly"),
        (["denied"], "refuted"),
        (["rumoured", "denied"], "refuted"),
    ],
)
def test_the_policy(degrees: Sequence[str | None], expected: str) -> None:
    assert verdict(partners(certainty=degree) for degree in degrees).status == expected


def test_a_quotation_is_accepted_because_its_words_stand_there() -> None:
    quotation = replace(partners(certainty=None), predicate="quotedIn", object="a")
    assert [relation.status for relation in consolidate([quotation])] == ["accepted"]


def test_both_orders_of_a_symmetric_relation_are_one_and_of_another_two() -> None:
    both = [partners("Huawei", "Leica"), partners("Leica", "Huawei")]
    assert len(consolidate(both)) == 1
    assert len(consolidate(replace(claim, predicate="supplies") for claim in both)) == 2


def test_an_ended_and_renewed_partnership_is_two_relations() -> None:
    first = [partners(start="2016-02"), partners(end="2021-03-31"), partners(attested="2018-01-01", certainty=None)]
    second = [partners(start="2023"), partners(attested="2024-05-01", article="b"), partners(article="c")]
    relations = consolidate([*first, *second])
    assert [(relation.start, relation.end, len(relation.claims)) for relation in relations] == [
        ("2016-02", "2021-03-31", 3),
        ("2023", None, 3),
    ]


def test_a_start_in_the_year_of_the_end_begins_no_new_relation() -> None:
    assert len(consolidate([partners(end="2021"), partners(start="2021-03")])) == 1


def test_a_rumoured_renewal_does_not_touch_the_ended_partnership() -> None:
    found = [partners(start="2016", end="2021"), partners(start="2023", certainty="rumoured")]
    assert [relation.status for relation in consolidate(found)] == ["accepted", "rumourOnly"]


@pytest.mark.parametrize(
    ("starts", "chosen"),
    [
        (["2016", "2016-02", "2016-02-25"], "2016-02-25"),
        (["2016-12-31", "2016"], "2016-12-31"),
        (["2016-02-25", "2015"], "2015"),
        (["201X", "2016-33"], "2016-33"),
    ],
)
def test_the_start_is_the_most_precise_of_compatible_and_the_first_of_others(starts: list[str], chosen: str) -> None:
    (relation,) = consolidate(partners(start=start) for start in starts)
    assert relation.start == chosen


def test_a_rumoured_start_is_no_start_of_an_accepted_relation() -> None:
    (relation,) = consolidate([partners(start="2015", certainty="rumoured"), partners(attested="2016-02-25")])
    assert (relation.status, relation.start, relation.first_attested) == ("accepted", None, "2016-02-25")
    assert len(relation.claims) == 2


def test_attestations_span_the_articles_and_denials_attest_nothing() -> None:
    when = [
        ("2021-07-29", "confirmed"),
        ("2016-02-25", "reported"),
        ("2023-01-01", "denied"),
        ("2010-01-01", "rumoured"),
    ]
    (relation,) = consolidate(partners(attested=day, certainty=degree) for day, degree in when)
    assert (relation.first_attested, relation.last_attested) == ("2016-02-25", "2021-07-29")
    assert (relation.status, relation.certainty) == ("disputed", "confirmed")


def test_a_planned_launch_on_two_dates_is_two_relations() -> None:
    phone = Entity("P9", "Product")
    launches = [
        replace(partners(), subject=phone, predicate="launchedOn", object=day) for day in ("2016-04", "2016-05")
    ]
    assert [relation.object for relation in consolidate(launches)] == ["2016-04", "2016-05"]


@given(of_one_pair, st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_a_relation_is_known_by_what_was_published(found: list[Claim], day: date) -> None:
    dated = [replace(claim, reported=str(day + timedelta(days=number - 2))) for number, claim in enumerate(found)]
    for relation in consolidate([*dated, *(replace(claim, article="undated") for claim in found)]):
        known = as_known(relation, day)
        heard = {claim for claim in relation.claims if claim.reported and claim.reported <= str(day)}
        assert set(known.claims if known else ()) == heard
        if known and len(consolidate(heard)) == 1:
            assert consolidate(heard) == [known]
