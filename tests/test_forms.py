"""Ways of saying the same: each sentence of data/forms.txt tells the relation that stands above it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tieup.extraction.patterns import extract
from tieup.model import Article, Claim
from tieup_ontology import relation_terms

WHO = "The Norwegian phone maker Velmora has its offices in Oslo. The lens specialist Brantix is in Bergen.\n\n"
HEAD = re.compile(r"^# (?P<subject>.+) (?P<relation>[a-z]+[A-Z]?\w*) (?P<object>.+)$", re.MULTILINE)
Told = tuple[str, str, str]


DOUBTED = pytest.mark.xfail(reason="the judge does not believe it", strict=True)
DOUBTFUL = ("Velmora and lens specialist Brantix are pooling their research.",)


def forms() -> list[tuple[Told, str]]:
    """Give each sentence with what it tells."""
    text = (Path(__file__).parent / "data" / "forms.txt").read_text(encoding="utf-8")
    heads = [match for match in HEAD.finditer(text) if match["relation"] in relation_terms()]
    ends = [*(match.start() for match in heads), len(text)]
    return [
        ((match["subject"], match["relation"], match["object"]), line)
        for match, (_, stop) in zip(heads, pairwise(ends), strict=True)
        for line in text[match.end() : stop].split("\n")
        if line
    ]


def told(claim: Claim) -> set[Told]:
    """Give what a claim tells, in both directions where the relation has none."""
    name = claim.object if isinstance(claim.object, str) else claim.object.name
    ways = {(claim.subject.name, claim.predicate, name)}
    return ways | (
        {(name, claim.predicate, claim.subject.name)} if relation_terms()[claim.predicate].symmetric else set()
    )


@pytest.mark.parametrize(
    ("expected", "sentence"), [pytest.param(*own, marks=DOUBTED if own[1] in DOUBTFUL else ()) for own in forms()]
)
def test_the_form_is_read(expected: Told, sentence: str) -> None:
    """The names are invented, so that no list can know them."""
    reading = extract(Article("x", f"{WHO}{sentence}\n", published="2022-02-20"))
    assert expected in {way for claim in reading.claims for way in told(claim)}
