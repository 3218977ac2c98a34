"""A scene as words without their endings, and where its markers stand among them, for the models that ask about it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from tieup.extraction.scenes import MARKER, Scene
from tieup.extraction.stems import letter_of, stem_of

TOKEN = re.compile(r"⟦[A-Z][\d+]*⟧|\w+(?:[-'’]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Place:
    """A marker among the words of a scene.

    Parameters
    ----------
    at: the number of the word.
    letter: its type; several: whether it stands for several entities; named: whether it is a name, not "the company".
    """

    at: int
    letter: str
    several: bool
    named: bool


@dataclass(frozen=True)
class Words:
    """The stems of a scene and its markers, in order; ``quoted`` if somebody says them."""

    stems: tuple[str, ...]
    places: tuple[Place, ...]
    quoted: bool

    @cached_property
    def company(self) -> str:
        """How many markers of each type there are."""
        numbers = Counter(place.letter for place in self.places)
        return ",".join(f"{letter}{min(count, 3)}" for letter, count in sorted(numbers.items()))


def words(scene: Scene) -> Words:
    """Take a scene apart."""
    stems: list[str] = []
    places: list[Place] = []
    for token in TOKEN.finditer(scene.text):
        marker = MARKER.fullmatch(token[0]) if token[0][0] == "⟦" else None
        stems.append(stem_of(token[0]))
        if marker:
            slots = scene.members(marker[2]) if marker[2] and marker[1] not in "DQ" else ()
            several = sum(len(slot.entities) for slot in slots) > 1
            places.append(Place(len(stems) - 1, letter_of(marker[1]), several, all(slot.named for slot in slots)))
    return Words(tuple(stems), tuple(places), scene.speaker is not None)
