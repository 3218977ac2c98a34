"""When a partnership began and ended, and on which day the words say that it holds."""

import pytest

from tieup.extraction.patterns import extract
from tieup.model import Article

LEAD = "Acme Optics is a company. Blix Motors is a company. "
DAY = "2024-05-15"


@pytest.mark.parametrize(
    ("sentence", "start", "end", "attested"),
    [
        ("Acme Optics and Blix Motors have announced a partnership.", DAY, None, DAY),
        ("Acme Optics announced a partnership with Blix Motors on Monday.", "2024-05-13", None, DAY),
        ("In 2016 Acme Optics teamed up with Blix Motors.", "2016", None, None),
        ("Acme Optics has worked with Blix Motors since April 2019.", "2019-04", None, DAY),
        ("Acme Optics works with Blix Motors.", None, None, DAY),
        ("Previously, Acme Optics also partnered with Blix Motors.", None, None, None),
        ("Acme Optics has a partnership with Blix Motors that expires in August 2026.", None, "2026-08", DAY),
        ("The partnership between Acme Optics and Blix Motors ended in March 2022.", None, "2022-03", None),
        ("Acme Optics is rumored to have teamed up with Blix Motors.", None, None, None),
    ],
)
def test_period(sentence: str, start: str | None, end: str | None, attested: str | None) -> None:
    claims = extract(Article("a", LEAD + sentence, published=DAY)).claims
    (claim,) = (c for c in claims if c.predicate == "partneredWith")
    assert (claim.start, claim.end, claim.attested) == (start, end, attested)


def test_without_a_day_of_publication_relative_dates_stay_open() -> None:
    text = LEAD + "Acme Optics and Blix Motors have announced a partnership. The Acme Zeta 5 was launched last July."
    claims = extract(Article("a", text)).claims
    assert [(c.start, c.attested) for c in claims if c.predicate == "partneredWith"] == [(None, None)]
    assert not [c for c in claims if c.predicate == "launchedOn"]
