"""An alliance of three is seen from each of its members: in questions, reasons, timelines, changes and decisions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from claims import partners, reading
from deciding import same
from test_curation import contents, ends_alike
from tieup.atom import feed
from tieup.changes import changes
from tieup.cli import app
from tieup.curation import decide, follow
from tieup.decisions import NONE, Decision, Names, standing
from tieup.following import rebuild
from tieup.intake import add, remove
from tieup.model import Claim, Entity, Reading, name_of
from tieup.questions import ask
from tieup.relations import relations, seen
from tieup.store import Store, open_store
from tieup.timeline import timeline
from tieup.view import view
from tieup.why import why

ALL = ("Aster", "Birch", "Cedar")
PAIRS = list(combinations(ALL, 2))


def alliance(article: str, **told: str) -> Reading:
    """An article that tells of all three in one breath."""
    return reading(article, [partners(one, other, article, **told) for one, other in PAIRS])


def published(told: Reading, day: str) -> Reading:
    """The same, told on a day."""
    return replace(told, article=replace(told.article, published=day))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A rumour about all three, and a later article that speaks of two of them alone."""
    with open_store(str(tmp_path / "store")) as opened:
        add(opened, published(alliance("a", certainty="rumoured"), "2022-01-10"))
        yield opened


def members(store: Store) -> list[tuple[str, ...]]:
    """The parties of each relation."""
    return [tuple(party.name for party in relation.parties) for relation in relations(store)]


def rejecting(claim: Claim) -> Decision:
    """The decision that a claim is not so."""
    return Decision(claim, "reject", "Ada", "2024-01-02", "they only met")


@pytest.mark.parametrize("member", ALL)
def test_each_member_finds_the_rumour_about_all(store: Store, member: str) -> None:
    for question in ("rumours", "independent-sources"):
        (row,) = ask(store, question, {"about": member}).rows
        assert row[:3] == ("Aster", "partneredWith", "Birch, Cedar")
    (row,) = ask(store, "known-on", {"about": member, "day": "2022-01-10"}).rows
    assert row[:3] == ("Aster", "partneredWith", "Birch, Cedar")
    assert not ask(store, "known-on", {"about": member, "day": "2022-01-09"}).rows
    assert len(ask(store, "rumours").rows) == 1


@pytest.mark.parametrize("member", ALL)
def test_each_member_finds_the_contradiction_and_what_became_of_the_rumour(store: Store, member: str) -> None:
    add(store, published(alliance("b", certainty="confirmed"), "2022-02-10"))
    (row,) = ask(store, "superseded-rumours", {"about": member}).rows
    assert row[:4] == ("Aster", "partneredWith", "Birch, Cedar", "came true")
    add(store, published(alliance("c", certainty="denied"), "2022-03-10"))
    sides = [row[:4] for row in ask(store, "contradictions", {"about": member}).rows]
    assert sides == [("Aster", "partneredWith", "Birch, Cedar", side) for side in ("for", "for", "against")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_members_are_connected(store: Store, one: str, other: str) -> None:
    add(store, published(alliance("b"), "2022-02-10"))
    paths = [row[1] for row in ask(store, "connections", {"company": one, "other": other}).rows]
    assert f"{one} -partneredWith-> {other}" in paths
    (third,) = set(ALL) - {one, other}
    assert any(third in path for path in paths)
    backwards = [row[1] for row in ask(store, "connections", {"company": other, "other": one}).rows]
    assert f"{other} <-partneredWith- {one}" in backwards


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_reasons_are_those_of_all(store: Store, one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (judgement,) = why(store, first, "partneredWith", second)
        assert [party.name for party in judgement.relation.parties] == list(ALL)
        assert len(judgement.grounds) == 3


def test_a_timeline_and_a_change_name_all_the_others(store: Store) -> None:
    add(store, published(alliance("b", start="2022-02-10"), "2022-02-10"))
    for member in ALL:
        (entry,) = timeline(store, member)
        assert tuple(end.name for end in entry.others if isinstance(end, Entity)) == others(member)
    (change,) = changes(relations(store), date(2022, 1, 20), date(2022, 2, 20), "known")
    assert change.kind == "confirmed"
    assert "confirmed: Aster partneredWith Birch, Cedar" in feed(
        [change], date(2022, 1, 20), date(2022, 2, 20), "known"
    )


def others(member: str) -> tuple[str, ...]:
    """The other two, in order."""
    return tuple(name for name in ALL if name != member)


def test_as_known_on_a_day_an_alliance_keeps_its_parties_and_counts_the_sources_of_then(store: Store) -> None:
    add(
        store,
        published(reading("b", alliance("b").claims, text="They said so to another paper as well."), "2022-02-10"),
    )
    for day, sources, status in ((date(2022, 1, 31), 1, "rumourOnly"), (date(2022, 2, 28), 2, "accepted")):
        (then,) = seen(relations(store), day)
        assert [party.name for party in then.parties] == list(ALL)
        assert (then.sources, then.status) == (sources, status)
        (row,) = ask(view(store, day), "independent-sources", {"about": "Cedar"}).rows
        assert row[:4] == ("Aster", "partneredWith", "Birch, Cedar", str(sources))


def test_rejecting_one_pair_leaves_the_other_pairs_each_for_itself(store: Store) -> None:
    before = sorted(map(str, store.quads()))
    (pair,) = (claim for claim in store.claims("a") if "Cedar" not in (claim.subject.name, name_of(claim.object)))
    decide(store, [rejecting(pair)])
    assert members(store) == [("Aster", "Cedar"), ("Birch", "Cedar")]
    add(store, published(reading("b", [partners("Aster", "Cedar", "b")]), "2022-02-10"))
    assert members(store) == [("Aster", "Cedar"), ("Birch", "Cedar")]
    remove(store, "b")
    decide(store, [Decision(pair, "undo", "Ada", "2024-01-03")])
    assert members(store) == [ALL]
    assert sorted(map(str, store.quads())) == before


def test_rejecting_one_pair_is_the_same_in_any_order(store: Store) -> None:
    (pair, *_) = store.claims("a")
    decided = standing([rejecting(pair)])
    with open_store(":memory:") as fresh:
        follow(fresh, decided)
        add(fresh, published(alliance("a", certainty="rumoured"), "2022-01-10"))
        follow(store, decided)
        assert sorted(map(str, fresh.quads())) == sorted(map(str, store.quads()))
        follow(store, NONE)
        assert members(store) == [ALL]


FOUR = list(combinations((*ALL, "Dill"), 2))
joint = st.builds(
    lambda article, pairs: reading(article, [partners(one, other, article) for one, other in pairs]),
    st.sampled_from("ab"),
    st.just(PAIRS) | st.lists(st.sampled_from(FOUR), unique=True),
)
decisions = [rejecting(partners(one, other, article)) for one, other in FOUR for article in "ab"]
undone = [replace(decision, verdict="undo") for decision in decisions]
histories = st.lists(joint | st.sampled_from([*decisions, *undone, same("Aster", "Dill")]) | st.sampled_from("ab"))


@given(histories, st.randoms(use_true_random=False))
def test_whatever_is_told_and_decided_ends_like_a_fresh_build(
    history: list[Decision | Reading | str], order: Random
) -> None:
    with open_store(":memory:") as old, open_store(":memory:") as fresh:
        ends_alike(old, fresh, history, order)
        before = contents(fresh)
        rebuild(fresh)
        assert contents(fresh) == before


def test_a_member_under_another_name_is_the_same_member(store: Store) -> None:
    names = Names(Entity("Aster", "Organization"), Entity("Cedar", "Organization"))
    decide(store, [Decision(names, "same", "Ada", "2024-01-02")])
    assert members(store) == [("Aster", "Birch")]


def test_the_command_shows_the_words_about_all_once(store: Store) -> None:
    store.close()
    shown = CliRunner().invoke(app, ["why", "Cedar", "partneredWith", "Aster", "--store", store.location])
    assert shown.exit_code == 0, shown.output
    assert shown.output.startswith("Aster partneredWith Birch, Cedar: rumourOnly")
    assert shown.output.count("2022-01-10") == 1
