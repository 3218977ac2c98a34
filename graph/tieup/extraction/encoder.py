"""A small language model that makes a vector of each word of an article and its surroundings.

It is a transformer (Vaswani et al., NeurIPS 2017) that was trained on plain text by others and, by
``benchmarks/train.py``, on annotated articles: ``data/README.md`` says more. Numbers are added up in double precision,
so that differences between machines stay far below what is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from tieup.extraction.pieces import FIRST, LAST, Floats, Numbers, Pieces

LAYERS = 3
HEADS = 12
LONGEST = 510  # pieces of a text that are read at once
LATEST = 30  # entities that are told apart by when they first appear
HIGHEST = 700.0  # what can be the exponent of a number
_SMALL = 1e-12
Arrays = Mapping[str, Floats]


@dataclass(frozen=True)
class Row:
    """Words and markers in numbers.

    Parameters
    ----------
    pieces: of all words, in order; begins: where those of each word begin.
    kinds, orders: of markers, 0 for words; shapes, places: how each is written and where it stands.
    sentences: the number of each one's sentence.
    """

    pieces: Numbers
    begins: Numbers
    kinds: Numbers
    shapes: Numbers
    places: Numbers
    orders: Numbers
    sentences: Numbers

    @property
    def words(self) -> Numbers:
        """The word to which each piece belongs."""
        return np.repeat(np.arange(len(self.begins)), np.diff(np.append(self.begins, len(self.pieces))))


def part(whole: Row, start: int, end: int) -> Row:
    """Return the words of a row from ``start`` to ``end``."""
    bounds = np.append(whole.begins, len(whole.pieces))
    columns = (whole.kinds, whole.shapes, whole.places, whole.orders, whole.sentences)
    pieces, begins = whole.pieces[bounds[start] : bounds[end]], whole.begins[start:end] - bounds[start]
    return Row(pieces, begins, *(column[start:end] for column in columns))


def windows(whole: Row, overlap: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of parts of a row that can be read at once.

    Parameters
    ----------
    overlap: words that each part has in common with the one before.
    """
    bounds, start, end = np.append(whole.begins, len(whole.pieces)), 0, 0
    while end < len(whole.begins):
        end = int(np.searchsorted(bounds, bounds[start] + LONGEST, "right")) - 1
        yield start, end
        start = max(end - overlap, start + 1)


def read(known: Pieces, arrays: Arrays, words: Row) -> Floats:
    """Return a vector for each word of a row and its surroundings.

    Parameters
    ----------
    words: with ``LONGEST`` pieces at most.
    """
    a, marked = arrays, words.kinds > 0
    around = (known.numbers[FIRST], known.numbers[LAST])
    state = known.vectors(np.array([around[0], *words.pieces, around[1]])) + a["positions"][: len(words.pieces) + 2]
    state[1:-1] += a["places"][words.places[words.words]]
    state[1 + words.begins] += a["shapes"][words.shapes]
    state[1 + words.begins[marked]] += a["kinds"][words.kinds[marked]] + a["orders"][words.orders[marked]]
    state = _level(a, "level", state)
    for number in range(LAYERS):
        state = _layer(a, f"layer{number}", state)
    told: Floats = state[1 + words.begins]
    return told


def linear(arrays: Arrays, name: str, state: Floats) -> Floats:
    """Return what a layer of weights makes of vectors."""
    told: Floats = state @ arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
    return told


def ramp(state: Floats) -> Floats:
    """Return numbers with nought for those below it."""
    return np.maximum(state, 0.0)


def _layer(a: Arrays, name: str, state: Floats) -> Floats:
    """What words elsewhere add to each, and what each makes of itself."""
    seen = linear(a, f"{name}.attended", _attended(linear(a, f"{name}.attention", state)))
    state = _level(a, f"{name}.attended.level", state + seen)
    inner = linear(a, f"{name}.out", _bend(linear(a, f"{name}.in", state)))
    return _level(a, f"{name}.out.level", state + inner)


def _attended(asked: Floats) -> Floats:
    """What each word takes from the others: as much as what it asks for fits what they offer."""
    count, width = len(asked), asked.shape[1] // 3
    wanted, offered, told = asked.reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    odds = (wanted / np.sqrt(width // HEADS)) @ offered.transpose(0, 2, 1)
    odds -= odds.max(2, keepdims=True)
    np.exp(odds, out=odds)
    taken: Floats = (odds @ told / odds.sum(2, keepdims=True)).transpose(1, 0, 2).reshape(count, width)
    return taken


def _bend(state: Floats) -> Floats:
    """The Gaussian error linear unit (Hendrycks and Gimpel, 2016) as it is approached by a logistic curve."""
    odds = state * state
    odds *= -2 * np.sqrt(2 / np.pi) * 0.044715
    odds -= 2 * np.sqrt(2 / np.pi)
    odds *= state
    np.exp(np.minimum(odds, HIGHEST, out=odds), out=odds)
    odds += 1
    return np.divide(state, odds, out=odds)


def _level(a: Arrays, name: str, state: Floats) -> Floats:
    """Each vector with mean nought and variance one, then as it was trained."""
    centred = state - state.mean(1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(1, keepdims=True) + _SMALL)
    told: Floats = centred / spread * a[f"{name}.weight"] + a[f"{name}.bias"]
    return told
