"""The trained model: what it adds to the patterns, what it leaves alone, and that its file can be made again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction import relation_features, weights
from tieup.extraction.patterns import extract
from tieup.extraction.weights import Weights
from tieup.model import Article, Entity

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "core.py"
NAMES = {"a": "Vega Optics Ltd.", "b": "Orion Capital Inc.", "c": "Lyra Mobile Corp."}


def told(text: str, model: Weights | None = None) -> set[tuple[str, str, str]]:
    """Return what is read from a text, with a letter for each name."""
    letters = {name: letter for letter, name in NAMES.items()}
    claims = extract(Article("a", text.format(**NAMES)), weights=model).claims
    return {
        (letters[c.subject.name], c.predicate, letters[c.object.name]) for c in claims if isinstance(c.object, Entity)
    }


def sure_of(outcome: str) -> Weights:
    """Return weights by which one outcome follows from anything."""
    outcomes = ("other", outcome)
    return Weights(outcomes, bytes([0, 9]) * relation_features.BUCKETS, 1.0)


def test_half_a_character_does_not_keep_a_sentence_from_being_weighed() -> None:
    assert told("{a} raised funding from {b} in 2019 \ud800.") == {("b", "investedIn", "a")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("{a} raised funding from {b} in 2019.", ("b", "investedIn", "a")),
        ("{a} got $4 million of growth capital, with {b} as the lead investor.", ("b", "investedIn", "a")),
    ],
)
def test_a_relation_that_no_pattern_reads(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)
    assert claim not in told(text, sure_of("nothing"))


@pytest.mark.parametrize(
    ("outcome", "claim"), [("acquired>", ("a", "acquired", "b")), ("acquired<", ("b", "acquired", "a"))]
)
def test_the_sign_of_an_outcome_tells_the_direction(outcome: str, claim: tuple[str, str, str]) -> None:
    assert told("{a} showed a lamp to {b} yesterday.", sure_of(outcome)) == {claim}


def test_a_sentence_with_three_organizations_is_left_alone() -> None:
    assert not told("{a} showed a lamp to {b} at the stand that {c} had.", sure_of("acquired>"))


def test_what_a_pattern_reads_is_not_told_twice() -> None:
    assert told("{a} acquired {b} in 2019.", sure_of("supplies>")) == {("a", "acquired", "b")}


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_sentence_has_features_with_weights(before: str, one: str, between: str, other: str, behind: str) -> None:
    text, first = before + one + between + other + behind, (len(before), len(before + one))
    start = len(before + one + between)
    likely = weights.shipped_weights("relations.gz").probabilities(
        relation_features.features(text, first, (start, start + len(other)))
    )
    assert sum(likely.values()) == pytest.approx(1)


def test_training_twice_writes_the_same_file(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    text = "Vega Optics bought Orion Capital."
    entities = [
        {"id": n, "span": [text.index(n), text.index(n) + len(n)], "surface": n, "name": n}
        for n in ("Vega Optics", "Orion Capital")
    ]
    record = {
        "text": text,
        "entities": entities,
        "label": "acquired_by",
        "head": "Orion Capital",
        "tail": "Vega Optics",
    }
    corpus.write_text(json.dumps(record) + "\n", encoding="utf-8")
    written = []
    for name in ("one", "two"):
        subprocess.run([sys.executable, SCRIPT, corpus, "--write", tmp_path / name], check=True)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    row = relation_features.features(text, (0, 11), (19, 32))
    likely = weights.unpacked(written[0]).probabilities(row)
    assert max(likely, key=lambda outcome: likely[outcome]) == "acquired>"
