"""A program that is killed, or that cannot write, loses nothing: each article is there wholly or not at all."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from press import readings
from tieup.errors import StoreError
from tieup.export import serialized
from tieup.intake import add
from tieup.rdf import record_of, record_quads
from tieup.store import Store, open_store

ADD_ALL = """
import sys
sys.path.insert(0, sys.argv[2])
from press import readings
from tieup.intake import add
from tieup.store import open_store
with open_store(sys.argv[1]) as store:
    for reading in readings():
        print("reading", flush=True)
        add(store, reading)
"""


def started(store: Path, before: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    """Start a program that adds the made-up press to a store and tells of each article that it begins with."""
    program = [sys.executable, "-c", ADD_ALL, str(store), str(Path(__file__).parent)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before)


def written(store: Store) -> bytes:
    """Give all quads of a store, sorted."""
    return serialized(store.quads(), ox.RdfFormat.N_QUADS)


@pytest.mark.parametrize("articles", range(1, len(readings()) + 1))
def test_a_program_killed_while_it_adds_leaves_whole_articles_and_a_second_run_completes(
    tmp_path: Path, articles: int
) -> None:
    running = started(tmp_path / "store")
    assert running.stdout
    for _ in range(articles):
        running.stdout.readline()
    running.kill()
    running.communicate()
    with open_store(str(tmp_path / "store")) as store, open_store(":memory:") as whole:
        kept = [reading for reading in readings() if reading.article.id in store.article_ids()]
        assert articles - 1 <= len(kept)
        for reading in kept:
            add(whole, reading)
            assert set(record_quads(record_of(reading))) <= set(store.quads())
        assert written(store) == written(whole)
        for reading in readings():
            add(store, reading)
            add(whole, reading)
        assert written(store) == written(whole)


@pytest.mark.parametrize("size", [100, 4000, 60000])
def test_a_full_disk_is_said_in_one_line_and_loses_nothing(tmp_path: Path, size: int) -> None:
    with open_store(str(tmp_path / "store")) as store:
        add(store, readings()[0])
        before = written(store)
    running = started(tmp_path / "store", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    _, said = running.communicate()
    assert running.returncode == 1
    assert "StoreError: the store" in said.splitlines()[-1] and "File too large" in said.splitlines()[-1]
    with open_store(str(tmp_path / "store")) as store:
        assert written(store) == before


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("x")
    with pytest.raises(StoreError, match="cannot be used") as refused:
        open_store(str(tmp_path / "place" / "store"))
    assert "\n" not in str(refused.value)
