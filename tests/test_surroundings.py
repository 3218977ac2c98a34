"""A full disk, a folder that may not be written, another program: one clear line, an exit status, and nothing lost."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deciding import same
from shell import run
from tieup.decisions import DecisionsFile
from tieup.store import open_store

SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
ARTICLES = ("2017-07-06-hmd-zeiss", "2021-11-16-xiaomi-leica-rumour", "2022-02-15-oppo-hasselblad")
TIEUP = str(Path(sys.executable).with_name("tieup"))

MOUNT = "mount -t tmpfs -o size={size}k tmpfs {disk}"
ON_A_SMALL_DISK = f"""
{MOUNT} || exit 99
{{tieup}} --store {{disk}}/store add {{articles}}; echo "ended with $?" >&2
mount -o remount,size=16M {{disk}}
{{tieup}} --store {{disk}}/store add {{articles}} && {{tieup}} --store {{disk}}/store export {{out}}
"""
UNSHARED = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
FULL = "there is no room to write the store"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few articles."""
    folder = tmp_path_factory.mktemp("articles")
    for name in ARTICLES:
        shutil.copy(SAMPLE / f"{name}.txt", folder)
    return folder


@pytest.fixture(scope="module")
def exported(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a run comes to that nothing disturbs."""
    return after_another_run(tmp_path_factory.mktemp("whole") / "store", articles)


def after_another_run(store: Path, articles: Path) -> bytes:
    """What a store holds, once nothing stands in the way."""
    run("--store", store, "add", articles)
    run("--store", store, "export", store.parent / "graph.nq")
    return (store.parent / "graph.nq").read_bytes()


def started(*arguments: str | Path, before: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    """Start a command in a process of its own."""
    command = [TIEUP, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before)


def complaint(running: "subprocess.Popen[str]") -> str:
    """The one line with which a command has to end that cannot do its work."""
    _, said = running.communicate()
    assert running.returncode == 1, said
    assert said.startswith("tieup: ") and said.count("\n") == 1, said
    return said


@pytest.mark.parametrize("size", [10, 4000, 200_000])
def test_where_no_file_may_grow_it_is_said_in_one_line(
    tmp_path: Path, articles: Path, exported: bytes, size: int
) -> None:
    store = tmp_path / "store"
    adding = started(
        "--store", store, "add", articles, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    )
    assert FULL in complaint(adding)
    assert after_another_run(store, articles) == exported


@pytest.mark.parametrize("size", [50, 300, 500])
def test_on_a_full_disk_what_is_read_is_kept_and_a_second_run_completes_it(
    tmp_path: Path, articles: Path, exported: bytes, size: int
) -> None:
    disk, out = tmp_path / "disk", tmp_path / "graph.nq"
    disk.mkdir()
    if subprocess.run([*UNSHARED, MOUNT.format(size=1, disk=disk)], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    script = ON_A_SMALL_DISK.format(size=size, disk=disk, tieup=TIEUP, articles=articles, out=out)
    done = subprocess.run([*UNSHARED, script], capture_output=True, text=True, check=False)
    said, ended, *_ = done.stderr.splitlines()
    assert (ended, FULL in said) == ("ended with 1", True), done.stderr
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == exported


def without_roots_rights() -> None:
    """Have the program that follows obey the modes of files, also where root runs the tests."""
    if os.geteuid() == 0:
        drop_bound, override, read_all = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc = ctypes.CDLL(None)
        if libc.prctl(drop_bound, override, 0, 0, 0) or libc.prctl(drop_bound, read_all, 0, 0, 0):
            raise OSError("the rights of root cannot be laid down")


@contextmanager
def read_only(store: Path) -> Iterator[None]:
    """Take the right to write from all that a store consists of."""
    for place in (store, *store.rglob("*")):
        place.chmod(0o500 if place.is_dir() else 0o400)
    yield
    for place in (store, *store.rglob("*")):
        place.chmod(0o700)


def test_a_read_only_store_keeps_what_it_has(tmp_path: Path, articles: Path, exported: bytes) -> None:
    store = tmp_path / "store"
    after_another_run(store, articles)
    with read_only(store):
        for command in (["add", SAMPLE], ["rebuild"], ["remove", ARTICLES[0]]):
            writing = started("--store", store, *command, before=without_roots_rights)
            assert "would have to be written, and may not be: Permission denied" in complaint(writing)
    assert after_another_run(store, articles) == exported


@pytest.mark.parametrize(
    "command",
    [
        ["query", "partnerships", "--set", "company=Leica"],
        ["query", "evidence", "--set", "one=Zeiss", "--set", "other=HMD Global"],
        ["query", "rumours", "--known", "2021-12-01"],
        ["why", "HMD Global", "partneredWith", "Zeiss"],
        ["timeline", "HMD Global"],
        ["diff", "2017-01-01", "2022-06-01"],
        ["articles"],
        ["check"],
    ],
)
def test_a_read_only_store_can_be_asked(tmp_path: Path, articles: Path, command: list[str]) -> None:
    store = tmp_path / "store"
    after_another_run(store, articles)
    wanted = run("--store", store, *command)
    with read_only(store):
        asking = started("--store", store, *command, before=without_roots_rights)
        assert asking.communicate() == wanted
    assert asking.returncode == 0


def test_a_read_only_store_can_be_exported_and_shown(tmp_path: Path, articles: Path, exported: bytes) -> None:
    store, graph, page = tmp_path / "store", tmp_path / "copy.nq", tmp_path / "page.html"
    after_another_run(store, articles)
    with read_only(store):
        for command in (("export", graph), ("page", "-o", page)):
            writing = started("--store", store, *command, before=without_roots_rights)
            assert (writing.communicate()[1], writing.returncode) == ("", 0)
    assert graph.read_bytes() == exported
    assert page.read_text(encoding="utf-8").count("<html") == 1


def test_a_store_on_a_medium_that_cannot_be_written_can_be_asked(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    after_another_run(store, articles)
    wanted, _ = run("--store", store, "query", "partnerships", "--set", "company=Zeiss")
    frozen = f"mount --bind {store} {store} && mount -o remount,bind,ro {store} || exit 99\n{TIEUP} --store {store} "
    asked = [*UNSHARED, frozen + "query partnerships --set company=Zeiss"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode == 99:
        pytest.skip("nothing can be mounted here")
    assert (done.stdout, done.stderr, done.returncode) == (wanted, "", 0)
    refused = subprocess.run([*UNSHARED, frozen + "rebuild"], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "may not be: Read-only file system" in refused.stderr


def test_a_read_only_store_that_another_program_writes_is_not_read(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    after_another_run(store, articles)
    with open_store(str(store)), read_only(store):
        asking = started("--store", store, "articles", before=without_roots_rights)
        assert "another program has the store" in complaint(asking)


def test_a_read_only_store_that_has_to_follow_decisions_says_so(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    after_another_run(store, articles)
    DecisionsFile(store / "decisions.jsonl").append([same("Zeiss", "Leica")])
    with read_only(store):
        asking = started("--store", store, "articles", before=without_roots_rights)
        assert "would have to be written, and may not be" in complaint(asking)


@pytest.mark.parametrize("command", [["export", "graph.nq"], ["page", "-o", "graph.html"]])
def test_a_read_only_folder_keeps_what_it_has(tmp_path: Path, articles: Path, command: list[str]) -> None:
    store, folder = tmp_path / "store", tmp_path / "folder"
    after_another_run(store, articles)
    folder.mkdir()
    (target := folder / command[-1]).write_text("mine")
    folder.chmod(0o500)
    writing = started("--store", store, *command[:-1], target, before=without_roots_rights)
    assert f"{target} cannot be written: Permission denied" in complaint(writing)
    assert [path.read_text() for path in folder.iterdir()] == ["mine"]


def test_two_writers_at_once_lose_nothing(tmp_path: Path, articles: Path, exported: bytes) -> None:
    store = tmp_path / "store"
    both = [started("--store", store, "add", articles) for _ in range(2)]
    ended = [(running.communicate()[1], running.returncode) for running in both]
    assert 0 in [status for _, status in ended]
    for said, status in ended:
        assert status == 0 or (said.count("\n") == 1 and "another program has the store" in said), said
    assert after_another_run(store, articles) == exported
