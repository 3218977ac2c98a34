"""Whatever comes, changes and goes: a store holds what a fresh one would hold, and a failure leaves it as it was."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import partners, reading, readings
from tieup.errors import StoreError, UnknownName
from tieup.following import rebuild
from tieup.intake import add, put, put_all, remove
from tieup.model import Article, Claim, Evidence, Reading
from tieup.rdf import distinct, record_of, relation_quads
from tieup.relations import consolidate, relations
from tieup.store import Store, open_store

pairs = st.builds(
    partners,
    first=st.sampled_from(["Leica", "Huawei"]),
    second=st.sampled_from(["Leica", "Zeiss"]),
    start=st.sampled_from([None, "2016", "2023-01"]),
    end=st.sampled_from([None, "2021"]),
    certainty=st.sampled_from(["confirmed", "rumoured", "denied", None]),
)


@st.composite
def small_readings(draw: st.DrawFn) -> Reading:
    """Draw a reading of one of three articles, about one of a few pairs of partners."""
    article = draw(st.sampled_from("abc"))
    return reading(article, [replace(claim, article=article) for claim in draw(st.lists(pairs, max_size=3))])


def contents(store: Store) -> list[str]:
    """Give everything in a store, sorted."""
    return sorted(map(str, store.quads()))


@given(st.lists(small_readings() | st.sampled_from("abc"), max_size=8), st.randoms(use_true_random=False))
def test_any_history_ends_like_a_fresh_build_in_any_order(history: list[Reading | str], order: Random) -> None:
    final: dict[str, Reading] = {}
    with open_store(":memory:") as lived, open_store(":memory:") as fresh:
        for event in history:
            if isinstance(event, Reading):
                final[event.article.id] = event
                add(lived, event)
            elif final.pop(event, None):
                remove(lived, event)
        for last in order.sample(sorted(final.values(), key=lambda r: r.article.id), len(final)):
            add(fresh, last)
        assert contents(lived) == contents(fresh)
        rebuild(lived)
        assert contents(lived) == contents(fresh)


@given(st.lists(small_readings(), max_size=6), st.lists(small_readings(), max_size=2))
def test_many_at_once_come_to_the_same_as_one_after_the_other(many: list[Reading], there: list[Reading]) -> None:
    last = {each.article.id: record_of(each) for each in many}
    with open_store(":memory:") as together, open_store(":memory:") as apart:
        for each in there:
            add(together, each)
            add(apart, each)
        assert put_all(together, last.values()) == [put(apart, record) for record in last.values()]
        assert contents(together) == contents(apart)


@given(st.lists(readings(), max_size=3, unique_by=lambda reading: record_of(reading).article.id))
def test_what_is_stored_is_read_back_and_relations_follow(found: list[Reading]) -> None:
    with open_store(":memory:") as store:
        for each in found:
            add(store, each)
        claims = [claim for each in found for claim in record_of(each).claims]
        assert [claim for name in store.article_ids() for claim in store.claims(name)] == list(distinct(claims))
        assert relations(store) == consolidate(claims)


@given(readings())
def test_the_same_again_is_unchanged(any_reading: Reading) -> None:
    with open_store(":memory:") as store:
        assert add(store, any_reading).state == "new"
        before = contents(store)
        assert add(store, any_reading).state == "unchanged"
        assert contents(store) == before


@pytest.mark.parametrize(
    "alter",
    [
        lambda old: replace(old, article=replace(old.article, title="Another")),
        lambda old: replace(old, article=replace(old.article, text="They work together!")),
        lambda old: replace(old, claims=()),
        lambda old: replace(old, extractor="other 2"),
    ],
)
def test_every_kind_of_change_is_seen(alter: Callable[[Reading], Reading]) -> None:
    with open_store(":memory:") as store:
        old = reading("a", [partners()])
        add(store, old)
        assert add(store, alter(old)).state == "changed"
        assert store.record("a") == record_of(alter(old))


def test_a_removed_article_takes_its_relations_and_its_text_along() -> None:
    with open_store(":memory:") as store:
        add(store, reading("a", [partners(start="2016")], text="They work together, a says."))
        add(store, reading("b", [partners(article="b", certainty="rumoured")]))
        text_hash = store.article("a").text_hash
        remove(store, "a")
        assert [(relation.status, relation.start) for relation in relations(store)] == [("rumourOnly", None)]
        assert store.texts.get(text_hash) is None
        with pytest.raises(UnknownName, match="nearest: b"):
            remove(store, "a")


def test_a_text_that_two_articles_share_stays_while_one_has_it() -> None:
    with open_store(":memory:") as store:
        add(store, reading("a"))
        add(store, reading("b"))
        remove(store, "a")
        assert store.article("b").text == "They work together."


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(partners(), evidence=Evidence("We", 0, 2)), "do not stand in the article a at 0 to 2"),
        (replace(partners(), evidence=Evidence("", 0, 0)), "do not stand"),
        (replace(partners(), evidence=Evidence("r.", -2, 19)), "do not stand"),
        (partners(article="b"), "of the article b, not of a"),
        (partners(start="last May"), "not a date: 'last May'"),
        (partners(attested="2021"), "not a day"),
        (replace(partners(), predicate="launchedOn", object="soon"), "not a date"),
        (replace(partners(), predicate="marriedTo"), "no relation 'marriedTo'"),
    ],
)
def test_what_cannot_be_held_is_refused_and_the_rest_is_kept(claim: Claim, reason: str) -> None:
    with open_store(":memory:") as store:
        change = add(store, reading("a", [claim, partners("Xiaomi")]))
        assert reason in change.refusals[0].reason
        assert (change.claims, len(change.refusals)) == (1, 1)
        assert store.claims("a") == [partners("Xiaomi")]


def test_a_failing_write_leaves_the_store_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(":memory:") as store:
        add(store, reading("a", [partners()]))
        before = contents(store)
        half = "GRAPH <x:g> { <x:s> <x:p> 1 } }; CLEAR ALL; LOAD <x:nowhere>; INSERT DATA { "
        monkeypatch.setattr("tieup.store.store._data", lambda _: half)
        with pytest.raises(StoreError):
            add(store, reading("a", [partners("Xiaomi")]))
        assert contents(store) == before


def test_two_articles_state_a_relation_once() -> None:
    with open_store(":memory:") as store:
        add(store, reading("a", [partners()]))
        add(store, reading("b", [partners("Leica", "Huawei", article="b")]))
        (relation,) = relations(store)
        assert [claim.article for claim in relation.claims] == ["a", "b"]
        assert set(relation_quads(relation)) <= set(store.quads())


def test_an_article_with_odd_line_ends_keeps_every_character() -> None:
    with open_store(":memory:") as store:
        add(store, Reading(Article("a", "one\r\ntwo\rthree\u2028\n")))
        assert store.article("a").text == "one\r\ntwo\rthree\u2028\n"
