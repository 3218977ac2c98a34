"""Lists of specifications: which product an article's list of parts belongs to, and what is in it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tieup.extraction.cues import form
from tieup.extraction.layout import Layout
from tieup.extraction.rules import Finding, Rule
from tieup.extraction.scenes import Scene
from tieup.extraction.spans import within
from tieup.extraction.voices import Voice, footnoted, of_list
from tieup.model import Entity

_NEVER = r"(?!)"
RELATIONS = {"ImageSensor": "usesSensor", "Chipset": "usesChipset", "Component": "usesComponent", "Platform": "runsOn"}


def spec_findings(text: str, layout: Layout, scenes: Sequence[Scene]) -> Iterator[tuple[Finding, Voice | None]]:
    """Yield what the items of lists say of the product that the words before the list name.

    Returns
    -------
    Each finding with the voice that the words before the list give to it, if they give one.
    """
    announcing: list[Scene] = []
    product: Entity | None = None
    for number, block in enumerate(layout.blocks):
        own = within(scenes, block.start, block.end)
        if not block.item:
            followed = number + 1 < len(layout.blocks) and layout.blocks[number + 1].item
            announcing = own if followed else []
            product = _product(announcing[-1], scenes) if announcing else None
        elif product:
            earlier = within(scenes, _block_before(layout, announcing[0].start), announcing[0].start)
            named = of_list(announcing) or (
                of_list(earlier) if form("voices.of_post").search(announcing[-1].text) else None
            )
            said = footnoted(announcing, text[block.start : block.end]) or named
            yield from ((finding, said) for scene in own for finding in _parts(scene, product))


def _block_before(layout: Layout, place: int) -> int:
    return max((block.start for block in layout.blocks if block.end <= place), default=0)


def _product(announcing: Scene, scenes: Sequence[Scene]) -> Entity | None:
    """The product that the announcing sentence names last, else the one that is named most before it."""
    inside = [s for s in announcing.slots if s.type == "Product"]
    if inside:
        return inside[-1].entities[0]
    before = within(scenes, 0, announcing.start)
    named = Counter(s.entities[0] for scene in reversed(before) for s in scene.slots if s.type == "Product")
    return max(named, key=lambda product: named[product], default=None)


def _parts(scene: Scene, product: Entity) -> Iterator[Finding]:
    for slot in scene.slots:
        predicate = RELATIONS.get(slot.type)
        if predicate:
            yield _listed(scene, predicate, product, slot.entities[0])
    for partner in form("specs.made_with").finditer(scene.text):
        for slot in scene.members(partner["who"]):
            yield _listed(scene, "coDevelopedWith", product, slot.entities[0])


def _listed(scene: Scene, predicate: str, product: Entity, other: Entity) -> Finding:
    rule = Rule("list of specifications", predicate, _NEVER, "none", 0.9)
    return Finding(rule, scene, product, other, 0, len(scene.text))
