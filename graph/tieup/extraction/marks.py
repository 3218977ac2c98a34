"""Fifth stage, second part: the references of a text, and what the article tells of those whom they may mean."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from tieup.extraction.entities import Slot
from tieup.extraction.layout import Layout
from tieup.extraction.references import by_sentence
from tieup.extraction.spans import overlap
from tieup.extraction.stems import stem_of
from tieup.model import Entity

CROWD = 30  # entities of a sentence of which two are a pair


class Mark(NamedTuple):
    """A reference: its place, its kind (a key of the types that it may mean), its words, and those with capitals."""

    start: int
    end: int
    sentence: int
    kind: str
    words: tuple[str, ...]
    capitals: str

    @property
    def head(self) -> str:
        """Its last word."""
        return self.words[-1].lower() if self.kind in ("it", "its", "they", "both") else stem_of(self.words[-1])


class Mention(NamedTuple):
    """A place that names somebody, or means him; ``subject``: before a verb; ``leading``: the first of its type."""

    start: int
    sentence: int
    entities: tuple[Entity, ...]
    named: bool
    subject: bool
    leading: bool
    object: bool
    listed: bool
    possessive: bool


@dataclass(frozen=True)
class Told:
    """What an article tells of those whom it names.

    Parameters
    ----------
    mentions: the names in order.
    adjectives: those of organizations' countries, and their cities.
    beside: the stems of the words beside an entity's name.
    proposed: what the rules hold references for, by their places.
    """

    text: str
    title: str
    layout: Layout
    mentions: Sequence[Mention]
    adjectives: Mapping[Entity, frozenset[str]]
    beside: Mapping[Entity, frozenset[str]]
    publications: frozenset[Entity]
    makers: Mapping[Entity, Entity]
    proposed: Mapping[int, tuple[Entity, ...]]
    slots: Sequence[Slot]

    @cached_property
    def often(self) -> Counter[Entity]:
        """How often each is named."""
        return Counter(entity for mention in self.mentions for entity in mention.entities)

    @cached_property
    def topics(self) -> frozenset[Entity]:
        """The organization that is named first, and the one that is named most."""
        named = [e for e in self.often if e.type == "Organization" and e not in self.publications]
        return frozenset(named[:1]) | frozenset(sorted(named, key=lambda e: -self.often[e])[:1])

    @cached_property
    def sentences(self) -> Mapping[int, list[Mention]]:
        """The mentions of each sentence."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    @cached_property
    def together(self) -> Mapping[frozenset[Entity], Sequence[int]]:
        """The sentences that name both of two, in order."""
        found: dict[frozenset[Entity], list[int]] = {}
        for number, own in self.sentences.items():
            for two in combinations(list(dict.fromkeys(mention.entities[0] for mention in own))[:CROWD], 2):
                found.setdefault(frozenset(two), []).append(number)
        return found

    @cached_property
    def products(self) -> Mapping[Entity, Sequence[str]]:
        """The names of each maker's products."""
        found: dict[Entity, list[str]] = {}
        for product, maker in self.makers.items():
            found.setdefault(maker, []).append(product.name)
        return found

    def titled(self, entity: Entity) -> bool:
        """Tell whether the title names an entity."""
        return entity.name.split()[0] in self.title


def marks(text: str, layout: Layout, slots: Sequence[Slot]) -> Iterator[Mark]:
    """Yield the references of a text in order, without those that are part of names (``slots``)."""
    for number, matches in sorted(by_sentence(text, layout, "references.mark").items()):
        for match in matches:
            words = tuple(match[0].split())
            if words[-1] != "parent" and not overlap(slots, match.start(), match.end()):  # the lists tell parents
                capitals = " ".join(word for word in words[1:] if word[0].isupper())
                yield Mark(match.start(), match.end(), number, match.lastgroup or "", words, capitals)
