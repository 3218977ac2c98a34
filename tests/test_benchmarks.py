"""The scripts of benchmarks/ that score against corpora by others, on a few made-up lines in their forms."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script as ``make bench`` and its users do."""
    command = [sys.executable, str(FOLDER / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def corpus(folder: Path, *records: dict[str, Any]) -> Path:
    """Write a corpus."""
    path = folder / "corpus.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def sentence(text: str, head: str, tail: str, label: str) -> dict[str, Any]:
    """Give a sentence with two marked companies."""
    entities = [
        {"id": name, "span": [text.index(name), text.index(name) + len(name)], "surface": name, "name": name}
        for name in (head, tail)
    ]
    return {"text": text, "entities": entities, "label": label, "head": head, "tail": tail}


def test_relations_are_found_in_their_direction(tmp_path: Path) -> None:
    bought = "Vega Optics Ltd. acquired Orion Mobile Inc. in 2019."
    path = corpus(
        tmp_path,
        sentence("Vega Optics Ltd. and Orion Mobile Inc. are partners.", "Orion Mobile", "Vega Optics", "undefined"),
        sentence(bought, "Orion Mobile Inc.", "Vega Optics Ltd.", "acquired_by"),
        sentence(bought, "Vega Optics Ltd.", "Orion Mobile Inc.", "acquired_by"),
    )
    told = run("core.py", path).stdout.split("told the names")[1].split("the network alone")[0].splitlines()
    assert [row.split()[2:] for row in told if "acquired_by" in row] == [
        ["precision", "1.000", "recall", "0.500", "F1", "0.667"]
    ]
    assert [row.split()[2:4] for row in told if "collaboration" in row] == [["precision", "0.000"]]


def test_dates_are_worked_out_from_the_day_of_publication(tmp_path: Path) -> None:
    text = "They met on Monday and parted in March 2019, after a year."
    spans = {"Monday": "2022-05-23", "March 2019": "2019-04", "a year": "P1Y"}
    mentions = {
        words: {
            "kind": "TIMEX3",
            "span": [text.index(words), text.index(words) + len(words)],
            "type": "DATE",
            "value": value,
        }
        for words, value in spans.items()
    }
    done = run("times.py", corpus(tmp_path, {"text": text, "dct": "2022-05-24", "mentions": mentions}), "--errors")
    rows = done.stdout.split("in its article")[1].splitlines()
    assert [row.split()[:-2] for row in rows if row.endswith("right  0.500")] == [["all", "1", "of", "2"]]
    assert rows[-1] == "  'March 2019' on 2022-05-24 is 2019-04, not 2019-03"


def test_training_without_its_corpora_says_so_and_changes_nothing() -> None:
    done = run("train.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "not trained: give --meantime FILE, --core FILE and --encoder FOLDER\n"


@pytest.mark.parametrize("script", ["core.py", "times.py"])
def test_a_corpus_that_is_not_there_is_no_failure_of_make_bench(script: str, tmp_path: Path) -> None:
    without = run(script)
    assert (without.returncode, without.stderr) == (0, "")
    assert without.stdout.startswith("not measured: no corpus given")
    for path, complaint in ((tmp_path / "none", "there is no such file"), (corpus(tmp_path, {}), "line 1: is no ")):
        done = run(script, path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert complaint in done.stderr


def test_what_is_read_of_names_that_nobody_listed_is_right() -> None:
    shown = [line for line in run("renamed.py").stdout.splitlines() if "invented" in line]
    figures = [
        (float(f1), float(precision)) for line in shown for f1, precision in re.findall(r"(\S+) \(\w+ (\S+)\)", line)
    ]
    assert len(figures) == 3
    assert all(f1 >= 0.75 and precision >= 0.88 for f1, precision in figures)
