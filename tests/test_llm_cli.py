"""A language model on the command line: what it reads is kept, what it costs is said, errors are one line."""

import json
from pathlib import Path

import pytest

pytest.importorskip("openai", reason="llm:MODEL needs the openai client")

from llm_server import GOOD, OTHERS, TEXT, Turn, reply, served, use
from shell import run


def test_an_article_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(Turn("no"), reply(GOOD), reply(OTHERS[0])) as model:
        use(model, monkeypatch)
        out, err = run("add", written(tmp_path), *options(tmp_path), status=1)
    assert out.splitlines() == ["b: new, 1 claim", "c: new, 1 claim"]
    assert err.splitlines() == [
        "tieup: a: 'tiny' cannot be understood: the reply is no JSON: 'no'",
        "3 calls, 0 from the cache; tokens: 3000 read, 300 written",
    ]


def test_what_was_read_before_the_budget_stopped_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path)
    limits = ("--price", "1,1", "--budget", "$0.005")
    with served(reply(GOOD)) as model:
        use(model, monkeypatch)
        out, err = run("add", folder, *options(tmp_path), *limits, status=1)
        kept = run("articles", "--store", tmp_path / "store")[0]
        again, _ = run("extract", folder / "a.txt", *options(tmp_path)[2:], "--budget", "0")
    assert out.splitlines() == ["a: new, 1 claim"]
    assert "budget" in err
    assert "cost 0.0011" in err
    assert kept.count("Report") == 1
    assert json.loads(again)["object"] == "Orion Mobile"
    assert len(model.asked) == 1


def test_settings_that_make_no_sense_are_wrong_usage(tmp_path: Path) -> None:
    for settings in (("--budget", "much"), ("--price", "1"), ("--budget", "$1")):
        _, err = run("extract", written(tmp_path), "--extractor", "llm:tiny", *settings, status=2)
        assert err.count("\n") == 1


def written(folder: Path) -> Path:
    """Write three articles with the same text into a folder."""
    (folder / "articles").mkdir(exist_ok=True)
    for name in "abc":
        (folder / "articles" / f"{name}.txt").write_text(
            f"---\ntitle: Report {name}\npublished: 2022-05-24\n---\n{TEXT}"
        )
    return folder / "articles"


def options(folder: Path) -> tuple[str | Path, ...]:
    return ("--store", folder / "store", "--extractor", "llm:tiny", "--cache", folder / "cache", "--parallel", "1")
