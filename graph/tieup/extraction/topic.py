"""Seventh stage, fourth part: parts in a sentence without a product, in a text that keeps speaking of one product.

"The battery lasts two days. A Vela 3 does the computing." says that the product of which the text speaks uses the chip.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tieup.extraction.cues import form
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import MARKER, Scene
from tieup.extraction.specs import RELATIONS
from tieup.model import Entity

CONFIDENCE = 0.6
FAR_MORE = 2  # times


def topic_findings(staged: Sequence[Scene], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the parts of the product that a text speaks of by far most, and last before the part.

    Parameters
    ----------
    staged: the scenes of an article in order.
    found: what the rules tell; a part of which they know a product is left alone.
    """
    product = _spoken_of_most(staged)
    placed = {finding.object for finding in found if finding.rule.predicate in RELATIONS.values()}
    last: list[Entity] = []
    for scene in staged:
        products = [e for s in scene.slots if s.type == "Product" for e in s.entities]
        if products:
            last = products
        elif product and product in last and _speaks_of_use(scene):
            yield from _parts(scene, product, placed)


def _spoken_of_most(staged: Sequence[Scene]) -> Entity | None:
    """The product that is named far more often than any other."""
    slots = (s for scene in staged for s in scene.slots if s.type == "Product")
    often = Counter(e for s in slots for e in s.entities).most_common(2)
    ahead = often and (len(often) == 1 or often[0][1] >= FAR_MORE * often[1][1])
    return often[0][0] if ahead else None


def _speaks_of_use(scene: Scene) -> bool:
    return bool(form("topic.use").search(scene.text)) and not form("topic.unless").search(scene.text)


def _parts(scene: Scene, product: Entity, placed: set[Entity | str]) -> Iterator[Finding]:
    for marker in MARKER.finditer(scene.text):
        members = scene.members(marker[2]) if marker[1] in "SCKL" and marker[2] else ()
        for part in (entity for slot in members for entity in slot.entities if entity not in placed):
            rule = Rule("part of the product spoken of", RELATIONS[part.type], r"(?!)", "none", CONFIDENCE)
            yield Finding(rule, scene, product, part, marker.start(), marker.end(), named=False)
