"""What the words around two names say about how the two relate, as features for ``weights.py``.

Other names are one token, dates and numbers are one each, and endings are cut off, so that what is learnt on some
companies holds for others.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

BUCKETS = 1 << 15
WIDE = 8  # words before and behind the two names that count by themselves
WINDOW = 6  # words on either side of a name that count as being about it
SKIP = 5  # words between which two are still read together
_TOKEN = re.compile(r"\w+(?:[-&.]\w+)*|[^\w\s]")
_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_NAME = "<name>"
_EMPTY = frozenset({_NAME, "<number>", "<year>", ","})
_FUNCTION_WORD = re.compile(
    r"the|an?|in|on|at|its?|they|by|with|of|and|as|to|for|after|before|since|this|that|these|his|her|s?he|we|from|during"
    r"|under|following|while|when|where|which|who|company|both|others?|their|until|also|then"
)
_Span = tuple[int, int]


@dataclass(frozen=True)
class _Parts:
    """The stems of a sentence before, between and behind two names, and the two names as written."""

    before: Sequence[str]
    between: Sequence[str]
    behind: Sequence[str]
    names: tuple[str, str]

    @property
    def every(self) -> Sequence[str]:
        """All stems of the sentence, with the two names."""
        return [*self.before, _NAME, *self.between, _NAME, *self.behind]


def features(text: str, first: _Span, second: _Span) -> list[int]:
    """Return what the words around two names say, as sorted numbers below ``BUCKETS``.

    Parameters
    ----------
    text: the sentence.
    first, second: the places of the two names in it, in its order.

    >>> features("Acme bought Blix.", (0, 4), (12, 16)) == features("Acme sued Blix.", (0, 4), (10, 14))
    False
    """
    parts = _Parts(
        _stems(text[: first[0]]),
        _stems(text[first[1] : second[0]]),
        _stems(text[second[1] :]),
        (text[slice(*first)], text[slice(*second)]),
    )
    written = chain(_between(parts.between), _outside(parts), _sentence(parts), _windows(parts), _names(parts.names))
    return sorted({zlib.crc32(feature.encode("utf-8", "surrogatepass")) % BUCKETS for feature in written})


def _stems(text: str) -> list[str]:
    stems: list[str] = []
    for match in _TOKEN.finditer(text):
        stem = _stem(match[0])
        if stem != _NAME or stems[-1:] != [_NAME]:
            stems.append(stem)
    return stems


@lru_cache(maxsize=4096)
def _stem(token: str) -> str:
    if token[0].isdigit():
        return "<year>" if re.fullmatch(r"(?:19|20)\d\d", token) else "<number>"
    lower = token.lower()
    if token[0].isupper() and not _FUNCTION_WORD.fullmatch(lower):
        return _NAME
    ending = next((e for e in _ENDINGS if lower.endswith(e) and len(lower) - len(e) >= 3), "")
    bare = lower.removesuffix(ending)
    return bare[:-1] if ending and len(bare) > 3 and bare[-1] == bare[-2] else bare


def _grams(kind: str, stems: Sequence[str], size: int) -> Iterator[str]:
    for place in range(len(stems) - size + 1):
        yield f"{kind} {' '.join(stems[place : place + size])}"


def _between(stems: Sequence[str]) -> Iterator[str]:
    """The words between the two: how many, in which order, which two together."""
    bare = [stem for stem in stems if stem not in _EMPTY]
    yield f"distance {min(len(stems) if len(stems) < 5 else len(stems) // 5 * 5, 30)}"
    yield f"names between {min(stems.count(_NAME), 4)}"
    yield f"first bare {' '.join(bare[:5])}"
    yield f"all between {' '.join(stems[:9])}"
    for size in (1, 2, 3):
        yield from _grams("between", stems, size)
        yield f"first {size} {' '.join(stems[:size])}"
        yield f"last {size} {' '.join(stems[-size:])}"
    for place, stem in enumerate(bare):
        yield from (f"together {stem} {other}" for other in bare[place + 1 : place + SKIP])


def _outside(parts: _Parts) -> Iterator[str]:
    for stem in parts.before[-WIDE:]:
        yield f"before {stem}"
    for stem in parts.behind[:WIDE]:
        yield f"behind {stem}"
    for size in (1, 2, 3):
        yield f"right before {size} {' '.join(parts.before[-size:])}"
        yield f"right behind {size} {' '.join(parts.behind[:size])}"


def _sentence(parts: _Parts) -> Iterator[str]:
    """The words of the sentence wherever they stand, also by how they begin."""
    yield "any"
    for size in (1, 2):
        yield from _grams("anywhere", parts.every, size)
    yield from (f"begins {stem[:5]}" for stem in parts.every)
    yield from (f"begins between {stem[:5]}" for stem in parts.between)


def _windows(parts: _Parts) -> Iterator[str]:
    """The words close to each of the two, by side and distance."""
    stems, first = parts.every, len(parts.before)
    for name, place in (("one", first), ("other", first + 1 + len(parts.between))):
        for far in range(1, WINDOW + 1):
            for at, side in ((place - far, "left"), (place + far, "right")):
                if 0 <= at < len(stems) and stems[at] not in _EMPTY:
                    yield f"{name} {side} {stems[at]}"
                    yield f"{name} {side} {(far + 1) // 2} {stems[at]}"


def _names(names: tuple[str, str]) -> Iterator[str]:
    """The words of the two names, which may tell a bank from a university, and whether they are names at all."""
    kinds = [_kind(name) for name in names]
    yield f"kinds {' '.join(kinds)}"
    for name, kind, which in zip(names, kinds, ("one", "other"), strict=True):
        parts = [word.lower() for word in re.findall(r"\w+", name)]
        yield f"{which} is {kind}"
        yield f"{which} has {len(parts)}"
        yield from (f"{which} named {word}" for word in parts)
        yield from (f"either named {word}" for word in parts)
        yield f"{which} ends {parts[-1] if parts else ''}"


def _kind(name: str) -> str:
    """Whether a name is one, a pronoun, or a noun such as "the company"."""
    parts = name.lower().split()
    if name[:1].islower() or (len(parts) > 1 and not any(c.isupper() for c in name[1:])):
        return parts[-1] if parts else ""
    return parts[0] if parts[:1] in (["it"], ["they"], ["we"]) else _NAME
