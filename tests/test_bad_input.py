"""What goes wrong at the hands of people: one clear line each, the right exit status, and nothing lost."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shell import articles, run, run_alone

BAD_ARTICLES = {
    "empty": (b"", "is empty"),
    "header alone": (b"---\npublished: 2022-05-24\n---\n", "is empty after its header"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary"),
    "Latin-1": ("Zeiss in München".encode("latin-1"), "is not UTF-8 at byte 10"),
    "10 MB": (b"Vega and Orion work together. " * 350_000, "is larger than 5 MB"),
    "no such day": (b"date 2022-02-30 Vega and Orion work together.", "2022-02-30"),
    "no end of the header": (b"---\ntitle: Vega\nVega and Orion work together.", "has no end"),
}
BAD_QUESTIONS = {
    "malformed SPARQL": (["SELECT ?a WHERE { ?a "], "the query is malformed at line 1, column"),
    "unknown question": (["partner"], "did you mean partners?"),
    "unknown name": (["partners", "--set", "company=Vega Optik", "--as-of", "2022-06-01"], "nearest are: Vega Optics"),
    "unknown article": (["article", "--set", "article=vega-orio"], "nearest are: vega-orion"),
    "no day": (["partners", "--set", "company=Vega Optics"], "--as-of"),
    "a day that is none": (["partners", "--set", "company=Vega Optics", "--as-of", "2022-13-01"], "2022-13-01"),
    "a value too many": (["rumours", "--set", "speaker=Sam"], "takes no speaker"),
    "a change": (["DROP ALL"], "only questions can be asked"),
    "another server": (["SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"], "refused"),
    "a file that is not there": (["nothing.rq"], "nothing.rq cannot be read"),
    "a format for other answers": (["rumours", "--format", "turtle"], "cannot be written as 'turtle'"),
}
BAD_USAGE = {
    "unknown format": (["query", "rumours", "--format", "yaml"], "--format 'yaml' is unknown; there are table, csv"),
    "value without a name": (["query", "rumours", "--set", "Sam"], "write --set NAME=VALUE"),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    run("--store", tmp_path / "store", "add", articles(tmp_path / "articles"))
    return tmp_path / "store"


@pytest.fixture
def held(store: Path) -> Iterator[Path]:
    """A store that another process has open."""
    code = "import sys; from tieup.store import open_store; s = open_store(sys.argv[1]); print(); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        yield store
        process.communicate()


def complaint(*arguments: str | Path, status: int = 1) -> str:
    """Run a command that must fail with one line of its own on the standard error."""
    out, err = run(*arguments, status=status)
    assert out == ""
    assert err.startswith("tieup: ")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(("content", "reason"), BAD_ARTICLES.values(), ids=BAD_ARTICLES)
@pytest.mark.parametrize("command", ["add", "extract"])
def test_a_bad_article_is_named_and_the_good_one_is_read(
    tmp_path: Path, content: bytes, reason: str, command: str
) -> None:
    folder = articles(tmp_path / "articles")
    (folder / "bad.txt").write_bytes(content)
    out, err = run("--store", tmp_path / "store", command, folder, status=1)
    assert err.startswith(f"tieup: {folder / 'bad.txt'}: ")
    assert reason in err
    assert err.count("\n") == 1
    assert "vega-lyra" in out
    assert "vega-orion" in out


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "picture.png").write_bytes(b"\x89PNG")
    for command in ("add", "extract"):
        assert "there are no articles in this folder" in complaint(
            "--store", tmp_path / "store", command, tmp_path / "notes"
        )


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert "there is no such file" in complaint("extract", tmp_path / "nothing.txt")


@pytest.mark.parametrize(("asked", "reason"), BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_a_question_that_cannot_be_asked_is_an_error(store: Path, asked: list[str], reason: str) -> None:
    assert reason in complaint("--store", store, "query", *asked)
    assert "vega-orion" in run("--store", store, "articles")[0]


@pytest.mark.parametrize(("typed", "reason"), BAD_USAGE.values(), ids=BAD_USAGE)
def test_wrong_usage_has_an_exit_status_of_its_own(store: Path, typed: list[str], reason: str) -> None:
    assert reason in complaint("--store", store, *typed, status=2)


@pytest.mark.parametrize("typed", [["nothing"], ["add"], ["page", "--hops", "-1"], ["query", "--nothing"]])
def test_an_unknown_command_option_or_number_is_wrong_usage(typed: list[str]) -> None:
    out, err = run(*typed, status=2)
    assert out == ""
    assert "Usage: tieup" in err or "Usage: root" in err


def test_an_unknown_extractor_is_named_with_those_there_are(tmp_path: Path, store: Path) -> None:
    for command in ("add", "extract"):
        err = complaint("--store", store, command, tmp_path / "articles", "--extractor", "guess")
        assert "no extractor 'guess'; there are: llm:MODEL, patterns" in err


def test_a_list_of_names_that_is_none_is_an_error(tmp_path: Path, store: Path) -> None:
    (tmp_path / "names.csv").write_text("company\nVega\n")
    err = complaint("--store", store, "add", tmp_path / "articles", "--names", tmp_path / "names.csv")
    assert "no column 'name'" in err


@pytest.mark.parametrize("command", [["query", "rumours"], ["page"], ["check"], ["articles"], ["remove", "a"]])
def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, command: list[str]) -> None:
    assert "there is no store" in complaint("--store", tmp_path / "none", *command)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    folder = articles(tmp_path / "articles")
    before = sorted(folder.iterdir())
    assert "is no store" in complaint("--store", folder, "add", folder)
    assert sorted(folder.iterdir()) == before


def test_a_store_that_another_process_has_open_is_left_to_it(held: Path, tmp_path: Path) -> None:
    for command in (["add", str(tmp_path / "articles")], ["query", "rumours"], ["check"]):
        assert "another program has the store" in complaint("--store", held, *command)


@pytest.mark.parametrize("target", ["missing/graph", "folder", "file/graph"])
def test_a_file_that_cannot_be_written_is_named(store: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "file").write_text("mine")
    page, turtle = tmp_path / f"{target}.html", tmp_path / f"{target}.ttl"
    assert f"{page} cannot be written" in complaint("--store", store, "page", "-o", page)
    assert f"{turtle} cannot be written" in complaint("--store", store, "export", turtle)
    assert (tmp_path / "file").read_text() == "mine"


def test_an_unknown_ending_is_named_with_those_there_are(store: Path, tmp_path: Path) -> None:
    assert ".jsonld, .nq, .trig, .ttl" in complaint("--store", store, "export", tmp_path / "graph.xlsx")
    assert ".jsonld, .nq, .trig, .ttl" in complaint("--store", store, "import", tmp_path / "graph.xlsx")


def test_a_malformed_file_is_not_taken_in(store: Path, tmp_path: Path) -> None:
    run("--store", store, "export", tmp_path / "before.nq")
    (tmp_path / "bad.ttl").write_text("<a> <b> .")
    assert "malformed" in complaint("--store", store, "import", tmp_path / "bad.ttl")
    run("--store", store, "export", tmp_path / "after.nq")
    assert (tmp_path / "before.nq").read_bytes() == (tmp_path / "after.nq").read_bytes()


def test_a_page_about_an_unknown_name_offers_the_nearest_and_is_not_written(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    assert "Vega Optics" in complaint("--store", store, "page", "-o", page, "--about", "Vega Optik")
    assert not page.exists()


def test_check_names_a_quotation_that_was_altered_by_hand(store: Path) -> None:
    (kept,) = (path for path in (store / "texts").glob("*.txt") if "Orion" in path.read_text())
    kept.write_text(kept.read_text().replace("better cameras", "bigger cameras"))
    out, _ = run("--store", store, "check", status=1)
    assert any("vega-orion" in line and "better cameras" in line and "line 1" in line for line in out.splitlines())


def test_signs_that_steer_a_terminal_are_not_passed_on(tmp_path: Path) -> None:
    err = complaint("extract", tmp_path / "a\x1b[2J\nb.txt")
    assert "\x1b" not in err


def test_no_traceback_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = run_alone("--store", tmp_path / "none", "query", "rumours")
    assert done.returncode == 1
    assert done.stderr.startswith("tieup: there is no store")
    assert "Traceback" not in done.stderr
