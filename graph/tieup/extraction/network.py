"""A small neural network, trained by ``benchmarks/train.py``, that tells how any two markers of a sheet relate.

Word vectors, five gated convolutions and one layer of attention make a vector of each word and its surroundings; two
layers more tell from those of two markers, and from the words between, how likely each relation is. Numbers are added
up in double precision, so that differences between machines stay far below what is written.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

DILATIONS = (1, 1, 2, 4, 1)
BEFORE_ATTENTION = 4  # convolutions
HEADS = 4
LATEST = 30  # entities that are told apart by when they first appear
STEPS = (1, 2, 3, 4, 6, 10)  # sentences between two markers from which on they count as farther apart
FARTHEST = 18  # step of distance between two markers
LEVELS = 127  # of a number as it is written, on either side of nought
_SMALL = 1e-5
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Network:
    """A trained network.

    Parameters
    ----------
    words: those that it knows, the number of each being its place.
    outcomes: what it tells apart, as in ``weights.Weights``.
    arrays: its numbers, by name; ``words.table`` has a row for each word.
    """

    words: Sequence[str]
    outcomes: Sequence[str]
    arrays: Mapping[str, Floats]

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """The place of each word."""
        return {word: place for place, word in enumerate(self.words)}


@dataclass(frozen=True)
class Row:
    """Words and markers in numbers.

    Parameters
    ----------
    words: the place of each in the vocabulary; -1 for unknown words, -2 for markers.
    kinds, orders: of markers, 0 for words; shapes, places: how each is written and where it stands.
    sentences: the number of each one's sentence.
    """

    words: Numbers
    kinds: Numbers
    shapes: Numbers
    places: Numbers
    orders: Numbers
    sentences: Numbers


def part(whole: Row, start: int, end: int) -> Row:
    """Return the words of a row from ``start`` to ``end``."""
    return Row(*(column[start:end] for column in vars(whole).values()))


def read(net: Network, words: Row) -> Floats:
    """Return a vector for each word of a row and its surroundings."""
    a = net.arrays
    known = np.where(
        words.words[:, None] >= 0, a["words.table"][words.words], a["unknown"][np.minimum(words.words, -1)]
    )
    columns = (
        known,
        a["kinds"][words.kinds],
        a["shapes"][words.shapes],
        a["places"][words.places],
        a["orders"][words.orders],
    )
    state = _linear(net, "input", np.concatenate(columns, 1))
    for number in range(BEFORE_ATTENTION):
        state = state + _convolved(net, number, state)
    state = state + _linear(net, "attention.out", _attended(net, words, state))
    state = state + _linear(net, "inner.out", _ramp(_linear(net, "inner.in", _level(net, "inner.level", state))))
    state = state + _convolved(net, BEFORE_ATTENTION, state)
    return _level(net, "level", state)


def scores(net: Network, words: Row, first: Numbers, second: Numbers) -> Floats:
    """Return how strongly the words speak for each outcome of pairs of markers, as logarithms of odds.

    Parameters
    ----------
    first, second: the numbers of their words, each not behind the other.
    """
    a, state = net.arrays, read(net, words)
    marked = np.concatenate([state, a["kinds"][words.kinds]], 1)
    sums = np.concatenate([np.zeros((1, state.shape[1])), np.cumsum(state, 0)])
    between = (sums[second + 1] - sums[first]) / (second + 1 - first)[:, None]
    apart = np.minimum(np.log2(second - first + 1) * 2, FARTHEST).astype(np.int64)
    steps = words.sentences[second] - words.sentences[first]
    far = np.concatenate([a["distances"][apart], a["sentences"][np.searchsorted(STEPS, steps, "right")]], 1)
    both = (marked @ a["first.weight"])[first] + (marked @ a["second.weight"])[second] + a["first.bias"]
    inner = _ramp(both + between @ a["between.weight"] + far @ a["far.weight"])
    return _linear(net, "outcome", _ramp(_linear(net, "hidden", inner)))


def _linear(net: Network, name: str, state: Floats) -> Floats:
    told: Floats = state @ net.arrays[f"{name}.weight"] + net.arrays[f"{name}.bias"]
    return told


def _ramp(state: Floats) -> Floats:
    return np.maximum(state, 0.0)


def _level(net: Network, name: str, state: Floats) -> Floats:
    """Each vector with mean nought and variance one, then as it was trained."""
    centred = state - state.mean(1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(1, keepdims=True) + _SMALL)
    told: Floats = centred / spread * net.arrays[f"{name}.weight"] + net.arrays[f"{name}.bias"]
    return told


def _convolved(net: Network, number: int, state: Floats) -> Floats:
    """What the words on both sides add to each."""
    level, reach = _level(net, f"convolution{number}.level", state), DILATIONS[number]
    padded = np.pad(level, ((reach, reach), (0, 0)))
    beside = np.concatenate([padded[: len(state)], level, padded[2 * reach :]], 1)
    value, gate = np.split(_linear(net, f"convolution{number}", beside), 2, 1)
    told: Floats = value / (1 + np.exp(-gate))
    return told


def _attended(net: Network, words: Row, state: Floats) -> Floats:
    """What words elsewhere in the row add to each."""
    size = state.shape[1] // HEADS
    wanted, offered, told = np.split(_linear(net, "attention.in", _level(net, "attention.level", state)), 3, 1)
    heads = []
    for number, leaning in enumerate(leanings(words.sentences, words.orders)):
        own = slice(number * size, (number + 1) * size)
        fits = wanted[:, own] @ offered[:, own].T / np.sqrt(size) + leaning
        odds = np.exp(fits - fits.max(1, keepdims=True))
        heads.append(odds / odds.sum(1, keepdims=True) @ told[:, own])
    return np.concatenate(heads, 1)


def leanings(sentences: Numbers, orders: Numbers) -> Floats:
    """Return where each head of the attention looks from the start: anywhere, near, one sentence back, at the same."""
    back = (sentences[:, None] - sentences[None, :]).astype(np.float64)
    same = (orders[:, None] == orders[None, :]) & (orders[:, None] > 0)
    return np.stack([np.zeros_like(back), -np.abs(back), -2.0 * np.abs(back - 1), 4.0 * same - 1.0])


def packed_network(net: Network) -> bytes:
    """Return a network as the bytes of a file, with a byte for each number; the same for the same network."""
    shapes = {name: array.shape for name, array in net.arrays.items()}
    head = json.dumps({"words": " ".join(net.words), "outcomes": net.outcomes, "shapes": shapes})
    body = b"".join(_quantized(array) for array in net.arrays.values())
    return gzip.compress(head.encode() + b"\n" + body, mtime=0)


def _quantized(array: Floats) -> bytes:
    """The scale of each column, and its numbers in steps of it."""
    table = array.reshape(-1, array.shape[-1])
    scales = np.maximum(np.abs(table).max(0), 1e-9).astype(np.float32) / np.float32(LEVELS)
    steps: NDArray[np.int8] = np.rint(table / scales).astype(np.int8)
    return bytes(scales.tobytes() + steps.tobytes())


def unpacked_network(data: bytes) -> Network:
    """Return the network of a file that ``packed_network`` has made."""
    head, _, body = gzip.decompress(data).partition(b"\n")
    known = json.loads(head)
    arrays, place = {}, 0
    for name, shape in known["shapes"].items():
        count, columns = int(np.prod(shape)), shape[-1]
        scales = np.frombuffer(body, np.float32, columns, place).astype(np.float64)
        steps = np.frombuffer(body, np.int8, count, place + scales.size * 4)
        arrays[name] = (steps.reshape(-1, columns) * scales).reshape(shape)
        place += scales.size * 4 + count
    return Network(known["words"].split(" "), known["outcomes"], arrays)
