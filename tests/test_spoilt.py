"""Spoiled articles: cut, shuffled, misread, without a full stop, full of marks; reading them never raises."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tieup.articles import read_article
from tieup.extraction.layout import layout
from tieup.extraction.patterns import extract
from tieup.extraction.quotations import quotations
from tieup.model import Article

SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
WORDS = [word for path in sorted(SAMPLE.glob("*.txt")) for word in read_article(str(path)).text.split(" ")]
STRANGE = [
    "\ud800",
    "\x00",
    "\u202e",
    "\ufeff",
    "⟦O0+1⟧",
    "⟧",
    "“",
    '"',
    "«",
    "„",
    "(",
    "\r",
    "\x85",
    "ǅ",
    "’s",
    "İ",
    "\n•",
    ":\n",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(STRANGE) | st.text(max_size=4), max_size=80), st.booleans())
def test_whatever_is_read_never_raises_and_quotes_what_stands_there(pieces: list[str], published: bool) -> None:
    text = " ".join(pieces)
    reading = extract(Article("a", text, published="2022-06-01" if published else None))
    for claim in reading.claims:
        words = claim.evidence
        assert text[words.start : words.end] == words.exact
    assert not reading.refusals or all(refusal.reason for refusal in reading.refusals)


@given(st.text(alphabet='“”"„«» Aa.,', max_size=60))
def test_quotations_lie_in_order_whatever_marks_there_are(text: str) -> None:
    found = quotations(text, layout(text), ())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_many_opening_marks_and_one_sentence_without_end_are_read() -> None:
    for form in ("“", "«", "„", "Acme and Blix and ", "(Acme "):
        extract(Article("a", form * 5000, published="2022-06-01"))
