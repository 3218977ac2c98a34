"""A store that was altered by hand is found out, with the place and both wordings."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import press
from tieup.checks import check
from tieup.intake import add
from tieup.store import Store, open_store

OA = "http://www.w3.org/ns/oa#"
LEAK = "2022-06-15-k12-leak"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store that holds the made-up press."""
    with open_store(str(tmp_path / "store")) as opened:
        for reading in press.readings():
            add(opened, reading)
    return tmp_path / "store"


@pytest.fixture
def store() -> Store:
    return press.store()


def test_what_was_read_is_clean(store: Store) -> None:
    assert check(store) == []


def test_an_empty_store_is_clean() -> None:
    assert check(open_store(":memory:")) == []


def test_a_quotation_that_was_altered_is_named_with_line_and_both_wordings(store: Store) -> None:
    _replace(store, "exact", "It will possibly use the Drachen 8", "It will surely use the Drachen 8")
    (finding,) = check(store)
    start = press.readings()[2].article.text.index("It will possibly")
    assert finding.what == "quotation"
    assert finding.where == f"{LEAK}, line 1, characters {start} to {start + 34}"
    assert "'It will possibly use the Drachen 8'" in finding.message
    assert "'It will surely use the Drachen 8'" in finding.message


def test_the_line_is_that_of_the_quotation(store: Store) -> None:
    words = "Kestrel says that the K12 Ultra does not run on HumOS"
    _replace(store, "exact", words, words.replace("not ", ""))
    (finding,) = check(store)
    assert finding.where.startswith(f"{LEAK}, line 2, ")


def test_a_quotation_from_beyond_the_text_is_found(store: Store) -> None:
    end = press.readings()[4].article.text.index("Soniq denies that it bought the firm") + 36
    _replace(store, "end", end, end + 1000)
    assert [finding.what for finding in check(store)] == ["quotation"]


def test_a_text_that_was_altered_is_named_and_so_are_the_quotations_that_moved(folder: Path) -> None:
    (altered,) = (path for path in (folder / "texts").iterdir() if "Drachen 8" in path.read_text(encoding="utf-8"))
    text = altered.read_text(encoding="utf-8")
    altered.write_text(text.replace("does not run", "does now run"), encoding="utf-8")
    with open_store(str(folder)) as opened:
        quotation, whole = check(opened)
    assert quotation.where.startswith(f"{LEAK}, line 2, ")
    assert "does now run" in quotation.message
    assert (whole.what, whole.where) == ("text", LEAK)


def test_a_text_that_is_gone_is_named(folder: Path) -> None:
    for path in (folder / "texts").iterdir():
        if "Drachen 8" in path.read_text(encoding="utf-8"):
            path.unlink()
    with open_store(str(folder)) as opened:
        (finding,) = check(opened)
    assert (finding.what, finding.where) == ("text", LEAK)


def test_looking_changes_nothing(store: Store) -> None:
    before = set(store.quads())
    check(store)
    assert set(store.quads()) == before


def _replace(store: Store, property: str, old: str | int, new: str | int) -> None:
    (quad,) = store.triples.quads_for_pattern(None, ox.NamedNode(OA + property), ox.Literal(old))
    store.change([quad], [ox.Quad(quad.subject, quad.predicate, ox.Literal(new), quad.graph_name)])
