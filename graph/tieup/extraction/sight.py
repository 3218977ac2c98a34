"""Whom a reader has in mind at a place of a text: who opens the sentence, who was spoken of last."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from tieup.extraction.cues import form
from tieup.extraction.entities import Slot
from tieup.model import Entity

OFTEN = 2  # sentences that name two organizations side by side and make them a pair
MOST = 6  # organizations in sight of which two may be meant
_LISTED = re.compile(r"(?:, |,? and |,? or )(?:the )?")


@dataclass(frozen=True)
class Sight:
    """What stands before a place.

    Parameters
    ----------
    here: the slots of the same sentence; sentences: those of the sentences before it, the nearest first.
    last: the slots of the sentence right before.
    objects: the starts of those that stand behind a preposition or in a list; listed: in a list.
    """

    here: tuple[Slot, ...]
    sentences: tuple[tuple[Slot, ...], ...]
    last: tuple[Slot, ...]
    objects: frozenset[int]
    listed: frozenset[int]

    @property
    def before(self) -> tuple[Slot, ...]:
        """The slots of all the sentences before."""
        return tuple(slot for slots in self.sentences for slot in slots)

    def organizations(self, recent: bool = False) -> list[Entity]:
        """Return the single organizations, the likeliest to be meant first: those of the nearest sentence.

        In a sentence those come first that are not the object of a preposition, or (``recent``) as they stand; nobody
        means one of those who stand in a list.
        """
        sentences = (self.here, *self.sentences)
        near = sentences if recent else [sorted(slots, key=lambda s: s.start in self.objects) for slots in sentences]
        single = [s for slots in near for s in slots if s.type == "Organization" and len(s.entities) == 1]
        if not recent:
            single.sort(key=lambda s: s.start in self.listed)
        return list(dict.fromkeys(s.entities[0] for s in single))

    def names_organization(self) -> bool:
        """Return whether the sentence has an organization that is not the object of a preposition."""
        return any(s.type == "Organization" and s.start not in self.objects for s in self.here)

    def subject(self, leaving_out: Iterable[Entity] = ()) -> tuple[Entity, ...]:
        """Return whom "it" means: the organization that opens this sentence, else one of the nearest before."""
        out = set(leaving_out)
        return tuple([e for e in self.organizations() if e not in out][:1])

    def beside(self, place: int) -> tuple[Entity, ...]:
        """Return whose apposition begins at a place: in "AWS, the group's arm", AWS is not "the group"."""
        return self.here[-1].entities if self.here and self.here[-1].end + 2 == place else ()

    def nearest(self, type: str) -> tuple[Entity, ...]:
        """Return the entity of a type that this sentence opens with, else the nearest; rather not one after "of"."""
        fitting = [s for s in (*self.here, *self.before) if s.type == type and len(s.entities) == 1]
        fitting.sort(key=lambda s: s.start in self.objects and type == "Product")
        return fitting[0].entities if fitting else ()

    def topic(self) -> tuple[Entity, ...]:
        """Return the product that the text speaks of, unless it speaks of an organization since."""
        nearest = (*reversed(self.here), *reversed(self.last), *self.before)
        told = [s for s in nearest if s.type in {"Product", "Organization"} and len(s.entities) == 1]
        subjects = [s for s in told if s.start not in self.objects]
        return subjects[0].entities if subjects and subjects[0].type == "Product" else ()

    def pair(self, together: Mapping[frozenset[Entity], int]) -> tuple[Entity, ...]:
        """Return the two organizations that "both" means: who are often named together, else who are named most.

        Parameters
        ----------
        together: how many sentences of the article name one or two organizations.
        """
        single = (e for s in (*self.here, *self.before) if s.type == "Organization" for e in s.entities)
        known = list(dict.fromkeys(single))[:MOST]

        def weight(two: tuple[Entity, Entity]) -> tuple[bool, int]:
            return together.get(frozenset(two), 0) >= OFTEN, min(together.get(frozenset({one}), 0) for one in two)

        return max(combinations(known, 2), key=weight, default=())

    def several(self, type: str) -> tuple[Entity, ...]:
        """Return all entities of a type in this sentence, or in the one before, if there are several."""
        for slots in (self.here, self.last):
            found = tuple(dict.fromkeys(e for s in slots if s.type == type for e in s.entities))
            if len(found) > 1:
                return found
        return ()

    def last_two(self) -> list[Entity]:
        """Return the two organizations mentioned last, in their order."""
        nearest = (*reversed(self.here), *reversed(self.before))
        single = (s.entities[0] for s in nearest if s.type == "Organization" and len(s.entities) == 1)
        return list(dict.fromkeys(single))[:2][::-1]


def sight(
    text: str, place: int, here: Sequence[Slot], history: Sequence[Sequence[Slot]], out: frozenset[Entity]
) -> Sight:
    """Gather what stands before a place.

    Parameters
    ----------
    history: the slots of the sentences before, the last sentence last.
    out: who is never meant, such as publications.
    """
    before = [tuple(s for s in sentence if not out.intersection(s.entities)) for sentence in reversed(history)]
    now = [s for s in here if s.start < place and not out.intersection(s.entities)]
    objects = frozenset(s.start for s in chain(now, *before) if is_object(text, s))
    in_lists = frozenset(chain.from_iterable(listed(text, slots) for slots in (now, *history)))
    last = tuple(history[-1]) if history else ()
    return Sight(tuple(now), tuple(before), last, objects | in_lists, in_lists)


def ahead(text: str, place: int, here: Sequence[Slot]) -> tuple[Entity, ...]:
    """Whom "its" points forward to: "Regarding its cooperation with A, B said ..." speaks of B."""
    if not form("references.pointing_ahead").search(text[max(0, place - 16) : place]):
        return ()
    opening = [s for s in here if s.start > place and text[s.start - 2 : s.start] == ", "]
    return opening[0].entities if opening else ()


def is_object(text: str, slot: Slot) -> bool:
    """Tell whether a name stands behind a preposition or in a list."""
    return behind_preposition(text, slot.start)


def behind_preposition(text: str, place: int) -> bool:
    """Tell whether a preposition, "and" or the like stands right before a place of a text."""
    return form("references.behind_preposition").search(text, max(0, place - 16), place) is not None


def listed(text: str, slots: Sequence[Slot]) -> frozenset[int]:
    """Return the starts of those that stand side by side in a list: no one of them is "the company"."""
    return frozenset(s.start for a, b in pairwise(slots) if _LISTED.fullmatch(text[a.end : b.start]) for s in (a, b))
