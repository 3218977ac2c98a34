"""Eighth stage: whether what was found is so, as a trained model tells from all that speaks for it.

Rules and models find the same relation in several places, or relations that exclude each other. The judge sees how each
was found, what the model of relations thinks of it, and what else was found of the two; its probability is the claim's
confidence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from tieup.extraction.scene_words import TOKEN
from tieup.extraction.scenes import LETTERS, MARKER, Scene
from tieup.extraction.stems import senses_of, stem_of
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup_ontology import relation_terms

BUCKETS = 1 << 16
TRUE, FALSE = "so", "not so"
SURE = 0.6  # the judge's probability from which on a relation is told that models alone found,
SURE_OF_RULES = 0.35  # that a rule found, too,
SURE_OF_MAKERS = 0.2  # and a maker whom a product's name, its series or a list tells
STRONG = 0.9  # the network's probability from which on its steps are finer
LONGEST = 20  # words of what tells a relation that count
End = Entity | str
Key = tuple[str, End, End]
"""What a claim is about: the relation and its ends, in a fixed order where it is symmetric."""


class Ground(NamedTuple):
    """One place that speaks for a relation.

    Parameters
    ----------
    kind: how it was found; ``name``: by which rule.
    likely: what a rule claims for itself, or a model's probability.
    """

    subject: Entity
    predicate: str
    object: End
    kind: str
    name: str
    named: bool
    likely: float
    scene: Scene | None = None
    start: int = 0
    end: int = 0

    @property
    def key(self) -> Key:
        """What it is about."""
        return key(self.subject, self.predicate, self.object)


def key(subject: Entity, predicate: str, other: End) -> Key:
    """Return what a claim is about."""
    ends: tuple[End, End] = (subject, other)
    if relation_terms()[predicate].symmetric and isinstance(other, Entity):
        ends = (subject, other) if (subject.name, subject.type) <= (other.name, other.type) else (other, subject)
    return predicate, *ends


@dataclass(frozen=True)
class Case:
    """All grounds of an article, and what else the judge is told.

    Parameters
    ----------
    scenes: those of the article, in order.
    guessed: how likely the network that reads the whole article holds each relation.
    """

    grounds: Sequence[Ground]
    scenes: Sequence[Scene]
    title: str
    guessed: Mapping[Key, float]

    @cached_property
    def often(self) -> Counter[Entity]:
        """How often the article names each."""
        return Counter(e for scene in self.scenes for slot in scene.slots if slot.named for e in slot.entities)

    @cached_property
    def by_key(self) -> Mapping[Key, Sequence[Ground]]:
        """The grounds of each relation, the likeliest first."""
        found: dict[Key, list[Ground]] = defaultdict(list)
        for ground in sorted(self.grounds, key=lambda ground: -ground.likely):
            found[ground.key].append(ground)
        return found

    @cached_property
    def of_ends(self) -> Mapping[frozenset[End], Sequence[Key]]:
        """The relations between each two."""
        found: dict[frozenset[End], list[Key]] = defaultdict(list)
        for predicate, one, other in self.by_key:
            found[frozenset((one, other))].append((predicate, one, other))
        return found

    @cached_property
    def in_scene(self) -> Mapping[tuple[int, str], Sequence[Key]]:
        """The relations of one kind that the words of each scene tell best."""
        found: dict[tuple[int, str], list[Key]] = defaultdict(list)
        for about, (best, *_) in self.by_key.items():
            if best.scene is not None:
                found[best.scene.start, about[0]].append(about)
        return found

    @cached_property
    def of_subject(self) -> Mapping[tuple[str, End], Sequence[Key]]:
        """The relations of one kind that each is the subject of."""
        found: dict[tuple[str, End], list[Key]] = defaultdict(list)
        for predicate, one, other in self.by_key:
            found[predicate, one].append((predicate, one, other))
        return found


def judged(case: Case, weights: Weights) -> dict[Key, float]:
    """Return the relations of a case that are likely enough to be told, and how likely each is."""
    likely = {about: weights.probabilities(features(case, about))[TRUE] for about in case.by_key}
    return {about: chance for about, chance in likely.items() if chance >= _needed(case.by_key[about])}


def _needed(grounds: Sequence[Ground]) -> float:
    kinds = {ground.kind for ground in grounds}
    if kinds & {"name", "list"}:
        return SURE_OF_MAKERS
    return SURE_OF_RULES if "rule" in kinds else SURE


def features(case: Case, about: Key) -> list[int]:
    """Return what speaks for and against a relation, as different numbers below ``BUCKETS``."""
    predicate = about[0]
    general = [*_of_grounds(case, about), *_of_ends(case, about), *_of_others(case, about)]
    own = [*general, *_of_words(case.by_key[about][0])]
    begin = crc32(predicate.encode())
    numbers = {crc32(one.encode("utf-8", "surrogatepass")) % BUCKETS for one in general}
    numbers.update([crc32(one.encode("utf-8", "surrogatepass"), begin) % BUCKETS for one in own])
    return list(numbers)


def _of_grounds(case: Case, about: Key) -> Iterator[str]:
    """How often and how a relation was found, and how likely that makes it."""
    grounds = case.by_key[about]
    yield f"grounds {min(len(grounds), 4)} kinds {'+'.join(sorted({ground.kind for ground in grounds}))}"
    yield from {f"rule {ground.name} {ground.named}" for ground in grounds}
    yield from {f"rule {ground.name}" for ground in grounds}
    yield from {f"kind {ground.kind} {ground.named}" for ground in grounds}
    yield from {f"likely {ground.kind} {_step(ground.likely)}" for ground in grounds}
    guess = _fine_step(case.guessed.get(about, 0.0))
    kinds = "rule" if "rule" in {ground.kind for ground in grounds} else grounds[0].kind
    yield f"guess {guess}"
    yield f"guess {guess} {kinds} {any(ground.named for ground in grounds)}"
    yield f"guess {guess} {grounds[0].name}"
    yield f"guess {guess} grounds {min(len({ground.kind for ground in grounds}), 4)}"
    yield f"best {grounds[0].kind} {_step(grounds[0].likely)} {grounds[0].named} {len(grounds) > 1}"


def _step(likely: float) -> int:
    return int(likely * 10)


def _fine_step(likely: float) -> int:
    """Finer steps where little is left to doubt."""
    return _step(likely) if likely < STRONG else 10 + int((likely - STRONG) * 50)


def _of_ends(case: Case, about: Key) -> Iterator[str]:
    """What the two are, and how much the article speaks of them."""
    ends = about[1:]
    types = "".join(LETTERS[end.type] if isinstance(end, Entity) else "D" for end in ends)
    yield f"types {types}"
    yield f"often {[min(case.often[end], 3) if isinstance(end, Entity) else 0 for end in ends]}"
    yield f"titled {[isinstance(end, Entity) and end.name.split()[0] in case.title for end in ends]}"


def _of_others(case: Case, about: Key) -> Iterator[str]:
    """What else was found of the two, or of the first alone, that may exclude it."""
    predicate, subject, target = about
    guess = case.guessed.get(about, 0.0)
    for other in case.of_ends[frozenset((subject, target))]:
        if other != about:
            turned = other[0] == predicate
            kind = case.by_key[other][0].kind
            yield f"beside {other[0]} {turned}"
            yield f"beside {other[0]} {turned} {kind} {case.guessed.get(other, 0.0) > guess}"
    best = case.by_key[about][0]
    if best.scene is not None:
        crowd = [other for other in case.in_scene[best.scene.start, predicate] if other != about]
        above = sum(case.by_key[other][0].likely > best.likely for other in crowd)
        yield f"crowd {min(len(crowd), 5)} above {min(above, 3)} {best.kind}"
        yield f"above {min(above, 3)}"
        unsure = [any(slot.unsure for slot in best.scene.slots if end in slot.entities) for end in about[1:]]
        yield f"unsure {unsure} {best.kind}"
        yield f"unsure {any(unsure)}"
    rivals = [other for other in case.of_subject[predicate, subject] if other != about]
    yield f"rivals {min(len(rivals), 3)}"
    for other in rivals:
        ground = case.by_key[other][0]
        yield f"rival {ground.kind} {ground.likely > case.by_key[about][0].likely}"
        yield f"rival likelier {case.guessed.get(other, 0.0) > guess}"


def _of_words(ground: Ground) -> Iterator[str]:
    """The words that tell it."""
    if ground.scene is None:
        return
    text = ground.scene.text
    stems = [stem_of(word) for word in TOKEN.findall(text[ground.start : ground.end])]
    before = [stem_of(word) for word in TOKEN.findall(text[: ground.start])[-3:]]
    behind = [stem_of(word) for word in TOKEN.findall(text[ground.end :])[:3]]
    yield f"markers {min(len(MARKER.findall(text)), 7)}"
    yield f"length {min(len(stems), LONGEST) // 3}"
    yield f"quoted {ground.scene.speaker is not None}"
    yield f"starts {before[-1:]} {ground.start == 0}"
    yield from (f"word {stem}" for stem in dict.fromkeys(stems[:LONGEST]))
    yield from dict.fromkeys(f"sense {sense}" for stem in stems[:LONGEST] for sense in senses_of(stem))
    yield from (f"before {stem}" for stem in before)
    yield from (f"behind {stem}" for stem in behind)
