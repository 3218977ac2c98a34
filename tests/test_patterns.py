"""The built-in extractor on whole articles: what it finds in the sample corpus, and that no text upsets it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.articles import read_article
from tieup.extraction.patterns import extract
from tieup.lists import with_list
from tieup.model import Article, Claim, Entity
from tieup.names import shipped_names

SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
GOLDEN = Path(__file__).parent / "data" / "golden"
ARTICLES = sorted(SAMPLE.glob("*.txt"))


def line(claim: Claim) -> str:
    """A claim as a line of a golden file."""
    target = claim.object.name if isinstance(claim.object, Entity) else claim.object
    said = [claim.start, claim.end, claim.certainty, claim.source.name if claim.source else None]
    return json.dumps([claim.subject.name, claim.predicate, target, *said, claim.evidence.exact], ensure_ascii=False)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_sample_reads_as_it_did(path: Path) -> None:
    """A change here may well be for the better: look at it, then run ``python tests/golden.py``."""
    found = [line(claim) for claim in extract(read_article(str(path))).claims]
    assert found == (GOLDEN / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()


PHRASES = [
    "Acme Optics",
    "Blix Motors",
    "Huawei",
    "the company",
    "both companies",
    "its",
    "announced",
    "partnership with",
    "said",
    "\n\n",
    ". ",
    ", ",
    '"',
    "“",
    "•",
    "(",
    ")",
    "in July 2022",
    "on Monday",
    "IMX766",
    "P9",
    "⟦O0⟧",
    "CEO",
    "Jane Doe",
    "leaker",
    "not",
    ":\n\n• ",
]


@given(st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=12)), max_size=40).map(" ".join))
def test_any_text_is_read_and_every_claim_stands_in_it(text: str) -> None:
    reading = extract(Article("a", text, published="2024-05-15"))
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.exact for c in reading.claims)
    assert all(0 <= m.start < m.end <= len(text) for m in reading.mentions)
    assert reading == extract(Article("a", text, published="2024-05-15"))


def test_makers_of_parts_are_no_facts_unless_the_text_says_so() -> None:
    claims = extract(Article("a", "The Huawei P9 uses the IMX286.", published="2024-05-15")).claims
    assert ("IMX286", "manufacturedBy") not in {(c.subject.name, c.predicate) for c in claims}


def test_a_compact_camera_string_is_read() -> None:
    text = "Leaker Max Tell has posted the specs of the Xiaomi 11 Pro:\n\n• 50MP+48MP(IMX766,UW)+8MP(IMX586,Tele)"
    claims = extract(Article("a", text, published="2024-05-15")).claims
    found = {(c.object, c.certainty, c.source) for c in claims if c.predicate == "usesSensor"}
    leaker = Entity("Max Tell", "Person")
    assert found == {(Entity(n, "ImageSensor"), "rumoured", leaker) for n in ("IMX766", "IMX586")}


def test_a_users_list_types_a_name_that_nothing_else_tells(tmp_path: Path) -> None:
    article = Article("a", "For years qwert has teamed up with Huawei.", published="2024-05-15")
    assert not extract(article).claims
    listed = tmp_path / "mine.csv"
    listed.write_text("name,type,aliases\nQwert Holding,Organization,qwert\n", encoding="utf-8")
    (claim,) = extract(article, with_list(shipped_names(), str(listed))).claims
    assert claim.subject == Entity("Qwert Holding", "Organization")
