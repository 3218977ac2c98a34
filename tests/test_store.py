"""A store keeps what was put into it, says in one line why it cannot be used, and is the same through rdflib."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from claims import partners, reading
from tieup.errors import StoreError, UnknownName
from tieup.intake import add
from tieup.model import Article, Entity, Mention, Reading
from tieup.store import Store, open_store
from tieup.texts import write_whole
from tieup_ontology import PARTNERED_WITH

PARTNERS = f"SELECT DISTINCT ?a ?b {{ ?a <{PARTNERED_WITH}> ?b }}"
HOLD_OPEN = (
    "import sys; from tieup.store import open_store; s = open_store(sys.argv[1]); print('open', flush=True); input()"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store on disk with one article, closed."""
    with open_store(str(tmp_path / "store")) as store:
        add(store, reading("a", [partners()]))
    return tmp_path / "store"


def test_what_was_added_is_there_when_opened_again(folder: Path) -> None:
    with open_store(str(folder), create=False) as store:
        assert store.article_ids() == ["a"]
        assert store.claims("a") == [partners()]
        assert store.article("a") == reading("a").article


def test_a_question_reaches_all_graphs_and_takes_values(folder: Path) -> None:
    huawei = ox.NamedNode("https://w3id.org/tieup/id/organization/Huawei")
    with open_store(str(folder)) as store:
        rows = store.query(PARTNERS, {"a": huawei})
        assert isinstance(rows, ox.QuerySolutions)
        assert [row["b"] for row in rows] == [ox.NamedNode("https://w3id.org/tieup/id/organization/Leica")]


def test_rdflib_sees_the_same_store(folder: Path) -> None:
    with open_store(str(folder)) as store:
        dataset = store.dataset()
        answers = list(dataset.query("SELECT DISTINCT ?a ?b { ?a tie:partneredWith ?b }"))
        assert len(answers) == 2
        assert len(list(dataset.quads())) == len(list(store.quads()))


def test_entities_come_with_their_other_names() -> None:
    leica = Entity("Leica", "Organization")
    found = Reading(Article("a", "They: Leica AG."), (Mention(6, 14, leica),), (partners(),))
    with open_store(":memory:") as store:
        add(store, found)
        assert list(store.entities().items()) == [
            (Entity("Huawei", "Organization"), frozenset()),
            (leica, frozenset({"Leica AG"})),
        ]


def test_an_unknown_article_is_answered_with_the_nearest() -> None:
    with open_store(":memory:") as store:
        add(store, reading("2022-05-23-leica"))
        with pytest.raises(UnknownName, match="nearest: 2022-05-23-leica"):
            store.article("2022-05-23-leika")


def test_a_store_in_use_by_another_program_is_left_alone(folder: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_OPEN, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "open\n"
    with pytest.raises(StoreError, match=r"another program has the store .* open"):
        open_store(str(folder))
    holder.communicate("\n")
    with open_store(str(folder)) as store:
        assert store.article_ids() == ["a"]


def test_a_killed_program_leaves_a_store_that_opens_with_all_it_had_added(tmp_path: Path) -> None:
    program = "import os, sys; sys.path.insert(0, sys.argv[2]); from claims import partners, reading\n"
    program += "from tieup.store import open_store; from tieup.intake import add; s = open_store(sys.argv[1])\n"
    program += "add(s, reading('a', [partners()])); os._exit(9)"
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "s"), str(Path(__file__).parent)], check=False)
    assert done.returncode == 9
    with open_store(str(tmp_path / "s")) as store:
        assert store.claims("a") == [partners()] and store.article("a").text


def _file(path: Path) -> None:
    path.write_text("x")


def _other_things(path: Path) -> None:
    path.mkdir()
    (path / "thesis.txt").write_text("x")


def _other_version(path: Path) -> None:
    path.mkdir()
    (path / "FORMAT").write_text("tieup store, format 99\n")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_file, "is a file and no store"),
        (_other_things, "is no store; give an empty or a new folder"),
        (_other_version, "another version of tieup"),
    ],
)
def test_what_is_no_store_is_refused_and_untouched(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    make(path := tmp_path / "place")
    before = _files(tmp_path)
    with pytest.raises(StoreError, match=message) as refused:
        open_store(str(path))
    assert "\n" not in str(refused.value) and str(path) in str(refused.value)
    assert _files(tmp_path) == before


def test_a_damaged_store_is_said_to_be_damaged(folder: Path) -> None:
    (folder / "triples" / "CURRENT").write_text("x")
    with pytest.raises(StoreError, match="is damaged; build it anew"):
        open_store(str(folder))


def test_a_question_about_no_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="tieup add"):
        open_store(str(tmp_path / "nowhere"), create=False)
    assert not (tmp_path / "nowhere").exists()


def test_an_address_is_refused() -> None:
    with pytest.raises(StoreError, match="not supported yet"):
        open_store("https://example.org/sparql")


def test_a_closed_store_says_so() -> None:
    with open_store(":memory:") as store:
        pass
    with pytest.raises(StoreError, match="is closed"):
        store.article_ids()


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a.txt", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_text_that_cannot_be_written_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with open_store(str(folder)) as store:
        before = _contents(store)
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(StoreError, match="there is no room"):
            add(store, reading("b", text="They say another thing."))
        assert _contents(store) == before


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _contents(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))
