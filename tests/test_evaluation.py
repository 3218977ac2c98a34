"""Scores against a gold set: the figures by hand, what must not change them, and what cannot be scored."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldset import FACTS, LAUNCH, MAKER, PARTNERS, POST, QUOTED, RIVALS, RUMOUR, TEXT, gold, gold_set, line
from tieup.errors import EvaluationError
from tieup.evaluation import Agreement, Fact, calibration, read_facts, read_gold_set, score, wording
from tieup.model import Evidence


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


def test_the_sample_corpus_has_a_gold_set_that_names_its_terms_rightly() -> None:
    root = Path(__file__).parents[1]
    sample = read_gold_set(str(root / "tests" / "data" / "gold"), str(root / "graph" / "tieup" / "sample"))
    assert {fact.article for fact in sample.facts} == set(sample.articles)
    assert score(sample, sample.facts).f1 == 1
