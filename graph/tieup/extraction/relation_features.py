"""What the words of a scene say about two of its markers, as features for ``weights.py``.

Names are markers and endings are cut off, so that what is learnt on some companies holds for others; many words also
count by their sense (``lexicon/senses.toml``), so that what is learnt of "snapped up" holds for "swallowed".
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, combinations

from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.lexicon import table

BUCKETS = 1 << 17
WIDE = 8  # words before and behind the two that count
CLOSE = 4  # words beside them that count by their place
SHORT = 10  # words between that also count all together
FIRST = 5  # senses between of which two count together
_TOKEN = re.compile(r"⟦[A-Z][\d+]*⟧|\w+(?:[-'’]\w+)*|[^\w\s]")
_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_NUMBER = "<number>"
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
    def of_all(self) -> Sequence[str]:
        """What all pairs of the scene have in common."""
        senses = (f"sense {sense}" for sense in sorted(set(_senses(self.stems))))
        words = (stem for stem in sorted(set(self.stems)) if stem[0] != "<" and stem not in _EMPTY)
        return tuple(chain(senses, *((f"word {stem}", f"begins {stem[:5]}") for stem in words)))

    @cached_property
    def company(self) -> str:
        """How many markers of each type there are."""
        numbers = Counter(place.letter for place in self.places)
        return ",".join(f"{letter}{min(count, 3)}" for letter, count in sorted(numbers.items()))


def words(scene: Scene) -> Words:
    """Take a scene apart."""
    stems: list[str] = []
    places: list[Place] = []
    for token in _TOKEN.finditer(scene.text):
        marker = MARKER.fullmatch(token[0])
        stems.append(_stem(token[0]))
        if marker:
            slots = scene.members(marker[2]) if marker[2] and marker[1] not in "DQ" else ()
            several = sum(len(slot.entities) for slot in slots) > 1
            places.append(Place(len(stems) - 1, _letter(marker[1]), several, all(slot.named for slot in slots)))
    return Words(tuple(stems), tuple(places), scene.speaker is not None)


def features(found: Words, first: int, second: int, told: Iterable[str] = ()) -> list[int]:
    """Return what a scene says about two of its markers, as sorted numbers below ``BUCKETS``.

    Parameters
    ----------
    found: the scene.
    first, second: the numbers of the two markers in it, in their order; the same twice for two names that stand
        together ("A and B").
    told: what is known of the others in the scene, in any words.
    """
    types = found.places[first].letter + found.places[second].letter
    written = (
        f"{types} {feature}" for feature in chain(told, _place(found, first, second), _text(found, first, second))
    )
    either = "".join(sorted(types))
    shared = (f"either {either} {sense}" for sense in set(_senses(_between(found, first, second))))
    numbers = (zlib.crc32(feature.encode("utf-8", "surrogatepass")) for feature in chain(written, shared))
    return sorted({number % BUCKETS for number in numbers})


def _letter(letter: str) -> str:
    return "O" if letter == UNSURE else letter


@lru_cache(maxsize=8192)
def _stem(token: str) -> str:
    if token[0] == "⟦":
        return f"<{_letter(token[1])}>"
    lower = token.lower()
    if lower[0].isdigit():
        return _NUMBER
    ending = next((e for e in _ENDINGS if lower.endswith(e) and len(lower) - len(e) >= 3), "")
    bare = lower.removesuffix(ending)
    return bare[:-1] if ending and len(bare) > 3 and bare[-1] == bare[-2] else bare


@cache
def _sense() -> Mapping[str, tuple[str, ...]]:
    """The senses of each stem."""
    found: dict[str, dict[str, None]] = {}
    for sense, own in table("senses.toml").items():
        for word in own:
            found.setdefault(_stem(word), {})[sense] = None
    return {stem: tuple(senses) for stem, senses in found.items()}


def _senses(stems: Sequence[str]) -> list[str]:
    return [sense for stem in stems for sense in _sense().get(stem, ())]


def _sensed(stems: Sequence[str]) -> list[str]:
    """Stems by their first sense; of the others only markers and words such as "by"."""
    written = ((f"{{{_sense()[stem][0]}}}" if stem in _sense() else stem) for stem in stems)
    return [stem for stem in written if stem[0] in "{<" or stem in _KEPT]


def _between(found: Words, first: int, second: int) -> Sequence[str]:
    return found.stems[found.places[first].at + 1 : found.places[second].at] if first != second else ("<same>",)


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


def _text(found: Words, first: int, second: int) -> Iterator[str]:
    """The words between and around the two, as they are and by their senses."""
    start, end = found.places[first].at, found.places[second].at
    between = _between(found, first, second)
    left, right = found.stems[max(0, start - WIDE) : start], found.stems[end + 1 : end + 1 + WIDE]
    yield from found.of_all
    yield from _run("all", "bare", between, [stem for stem in between if stem[0] != "<" and stem not in _EMPTY])
    yield from _run("senses", "bare senses", (*_sensed(between),), [s for s in _sensed(between) if s[0] in "{<"])
    yield from _edges("", between, left, right)
    yield from _edges("sense ", _sensed(between), _sensed(left), _sensed(right))
    for side, stems in (("left", left), ("middle", between), ("right", right)):
        yield from (f"{side} {stem}" for stem in stems)
        yield from (f"{side} sense {sense}" for sense in set(_senses(stems)))
    yield from (f"middle begins {stem[:5]}" for stem in set(between) if stem[0] != "<")
    yield from (f"left {place} {stem}" for place, stem in enumerate(left[::-1][:CLOSE]))
    yield from (f"right {place} {stem}" for place, stem in enumerate(right[:CLOSE]))
    several = list(dict.fromkeys(_senses(between)))[:FIRST]
    yield from (f"two {one} {other}" for one, other in combinations(several, 2))


def _run(all_of_it: str, bare: str, stems: Sequence[str], telling: Sequence[str]) -> Iterator[str]:
    if len(stems) <= SHORT:
        yield f"{all_of_it} {' '.join(stems)}"
    yield f"{bare} {' '.join(telling[:FIRST])}"


def _edges(kind: str, between: Sequence[str], left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Up to three words together: between, at both ends of that, and on either side."""
    for size in (1, 2, 3):
        for place in range(len(between) - size + 1):
            yield f"{kind}run {' '.join(between[place : place + size])}"
        yield f"{kind}first {size} {' '.join(between[:size])}"
        yield f"{kind}last {size} {' '.join(between[-size:])}"
        yield f"{kind}before {size} {' '.join(left[-size:])}"
        yield f"{kind}behind {size} {' '.join(right[:size])}"
