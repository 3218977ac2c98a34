"""`tieup add` that is killed loses nothing: each article is there wholly or not, and a second run completes it."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from shell import run
from tieup.export import serialized
from tieup.following import rebuild
from tieup.store import Store, open_store

SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
ARTICLES = ("2017-07-06-hmd-zeiss", "2021-11-16-xiaomi-leica-rumour", "2022-02-15-oppo-hasselblad")

AT_THE_SIZE_OF_A_FILE = """
import resource, signal, sys
limit = int(sys.argv.pop(1))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # which ends a program in the middle of a write beyond the limit
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from tieup.cli import main
main()
"""
AT_A_CHANGE_OF_THE_FOLDER = """
import os, signal, sys
left, store = int(sys.argv.pop(1)), sys.argv[2]
def count(event, arguments):
    global left
    changes = event in ("os.mkdir", "os.rename", "os.chmod", "os.remove", "tempfile.mkstemp")
    if changes and str(arguments[0]).startswith(store):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from tieup.cli import main
main()
"""


@dataclass(frozen=True)
class Undisturbed:
    """What a run comes to that nobody disturbs.

    Parameters
    ----------
    articles: the folder that it reads.
    written: all quads, sorted, and those of each graph.
    largest: the size of its largest file.
    """

    articles: Path
    written: bytes
    graphs: dict[str, set[ox.Quad]]
    largest: int


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """A store of a few articles, read without disturbance."""
    articles = tmp_path_factory.mktemp("articles")
    for name in ARTICLES:
        shutil.copy(SAMPLE / f"{name}.txt", articles)
    store = tmp_path_factory.mktemp("whole") / "store"
    run("--store", store, "add", articles)
    largest = max(path.stat().st_size for path in store.rglob("*") if path.is_file())
    with open_store(str(store)) as opened:
        return Undisturbed(articles, written(opened), graphs(opened), largest)


def written(store: Store) -> bytes:
    """Give all quads of a store, sorted."""
    return serialized(store.quads(), ox.RdfFormat.N_QUADS)


def graphs(store: Store) -> dict[str, set[ox.Quad]]:
    """Give the quads of each graph."""
    found: dict[str, set[ox.Quad]] = defaultdict(set)
    for quad in store.quads():
        found[str(quad.graph_name)].add(quad)
    return found


def holds_whole_articles(store: Path, whole: Undisturbed) -> None:
    """A store that a killed program left has whole articles, their texts, and the relations that follow from them."""
    if not (store / "FORMAT").exists():
        return  # killed before there was a store
    with open_store(str(store)) as opened:
        for name in opened.article_ids():
            graph = f"<https://w3id.org/tieup/id/article/{name}>"
            assert graphs(opened)[graph] == whole.graphs[graph]
            assert opened.article(name).text
        before = written(opened)
        rebuild(opened)
        assert written(opened) == before


def completes(store: Path, whole: Undisturbed) -> None:
    """A second run comes to the same as one that nobody disturbed."""
    run("--store", store, "add", whole.articles)
    with open_store(str(store)) as opened:
        assert written(opened) == whole.written


def killed(program: str, point: int, store: Path, whole: Undisturbed) -> int:
    """Run the command in a program that ends at a point; give how it ended, below 0 for a signal."""
    command = [sys.executable, "-c", program, str(point), "--store", str(store), "add", str(whole.articles)]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize("share", sorted(random.Random(1).random() for _ in range(7)))
def test_killed_in_the_middle_of_a_write(tmp_path: Path, whole: Undisturbed, share: float) -> None:
    store = tmp_path / "store"
    assert killed(AT_THE_SIZE_OF_A_FILE, int(share**3 * whole.largest), store, whole) < 0
    holds_whole_articles(store, whole)
    completes(store, whole)


@pytest.mark.parametrize("change", sorted(random.Random(2).sample(range(1, 14), 7)))
def test_killed_at_a_change_of_the_folder(tmp_path: Path, whole: Undisturbed, change: int) -> None:
    store = tmp_path / "store"
    assert killed(AT_A_CHANGE_OF_THE_FOLDER, change, store, whole) < 0
    holds_whole_articles(store, whole)
    completes(store, whole)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_time_and_again(tmp_path: Path, whole: Undisturbed, seed: int) -> None:
    """Each time a little later; whatever the clock makes of it, nothing may be half there."""
    moments = random.Random(seed)
    program = str(Path(sys.executable).with_name("tieup"))
    for _ in range(2):
        running = subprocess.Popen(
            [program, "--store", str(tmp_path / "store"), "add", str(whole.articles)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(moments.uniform(0.3, 1.5))
        running.kill()
        _, complaint = running.communicate()
        assert running.returncode in (-signal.SIGKILL, 0), complaint
        holds_whole_articles(tmp_path / "store", whole)
    completes(tmp_path / "store", whole)
