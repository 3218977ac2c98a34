"""The demo: the sample corpus that comes with tieup, all the way, and the same every time."""

from pathlib import Path

import pytest

from shell import run

WRITTEN = ("graph.html", "graph.ttl")


def test_the_demo_reads_asks_and_draws(tmp_path: Path) -> None:
    out, err = run("demo", tmp_path / "demo")
    assert not err
    assert out.startswith("Read ")
    assert any(line.startswith("Xiaomi ") and "certainly" in line for line in out.splitlines())
    assert any(line.startswith("Sigma ") and "possibly" in line for line in out.splitlines())
    assert str(tmp_path / "demo" / "graph.html") in out.splitlines()[-1]
    assert (tmp_path / "demo" / "graph.html").stat().st_size > 100_000


def test_the_store_of_the_demo_is_sound(tmp_path: Path) -> None:
    run("demo", tmp_path / "demo")
    assert run("--store", tmp_path / "demo" / "store", "check")[0] == ""


def test_two_demos_write_the_same_bytes_and_so_does_one_run_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("demo", "one")
    run("demo", "two")
    first = [(tmp_path / "one" / name).read_bytes() for name in WRITTEN]
    assert first == [(tmp_path / "two" / name).read_bytes() for name in WRITTEN]
    assert "unchanged" not in run("demo", "one")[1]
    assert first == [(tmp_path / "one" / name).read_bytes() for name in WRITTEN]
