"""How certain a claim is, and whose word: hedges, denials, announcements, attributions."""

import pytest

from tieup.extraction.patterns import extract
from tieup.model import Article, Claim

LEAD = (
    "Acme Optics is a company. Blix Motors is a company. Leaker Max Tell knows both companies. "
    "Jane Doe is the chief executive of Acme Optics. Ann Lyst, an analyst at Corvo Capital, watches. "
)


def partnership(sentence: str) -> Claim:
    """The one claim about Acme Optics and Blix Motors in a sentence."""
    claims = extract(Article("a", LEAD + sentence, published="2024-05-15")).claims
    (claim,) = (c for c in claims if c.predicate == "partneredWith")
    return claim


@pytest.mark.parametrize(
    ("sentence", "certainty", "source"),
    [
        ("Acme Optics has announced a partnership with Blix Motors.", "confirmed", None),
        ("Acme Optics has teamed up with Blix Motors.", "reported", None),
        ("According to Reuters, Acme Optics has teamed up with Blix Motors.", "reported", "Reuters"),
        ("Acme Optics has reportedly teamed up with Blix Motors.", "rumoured", None),
        ("Max Tell says that Acme Optics has teamed up with Blix Motors.", "rumoured", "Max Tell"),
        ("Ann Lyst believes that Acme Optics will team up with Blix Motors.", "speculated", "Ann Lyst"),
        ("Acme Optics has possibly teamed up with Blix Motors.", "speculated", None),
        ("Acme Optics is not working with Blix Motors.", "denied", None),
        ("Acme Optics has teamed up with Blix Motors, the two companies said.", "confirmed", None),
        ("Jane Doe said that Acme Optics had teamed up with Blix Motors.", "confirmed", "Jane Doe"),
    ],
)
def test_certainty_and_source(sentence: str, certainty: str, source: str | None) -> None:
    claim = partnership(sentence)
    assert (claim.certainty, claim.source.name if claim.source else None) == (certainty, source)


def test_a_condition_is_no_claim() -> None:
    text = "It would be no surprise if Acme Optics teamed up with Blix Motors."
    claims = extract(Article("a", LEAD + text, published="2024-05-15")).claims
    assert not [c for c in claims if c.predicate == "partneredWith"]


def test_a_confirmation_leaves_no_rumour_of_the_same_thing() -> None:
    claim = partnership(
        "Max Tell says that Acme Optics has teamed up with Blix Motors. "
        "Acme Optics has announced a partnership with Blix Motors."
    )
    assert claim.certainty == "confirmed"


def test_a_rumour_and_its_denial_stand_side_by_side() -> None:
    text = "Max Tell says that Acme Optics has teamed up with Blix Motors. Acme Optics is not working with Blix Motors."
    claims = extract(Article("a", LEAD + text, published="2024-05-15")).claims
    assert [c.certainty for c in claims if c.predicate == "partneredWith"] == ["rumoured", "denied"]
