"""The trained models: what they add to the rules, whom the judge believes, and that their files can be made again."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction import choosing, judging, network, weights
from tieup.extraction.models import Models, packed_models, shipped_models, unpacked_models
from tieup.extraction.patterns import extract
from tieup.extraction.reader import guesses
from tieup.extraction.sheets import sheet
from tieup.extraction.staging import first_reading
from tieup.extraction.weights import Weights
from tieup.model import Article, Entity
from tieup.names import shipped_names

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
ARTICLES = [Article(path.stem, path.read_text(encoding="utf-8").split("---\n")[-1]) for path in SAMPLE.glob("*.txt")]
NAMES = {"a": "Vega Optics Ltd.", "b": "Orion Capital Inc.", "c": "Lyra Mobile Corp."}


def told(text: str, models: Models | None = None) -> set[tuple[str, str, str]]:
    """Return what is read from a text, with a letter for each name."""
    letters = {name: letter for letter, name in NAMES.items()}
    claims = extract(Article("a", text.format(**NAMES)), None, models).claims
    return {
        (letters[c.subject.name], c.predicate, letters[c.object.name]) for c in claims if isinstance(c.object, Entity)
    }


def sure_of(outcome: str, believed: str = judging.TRUE) -> Models:
    """Return models by which one relation follows from anything, with a judge who believes everything, or nothing."""
    shipped = shipped_models()
    arrays = {name: array * (name != "outcome.weight") for name, array in shipped.reader.arrays.items()}
    arrays["outcome.bias"] = np.array([9.0 if name == outcome else -9.0 for name in shipped.reader.outcomes])
    outcomes = (judging.FALSE, judging.TRUE)
    judge = Weights(outcomes, bytes(9 * (believed == told) for told in outcomes) * judging.BUCKETS, 1.0)
    return replace(shipped, reader=replace(shipped.reader, arrays=arrays), judge=judge)


def test_half_a_character_does_not_keep_a_sentence_from_being_weighed() -> None:
    assert ("a", "acquired", "b") in told("{a} showed a lamp to {b} \ud800.", sure_of("acquired>"))


def test_the_network_finds_what_no_pattern_reads() -> None:
    models = replace(shipped_models(), reader=network.Network((), {}))
    with_it, without = (
        {(c.article, c.subject, c.predicate, c.object) for a in ARTICLES for c in extract(a, None, known).claims}
        for known in (shipped_models(), models)
    )
    assert with_it - without


def test_what_the_judge_does_not_believe_is_not_told() -> None:
    text = "{a} acquired {b} in 2019."
    assert ("a", "acquired", "b") in told(text, sure_of("nothing"))
    assert told(text, sure_of("acquired>", judging.FALSE)) == set()


def test_who_asks_in_an_interview_is_in_no_relation() -> None:
    assert told("{a}: {b} showed a lamp to {c}.", sure_of("acquired>")) == {("b", "acquired", "c")}


@pytest.mark.parametrize(
    ("outcome", "claim"), [("acquired>", ("a", "acquired", "b")), ("acquired<", ("b", "acquired", "a"))]
)
def test_the_sign_of_an_outcome_tells_the_direction(outcome: str, claim: tuple[str, str, str]) -> None:
    assert told("{a} showed a lamp to {b} yesterday.", sure_of(outcome)) == {claim}


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_the_network_reads_any_words(around: list[str]) -> None:
    text = "{} Vega Optics Ltd. {} Orion Capital Inc. {}".format(*around)
    seen = sheet(first_reading(Article("a", text), shipped_names()))
    models = sure_of("supplies>")
    found = guesses(seen, models.pieces, models.reader)
    assert all(guess.predicate == "supplies" and 0.9 < guess.likely <= 1 for guess in found)


def test_the_network_reads_the_beginning_of_a_long_article_as_it_reads_a_short_one() -> None:
    text = "Vega Optics Ltd. has supplied lenses to Orion Capital Inc. since 2019."
    models = shipped_models()
    short, long = (
        guesses(sheet(first_reading(Article("a", one), shipped_names())), models.pieces, models.reader)
        for one in (text, text + "\n\n" + "Nothing else was said about it. " * 400)
    )
    assert {guess[:3] for guess in short} & {guess[:3] for guess in long}


def test_what_is_said_very_often_is_not_told_the_other_way_round() -> None:
    text = "{a} supplies lenses to {b}. " * 300
    assert told(text) == {("a", "supplies", "b")}


def test_names_far_apart_are_asked_about_where_they_stand_closest() -> None:
    text = "Vega Optics Ltd. grows. " + "Nothing else was said. " * 6 + "Orion Capital Inc. does not. Orion sleeps."
    seen = sheet(first_reading(Article("a", text), shipped_names()))
    assert [(seen.marks[one].start, seen.marks[other].start) for one, other, _, _ in seen.pairs] == [
        (0, text.index("Orion"))
    ]


def test_networks_are_the_same_when_they_were_written_and_read() -> None:
    models = shipped_models()
    packed = dict(packed_models(models))
    assert dict(packed_models(unpacked_models(packed.__getitem__))) == packed


@given(st.text())
def test_every_word_has_pieces(word: str) -> None:
    known = shipped_models().pieces
    assert known.of_word(word)
    assert max(known.of_word(word)) < len(known.listed)


@given(st.lists(st.integers(0, 9), min_size=1, unique=True), st.binary(min_size=30, max_size=30))
def test_the_likeliest_is_the_first_with_the_highest_probability(found: list[int], table: bytes) -> None:
    model = Weights(("a", "b", "c"), table, 0.05)
    assert model.likeliest(found) == max(model.probabilities(found).items(), key=lambda item: item[1])


@given(st.lists(st.lists(st.integers(0, 29), min_size=1, unique=True), min_size=1), st.binary(min_size=30, max_size=30))
def test_chances_among_several_sum_to_one(found: list[list[int]], table: bytes) -> None:
    assert sum(Weights(("meant",), table, 0.05).among(found)) == pytest.approx(1)


def test_a_post_whose_company_stands_in_another_sentence_opens_to_both() -> None:
    text = "Vega Optics Ltd. makes lenses for phones. It is based in Kiel.\n\nChief executive Jane Doe was not there."
    posts = [claim for claim in extract(Article("a", text)).claims if claim.predicate == "hasRole"]
    assert [(post.subject.name, post.role) for post in posts] == [("Jane Doe", "Chief executive")]


ARTICLE = """2022-03-0{day} | {a} and its partner
[O1:{a}], the lens maker, said on Monday that [O1=:it] had agreed with [O2:{b}] on a partnership. [O1+O2=:The two] want
to build a camera, the [P3:{b} Q5], with the [C4:Z8{day}] processor.

[O2=:The firm] makes the [P3:Q5] in Kiel. [H5:Jane Roe] is [O1=:its] chief executive.
=>
1 pw 2 b=2022-02-28 c=k
3 mb 2
3 uc 4
5 hr 1 role="chief executive"
"""
TRAINING = """
import sys
from pathlib import Path
from names import model, named
from training.everything import linear_models, read
from tieup.extraction.models import packed_models
texts = [text for text in read([Path(sys.argv[1])])]
models = linear_models([type(text)(text.annotated, text.references, True) for text in texts], named, model)
sys.stdout.buffer.write(b"".join(data for _, data in packed_models(models)))
"""


def test_training_twice_gives_the_same_models(tmp_path: Path) -> None:
    for day, (a, b) in enumerate([("Vega Optics", "Orion"), ("Lyra Lens", "Deneb"), ("Altair", "Rigel Mobile")], 1):
        (tmp_path / f"{day}.ann").write_text(ARTICLE.format(day=day, a=a, b=b), encoding="utf-8")
    made = [
        subprocess.run(
            [sys.executable, "-c", TRAINING, tmp_path], capture_output=True, check=True, cwd=BENCHMARKS
        ).stdout
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert len(made[0]) > 1000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("some.txt", "2022-03-01 [O1:Vega Optics] grows. => 1 ac 2\n"),
        ("some.ann", "2022-03-01 | Vega grows\n[O1:Vega Optics] grows.\n=>\n1 ac 2\n"),
    ],
)
def test_an_annotation_that_names_nobody_is_told_with_its_place(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    script = "import sys; from pathlib import Path; from training.snippets import texts; list(texts(Path(sys.argv[1])))"
    shown = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False, cwd=BENCHMARKS
    )
    assert shown.returncode and str(tmp_path / name) in shown.stderr


def test_references_of_marked_articles_stand_at_their_places(tmp_path: Path) -> None:
    (tmp_path / "1.ann").write_text(ARTICLE.format(day=1, a="Vega Optics", b="Orion"), encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from training.marked import marked\n"
        "for text, meant in marked(Path(sys.argv[1])):\n"
        "    print(sorted((text.article.text[start:end], sorted(who)) for (start, end), who in meant.items()))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True, cwd=BENCHMARKS
    )
    assert shown.stdout.strip() == (
        "[('The firm', ['Orion']), ('The two', ['Orion', 'Vega Optics']), "
        "('it', ['Vega Optics']), ('its', ['Vega Optics'])]"
    )


def test_the_shipped_models_are_of_the_sizes_that_are_asked() -> None:
    models = shipped_models()
    assert {len(model.table) // len(model.outcomes) for model in (models.references, models.owners, models.dates)} == {
        choosing.BUCKETS
    }
    assert len(models.judge.table) == judging.BUCKETS * len(models.judge.outcomes)
    assert weights.unpacked(weights.packed(models.judge)) == models.judge
