"""Scores against a gold set: the figures by hand, what must not change them, and what cannot be scored."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shell import ARTICLES, articles, run
from tieup.errors import EvaluationError
from tieup.evaluation import Agreement, Fact, GoldSet, calibration, read_facts, read_gold_set, score, wording
from tieup.evaluation.folding import folded
from tieup.model import Article, Evidence

TEXT = (
    "Vega Optics and Orion Mobile announced a partnership. Its chief, Lena Brandt, praised Orion. "
    '"We will build better cameras," she said. The Orion X1 will be launched in July 2022.'
)
ENTITIES: dict[str, dict[str, Any]] = {
    "Vega Optics AG": {"type": "Organization", "aliases": ["Vega"]},
    "Orion Mobile": {"type": "Organization", "aliases": ["Orion"]},
    "Orion X1": {"type": "Product"},
    "Lena Brandt": {"type": "Person", "aliases": []},
}
PARTNERS = Fact("a", "Vega Optics AG", "partneredWith", "Orion Mobile", "2022-05-23", certainty="confirmed")
RUMOUR = replace(PARTNERS, start=None, certainty="rumoured", source="Lena Brandt")
POST = Fact("a", "Lena Brandt", "hasRole", "Vega Optics AG", certainty="reported", role="chief")
QUOTED = Fact("a", "Lena Brandt", "quotedIn", "a", quote="We will build better cameras")
LAUNCH = Fact("a", "Orion X1", "launchedOn", "2022-07", certainty="reported")
MAKER = Fact("a", "Orion X1", "manufacturedBy", "Orion Mobile", optional=True)
FACTS = (PARTNERS, RUMOUR, POST, QUOTED, LAUNCH, MAKER)
RIVALS = Fact("a", "Vega", "competesWith", "Orion")


def gold_set(folder: Path, *lines: str) -> Path:
    """Write the gold set, or one with other lines of facts."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text(f"date 2022-05-23 {TEXT}", encoding="utf-8")
    (folder / "entities.json").write_text(json.dumps(ENTITIES), encoding="utf-8")
    (folder / "facts.jsonl").write_text("\n".join(lines or map(line, FACTS)), encoding="utf-8")
    return folder


def line(fact: Fact, **other: Any) -> str:
    """Write a fact."""
    names = ("article", "subject", "predicate", "object", "start", "end", "certainty", "source", "role", "quote")
    written = {name: getattr(fact, name) for name in names} | ({"optional": True} if fact.optional else {})
    return json.dumps(written | other)


def gold() -> GoldSet:
    """The gold set as it is read."""
    spellings = [(way, name) for name, entry in ENTITIES.items() for way in (name, *entry.get("aliases", ()))]
    articles = {"a": Article("a", TEXT, published="2022-05-23")}
    return GoldSet(articles, FACTS, {folded(way): folded(name) for way, name in spellings})


def test_the_set_is_read_as_it_is_written(tmp_path: Path) -> None:
    assert read_gold_set(str(gold_set(tmp_path / "set"))) == gold()


def test_the_articles_may_lie_elsewhere(tmp_path: Path) -> None:
    (gold_set(tmp_path / "set") / "articles").rename(tmp_path / "texts")
    assert read_gold_set(str(tmp_path / "set"), str(tmp_path / "texts")) == gold()


def test_figures_by_hand() -> None:
    """Of four facts that are asked for two are found; of four that are found, one is false and one optional."""
    partners = replace(PARTNERS, subject="ORION", object="Véga Optics", start="2022-05-24", source="lena brandt")
    launch, rivals = replace(LAUNCH, certainty="reported"), replace(RIVALS, subject="Orion", object="Vega")
    result = score(gold(), [partners, launch, MAKER, rivals])
    assert (result.precision, result.recall) == (3 / 4, 2 / 4)
    assert result.f1 == 2 * (3 / 4) * (1 / 2) / (3 / 4 + 1 / 2)
    assert {key.predicate for key in result.missed} == {"hasRole", "quotedIn"}
    assert {key.predicate for key in result.false} == {"competesWith"}
    assert result.qualifiers == {
        "start": Agreement(0, 1),
        "end": Agreement(0, 0),
        "certainty": Agreement(2, 2),
        "source": Agreement(1, 1),
        "role": Agreement(0, 0),
    }
    assert result.of("partneredWith").f1 == 1
    assert result.of("competesWith").precision == 0


@pytest.mark.parametrize(
    "fact",
    [
        replace(LAUNCH, object="2022-07-01"),
        replace(POST, subject="Vega Optics AG", object="Lena Brandt"),
        replace(PARTNERS, object="Orion X1"),
        replace(PARTNERS, predicate="supplies"),
    ],
)
def test_what_differs_is_false(fact: Fact) -> None:
    result = score(gold(), [fact])
    assert (len(result.right), len(result.false), result.precision) == (0, 1, 0)


def test_what_is_said_of_other_articles_does_not_count() -> None:
    assert score(gold(), [replace(RIVALS, article="b")]) == score(gold(), [])


def test_a_quotation_is_right_whatever_stands_as_its_object() -> None:
    assert score(gold(), [replace(QUOTED, object="the article")]).right == {gold().key(QUOTED)}


found = st.lists(st.sampled_from([*FACTS, RIVALS, replace(POST, role="head"), replace(LAUNCH, object="2021")]))


@given(st.permutations(FACTS))
def test_the_facts_themselves_score_one(facts: list[Fact]) -> None:
    result = score(gold(), facts)
    assert (result.precision, result.recall, result.f1) == (1, 1, 1)
    assert all(one.right == one.asked for one in result.qualifiers.values())


@given(found, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(facts: list[Fact], random: Any) -> None:
    shuffled = facts.copy()
    random.shuffle(shuffled)
    assert score(gold(), shuffled) == score(gold(), facts)


@given(found)
def test_an_optional_fact_is_neither_asked_for_nor_held_against(facts: list[Fact]) -> None:
    without = [fact for fact in facts if fact != MAKER]
    bare, more = score(gold(), without), score(gold(), [*without, MAKER])
    assert (more.recall, more.missed, more.false) == (bare.recall, bare.missed, bare.false)
    assert more.precision >= bare.precision


@given(found)
def test_the_relations_add_up_to_the_whole(facts: list[Fact]) -> None:
    whole = score(gold(), facts)
    parts = [whole.of(predicate) for predicate in whole.predicates]
    for keys in ("right", "optional", "missed", "false"):
        assert frozenset().union(*(getattr(part, keys) for part in parts)) == getattr(whole, keys)


def test_the_confidence_is_held_against_what_is_right() -> None:
    claims = [(PARTNERS, 0.8), (RUMOUR, 0.85), (RIVALS, 0.89), (POST, 1.0), (LAUNCH, 0.9), (RIVALS, 0.2), (MAKER, None)]
    bins = calibration(gold(), [replace(fact, confidence=sure) for fact, sure in claims])
    assert [(b.low, b.high, b.claims, b.right) for b in bins if b.claims] == [
        (0.0, 0.5, 1, 0),
        (0.8, 0.9, 3, 2),
        (0.9, 1.0, 2, 2),
    ]
    assert len(bins) == 6


SENTENCES = [part for part in TEXT.replace(". ", ".\n").splitlines() if part]


@pytest.mark.parametrize(
    ("fact", "sentences"),
    [
        (PARTNERS, SENTENCES[:1]),
        (POST, []),
        (replace(POST, object="Orion Mobile"), SENTENCES[1:2]),
        (QUOTED, SENTENCES[2:3]),
        (LAUNCH, SENTENCES[3:]),
        (replace(RIVALS, evidence=Evidence("Brandt", TEXT.index("Brandt"), TEXT.index("Brandt") + 6)), SENTENCES[1:2]),
    ],
)
def test_a_fact_is_shown_with_the_sentences_behind_it(fact: Fact, sentences: list[str]) -> None:
    assert wording(gold(), fact) == sentences


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("{", "line 2: is not JSON"),
        ("[1]", "line 2: is not an object"),
        (line(PARTNERS, object=None), "line 2: has no object"),
        (line(PARTNERS, predicate="likes"), "line 2: the ontology has no relation 'likes'"),
        (line(PARTNERS, article="b"), "line 2: there is no article 'b'"),
        (line(PARTNERS, start=2022), "line 2: start is 2022"),
        (line(PARTNERS, optional="yes"), "line 2: optional is 'yes'"),
        (line(PARTNERS, confidence=80), "line 2: confidence is 80"),
        (line(PARTNERS, evidence={"exact": "x"}), "line 2: evidence has no exact, start and end"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, written: str, complaint: str) -> None:
    folder = gold_set(tmp_path / "set", line(PARTNERS), written)
    with pytest.raises(EvaluationError, match=complaint) as error:
        read_gold_set(str(folder))
    assert str(error.value).startswith(str(folder / "facts.jsonl"))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[", "is not JSON"),
        ("[]", "is not an object"),
        ('{"Vega": {}}', "'Vega' has no type"),
        ('{"Vega": {"type": "Firm"}}', "'Vega' has no type"),
        ('{"Vega": {"type": "Person", "aliases": "V"}}', "the aliases of 'Vega'"),
    ],
)
def test_malformed_entities_are_named(tmp_path: Path, content: str, complaint: str) -> None:
    folder = gold_set(tmp_path / "set")
    (folder / "entities.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=complaint) as error:
        read_gold_set(str(folder))
    assert str(error.value).startswith(str(folder / "entities.json"))


@pytest.mark.parametrize("missing", ["facts.jsonl", "entities.json"])
def test_a_missing_part_of_a_set_is_named(tmp_path: Path, missing: str) -> None:
    folder = gold_set(tmp_path / "set")
    (folder / missing).unlink()
    with pytest.raises(EvaluationError, match="there is no such file"):
        read_gold_set(str(folder))


def test_facts_with_a_line_separator_in_a_quotation_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(line(QUOTED).replace("better", "better\u2028"), encoding="utf-8")
    assert len(list(read_facts(path))) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold set over the articles of the command line's tests, in which one fact is missing."""
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


def test_the_sample_corpus_has_a_gold_set_that_names_its_terms_rightly() -> None:
    root = Path(__file__).parents[1]
    sample = read_gold_set(str(root / "tests" / "data" / "gold"), str(root / "graph" / "tieup" / "sample"))
    assert {fact.article for fact in sample.facts} == set(sample.articles)
    assert score(sample, sample.facts).f1 == 1
