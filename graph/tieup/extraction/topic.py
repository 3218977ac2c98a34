"""Seventh stage, fourth part: parts in a sentence without a product, in a text that keeps speaking of one product.

"The battery lasts two days. A Vela 3 does the computing." says that the product of which the text speaks uses the chip.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tieup.extraction.cues import form
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import MARKER, Scene
from tieup.extraction.specs import RELATIONS
from tieup.model import Entity

CONFIDENCE = 0.6


def topic_findings(staged: Sequence[Scene], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the parts of the product that a text speaks of most, and last before the part.

    Parameters
    ----------
    staged: the scenes of an article in order.
    found: what the rules tell; a part of which they know a product is left alone.
    """
    placed = {finding.object for finding in found if finding.rule.predicate in RELATIONS.values()}
    often: Counter[Entity] = Counter()
    last: list[Entity] = []
    for scene in staged:
        products = [e for s in scene.slots if s.type == "Product" for e in s.entities]
        if products:
            often.update(products)
            last = products
        elif last and (product := often.most_common(1)[0][0]) in last and _speaks_of_use(scene):
            yield from _parts(scene, product, placed)


def _speaks_of_use(scene: Scene) -> bool:
    return bool(form("topic.use").search(scene.text)) and not form("topic.unless").search(scene.text)


def _parts(scene: Scene, product: Entity, placed: set[Entity | str]) -> Iterator[Finding]:
    for marker in MARKER.finditer(scene.text):
        members = scene.members(marker[2]) if marker[1] in "SCKL" and marker[2] else ()
        for part in (entity for slot in members for entity in slot.entities if entity not in placed):
            rule = Rule("part of the product spoken of", RELATIONS[part.type], re.compile(r"(?!)"), "none", CONFIDENCE)
            yield Finding(rule, scene, product, part, marker.start(), marker.end(), named=False)
