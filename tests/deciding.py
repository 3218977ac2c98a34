"""Made-up decisions for the tests: strategies for any of them."""

from dataclasses import replace
from unicodedata import normalize

from hypothesis import strategies as st

from claims import articles, claims, names, normal
from tieup.decisions import VERDICTS, Decision, Link, Names
from tieup.model import Article, Claim, Entity, Reading

days = st.dates().map(str)
composed = st.builds(Entity, names.map(lambda name: normalize("NFC", name)), st.just("Organization"))
pairs = st.lists(composed, min_size=2, max_size=2, unique=True).map(lambda two: Names(*two))
links = st.builds(Link, composed, st.just("http://example.org/Q1"))


@st.composite
def plain_claims(draw: st.DrawFn) -> Claim:
    """Draw a claim as a decision names it: what it says, and its words."""
    article: Article = draw(articles)
    (claim,) = normal(Reading(article, claims=(draw(claims(article)),)))
    return replace(claim, confidence=1.0, extractor="hand", role=claim.role or None, quote=claim.quote or None)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Draw any decision."""
    about = draw(pairs | links | plain_claims())
    verdict = draw(st.sampled_from(VERDICTS[type(about)]))
    instead = draw(plain_claims()) if verdict == "correct" else None
    return Decision(about, verdict, draw(names.filter(str.strip)), draw(days), draw(st.text(max_size=5)), instead)


def same(one: str, other: str, verdict: str = "same", by: str = "Ada", on: str = "2024-01-02") -> Decision:
    """Give a decision about the names of two organizations."""
    return Decision(Names(Entity(one, "Organization"), Entity(other, "Organization")), verdict, by, on)
