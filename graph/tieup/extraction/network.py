"""What the language model of ``encoder.py`` is asked: how any two markers relate, and what references stand for.

There are two networks, each with layers of its own on top of the same pieces of words.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieup.extraction.encoder import Arrays, Row, linear, ramp, read
from tieup.extraction.pieces import Floats, Numbers, Pieces

STEPS = (1, 2, 3, 4, 6, 10)  # sentences between two markers from which on they count as farther apart
FARTHEST = 18  # step of distance between two markers
WORDS_APART = (-60, -30, -15, -8, -4, -2, 0, 2, 4, 8, 15, 30, 60, 100, 150)  # a reference behind a name, in words
BACK = (-2, 6)  # sentences by which a reference stands behind a name, at least and at most
HIGHEST = 15.0  # logarithm of odds from which on all count alike
ALIKE = 128  # numbers in which a reference and a name are compared
LIKELIEST = 0.65  # probability from which on a reference stands for the likeliest,
SURE = 0.5  # unless there are others as likely as this, and it may stand for several: whom, rules know better
NO_WORD, FIRST_WORD, NEXT_WORD = range(3)  # of a reference
LEVELS = 127  # of a number as it is written, on either side of nought


@dataclass(frozen=True, eq=False)
class Network:
    """A trained network.

    Parameters
    ----------
    outcomes: what it tells apart, as in ``weights.Weights``.
    arrays: its numbers, by name.
    """

    outcomes: Sequence[str]
    arrays: Arrays


def scores(known: Pieces, net: Network, words: Row, first: Numbers, second: Numbers) -> Floats:
    """Return how strongly the words speak for each outcome of pairs of markers, as logarithms of odds.

    Parameters
    ----------
    first, second: the numbers of their words, each not behind the other.
    """
    a, state = net.arrays, read(known, net.arrays, words)
    sums = np.concatenate([np.zeros((1, state.shape[1])), np.cumsum(state, 0)])
    between = (sums[second + 1] - sums[first]) / (second + 1 - first)[:, None]
    apart = np.minimum(np.log2(second - first + 1) * 2, FARTHEST).astype(np.int64)
    steps = words.sentences[second] - words.sentences[first]
    far = np.concatenate([a["distances"][apart], a["sentences"][np.searchsorted(STEPS, steps, "right")]], 1)
    both = (state @ a["first.weight"])[first] + (state @ a["second.weight"])[second] + a["first.bias"]
    inner = ramp(both + between @ a["between.weight"] + far @ a["far.weight"])
    return linear(a, "outcome", ramp(linear(a, "hidden", inner)))


@dataclass(frozen=True)
class Asked:
    """What a network is asked about references.

    Parameters
    ----------
    names: the words of the markers of names, and whose they are: ``ends``, from nought to ``count``.
    proposed: for words with which references begin, whom others hold them for.
    single: for each word of the text whether a reference that ends with it stands for one alone.
    """

    names: Numbers
    ends: Numbers
    count: int
    proposed: Mapping[int, Sequence[int]]
    single: Sequence[bool]


class Reference(NamedTuple):
    """The first and last word of a reference, and whom it stands for, by their numbers."""

    first: int
    last: int
    meant: Sequence[int]


def references(known: Pieces, net: Network, words: Row, asked: Asked) -> list[Reference]:
    """Return the references of a text and whom each stands for, in order.

    Parameters
    ----------
    asked: at least one name.
    """
    state = read(known, net.arrays, words)
    found = spans(linear(net.arrays, "tag", state).argmax(1).tolist())
    starts, stops = (np.array([span[side] for span in found], np.int64) for side in (0, 1))
    meant = _chained(_odds(net.arrays, state, words, (starts, stops), asked), stops.tolist(), asked)
    return [Reference(first, last, own) for (first, last), own in zip(found, meant, strict=True)]


def _odds(a: Arrays, state: Floats, words: Row, spans: tuple[Numbers, Numbers], asked: Asked) -> Floats:
    """How strongly each reference speaks for each name and each reference."""
    starts, stops = spans
    both = np.concatenate([state[starts], state[stops]], 1)
    others = np.concatenate([state[asked.names], (state[starts] + state[stops]) / 2])
    apart, back = between(words.sentences, starts, asked.names)
    told = a["proposed"][agreement(starts, asked)] + a["apart"][apart] + a["back"][back]
    told[:, len(asked.names) :] += a["again"]
    inner = ramp(linear(a, "wanted", both)[:, None] + (others @ a["offered.weight"])[None] + told)
    alike = (both @ a["alike.wanted.weight"]) @ (others @ a["alike.offered.weight"]).T / np.sqrt(ALIKE)
    told = linear(a, "meant", ramp(linear(a, "hidden", inner)))[..., 0] + alike
    odds: Floats = np.exp(np.minimum(told, HIGHEST))
    return odds


def _chained(odds: Floats, stops: Sequence[int], asked: Asked) -> list[list[int]]:
    """Whom each reference stands for: whom the names stand for that it fits, and the references before it."""
    names = len(asked.names)
    known = np.zeros((odds.shape[1], asked.count))
    known[np.arange(names), asked.ends] = 1.0
    found = []
    for number, (own, stop) in enumerate(zip(odds, stops, strict=True)):
        sums = own[: names + number] @ known[: names + number]
        meant = _meant((sums / (1 + sums)).tolist(), asked.single[stop])
        known[names + number, meant] = 1.0
        found.append(meant)
    return found


def _meant(chances: Sequence[float], single: bool) -> list[int]:
    """The likeliest, unless there are others who may be meant, too."""
    several = sum(chance >= SURE for chance in chances) > 1 and not single
    return [chances.index(max(chances))] if max(chances) >= LIKELIEST and not several else []


def between(sentences: Numbers, starts: Numbers, names: Numbers) -> tuple[Numbers, Numbers]:
    """Return in steps how many words and sentences each reference stands behind each name and each reference."""
    others = np.concatenate([names, starts])
    apart = np.digitize(starts[:, None] - others[None], WORDS_APART)
    back = np.clip(sentences[starts][:, None] - sentences[others][None], *BACK) - BACK[0]
    return apart, back


def agreement(starts: Numbers, asked: Asked) -> Numbers:
    """Return what others say of each reference and each name: 0 nothing, 1 somebody else, 2 that it stands for this."""
    table = np.zeros((len(starts), len(asked.ends) + len(starts)), np.int64)
    for row, start in zip(table, starts.tolist(), strict=True):
        if own := asked.proposed.get(start):
            row[: len(asked.ends)] = 1 + np.isin(asked.ends, own)
    return table


def spans(tags: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last words of what is tagged as references.

    >>> spans([0, 1, 2, 1, 0, 2])
    [(1, 2), (3, 3)]
    """
    found: list[tuple[int, int]] = []
    for place, tag in enumerate(tags):
        if tag == FIRST_WORD:
            found.append((place, place))
        elif tag == NEXT_WORD and found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
    return found


def packed_network(net: Network) -> bytes:
    """Return a network as the bytes of a file, with a byte for each number; the same for the same network."""
    head = json.dumps({"outcomes": net.outcomes, "shapes": {name: array.shape for name, array in net.arrays.items()}})
    body = b"".join(scales.tobytes() + steps.tobytes() for scales, steps in map(quantized, net.arrays.values()))
    return head.encode() + b"\n" + body


def quantized(array: Floats) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Return the scale of each column, and its numbers in steps of it."""
    table = array.reshape(-1, array.shape[-1])
    scales = np.maximum(np.abs(table).max(0), 1e-9).astype(np.float32) / np.float32(LEVELS)
    return scales, np.rint(table / scales).astype(np.int8)


def unpacked_network(data: bytes) -> Network:
    """Return the network of a file that ``packed_network`` has made."""
    head, _, body = data.partition(b"\n")
    known = json.loads(head)
    arrays, place = {}, 0
    for name, shape in known["shapes"].items():
        count, columns = int(np.prod(shape)), shape[-1]
        scales = np.frombuffer(body, np.float32, columns, place).astype(np.float64)
        steps = np.frombuffer(body, np.int8, count, place + scales.size * 4)
        arrays[name] = (steps.reshape(-1, columns) * scales).reshape(shape)
        place += scales.size * 4 + count
    return Network(known["outcomes"], arrays)
