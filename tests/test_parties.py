"""An alliance that one article states in one breath is one relation; copies of one text are one source."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import partners, reading
from tieup.copies import fingerprint
from tieup.intake import add, remove
from tieup.model import Claim, Entity, Evidence
from tieup.network import projection
from tieup.rdf import record_of
from tieup.relations import consolidate, relations
from tieup.store import open_store

REPORT = (
    "The maker of phones and the maker of lenses said on Monday that they will work together for five more years. "
    "Engineers of both will share a laboratory, and the first camera is to be shown in spring, the companies said. "
    "Neither side spoke of the price of the agreement, which the regulator still has to look at before summer comes."
)


def alliance(*names: str, article: str = "a", end: str | None = None) -> list[Claim]:
    """Give claims that every two of some companies are partners, all resting on the same words."""
    return [partners(one, other, article, end=end) for one, other in combinations(names, 2)]


def members(found: Sequence[Claim]) -> list[tuple[str, ...]]:
    """Give the names of the parties of the relations that the record of these claims comes to."""
    claims = record_of(reading("a", found)).claims
    return [tuple(party.name for party in relation.parties) for relation in consolidate(claims)]


@given(st.permutations(alliance("C", "A", "B")))
def test_three_in_one_breath_are_one_relation(found: list[Claim]) -> None:
    assert members(found) == [("A", "B", "C")]


@pytest.mark.parametrize(
    "found",
    [
        alliance("A", "B", "C")[:2],  # two that work with the same third
        [*alliance("A", "B", "C")[:2], replace(partners("B", "C"), evidence=Evidence("work", 5, 9))],
        [*alliance("A", "B", "C")[:2], partners("B", "C", certainty="rumoured")],
        [*alliance("A", "B", "C")[:2], partners("B", "C", start="2016")],
        [replace(claim, predicate="supplies") for claim in alliance("A", "B", "C")],
    ],
)
def test_what_is_not_said_of_all_in_one_breath_stays_of_two(found: list[Claim]) -> None:
    assert all(len(parties) <= 2 for parties in members(found))


def test_a_pair_of_another_article_keeps_its_direct_triple_when_the_alliance_goes() -> None:
    with open_store(":memory:") as store, open_store(":memory:") as fresh:
        pair = reading("b", [partners("A", "B", "b")])
        add(store, pair)
        add(fresh, pair)
        add(store, reading("a", alliance("A", "B", "C")))
        assert [len(relation.parties) for relation in relations(store)] == [2, 3]
        remove(store, "a")
        assert sorted(map(str, store.quads())) == sorted(map(str, fresh.quads()))


def test_an_alliance_is_drawn_between_every_two_members() -> None:
    claims = record_of(reading("a", alliance("A", "B", "C"))).claims
    graph = projection(consolidate(claims), {})
    assert sorted((graph.nodes[one]["name"], graph.nodes[other]["name"]) for one, other in graph.edges()) == [
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    ]


def test_copies_with_another_headline_or_a_few_words_changed_are_one_source() -> None:
    copies = [REPORT, f"LENSES: {REPORT}", REPORT.replace("Monday", "June 3").replace("spring", "May")]
    others = [REPORT[:100] + " " + " ".join(f"word{number}" for number in range(60))]
    with open_store(":memory:") as store:
        for name, text in zip("abcd", [*copies, *others], strict=True):
            claim = replace(partners(article=name), evidence=Evidence(text[:3], 0, 3))
            add(store, reading(name, [claim], text=text))
        (relation,) = relations(store)
        assert relation.sources == 2


def test_articles_that_pass_on_the_word_of_the_same_person_are_one_source() -> None:
    leaker, texts = Entity("Sam", "Person"), {name: f"They {name}{name} in article {name}" for name in "abc"}
    found = [replace(partners(article=name), source=leaker if name < "c" else None) for name in texts]
    readings = [reading(claim.article, [claim], text=texts[claim.article]) for claim in found]
    claims = [claim for each in readings for claim in record_of(each).claims]
    assert [relation.sources for relation in consolidate(claims)] == [2]


def test_a_denial_is_no_source_for_what_it_denies() -> None:
    (relation,) = consolidate([partners(certainty="denied")])
    assert relation.sources == 0


@given(st.text(st.characters(codec="ascii")))
def test_every_text_has_a_fingerprint_that_capitals_do_not_change(text: str) -> None:
    assert fingerprint(text.upper()) == fingerprint(text.lower())
    assert len(fingerprint(text)) == 16
