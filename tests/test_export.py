"""Files come out the same whatever the history of the store, and carry everything but the texts back in."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import partners, reading, readings
from tieup.errors import StoreError
from tieup.export import FORMATS, export, load, serialized
from tieup.intake import add
from tieup.model import Article, Entity, Mention, Reading
from tieup.rdf import record_of, records_of
from tieup.relations import relations
from tieup.store import Store, open_store

corpora = st.lists(readings(), max_size=3, unique_by=lambda reading: record_of(reading).article.id)
every_ending = pytest.mark.parametrize("ending", sorted(FORMATS))
LEICA = Entity("Leica", "Organization")
THREE = [
    Reading(Article("a", "They: Leica AG"), (Mention(6, 14, LEICA),), (partners(start="2016-02", end="2021"),)),
    Reading(Article("b", "They: Leica Camera"), (Mention(6, 18, LEICA),), (partners(article="b", start="2023"),)),
    reading("c", [partners("Xiaomi", article="c", certainty="rumoured")]),
]


def filled(found: list[Reading]) -> Store:
    """Give a store in memory with some readings in it."""
    store = open_store(":memory:")
    for each in found:
        add(store, each)
    return store


@every_ending
def test_a_file_has_the_same_bytes_whatever_the_order_of_reading(tmp_path: Path, ending: str) -> None:
    for name, found in (("first", THREE), ("second", THREE[::-1]), ("third", [*THREE[1:], THREE[1], THREE[0]])):
        with filled(found) as store:
            export(store, str(tmp_path / f"{name}{ending}"))
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_turtle_is_short_to_read() -> None:
    with filled(THREE[:1]) as store:
        written = serialized(store.quads(), FORMATS[".ttl"]).decode()
    prefixes = [line for line in written.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert "organization:Leica a tie:Organization" in written


@every_ending
def test_a_store_comes_back_from_a_file(tmp_path: Path, ending: str) -> None:
    path, again = str(tmp_path / f"one{ending}"), str(tmp_path / f"two{ending}")
    with filled(THREE) as store, open_store(":memory:") as other:
        export(store, path)
        assert [change.state for change in load(other, path)] == ["new"] * 3
        assert relations(other) == relations(store)
        export(other, again)
        assert [change.state for change in load(other, path)] == ["unchanged"] * 3
    assert Path(path).read_bytes() == Path(again).read_bytes()


@given(corpora, st.sampled_from(sorted(FORMATS)))
def test_any_claims_come_back_from_any_format(found: list[Reading], ending: str) -> None:
    with TemporaryDirectory() as folder, filled(found) as store, open_store(":memory:") as other:
        export(store, path := f"{folder}/graph{ending}")
        load(other, path)
        assert [other.claims(name) for name in other.article_ids()] == [
            store.claims(name) for name in store.article_ids()
        ]
        assert relations(other) == relations(store)


def test_the_texts_stay_behind(tmp_path: Path) -> None:
    with filled(THREE[:1]) as store, open_store(":memory:") as other:
        export(store, str(tmp_path / "graph.trig"))
        load(other, str(tmp_path / "graph.trig"))
        assert other.article("a") == replace(THREE[0].article, text="")
        assert add(other, THREE[0]).state == "unchanged"
        assert other.article("a") == THREE[0].article


def test_relations_in_a_file_are_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    with filled(THREE[2:]) as store, open_store(":memory:") as other:
        export(store, str(path))
        path.write_text(path.read_text().replace("#rumourOnly", "#accepted"))
        load(other, str(path))
        assert [relation.status for relation in relations(other)] == ["rumourOnly"]


def test_a_date_altered_by_hand_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    with filled(THREE[:1]) as store, open_store(":memory:") as other:
        export(store, str(path))
        path.write_text(path.read_text().replace('"2016-02"', '"2016-99"'))
        (change,) = load(other, str(path))
        assert (change.claims, [refusal.reason[:10] for refusal in change.refusals]) == (0, ["not a date"])
        assert load(other, str(path))[0].state == "unchanged"


def test_an_article_with_other_words_replaces_only_itself(tmp_path: Path) -> None:
    with filled(THREE[1:2]) as store, filled(THREE) as other:
        export(store, str(tmp_path / "graph.trig"))
        add(other, reading("b"))
        changes = load(other, str(tmp_path / "graph.trig"))
        assert [(change.article, change.state) for change in changes] == [("b", "changed")]
        assert [len(other.claims(name)) for name in other.article_ids()] == [1, 1, 1]


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", "graph.TTL.gz"])
def test_an_unknown_ending_is_answered_with_those_there_are(tmp_path: Path, name: str) -> None:
    with open_store(":memory:") as store:
        for use in (export, load):
            with pytest.raises(StoreError, match=r"there are \.jsonld, \.nq, \.trig, \.ttl"):
                use(store, str(tmp_path / name))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("ending", "text"), [(".nq", "<x:a> <x:b> .\n"), (".ttl", "tie:a a"), (".jsonld", "[{]")])
def test_a_malformed_file_is_named_with_its_line_and_changes_nothing(tmp_path: Path, ending: str, text: str) -> None:
    path = tmp_path / f"graph{ending}"
    path.write_text("\n" + text)
    with filled(THREE) as store:
        before = serialized(store.quads(), FORMATS[".nq"])
        with pytest.raises(StoreError, match=rf"graph{ending}:2: malformed") as refused:
            load(store, str(path))
        assert "\n" not in str(refused.value)
        assert serialized(store.quads(), FORMATS[".nq"]) == before


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with open_store(":memory:") as store:
        with pytest.raises(StoreError, match=r"graph\.nq cannot be read: No such file"):
            load(store, str(tmp_path / "graph.nq"))
        with pytest.raises(StoreError, match=r"graph\.nq cannot be written: No such file"):
            export(store, str(tmp_path / "nowhere" / "graph.nq"))


def test_a_file_without_articles_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<x:a> <x:b> 1 .")
    with open_store(":memory:") as store:
        assert load(store, str(tmp_path / "graph.ttl")) == []
        assert records_of(store.quads()) == []
