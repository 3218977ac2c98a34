"""Decisions and articles may come in any order: a store is what they come to, and no article's graph knows of names."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from claims import partners, reading
from deciding import same
from tieup.curation import follow
from tieup.decisions import Decision, standing
from tieup.intake import add, remove
from tieup.model import Claim, Entity, Evidence, Reading
from tieup.rdf import article_iri, claims_of
from tieup.relations import consolidate, relations
from tieup.store import Store, open_store

TEXT = "Leica and Huawei work together. Zeiss and Huawei do too. Leica Camera works with Huawei."
NAMES = ("Leica", "Huawei", "Zeiss", "Leica Camera")


def claim(first: str, second: str, words: str, article: str = "a", certainty: str = "reported") -> Claim:
    start = TEXT.index(words)
    return replace(
        partners(first, second, article, certainty=certainty), evidence=Evidence(words, start, start + len(words))
    )


CLAIMS = [
    claim(first, second, words, certainty=certainty)
    for first in NAMES
    for second in NAMES
    if first != second
    for words in ("work together", "do too")
    for certainty in ("reported", "denied")
]
DECISIONS = [
    same("Leica Camera", "Leica"),
    same("Leica", "Zeiss"),
    same("Huawei", "Leica"),
    same("Zeiss", "Leica Camera", "unsure"),
    *(
        Decision(replace(found, article=article), "reject", "Ada", "2024-01-02")
        for found in CLAIMS[:6]
        for article in "ab"
    ),
    *(
        Decision(
            replace(found, article=article), "correct", "Ada", "2024-01-02", instead=replace(other, article=article)
        )
        for found, other in zip(CLAIMS[:4], CLAIMS[5:9], strict=True)
        for article in "ab"
    ),
    *(Decision(replace(found, article="a"), "add", "Ada", "2024-01-02") for found in CLAIMS[9:14]),
]


@st.composite
def small_readings(draw: st.DrawFn) -> Reading:
    """Draw a reading of one of three articles with one text."""
    article = draw(st.sampled_from("abc"))
    found = draw(st.lists(st.sampled_from(CLAIMS), max_size=3))
    return reading(article, [replace(claim, article=article) for claim in found], TEXT)


histories = st.lists(st.sampled_from(DECISIONS) | small_readings() | st.sampled_from("abc"), max_size=10)


def contents(store: Store) -> list[str]:
    """Give everything in a store, sorted."""
    return sorted(map(str, store.quads()))


def lived(store: Store, history: Sequence[Decision | Reading | str]) -> tuple[list[Decision], dict[str, Reading]]:
    """Let everything happen to a store, one after the other; give the decisions and the last readings."""
    made: list[Decision] = []
    read: dict[str, Reading] = {}
    for event in history:
        if isinstance(event, Decision):
            made.append(event)
            follow(store, standing(made))
        elif isinstance(event, Reading):
            read[event.article.id] = event
            add(store, event)
        elif read.pop(event, None):
            remove(store, event)
    return made, read


def ends_alike(old: Store, fresh: Store, history: Sequence[Decision | Reading | str], order: Random) -> list[Decision]:
    """Let one store live through a history and build another from what is left; give the decisions made."""
    made, read = lived(old, history)
    follow(fresh, standing(made))
    for last in order.sample(sorted(read.values(), key=lambda r: r.article.id), len(read)):
        add(fresh, last)
    assert contents(old) == contents(fresh)
    return made


@given(histories, st.randoms(use_true_random=False))
def test_any_history_ends_like_a_fresh_build(history: list[Decision | Reading | str], order: Random) -> None:
    with open_store(":memory:") as old, open_store(":memory:") as fresh:
        made = ends_alike(old, fresh, history, order)
        assert relations(fresh) == consolidate(claims_of(fresh.quads()), decisions=standing(made))


@given(histories, st.sampled_from(DECISIONS))
def test_what_is_undone_was_never_decided(history: list[Decision | Reading | str], decision: Decision) -> None:
    with open_store(":memory:") as old:
        made, _ = lived(old, history)
        before = contents(old)
        follow(old, standing([*made, decision]))
        follow(old, standing([*made, decision, replace(decision, verdict="undo")]))
        assert contents(old) == before


@given(histories)
def test_decisions_leave_the_graphs_of_articles_alone(history: list[Decision | Reading | str]) -> None:
    with open_store(":memory:") as old, open_store(":memory:") as plain:
        _, read = lived(old, history)
        for each in read.values():
            add(plain, each)
        for article in read:
            assert set(old.quads(article_iri(article))) == set(plain.quads(article_iri(article)))


def test_a_merged_relation_bears_the_name_to_use_and_its_claims_keep_theirs() -> None:
    found = [claim("Leica", "Huawei", "work together"), claim("Leica Camera", "Huawei", "works with")]
    (relation,) = consolidate(found, decisions=standing([same("Leica Camera", "Leica")]))
    assert {relation.subject.name, getattr(relation.object, "name", "")} == {"Leica Camera", "Huawei"}
    assert {c.subject.name for c in relation.claims} == {"Leica", "Leica Camera"}


def test_nobody_is_their_own_partner_by_a_merger_of_names() -> None:
    found = [claim("Leica", "Leica Camera", "work together")]
    assert consolidate(found, decisions=standing([same("Leica Camera", "Leica")])) == []


def test_a_corrected_claim_enters_with_the_person_as_its_source() -> None:
    wrong, right = claim("Zeiss", "Leica", "do too"), claim("Zeiss", "Huawei", "do too")
    with open_store(":memory:") as store:
        add(store, reading("a", [wrong], TEXT))
        follow(store, standing([Decision(wrong, "correct", "Ada", "2024-01-02", "misread", right)]))
        (relation,) = relations(store)
        assert {relation.subject.name, getattr(relation.object, "name", "")} == {"Zeiss", "Huawei"}
        assert [c.source for c in relation.claims] == [Entity("Ada", "Person")]
        assert store.claims("a") == [wrong]


def test_a_rejection_outlives_a_new_reading_while_the_words_are_there() -> None:
    wrong = claim("Zeiss", "Leica", "do too")
    with open_store(":memory:") as store:
        add(store, reading("a", [wrong], TEXT))
        follow(store, standing([Decision(wrong, "reject", "Ada", "2024-01-02")]))
        assert not relations(store)
        moved = replace(wrong, evidence=Evidence("do too", wrong.evidence.start + 5, wrong.evidence.end + 5))
        add(store, reading("a", [moved], f"News {TEXT}"))
        assert not relations(store)
        other = replace(wrong, evidence=Evidence("Zeiss", TEXT.index("Zeiss"), TEXT.index("Zeiss") + 5))
        add(store, reading("a", [other], TEXT))
        assert len(relations(store)) == 1
