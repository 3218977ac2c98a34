"""The gate refuses what the text or the ontology does not bear out, and says why."""

from dataclasses import replace

import pytest

from tieup.extraction.gate import gate
from tieup.model import Article, Claim, Entity, Evidence

ARTICLE = Article("a", "Acme and Blix have announced a partnership.", published="2024-05-15")
GOOD = Claim(
    article="a",
    subject=Entity("Acme", "Organization"),
    predicate="partneredWith",
    object=Entity("Blix", "Organization"),
    evidence=Evidence("Acme and Blix", 0, 13),
    start="2024-05",
    certainty="confirmed",
)


def test_a_sound_claim_passes() -> None:
    assert gate(ARTICLE, [GOOD]) == ((GOOD,), ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": Evidence("Acme and Corvo", 0, 14)}, "do not stand"),
        ({"evidence": Evidence("", 0, 0)}, "no evidence"),
        ({"predicate": "marriedTo"}, "no relation 'marriedTo'"),
        ({"certainty": "sure"}, "no certainty 'sure'"),
        ({"object": Entity("IMX766", "ImageSensor")}, "cannot be the object"),
        ({"subject": Entity("Jane Doe", "Person")}, "cannot be the subject"),
        ({"object": "2024"}, "is an entity"),
        ({"object": Entity("Acme", "Organization")}, "related to itself"),
        ({"start": "soon"}, "soon"),
        ({"start": "2024", "end": "2023"}, "after its end"),
        ({"confidence": 1.5}, "confidence"),
    ],
)
def test_an_unsound_claim_is_refused_with_its_reason(change: dict[str, object], reason: str) -> None:
    accepted, (refusal,) = gate(ARTICLE, [replace(GOOD, **change)])  # type: ignore[arg-type]
    assert accepted == ()
    assert reason in refusal.reason
