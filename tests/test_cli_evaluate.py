"""The command that scores extractors, on the articles of the command line's tests."""

import json
from pathlib import Path

import pytest

from goldset import line
from shell import ARTICLES, articles, run
from tieup.evaluation import Fact


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold set over those articles, with one fact that no reader finds."""
    folder = tmp_path / "gold"
    folder.mkdir()
    articles(folder / "articles")
    entities = {name: {"type": "Organization"} for name in ("Vega Optics", "Orion Mobile", "Lyra Phones")}
    (folder / "entities.json").write_text(json.dumps(entities), encoding="utf-8")
    partners = [("vega-orion", "Orion Mobile"), ("vega-lyra", "Lyra Phones")]
    facts = [line(Fact(article, "Vega Optics", "partneredWith", other)) for article, other in partners]
    facts.append(line(Fact("vega-lyra", "Vega Optics", "competesWith", "Lyra Phones")))
    (folder / "facts.jsonl").write_text("\n".join(facts), encoding="utf-8")
    return folder


def test_the_command_prints_the_figures(folder: Path) -> None:
    lines = run("evaluate", folder)[0].splitlines()
    assert lines[0].startswith(f"{folder}: 2 articles, read by patterns ")
    assert ["partneredWith", "2", "0", "0", "1.000", "1.000", "1.000"] in [row.split() for row in lines]
    assert ["competesWith", "0", "1", "0", "0.000", "0.000", "0.000"] in [row.split() for row in lines]


def test_the_command_shows_errors_beside_their_sentences(folder: Path) -> None:
    lines = run("evaluate", folder, "--errors")[0].splitlines()
    missed = lines.index("vega-lyra: Vega Optics competesWith Lyra Phones")
    assert lines[missed - 1] == "missed: 1 fact"
    assert lines[missed + 1].strip() in ARTICLES["vega-lyra.txt"]
    false = lines.index("vega-orion: Lena Brandt hasRole Vega Optics")
    assert "said Lena Brandt, CEO of Vega Optics" in lines[false + 1]


def test_the_command_gives_the_same_figures_as_json(folder: Path) -> None:
    figures = json.loads(run("evaluate", folder, "--json")[0])
    assert figures["predicates"]["partneredWith"]["found"] == 2
    assert figures["recall"] == 2 / 3
    assert figures["missed"][0]["predicate"] == "competesWith"
    assert sum(one["claims"] for one in figures["calibration"]) == len(figures["false"]) + 2


def test_what_extract_has_printed_scores_as_the_extractor_does(folder: Path, tmp_path: Path) -> None:
    printed = tmp_path / "claims.jsonl"
    printed.write_text(run("extract", folder / "articles")[0], encoding="utf-8")
    read, kept = (json.loads(run("evaluate", folder, "--json", *more)[0]) for more in ((), ("--extractor", printed)))
    assert {**read, "extractor": None} == {**kept, "extractor": None}


def test_two_extractors_stand_side_by_side(folder: Path) -> None:
    lines = run("evaluate", folder, "--against", folder / "facts.jsonl")[0].splitlines()
    assert ["recall", "0.667", "1.000"] in [row.split() for row in lines]
    alone = lines.index(f"found by {folder / 'facts.jsonl'} alone: 1 fact")
    assert lines[alone + 1] == "vega-lyra: Vega Optics competesWith Lyra Phones"
    only = json.loads(run("evaluate", folder, "--against", folder / "facts.jsonl", "--json")[0])["only"]
    assert only == [[], [["vega-lyra", "lyra phones", "competesWith", "vega optics"]]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("none",),
        ("gold", "--articles", "none"),
        ("gold", "--extractor", "none"),
        ("gold", "--against", "none.jsonl"),
        ("gold", "--names", "none.csv"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    folder: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    out, err = run("evaluate", *arguments, status=1)
    assert out == ""
    assert err.count("\n") == 1
    assert "none" in err
