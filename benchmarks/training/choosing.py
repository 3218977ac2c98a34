"""How the models that choose one of several are trained: conditional logistic regression by AdaGrad."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt

from tieup.extraction.choosing import BUCKETS
from tieup.extraction.weights import Weights
from training.linear import LEVELS, SMALLEST, Pace

MEANT = "meant"
_Floats = npt.NDArray[np.float64]


def chooser(asked: Sequence[tuple[Sequence[Sequence[int]], Sequence[int]]], pace: Pace) -> Weights:
    """Train a model; the same examples give the same weights.

    Parameters
    ----------
    asked: for each question the numbers of the features of each choice, and the places of those that are right.
    pace: how long and how strictly it is trained.
    """
    rows = [([np.array(sorted(choice)) for choice in choices], list(right)) for choices, right in asked if right]
    table, squares = np.zeros(BUCKETS), np.full(BUCKETS, 0.01)
    order = np.random.default_rng(0)
    for _ in range(pace.rounds):
        for place in order.permutation(len(rows)).tolist():
            choices, right = rows[place]
            _step(table, squares, choices, right, pace)
    scale = max(float(np.abs(table).max()), SMALLEST) / LEVELS
    return Weights((MEANT,), np.rint(table / scale).astype(np.int8).tobytes(), scale)


def _step(
    table: _Floats, squares: _Floats, choices: Sequence[npt.NDArray[np.int64]], right: Sequence[int], pace: Pace
) -> None:
    """Make what is right likelier; of several that are right, each by how likely it is already."""
    scores = np.array([table[row].sum() / sqrt(len(row)) for row in choices])
    odds = np.exp(scores - scores.max())
    likely = odds / odds.sum()
    wanted = np.zeros(len(choices))
    wanted[right] = likely[right] / likely[right].sum()
    for row, slope in zip(choices, likely - wanted, strict=True):
        step = slope / sqrt(len(row)) + pace.decay * table[row]
        squares[row] += step * step
        table[row] -= pace.step * step / np.sqrt(squares[row])
