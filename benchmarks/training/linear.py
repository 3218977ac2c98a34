"""How the linear models of ``tieup.extraction.weights`` are trained: multinomial logistic regression by AdaGrad."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tieup.extraction.weights import Weights

LEVELS = 127  # of a weight as it is written, on either side of nought
SMALLEST = 1e-9  # of the largest weight, where nothing was learnt
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pace:
    """How often a training sees its examples, how much of a weight is lost at each use, and how far it is moved."""

    rounds: int
    decay: float
    step: float = 0.3


def fold(text: str, parts: int) -> int:
    """Return the part that a text belongs to, from 0 to one less than there are."""
    return zlib.crc32(text.encode()) % parts


def trained(
    rows: Sequence[Sequence[int]],
    told: Sequence[str],
    outcomes: Sequence[str],
    buckets: int,
    pace: Pace,
    importance: Sequence[float] | None = None,
) -> Weights:
    """Train a model; the same examples give the same weights.

    Parameters
    ----------
    rows: the numbers of each example's features, below ``buckets``; told: its outcome.
    outcomes: those that the model has beside the ones that are told.
    pace: how long and how strictly it is trained.
    importance: how much each example counts, 1 where nothing is given.
    """
    names = tuple(sorted({*outcomes, *told}))
    table, squares = np.zeros((buckets, len(names))), np.full((buckets, len(names)), 0.01)
    order = np.random.default_rng(0)
    wanted = np.eye(len(names))[[names.index(name) for name in told]]
    counts = importance or [1.0] * len(rows)
    for _ in range(pace.rounds):
        for place in order.permutation(len(rows)).tolist():
            _step(table, squares, np.array(rows[place]), wanted[place], counts[place], pace)
    scale = max(float(np.abs(table).max()), SMALLEST) / LEVELS
    return Weights(names, np.rint(table / scale).astype(np.int8).tobytes(), scale)


def _step(
    table: _Floats, squares: _Floats, row: npt.NDArray[np.int64], wanted: _Floats, count: float, pace: Pace
) -> None:
    weights, size = table[row], np.sqrt(len(row))
    scores = weights.sum(axis=0) / size
    odds = np.exp(scores - scores.max())
    slope = count * (odds / odds.sum() - wanted) / size + pace.decay * weights
    squares[row] += slope * slope
    table[row] = weights - pace.step * slope / np.sqrt(squares[row])
