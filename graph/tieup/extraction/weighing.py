"""Seventh stage, third part: what a trained model tells of the only two organizations of a sentence.

It is asked where no rule has spoken. Sentences with more organizations are left alone: there the model often tells the
right relation of the wrong two (``docs/decisions/weights.md``).
"""

from collections.abc import Iterator
from functools import cache

from tieup.extraction.entities import Slot
from tieup.extraction.relation_features import features
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.extraction.weights import Weights, shipped_weights
from tieup_ontology import relation_terms

SURE = 0.5  # from this probability on a relation is told,
SURE_OF_PARTNERS = 0.7  # a partnership, which below that is wrong more often than right in news
_NO_PATTERN = r"(?!)"
_UNDATED = ("competesWith", "subsidiaryOf")
_Place = tuple[int, int]


def weighed_findings(text: str, scene: Scene, weights: Weights | None = None) -> Iterator[Finding]:
    """Yield the relation that the words of a scene make likely for its two organizations.

    Parameters
    ----------
    text: the article's text.
    weights: those that ship with tieup where no others are given.
    """
    markers = [marker for marker in MARKER.finditer(scene.text) if marker[1] in ("O", UNSURE) and marker[2]]
    slots = [slot for marker in markers for slot in scene.members(marker[2])]
    if [marker[1] for marker in markers] != ["O", "O"] or len(slots) != 2 or not _distinct(*slots):
        return
    one, other = slots
    found = features(text[scene.start : scene.end], _within(one, scene), _within(other, scene))
    outcomes = (weights or shipped_weights("relations.gz")).probabilities(found)
    outcome, likely = max(outcomes.items(), key=lambda item: item[1])
    predicate = outcome.strip("<>")
    needed = SURE_OF_PARTNERS if predicate == "partneredWith" else SURE
    if likely >= needed and predicate in relation_terms():
        subject, target = (other, one) if outcome.endswith("<") else (one, other)
        yield Finding(
            _rule(predicate, round(likely, 2)),
            scene,
            subject.entities[0],
            target.entities[0],
            markers[0].start(),
            markers[1].end(),
            named=one.named and other.named,
        )


def _distinct(one: Slot, other: Slot) -> bool:
    """Whether two places stand for one organization each, and not for the same."""
    return len(one.entities) == len(other.entities) == 1 and one.entities != other.entities


def _within(slot: Slot, scene: Scene) -> _Place:
    return slot.start - scene.start, slot.end - scene.start


@cache
def _rule(predicate: str, confidence: float) -> Rule:
    """Return what findings of the model say instead of the pattern that found them."""
    dates = "none" if predicate in _UNDATED else "start"
    return Rule(f"weighed: {predicate}", predicate, _NO_PATTERN, dates, confidence)
