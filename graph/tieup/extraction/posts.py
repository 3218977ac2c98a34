"""Posts whose organization the context tells: "chief executive Jane Doe" in a text about Acme."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tieup.extraction.cues import form
from tieup.extraction.rules import Finding, without_pattern
from tieup.extraction.scenes import Scene
from tieup.extraction.sight import behind_preposition
from tieup.model import Entity

FAR = 3  # how many scenes back the organization may stand
_RULE = without_pattern("title before the person", "hasRole", "none", 0.75)


def implied_posts(staged: Sequence[Scene]) -> Iterator[Finding]:
    """Yield the posts of people whose title stands before their name with no organization beside it.

    They are of an organization near by if the article is about it; of others that it names, too little tells.

    Parameters
    ----------
    staged: the scenes of an article in order.
    """
    main = _main(staged)
    for number, scene in enumerate(staged):
        for match in form("posts.title_before").finditer(scene.text) if " ⟦H" in scene.text else ():
            if form("posts.of_many").search(match["role"]):
                continue  # experts from outside, or one of several of a firm that nobody introduced
            organization = _opening(scene, match.start()) or _nearest(staged[max(0, number - FAR) : number])
            if organization is not None and organization in main:
                person = scene.members(match["who"])[0].entities[0]
                yield Finding(
                    _RULE, scene, person, organization, match.start(), match.end(), match["role"], named=False
                )


def _main(staged: Sequence[Scene]) -> set[Entity]:
    """The organizations that an article is about: the one that it names first, and those that it names most often."""
    slots = (slot for scene in staged for slot in scene.slots if slot.type == "Organization")
    named = [slot.entities[0] for slot in slots if len(slot.entities) == 1]
    often = Counter(named)
    return {*named[:1], *(entity for entity, times in often.items() if times == max(often.values()))}


def _opening(scene: Scene, before: int) -> Entity | None:
    """The organization that the scene opens with, before a place of its text."""
    place = scene.offsets[before]
    own = [
        slot
        for number, slot in enumerate(scene.slots)
        if slot.type == "Organization"
        and not slot.partnership
        and slot.start < place
        and not _behind_preposition(scene, number)
    ]
    return own[0].entities[0] if own and len(own[0].entities) == 1 else None


def _behind_preposition(scene: Scene, number: int) -> bool:
    marker = re.search(rf"⟦O(?:\d+\+)*{number}[+⟧]", scene.text)
    return marker is not None and behind_preposition(scene.text, marker.start())


def _nearest(before: Sequence[Scene]) -> Entity | None:
    return next((e for scene in reversed(before) if (e := _opening(scene, len(scene.text) - 1))), None)
