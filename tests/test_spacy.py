"""The extractor ``spacy:PIPELINE``, with a tiny pipeline that is trained here."""

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from thinc.util import fix_random_seed

from shell import run
from tieup.errors import PipelineError
from tieup.extraction.registry import extractor
from tieup.extraction.spacy_names import read_sentences, typed_names
from tieup.model import Article, Entity
from tieup.names import Names, shipped_names, with_rows

MAKERS = ("zorvex", "bilqa", "murano", "taldin", "quesk", "virelo")
ONE_CLAUSE = "{} got a partner in {} ."
TWO_CLAUSES = "{} fell as {} found a partner ."
RELATIVE_CLAUSE = "{} , which works with partner {} , fell ."
PARSES = {  # the heads of the words, and what the words are to these
    ONE_CLAUSE: ([1, 1, 3, 1, 3, 4, 1], "nsubj ROOT det dobj prep pobj punct"),
    TWO_CLAUSES: ([1, 1, 4, 4, 1, 6, 4, 1], "nsubj ROOT mark nsubj advcl det dobj punct"),
    RELATIVE_CLAUSE: ([8, 0, 3, 0, 3, 6, 4, 0, 8, 8], "nsubj punct nsubj relcl prep compound pobj punct ROOT punct"),
}
VERBS = ("sells tea", "opened a shop", "has teamed up with", "is a partner of")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has learnt that what opens and ends a sentence is a company, though it is in lower case."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("ORG")  # type: ignore[attr-defined]
    texts = [f"{a} {verb} {b} ." for verb in VERBS[2:] for a in MAKERS for b in MAKERS if a != b]
    spans = [[(0, text.index(" "), "ORG"), (text.rindex(" ", 0, -2) + 1, len(text) - 2, "ORG")] for text in texts]
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": marked}) for text, marked in zip(texts, spans, strict=True)
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(8):
        nlp.update(examples, sgd=optimizer)
    path = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(path)
    return path


def test_what_the_pipeline_calls_a_company_can_be_a_partner(folder: Path) -> None:
    article = Article("a", "quesk has teamed up with virelo .", published="2024-05-15")
    reading = extractor(f"spacy:{folder}").read(article, shipped_names())
    ends = Entity("quesk", "Organization"), Entity("virelo", "Organization")
    assert [(c.subject, c.predicate, c.object, c.evidence.exact) for c in reading.claims] == [
        (ends[0], "partneredWith", ends[1], "quesk has teamed up with virelo")
    ]
    assert {c.extractor for c in reading.claims} == {reading.extractor} == {"spacy:en_pipeline 0.0.0"}
    assert not extractor("patterns").read(article, shipped_names()).claims


def test_a_list_wins_over_the_pipeline(folder: Path) -> None:
    known = Names({"quesk": shipped_names().by_spelling["Sony"]})
    article = Article("a", "quesk has teamed up with virelo .", published="2024-05-15")
    (claim,) = extractor(f"spacy:{folder}").read(article, known).claims
    assert claim.subject.name == "Sony"


def test_a_name_of_two_types_is_left_out() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "ORG", "pattern": [{"LOWER": "the"}, {"TEXT": "Zorvex"}]},
            {"label": "PRODUCT", "pattern": "Zorvex"},
            {"label": "Chipset", "pattern": "K7"},
            {"label": "GPE", "pattern": "Ulm"},
        ]
    )
    sentences = read_sentences("The Zorvex is in Ulm. Zorvex has the K7.", nlp)
    assert list(typed_names(sentences)) == [("K7", "Chipset")]


@pytest.fixture(scope="module")
def parser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has learnt to parse three forms of sentences about makers, whose names it is told."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    two = list(pairwise(MAKERS))
    examples = [
        Example.from_dict(nlp.make_doc(form.format(a, b)), {"heads": heads, "deps": deps.split()})
        for form, (heads, deps) in PARSES.items()
        for a, b in two
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": maker} for maker in MAKERS])  # type: ignore[attr-defined]
    path = tmp_path_factory.mktemp("parser")
    nlp.to_disk(path)
    return path


@pytest.mark.parametrize(("form", "partners"), [(ONE_CLAUSE, True), (TWO_CLAUSES, False), (RELATIVE_CLAUSE, True)])
def test_a_word_relates_two_names_only_within_a_clause_if_there_is_a_parse(
    parser: Path, form: str, partners: bool
) -> None:
    article = Article("a", form.format("quesk", "virelo"), published="2024-05-15")
    told = [claim.predicate for claim in extractor(f"spacy:{parser}").read(article, Names()).claims]
    assert told == (["partneredWith"] if partners else [])
    twice = replace(article, text=f"{TWO_CLAUSES.format('quesk', 'virelo')}\n\n{article.text}")
    assert len(extractor(f"spacy:{parser}").read(twice, Names()).claims) == len(told)
    known = with_rows(Names(), [{"name": maker} for maker in MAKERS])
    assert [claim.predicate for claim in extractor("patterns").read(article, known).claims] == ["partneredWith"]


def test_the_command_line_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme and Blix are partners.", encoding="utf-8")
    complaint = run("extract", tmp_path / "a.txt", "--extractor", "spacy:none_such", status=1)[1]
    assert "no spaCy pipeline 'none_such'; install it (python -m spacy download none_such)" in complaint.replace(
        "\n", " "
    )


def test_without_spacy_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineError, match=r"pip install 'tieup\[spacy\]'"):
        extractor("spacy:any")
