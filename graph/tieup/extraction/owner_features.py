"""Whose a name may be that stands apart from its owner's, and what speaks for each, as features for ``weights.py``.

"Memory is supplied by Acme." leaves it to the reader to know for whom. Asked is: whose product, part or post is it, and
which product came out on that day? One of those of whom the article speaks, or nobody of them.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from tieup.extraction.choosing import NOTHING, Choice, numbered, written
from tieup.extraction.scene_words import Words, words
from tieup.extraction.scenes import LETTERS, MARKER, Scene
from tieup.extraction.sight import behind_preposition
from tieup.extraction.stems import senses_of
from tieup.model import Entity

MOST = 8  # entities that are asked about
WIDE = 8  # words on either side of a name that count
CLOSE = 4  # of which these count by their place
BACK = 60  # scenes before a name in which its owner may appear
CROWD = 30  # entities of a scene
FEW = 6  # of whom an organization may be related to
RELATED: Mapping[str, frozenset[str]] = {
    "acquired": frozenset({"acquire", "sell", "money"}),
    "investedIn": frozenset({"invest", "own", "money"}),
    "subsidiaryOf": frozenset({"own", "brandof", "part", "spin"}),
    "supplies": frozenset({"supply", "order", "make", "sell", "contain", "power"}),
    "competesWith": frozenset({"compete"}),
    "partneredWith": frozenset({"partner", "license", "codevelop", "renew", "end"}),
}
"""What is asked of an organization, with the senses of words of which its sentence must have one."""
OWNERS: Mapping[str, tuple[str, str]] = {
    "ImageSensor": ("usesSensor", "Product"),
    "Chipset": ("usesChipset", "Product"),
    "Component": ("usesComponent", "Product"),
    "Platform": ("runsOn", "Product"),
    "Product": ("manufacturedBy", "Organization"),
    "Person": ("hasRole", "Organization"),
    "date": ("launchedOn", "Product"),
}
"""What is asked of a name of each type, and the type of its owner."""
MADE = ("ImageSensor", "Chipset", "Component")  # of these also who makes them


class Orphan(NamedTuple):
    """A name, or a date, whose owner no words in its sentence tell: its scene's number, and that of its marker.

    Parameters
    ----------
    owner: the type of those who may be its owner, or the other end of the relation.
    first: whether the name is the subject of the relation.
    """

    scene: int
    marker: int
    entity: Entity | str
    predicate: str
    owner: str
    role: str | None = None
    first: bool = True

    @property
    def kind(self) -> str:
        """What is asked of which type of name."""
        letter = LETTERS[self.entity.type] if isinstance(self.entity, Entity) else "D"
        return f"{self.predicate} {letter} {self.first}"


class Part(NamedTuple):
    """How an article speaks of an entity: the numbers of its scenes, those that it leads, how often it is named."""

    scenes: tuple[int, ...]
    leading: frozenset[int]
    named: int


@dataclass(frozen=True)
class Play:
    """An article's scenes with what is known of those who appear.

    Parameters
    ----------
    paragraphs: the number of each scene's paragraph.
    related: what is told of each: the relation and the side on which it stands.
    makers: product -> its maker.
    """

    scenes: Sequence[Scene]
    paragraphs: Sequence[int]
    title: str
    related: Mapping[Entity, Set[str]]
    makers: Mapping[Entity, Entity]

    @cached_property
    def present(self) -> Sequence[Set[Entity]]:
        """Who appears in each scene."""
        return [{entity for slot in scene.slots for entity in slot.entities} for scene in self.scenes]

    @cached_property
    def parts(self) -> Mapping[Entity, Part]:
        """All who are named, in the order of the text."""
        scenes: dict[Entity, list[int]] = {}
        leading: dict[Entity, set[int]] = {}
        named: Counter[Entity] = Counter()
        for number, scene in enumerate(self.scenes):
            led: set[str] = set()
            for marker in MARKER.finditer(scene.text):
                slots = scene.members(marker[2]) if marker[1] not in "DQR" else ()
                for slot in slots:
                    for entity in slot.entities:
                        scenes.setdefault(entity, []).append(number)
                        named[entity] += slot.named
                if slots and slots[0].type not in led and not behind_preposition(scene.text, marker.start()):
                    led.add(slots[0].type)
                    leading.setdefault(slots[0].entities[0], set()).add(number)
        return {
            entity: Part(tuple(dict.fromkeys(own)), frozenset(leading.get(entity, ())), named[entity])
            for entity, own in scenes.items()
            if named[entity]
        }

    @cached_property
    def by_fame(self) -> Mapping[str, Sequence[Entity]]:
        """The entities of each type, those that are named most first."""
        found: dict[str, list[Entity]] = {}
        for entity in sorted(self.parts, key=lambda e: -self.parts[e].named):
            found.setdefault(entity.type, []).append(entity)
        return found

    @cached_property
    def fame(self) -> Mapping[Entity, int]:
        """The place of each among those of its type, by how often it is named."""
        return {entity: place for own in self.by_fame.values() for place, entity in enumerate(own)}

    @cached_property
    def together(self) -> Counter[frozenset[Entity]]:
        """How many scenes name both of two; crowded scenes tell nothing of two."""
        few = (own for own in self.present if len(own) <= CROWD)
        return Counter(frozenset(two) for own in few for two in combinations(own, 2))

    @cached_property
    def _first_scenes(self) -> Mapping[str, Sequence[tuple[int, int, Entity]]]:
        """The entities of each type in the order of their first scenes, the most famous first."""
        return {
            kind: sorted(((self.parts[e].scenes[0], place, e) for place, e in enumerate(own)), key=itemgetter(0, 1))
            for kind, own in self.by_fame.items()
        }

    def near(self, kind: str, number: int) -> list[Entity]:
        """Return the entities of a type that appear nearest before a scene, or in it, then those right behind it."""
        found: dict[Entity, None] = {}
        for scene in range(number, max(-1, number - BACK), -1):
            here = [e for e in self.present[scene] if e.type == kind and e in self.parts]
            found.update(dict.fromkeys(sorted(here, key=self.fame.__getitem__)))
            if len(found) > MOST:
                return list(found)
        later = self._first_scenes.get(kind, ())
        begin = bisect_right(later, number, key=itemgetter(0))
        return [*found, *(entity for _, _, entity in later[begin : begin + MOST])]

    @cached_property
    def first(self) -> Set[Entity]:
        """The entity of each type that is named first."""
        return {next(e for e in self.parts if e.type == kind) for kind in self.by_fame}

    def titled(self, entity: Entity) -> bool:
        """Tell whether the title names an entity."""
        return entity.name.split()[0] in self.title

    def words(self, number: int) -> Words:
        """Return the words of a scene."""
        return _words(self.scenes[number])


@lru_cache(maxsize=4)
def _words(scene: Scene) -> Words:
    return words(scene)


class Offer(NamedTuple):
    """What is asked of a name, whatever the relation: features of its words, and of each who may be its owner."""

    around: Sequence[bytes]
    alone: Sequence[int]
    owners: Sequence[tuple[Entity, Sequence[bytes], Sequence[int]]]


def offer(play: Play, orphan: Orphan) -> Offer:
    """Return what speaks for each who may be the owner of a name."""
    around = written([*_around(play.words(orphan.scene), orphan.marker)])
    recent = [entity for entity in play.near(orphan.owner, orphan.scene) if entity != orphan.entity]
    owners = []
    for place, owner in enumerate(recent[:MOST]):
        own = written([*_of_owner(play, orphan, owner, place, _fame(play, orphan, owner))])
        owners.append((owner, own, numbered(orphan.owner, own)))
    return Offer(around, numbered("nobody", around), owners)


def choices(orphan: Orphan, offered: Offer) -> list[Choice]:
    """Return whose a name may be, the first for nobody's."""
    few = FEW if orphan.predicate in RELATED else MOST
    nobody = Choice(NOTHING, [*{*numbered(f"nobody {orphan.kind}", offered.around), *offered.alone}])
    somebody = (
        Choice((owner,), [*{*numbered(orphan.kind, own), *general}]) for owner, own, general in offered.owners[:few]
    )
    return [nobody, *somebody]


def _since(play: Play, entity: Entity, number: int) -> int:
    """How many scenes before one an entity appeared; those that appear only later come last."""
    own = play.parts[entity].scenes
    before = bisect_right(own, number)
    return number - own[before - 1] if before else len(play.scenes) + own[0]


def _fame(play: Play, orphan: Orphan, owner: Entity) -> int:
    """The place of an owner among all that may be, by how often they are named."""
    other = orphan.entity
    if not isinstance(other, Entity) or other.type != owner.type:
        return play.fame[owner]
    return play.fame[owner] - (play.fame.get(other, len(play.fame)) < play.fame[owner])


def _around(found: Words, marker: int) -> Iterator[str]:
    """What the words around a name say."""
    place, stems = found.places[marker], found.stems
    left = stems[max(0, place.at - WIDE) : place.at]
    right = stems[place.at + 1 : place.at + 1 + WIDE]
    yield from (
        f"company {found.company}",
        f"quoted {found.quoted}",
        f"first {marker == 0}",
        f"long {min(len(stems) // 8, 5)}",
    )
    for side, near in (("left", left[::-1]), ("right", right)):
        yield from (f"{side} {number} {stem}" for number, stem in enumerate(near[:CLOSE]))
        yield from (f"{side} {stem}" for stem in near)
        yield from (f"{side} sense {sense}" for stem in near for sense in senses_of(stem))
        yield from (f"{side} run {near[:size]}" for size in (2, 3))
    yield from (f"sense {sense}" for stem in stems for sense in senses_of(stem))


def _of_owner(play: Play, orphan: Orphan, owner: Entity, recency: int, fame: int) -> Iterator[str]:
    """What speaks for an owner: how near and how important it is, and what else is told of both."""
    part = play.parts[owner]
    since = _since(play, owner, orphan.scene)
    later = since >= len(play.scenes)
    far = "later" if later else str(since) if since < 3 else "3" if since < 5 else "5" if since < 9 else "9"
    same = not later and play.paragraphs[orphan.scene - since] == play.paragraphs[orphan.scene]
    led = not later and orphan.scene - since in part.leading
    others = sum(e.type == owner.type and e != owner for e in play.present[orphan.scene])
    first, titled, several = owner in play.first, play.titled(owner), min(len(play.by_fame[owner.type]), 5)
    recency, fame, others = min(recency, 3), min(fame, 3), min(others, 2)
    top = f"{fame == 0} {first} {titled}"
    yield from (f"far {far}", f"recency {recency}", f"fame {fame}", f"first {first}", f"titled {titled}")
    yield from (
        f"several {several}",
        f"paragraph {same}",
        f"led {led}",
        f"named {min(part.named, 5)}",
        f"others {others}",
    )
    yield f"top {top} recency {min(recency, 2)} far {far}"
    yield f"recency {min(recency, 2)} others {others} far {far} paragraph {same}"
    yield f"top {top} several {min(several, 4)}"
    yield f"recency {min(recency, 2)} led {led} paragraph {same}"
    yield f"recency {min(recency, 2)} top {top} others {min(others, 1)}"
    yield f"far {far} paragraph {same} several {min(several, 3)} led {led}"
    yield from (f"owner {told}" for told in play.related.get(owner, ()))
    if isinstance(orphan.entity, Entity):
        ours, theirs = play.makers.get(orphan.entity), play.makers.get(owner)
        yield f"makers {ours is not None} {theirs is not None} {ours is not None and ours == theirs} {ours == owner}"
        yield f"common {bool({*orphan.entity.name.split()} & {*owner.name.split()})}"
        yield f"together {min(play.together[frozenset((orphan.entity, owner))], 2)}"
        yield from (f"own {told}" for told in play.related.get(orphan.entity, ()))
