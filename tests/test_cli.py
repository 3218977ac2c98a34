"""The commands, all the way from two articles to answers, the page and files."""

import csv
import io
import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from shell import articles, run, run_alone
from tieup.cli import COMMANDS

CLAIM_KEYS = ("article", "subject", "predicate", "object", "start", "end", "certainty", "source")
TRACE_KEYS = ("evidence", "confidence", "extractor")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return articles(tmp_path / "articles")


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    run("--store", tmp_path / "store", "add", folder)
    return tmp_path / "store"


def test_extract_gives_claims_in_a_fixed_form_and_stores_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out, err = run("extract", folder)
    claims = [json.loads(line) for line in out.splitlines()]
    assert [tuple(c) for c in claims if c["predicate"] == "partneredWith"] == [CLAIM_KEYS + TRACE_KEYS] * 2
    assert [tuple(c) for c in claims if c["predicate"] == "hasRole"] == [(*CLAIM_KEYS, "role", *TRACE_KEYS)]
    assert [tuple(c) for c in claims if c["predicate"] == "quotedIn"] == [(*CLAIM_KEYS, "quote", *TRACE_KEYS)]
    assert {(c["subject"], c["object"], c["start"]) for c in claims if c["predicate"] == "partneredWith"} == {
        ("Vega Optics", "Lyra Phones", "2019-02"),
        ("Vega Optics", "Orion Mobile", "2022-05-23"),
    }
    assert not err
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_extract_points_at_the_words(folder: Path) -> None:
    body = (folder / "vega-orion.txt").read_text().split("---\n")[-1]
    for line in run("extract", folder / "vega-orion.txt")[0].splitlines():
        words = json.loads(line)["evidence"]
        assert body[words["start"] : words["end"]] == words["exact"]


def test_a_list_of_names_is_known_to_the_extractor(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2022-05-24 umbra and nox announced a partnership.\n")
    (tmp_path / "names.csv").write_text("name,type\numbra,Organization\n")
    (tmp_path / "more.csv").write_text("name,type\nnox,Organization\n")
    assert run("extract", tmp_path / "a.txt")[0] == ""
    lists = ("--names", tmp_path / "names.csv", "--names", tmp_path / "more.csv")
    assert json.loads(run("extract", tmp_path / "a.txt", *lists)[0])["subject"] == "umbra"


def test_add_says_what_is_new_what_changed_and_what_did_not(tmp_path: Path, folder: Path) -> None:
    store = ("--store", tmp_path / "store")
    assert run("add", folder, *store)[0].splitlines() == ["vega-lyra: new, 1 claim", "vega-orion: new, 6 claims"]
    assert "vega-orion: unchanged, 6 claims" in run("add", folder, *store)[0]
    (folder / "vega-lyra.txt").write_text("date 2021-03-03 Vega Optics and Lyra Phones announced a partnership.\n")
    changed = run("add", folder, *store)[0].splitlines()
    assert changed == ["vega-lyra: changed, 1 claim", "vega-orion: unchanged, 6 claims"]


def test_what_has_not_changed_is_read_again_only_when_told(folder: Path, store: Path) -> None:
    (folder / "names.csv").write_text("name,type\nLyra Phones,Person\n")
    assert run("--store", store, "add", folder)[0].count("unchanged") == 2
    assert "vega-lyra: unchanged" in run("--store", store, "add", folder, "--again")[0]
    assert "vega-lyra: changed, 0 claims" in run("--store", store, "add", folder, "--names", folder / "names.csv")[0]


def test_an_article_without_a_date_is_added_and_said_to_have_open_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vega Optics and Orion Mobile announced a partnership on Monday.\n")
    out, err = run("--store", tmp_path / "store", "add", tmp_path / "a.txt")
    assert out == "a: new, 1 claim\n"
    assert err == "a: has no date of publication, so its relative dates stay open\n"


@pytest.fixture
def two_names(folder: Path) -> tuple[Path, Path]:
    """Two articles, of which only the first tells that what the second calls Qwert is a company."""
    full, short = folder / "full.txt", folder / "short.txt"
    full.write_text("date 2021-04-01 Qwert Holding, a phone maker, and Lyra Phones announced a partnership.\n")
    short.write_text("date 2021-04-02 Vega Optics sells lenses. Qwert and Lyra Phones ended their partnership.\n")
    return full, short


def test_neither_the_order_of_articles_nor_how_many_runs_there_were_makes_a_difference(
    tmp_path: Path, two_names: tuple[Path, Path]
) -> None:
    paths = [*two_names, two_names[0].with_name("vega-lyra.txt")]
    for number, runs in enumerate([[paths], *([[path] for path in order] for order in permutations(paths))]):
        for together in runs:
            run("--store", tmp_path / str(number), "add", *together)
        run("--store", tmp_path / str(number), "export", tmp_path / f"{number}.nq")
    assert len({path.read_bytes() for path in tmp_path.glob("*.nq")}) == 1


def test_an_article_that_was_removed_leaves_no_trace_in_what_is_read_after_it(
    tmp_path: Path, two_names: tuple[Path, Path]
) -> None:
    full, short = two_names
    for store, read in (("lived", [full, short]), ("fresh", [short])):
        for path in read:
            run("--store", tmp_path / store, "add", path)
    run("--store", tmp_path / "lived", "remove", "full")
    for store in ("lived", "fresh"):
        run("--store", tmp_path / store, "export", tmp_path / f"{store}.nq")
    assert (tmp_path / "lived.nq").read_bytes() == (tmp_path / "fresh.nq").read_bytes()


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nq", ".jsonld"])
def test_exports_are_the_same_after_adding_again_and_after_an_import(
    tmp_path: Path, folder: Path, store: Path, ending: str
) -> None:
    first, second, third = (tmp_path / f"{name}{ending}" for name in ("first", "second", "third"))
    run("--store", store, "export", first)
    run("--store", store, "add", folder, "--again")
    run("--store", store, "export", second)
    assert "vega-orion: new, 6 claims" in run("--store", tmp_path / "other", "import", first)[0]
    run("--store", tmp_path / "other", "export", third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_a_named_question_is_answered_about_a_day(store: Path) -> None:
    asked = ("--store", store, "query", "partners", "--set", "company=vega optics", "--as-of")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "2022-06-01", "--format", "csv")[0])))
    assert {(row["partner"], row["answer"]) for row in rows} == {
        ("Orion Mobile", "certainly"),
        ("Lyra Phones", "possibly"),
    }
    assert "Orion Mobile" not in run(*asked, "2020-06-01")[0]


def test_a_table_has_one_whole_line_a_row_where_nobody_looks_on(store: Path) -> None:
    lines = run("--store", store, "query", "article", "--set", "article=vega-orion")[0].splitlines()
    assert len(lines) == 7
    assert any("Vega Optics and Orion Mobile announced a strategic partnership" in line for line in lines)


def test_sparql_is_answered_from_the_command_line_and_from_a_file(store: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a <https://w3id.org/tieup/ontology#Claim> }"
    (tmp_path / "count.rq").write_text(sparql)
    for asked in (sparql, tmp_path / "count.rq"):
        answer = json.loads(run("--store", store, "query", asked, "--format", "json")[0])
        assert answer["results"]["bindings"][0]["n"]["value"] == "7"


def test_query_alone_lists_the_named_questions(tmp_path: Path) -> None:
    lines = run("--store", tmp_path / "none", "query")[0].splitlines()
    assert any(line.split()[:3] == ["partners", "company", "day"] and line.endswith("?") for line in lines)
    assert not (tmp_path / "none").exists()


def test_a_query_that_finds_nothing_says_so_beside_the_output(store: Path) -> None:
    assert run("--store", store, "query", "ended") == ("", "nothing found\n")


def test_days_the_wrong_way_round_are_refused_and_not_just_without_an_answer(store: Path) -> None:
    turned = "2022-05-01 does not lie after 2022-06-01; give the earlier day"
    _, asked = run("--store", store, "query", "changes", "--set", "from=2022-06-01", "--set", "to=2022-05-01", status=1)
    _, compared = run("--store", store, "diff", "2022-06-01", "2022-05-01", status=1)
    assert asked.startswith(f"tieup: {turned}") and compared.startswith(f"tieup: {turned}")
    assert asked.count("\n") == compared.count("\n") == 1


def test_the_page_is_written_whole_and_around_a_name(store: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "graph.html", tmp_path / "part.html"
    run("--store", store, "page", "-o", whole)
    run("--store", store, "page", "-o", part, "--about", "lyra phones", "--hops", "1")
    assert whole.read_text().lower().startswith("<!doctype html>")
    assert "Orion Mobile" in whole.read_text()
    assert "Vega Optics" in part.read_text()
    assert "Orion Mobile" not in part.read_text()


def test_the_page_of_a_day_leaves_out_what_was_not_yet_so(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "then.html"
    run("--store", store, "page", "-o", page, "--as-of", "2020-01-01")
    text = page.read_text(encoding="utf-8")
    assert "Lyra Phones" in text
    assert "announced a strategic partnership" not in text


def test_the_page_of_what_was_known_says_so_and_has_no_later_article(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "then.html"
    run("--store", store, "page", "-o", page, "--known", "2022-05-23")
    text = page.read_text(encoding="utf-8")
    assert "<title>tieup: 1 article as known on 2022-05-23</title>" in text
    assert "Lyra Phones" in text
    assert "announced a strategic partnership" not in text


def test_the_page_by_another_policy_says_so_and_judges_by_it(store: Path, tmp_path: Path) -> None:
    page, policy = tmp_path / "page.html", tmp_path / "strict.toml"
    policy.write_text('name = "strict"\nneeded = 9\n')
    run("--store", store, "page", "-o", page, "--policy", policy)
    text = page.read_text(encoding="utf-8")
    assert "by the policy strict</title>" in text
    assert ('"too-little",' in text, '"own-word",' in text) == (True, False)
    assert "takes a name, needed" in run("--store", store, "page", "-o", page, "--policy", bad(tmp_path), status=1)[1]


def bad(folder: Path) -> Path:
    """A policy that is none."""
    (folder / "bad.toml").write_text("needed = 0\n")
    return folder / "bad.toml"


def test_check_is_clean_and_articles_are_listed_and_removed(store: Path) -> None:
    assert run("--store", store, "check") == ("", f"0 findings in {store}\n")
    assert "vega-lyra" in run("--store", store, "articles")[0]
    assert run("--store", store, "remove", "vega-lyra")[0] == "vega-lyra: removed, 0 claims\n"
    assert "vega-lyra" not in run("--store", store, "articles")[0]


def test_the_store_is_named_before_or_after_the_command_or_by_the_environment(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("--store", store, "articles")
    assert run("articles", "--store", store) == expected
    monkeypatch.setenv("TIEUP_STORE", str(store))
    assert run("articles") == expected
    run("--store", tmp_path / "other", "articles", status=1)


def test_the_version_is_told() -> None:
    assert run("--version")[0].startswith("tieup 0.")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert "Usage:" in run(command, "--help")[0]


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    code = "import sys; from tieup.cli import main; sys.argv = ['tieup', 'extract', sys.argv[1]]; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_installed_command_runs(store: Path) -> None:
    done = run_alone("query", "rumours", TIEUP_STORE=str(store))
    assert (done.returncode, done.stderr) == (0, "")
    assert "IMX766" in done.stdout
