"""What the words of a scene say about two of its markers, as features for ``weights.py``.

Names are markers and endings are cut off, so that what is learnt on some companies holds for others; many words also
count by their sense (``lexicon/senses.toml``), so that what is learnt of "snapped up" holds for "swallowed".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, combinations, islice, pairwise
from zlib import crc32

from tieup.extraction.scenes import MARKER, Scene
from tieup.extraction.stems import letter_of, senses_of, stem_of

BUCKETS = 1 << 17
WIDE = 8  # words before and behind the two that count
CLOSE = 4  # words beside them that count by their place
SHORT = 10  # words between that also count all together
FIRST = 5  # senses between of which two count together
TOKEN = re.compile(r"⟦[A-Z][\d+]*⟧|\w+(?:[-'’]\w+)*|[^\w\s]")
_EMPTY_WORDS = """the a an in on at it its that which is was are were be been as have has had will this but or who their
    his her they he she said also , . ' ’"""
_KEPT_WORDS = "with by of for to from and not in on at as ' ’ into over its who which that the a"
_EMPTY, _KEPT = frozenset(_EMPTY_WORDS.split()), frozenset(_KEPT_WORDS.split())


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
    def of_all(self) -> Sequence[bytes]:
        """What all pairs of the scene have in common."""
        return list(chain.from_iterable(map(_anywhere, {*self.stems})))

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


def features(found: Words, first: int, second: int, told: Iterable[str] = ()) -> list[int]:
    """Return what a scene says about two of its markers, as different numbers below ``BUCKETS``.

    Parameters
    ----------
    found: the scene.
    first, second: the numbers of the two markers in it, in their order; the same twice for two names that stand
        together ("A and B").
    told: what is known of the others in the scene, in any words.
    """
    start, end = found.places[first].at, found.places[second].at
    between = found.stems[start + 1 : end] if first != second else ("<same>",)
    left, right = found.stems[max(0, start - WIDE) : start], found.stems[end + 1 : end + 1 + WIDE]
    senses = [*dict.fromkeys(sense for stem in between for sense in senses_of(stem))]
    together = (f"two {one} {other}" for one, other in combinations(senses[:FIRST], 2))
    written = [
        *_encoded([*told, *_place(found, first, second), *_phrases(between, left, right), *together]),
        *found.of_all,
        *chain.from_iterable(map(_between, between)),
        *chain.from_iterable(map(_before, left)),
        *chain.from_iterable(map(_behind, right)),
    ]
    types = found.places[first].letter + found.places[second].letter
    begin = crc32(f"{types} ".encode())
    numbers = {crc32(feature, begin) % BUCKETS for feature in written}
    either = crc32(f"either {''.join(sorted(types))} ".encode())
    numbers.update([crc32(sense, either) % BUCKETS for sense in _encoded(senses)])
    return list(numbers)


def _encoded(features: Sequence[str]) -> list[bytes]:
    """Features as bytes; half a character counts as it is."""
    return "\n".join(features).encode("utf-8", "surrogatepass").split(b"\n") if features else []


@lru_cache(maxsize=4096)
def _anywhere(stem: str) -> list[bytes]:
    """What a word tells wherever it stands."""
    senses = [f"sense {sense}" for sense in senses_of(stem)]
    return _encoded([*senses, f"word {stem}", f"begins {stem[:5]}"] if _telling(stem) else senses)


@lru_cache(maxsize=4096)
def _before(stem: str) -> list[bytes]:
    return _encoded([f"left {stem}", *(f"left sense {sense}" for sense in senses_of(stem))])


@lru_cache(maxsize=4096)
def _behind(stem: str) -> list[bytes]:
    return _encoded([f"right {stem}", *(f"right sense {sense}" for sense in senses_of(stem))])


@lru_cache(maxsize=4096)
def _between(stem: str) -> list[bytes]:
    """What a word tells between the two."""
    written = [f"middle {stem}", f"run {stem}", *(f"middle sense {sense}" for sense in senses_of(stem))]
    written += [f"sense run {sensed}" for sensed in _sensed([stem])]
    if stem[0] != "<":
        written.append(f"middle begins {stem[:5]}")
    return _encoded(written)


def _telling(stem: str) -> bool:
    return stem[0] != "<" and stem not in _EMPTY


@lru_cache(maxsize=8192)
def _by_sense(stem: str) -> str:
    """A stem's first sense; of the others only markers and words such as "by"."""
    senses = senses_of(stem)
    return f"{{{senses[0]}}}" if senses else stem if stem[0] == "<" or stem in _KEPT else ""


def _sensed(stems: Sequence[str]) -> list[str]:
    return [sense for sense in map(_by_sense, stems) if sense]


def _place(found: Words, first: int, second: int) -> Iterator[str]:
    """How the two stand to each other and to the other markers."""
    one, other = found.places[first], found.places[second]
    far = other.at - one.at - 1
    inner = [place.letter for place in found.places[first + 1 : second]]
    before = [place.letter for place in found.places[:first]]
    behind = [place.letter for place in found.places[second + 1 :]]
    yield "any"
    yield f"distance {far if far < 6 else 6 + far // 5}"
    yield f"named {one.named} {other.named}"
    yield f"several {one.several} {other.several}"
    yield f"company {found.company}"
    yield f"between {''.join(sorted(inner))[:4]}"
    yield f"outermost {first == 0} {second == len(found.places) - 1}"
    yield f"quoted {found.quoted}"
    yield f"rivals {one.letter in inner} {other.letter in inner} {other.letter in before} {one.letter in behind}"


def _phrases(between: Sequence[str], left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Several words together, as they are and by their senses, and the words beside the two by their place."""
    sensed = _sensed(between)
    return [
        *_run("all", "bare", between, filter(_telling, between)),
        *_run("senses", "bare senses", sensed, (sense for sense in sensed if sense[0] in "{<")),
        *_edges("", between, left, right),
        *_edges("sense ", sensed, _sensed(left), _sensed(right)),
        *[f"left {place} {stem}" for place, stem in enumerate(left[: -CLOSE - 1 : -1])],
        *[f"right {place} {stem}" for place, stem in enumerate(right[:CLOSE])],
    ]


def _run(all_of_it: str, bare: str, stems: Sequence[str], telling: Iterable[str]) -> list[str]:
    written = [f"{bare} {' '.join(islice(telling, FIRST))}"]
    return [*written, f"{all_of_it} {' '.join(stems)}"] if len(stems) <= SHORT else written


def _edges(kind: str, between: Sequence[str], left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Up to three words together: between, at both ends of that, and on either side."""
    written = [f"{kind}run {one} {two}" for one, two in pairwise(between)]
    written += [
        f"{kind}run {one} {two} {three}" for (one, two), three in zip(pairwise(between), between[2:], strict=False)
    ]
    for size in (1, 2, 3):
        written += (
            f"{kind}first {size} {' '.join(between[:size])}",
            f"{kind}last {size} {' '.join(between[-size:])}",
            f"{kind}before {size} {' '.join(left[-size:])}",
            f"{kind}behind {size} {' '.join(right[:size])}",
        )
    return written
