"""Lists of specifications: which product an article's list of parts belongs to, and what is in it."""

import re
from collections.abc import Iterator, Sequence

from tieup.extraction.entities import Slot
from tieup.extraction.layout import Layout
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import Scene
from tieup.model import Entity

_NEVER = re.compile(r"(?!)")
RELATIONS = {"ImageSensor": "usesSensor", "Chipset": "usesChipset", "Component": "usesComponent", "Platform": "runsOn"}


def spec_findings(layout: Layout, scenes: Sequence[Scene], slots: Sequence[Slot]) -> Iterator[tuple[Finding, Scene]]:
    """Yield what the items of lists say of the product that the words before the list name.

    Returns
    -------
    Each finding with the scene that announces the list, which tells whose word it is.
    """
    announcing: Scene | None = None
    for number, block in enumerate(layout.blocks):
        own = [s for s in scenes if block.start <= s.start < block.end]
        if not block.item:
            announcing = (
                own[-1] if own and (number + 1 < len(layout.blocks) and layout.blocks[number + 1].item) else None
            )
        elif announcing and (product := _product(announcing, slots)):
            yield from ((finding, announcing) for scene in own for finding in _parts(scene, product))


def _product(announcing: Scene, slots: Sequence[Slot]) -> Entity | None:
    """The product of the announcing sentence, else the last one before it."""
    inside = [s for s in announcing.slots if s.type == "Product"]
    before = [s for s in slots if s.type == "Product" and s.end <= announcing.end]
    return (inside or before)[-1].entities[0] if inside or before else None


def _parts(scene: Scene, product: Entity) -> Iterator[Finding]:
    for slot in scene.slots:
        predicate = RELATIONS.get(slot.type)
        if predicate:
            rule = Rule("list of specifications", predicate, _NEVER, "none", 0.9)
            place = scene.offsets.index(slot.start)
            yield Finding(rule, scene, product, slot.entities[0], place, place + 1)
