"""Deciding on names from the command line: proposed, decided, asked by either name, undone without a trace."""

import csv
import io
from pathlib import Path

import pytest

from shell import run

SHORT = "date 2021-03-02 Vega Optics and Lyra Phones entered into a partnership in February 2019.\n"
LONG = "date 2022-03-02 Vega Optics Ltd. and Lyra Phones announced a partnership.\n"
ADA = ("--by", "Ada", "--on", "2024-01-02")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which one company has two names."""
    for name, text in (("short", SHORT), ("long", LONG)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("--store", tmp_path / "store", "add", tmp_path / "short.txt", tmp_path / "long.txt")
    return tmp_path / "store"


def exported(store: Path) -> bytes:
    """Give the bytes of the store's export."""
    run("--store", store, "export", store.with_suffix(".nq"))
    return store.with_suffix(".nq").read_bytes()


def partners(store: Path, company: str) -> list[tuple[str, str]]:
    """Ask for the partners of a company, with the day since when."""
    asked = ("query", "partners", "--set", f"company={company}", "--as-of", "2022-04-01", "--format", "csv")
    rows = csv.DictReader(io.StringIO(run("--store", store, *asked)[0]))
    return [(row["partner"], row["since"]) for row in rows]


def test_what_may_be_one_is_listed_and_not_merged(store: Path) -> None:
    assert "0.95   Vega Optics  Vega Optics Ltd.  Organization  legal form" in run("--store", store, "names", "list")[0]
    assert partners(store, "Vega Optics Ltd.") == [("Lyra Phones", "2022-03-02")]


def test_either_name_finds_what_is_told_of_both(store: Path) -> None:
    run("--store", store, "names", "same", "Vega Optics", "vega optics ltd.", "--reason", "one firm", *ADA)
    for name in ("Vega Optics", "vega optics ltd."):
        assert partners(store, name) == [("Lyra Phones", "2019-02")]
    assert run("--store", store, "names", "list") == ("", "nothing found\n")
    assert run("--store", store, "check")[0] == ""
    who = (
        "SELECT ?by ?on ?why WHERE { ?d tie:verdict 'same' ; prov:wasAttributedTo/rdfs:label ?by ; tie:decidedOn ?on ;"
        " tie:reason ?why . ?other owl:sameAs <https://w3id.org/tieup/id/organization/Vega_Optics> }"
    )
    assert run("--store", store, "query", who, "--format", "csv")[0].splitlines()[1] == "Ada,2024-01-02,one firm"


def test_an_undone_decision_leaves_no_trace(store: Path) -> None:
    before = exported(store)
    run("--store", store, "names", "same", "Vega Optics Ltd.", "Vega Optics", *ADA)
    assert exported(store) != before
    run("--store", store, "names", "undo", "Vega Optics", "Vega Optics Ltd.", *ADA)
    assert exported(store) == before
    assert len((store / "decisions.jsonl").read_text().splitlines()) == 2
    assert "no decision about" in run("--store", store, "names", "undo", "Vega Optics", "Vega Optics Ltd.", status=1)[1]


def test_decisions_survive_reading_everything_anew(store: Path, tmp_path: Path) -> None:
    run("--store", store, "names", "same", "Vega Optics", "Vega Optics Ltd.", *ADA)
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes((store / "decisions.jsonl").read_bytes())
    again = tmp_path / "again"
    run("--store", again, "add", tmp_path / "long.txt", tmp_path / "short.txt", "--decisions", kept)
    assert exported(again) == exported(store)


def test_a_session_decides_goes_back_and_ends_where_the_answers_end(store: Path) -> None:
    answers = [part for answer in ("hm", "same", "back", "unsure") for part in ("--answer", answer)]
    out, err = run("--store", store, "names", "review", *answers, *ADA)
    assert out.count("1 of 1: Vega Optics | Vega Optics Ltd.") == 3
    assert "“Vega Optics Ltd. and Lyra Phones announced a partnership” (long)" in out
    assert "1 decision; 0 left open" in err
    listed = run("--store", store, "names", "list", "--decided")[0].splitlines()
    assert listed[1].split()[-3:] == ["unsure", "Ada", "2024-01-02"]
    assert run("--store", store, "names", "list") == ("", "nothing found\n")


def test_the_second_name_may_be_the_one_to_use(store: Path) -> None:
    run("--store", store, "names", "review", "--answer", "2", *ADA)
    assert "Vega Optics Ltd." in run("--store", store, "query", "partnerships", "--set", "company=Lyra Phones")[0]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("same", "Vega Optics", "Vega Optix"), "no Entity is named 'Vega Optix'; the nearest are: Vega Optics"),
        (("same", "Vega Optics", "VEGA OPTICS"), "are one name already"),
        (("same", "Vega Optics", "Vega Optics Ltd.", "--decisions", "/"), "cannot be read"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(store: Path, arguments: tuple[str, ...], complaint: str) -> None:
    err = run("--store", store, "names", *arguments, status=1)[1]
    assert complaint in err
    assert len(err.splitlines()) == 1


def test_a_file_that_came_by_git_is_followed_at_the_next_add(store: Path, tmp_path: Path) -> None:
    run("--store", store, "names", "same", "Vega Optics", "Vega Optics Ltd.", *ADA)
    decided = exported(store)
    line = (store / "decisions.jsonl").read_text()
    (store / "decisions.jsonl").write_text("")
    assert "does not follow these decisions yet" in run("--store", store, "check", status=1)[0]
    run("--store", store, "add", tmp_path / "long.txt")
    assert exported(store) != decided
    (store / "decisions.jsonl").write_text(line)
    run("--store", store, "add", tmp_path / "long.txt")
    assert exported(store) == decided
