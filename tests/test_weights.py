"""The trained model: what it adds to the patterns, what it leaves alone, and that its file can be made again."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction import relation_features, weights
from tieup.extraction.entities import Slot
from tieup.extraction.patterns import extract
from tieup.extraction.scenes import Scene
from tieup.extraction.weights import Weights
from tieup.model import Article, Entity

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "relations.py"
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
    assert told("{a} showed a lamp to {b} \ud800.", sure_of("acquired>")) == {("a", "acquired", "b")}


def test_a_relation_that_no_pattern_reads() -> None:
    text, claim = "The lenses at {a} come from {b}, its supplier for years.", ("b", "supplies", "a")
    assert claim in told(text)
    assert claim not in told(text, sure_of("nothing"))


def test_who_asks_in_an_interview_is_in_no_relation() -> None:
    assert told("{a}: {b} showed a lamp to {c}.", sure_of("acquired>")) == {("b", "acquired", "c")}


def test_a_product_has_the_maker_that_a_rule_tells_and_no_other() -> None:
    article = Article(
        "a", "The Zephyr 5 phone is built by Vega Optics Ltd. in Kiel. A lamp hung at Orion Inc. beside the Zephyr 5."
    )
    makers = [
        c.object for c in extract(article, weights=sure_of("manufacturedBy<")).claims if c.subject.type == "Product"
    ]
    assert makers == [Entity("Vega Optics Ltd.", "Organization")]


@pytest.mark.parametrize(
    ("outcome", "claim"), [("acquired>", ("a", "acquired", "b")), ("acquired<", ("b", "acquired", "a"))]
)
def test_the_sign_of_an_outcome_tells_the_direction(outcome: str, claim: tuple[str, str, str]) -> None:
    assert told("{a} showed a lamp to {b} yesterday.", sure_of(outcome)) == {claim}


def test_a_sentence_tells_of_one_partnership_only() -> None:
    assert len(told("{a} showed a lamp to {b} at the stand that {c} had.", sure_of("partneredWith"))) == 1
    assert told("{a} has teamed up with {b}, as {c} hears.", sure_of("partneredWith")) == {("a", "partneredWith", "b")}


def test_what_a_pattern_reads_is_not_told_twice() -> None:
    assert told("{a} acquired {b} in 2019.", sure_of("supplies>")) == {("a", "acquired", "b")}


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_any_scene_has_features_with_weights(around: list[str]) -> None:
    before, between, behind = (text.translate({ord("⟦"): "[", ord("⟧"): "]"}) for text in around)
    text = f"{before}⟦O0⟧{between}⟦O1⟧{behind}"
    slots = tuple(Slot(n, n + 1, (Entity(name, "Organization"),)) for n, name in enumerate("ab"))
    words = relation_features.words(Scene(text, tuple(range(len(text))), slots, (), 0, len(text)))
    assert [place.letter for place in words.places] == ["O", "O"]
    likely = weights.shipped_weights("relations.gz").probabilities(relation_features.features(words, 0, 1))
    assert sum(likely.values()) == pytest.approx(1)


@given(st.lists(st.integers(0, 9), min_size=1, unique=True), st.binary(min_size=30, max_size=30))
def test_the_likeliest_is_the_first_with_the_highest_probability(found: list[int], table: bytes) -> None:
    model = Weights(("a", "b", "c"), table, 0.05)
    assert model.likeliest(found) == max(model.probabilities(found).items(), key=lambda item: item[1])


def test_training_twice_writes_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    lines = [
        "2022-03-01 [O1:Vega Optics] showed a lamp to [O2:Orion Capital]. => 1 ac 2",
        "2022-03-02 [O1:Lyra Mobile] met [O2:Deneb Bank] in Oslo. =>",
    ]
    (tmp_path / "set" / "some.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    written = []
    for name in ("one", "two"):
        subprocess.run([sys.executable, SCRIPT, tmp_path / "set", "--write", tmp_path / name], check=True)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert "acquired>" in weights.unpacked(written[0]).outcomes


def test_a_line_that_is_no_snippet_is_named(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text("2022-03-01 [O1:Vega Optics] grows. => 1 ac 2\n", encoding="utf-8")
    shown = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=False)
    assert shown.returncode and f"{tmp_path / 'some.txt'}, line 1" in shown.stderr
