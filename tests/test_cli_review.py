"""Going through claims, and writing some: decided in the terminal, kept through new readings, refused by the gate."""

import json
from pathlib import Path

import pytest

from shell import articles, run

ADA = ("--by", "Ada", "--on", "2024-01-02")
WRITTEN = """- article: vega-lyra
  words: entered into a partnership
  subject: Lyra Phones
  predicate: supplies
  object: Vega Optics
  start: 2019-02
  certainty: reported
  person: Ada
"""
PROVENANCE = """SELECT DISTINCT ?who ?on (STRLEN(?hash) AS ?length) WHERE {
  ?claim rdf:predicate tie:supplies ; tie:evidence/tie:textHash ?hash ; prov:wasInfluencedBy ?decision .
  ?decision prov:wasAttributedTo/rdfs:label ?who ; tie:decidedOn ?on }"""
LYRA = "Vega Optics and Lyra Phones entered into a partnership in February 2019."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    run("--store", tmp_path / "store", "add", articles(tmp_path / "articles"))
    return tmp_path / "store"


def partnership(store: Path) -> tuple[str, ...]:
    """Give what is told of the two partners, one line a claim."""
    asked = ("evidence", "--set", "one=Vega Optics", "--set", "other=Lyra Phones", "--format", "csv")
    return tuple(run("--store", store, "query", *asked)[0].splitlines()[1:])


def named(store: Path, words: str) -> str:
    """Give the name of the claim in whose line some words stand."""
    lines = run("--store", store, "review", "--list", "--below", "1")[0].splitlines()
    return next(line.split()[0] for line in lines if words in line)


def test_the_least_sure_claim_comes_first(store: Path) -> None:
    lines = run("--store", store, "review", "--list", "--below", "1")[0].splitlines()[1:]
    degrees = [float(line.split("confidence ")[1].split()[0]) for line in lines]
    assert degrees == sorted(degrees) and len(degrees) > 3


def test_a_rejected_claim_no_longer_counts_and_stays_in_its_article(store: Path) -> None:
    before = run("--store", store, "query", "article", "--set", "article=vega-lyra")
    run("--store", store, "review", named(store, "Lyra Phones"), "--answer", "reject they only met", *ADA)
    assert partnership(store) == ()
    assert run("--store", store, "query", "article", "--set", "article=vega-lyra") == before
    decision = json.loads((store / "decisions.jsonl").read_text())
    told = [decision[key] for key in ("verdict", "by", "on", "reason")]
    assert told == ["reject", "Ada", "2024-01-02", "they only met"]
    run("--store", store, "review", decision["claim"], "--undo", *ADA)
    assert len(partnership(store)) == 1


def test_a_correction_is_held_against_the_text_and_has_the_person_as_its_source(store: Path) -> None:
    name = named(store, "Lyra Phones")
    err = run("--store", store, "review", name, "--answer", "c start=1999 no", *ADA)[1]
    assert "the date 1999 does not follow" in err
    assert "0 decisions" in err
    run("--store", store, "review", name, "--answer", "c predicate=supplies start=2019 'sold lenses'", *ADA)
    (told,) = partnership(store)
    assert "Vega Optics,supplies,Lyra Phones,reported,Ada," in told
    assert run("--store", store, "check")[0] == ""


@pytest.mark.parametrize(
    ("text", "expected", "waits"),
    [
        (f"News of the day. {LYRA}", 0, ""),
        (
            LYRA.replace("entered into", "have announced"),
            1,
            "decided before in other words: reject by Ada",
        ),
    ],
)
def test_a_decision_holds_as_long_as_its_words_stand_in_the_text(
    store: Path, tmp_path: Path, text: str, expected: int, waits: str
) -> None:
    run("--store", store, "review", named(store, "Lyra Phones"), "--answer", "reject", *ADA)
    (tmp_path / "vega-lyra.txt").write_text(f"date 2021-03-02 {text}\n")
    run("--store", store, "add", tmp_path / "vega-lyra.txt")
    assert len(partnership(store)) == expected
    assert waits in "".join(run("--store", store, "review", "--list", "--below", "0"))


def test_a_written_claim_enters_once_and_moves_with_its_words(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(WRITTEN)
    adding = ("--store", store, "claims", tmp_path / "mine.yaml", *ADA)
    assert run(*adding)[0] == "1 claim added, 0 known already, 0 refused\n"
    assert run(*adding)[0] == "0 claims added, 1 known already, 0 refused\n"
    assert any("Lyra Phones,supplies,Vega Optics,reported,Ada," in line for line in partnership(store))
    assert run("--store", store, "query", PROVENANCE, "--format", "csv")[0].splitlines()[1:] == ["Ada,2024-01-02,64"]
    (tmp_path / "vega-lyra.txt").write_text(f"date 2021-03-02 News of the day. {LYRA}\n")
    run("--store", store, "add", tmp_path / "vega-lyra.txt")
    assert any("supplies" in line for line in partnership(store))
    assert run("--store", store, "check")[0] == ""
    (tmp_path / "vega-lyra.txt").write_text("date 2021-03-02 Vega Optics and Lyra Phones no longer talk.\n")
    run("--store", store, "add", tmp_path / "vega-lyra.txt")
    supplied = "SELECT ?claim WHERE { ?claim rdf:predicate tie:supplies }"
    assert run("--store", store, "query", supplied) == ("", "nothing found\n")
    assert "its words are gone: the words 'entered into" in run("--store", store, "review", "--list")[0]


def test_a_written_claim_may_stand_in_a_csv_file(store: Path, tmp_path: Path) -> None:
    head = "article,words,subject,predicate,object,certainty,source,reason"
    row = "vega-orion,it has the IMX766,Orion X1,usesSensor,IMX766,rumoured,Sam (Person),so it says"
    (tmp_path / "mine.csv").write_text(f"{head}\n{row}\n")
    run("--store", store, "claims", tmp_path / "mine.csv", *ADA)
    assert "so it says" in (store / "decisions.jsonl").read_text()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            WRITTEN.replace("entered into a", "dissolved their"),
            "refused: the words 'dissolved their partnership' do",
        ),
        (WRITTEN.replace("vega-lyra", "vega-lira"), "line 1: no article 'vega-lira'"),
        (WRITTEN.replace("supplies", "marriedTo"), "line 1: no relation 'marriedTo'"),
        (
            WRITTEN.replace("supplies", "manufacturedBy"),
            "Organization 'Lyra Phones' cannot be the subject",
        ),
        (WRITTEN.replace("2019-02", "2020-02"), "line 1: refused: the date 2020-02 does not follow"),
        (
            WRITTEN.replace("object: Vega Optics", "object: Wega"),
            "article 'vega-lyra' does not name 'Wega'",
        ),
        (WRITTEN + "- article: [a]\n", "line 9: has more than a text"),
        (WRITTEN + "- nonsense\n", "line 9: is no claim"),
        (WRITTEN + "- verb: is\n", "line 9: no field 'verb'"),
        (WRITTEN.replace("person: Ada", "on: soon"), "line 1: not a day"),
        (WRITTEN.replace("  words: ", "  words: 'x"), "no YAML"),
        ("a: b\n", "line 1: is no list of claims"),
    ],
)
def test_a_bad_claim_is_named_with_its_file_and_line(store: Path, tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "mine.yaml").write_text(content)
    err = run("--store", store, "claims", tmp_path / "mine.yaml", status=1)[1]
    assert complaint in err
    assert f"{tmp_path / 'mine.yaml'}, line " in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("name", "status"), [("none.yaml", 1), ("claims.txt", 1)])
def test_a_file_that_is_none_is_refused(store: Path, tmp_path: Path, name: str, status: int) -> None:
    assert name in run("--store", store, "claims", tmp_path / name, status=status)[1]


def test_disputed_claims_wait_before_all_others(store: Path, tmp_path: Path) -> None:
    (tmp_path / "denial.txt").write_text(
        "date 2022-05-26 Vega Optics denied that it has a partnership with Orion Mobile.\n"
    )
    run("--store", store, "add", tmp_path / "denial.txt")
    first = run("--store", store, "review", "--list", "--below", "1")[0].splitlines()[1]
    assert "disputed" in first
