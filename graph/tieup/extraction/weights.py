"""A trained linear model: how likely each outcome is, by the features of a name or of two names in a sentence.

The files in ``data`` are written by scripts in ``benchmarks``; ``data/README.md`` says which, and from what.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Weights:
    """The weights of a model.

    Parameters
    ----------
    outcomes: what it tells apart: the name of a relation, with ``>`` where the name that stands first is the subject,
        ``<`` where it is the object, without either for symmetric relations; other names are no relations of ours.
    table: a signed byte for each feature and outcome, the outcomes of a feature side by side.
    scale: what one step of these bytes is worth.
    """

    outcomes: tuple[str, ...]
    table: bytes
    scale: float

    def probabilities(self, found: Sequence[int]) -> Mapping[str, float]:
        """Return how likely each outcome is; they sum to one.

        Parameters
        ----------
        found: the numbers of one or more features.

        >>> Weights(("supplies>", "supplies<"), bytes([1, 0]), 1.0).probabilities([0])
        {'supplies>': 0.7310585786300049, 'supplies<': 0.2689414213699951}
        """
        _, odds = self._odds(found)
        every = sum(odds)
        return {outcome: odd / every for outcome, odd in zip(self.outcomes, odds, strict=True)}

    def likeliest(self, found: Sequence[int]) -> tuple[str, float]:
        """Return the likeliest outcome and its probability; where several are alike, the first.

        Parameters
        ----------
        found: as in ``probabilities``.
        """
        best, odds = self._odds(found)
        return self.outcomes[best], 1 / sum(odds)

    def among(self, found: Sequence[Sequence[int]]) -> list[float]:
        """Return how likely each of several is the one that is meant; for weights with one outcome alone.

        Parameters
        ----------
        found: the features of each.

        >>> Weights(("meant",), bytes([1, 0]), 1.0).among([[0], [1]])
        [0.7310585786300049, 0.2689414213699951]
        """
        totals = [int(self._rows.take(one, axis=0).sum(dtype=np.int64)) * self.scale / sqrt(len(one)) for one in found]
        odds = [exp(total - max(totals)) for total in totals]
        return [odd / sum(odds) for odd in odds]

    def _odds(self, found: Sequence[int]) -> tuple[int, list[float]]:
        """The place of the likeliest outcome, and how likely each one is beside it."""
        totals = np.add.reduce(self._rows.take(found, axis=0), axis=0, dtype=np.int64).tolist()
        most, step = max(totals), sqrt(len(found))
        return totals.index(most), [exp((total - most) * self.scale / step) for total in totals]

    @cached_property
    def _rows(self) -> NDArray[np.int8]:
        return np.frombuffer(self.table, np.int8).reshape(-1, len(self.outcomes))


def packed(weights: Weights) -> bytes:
    """Return weights as the bytes of a file, the same for the same weights."""
    head = json.dumps({"outcomes": weights.outcomes, "scale": weights.scale})
    return gzip.compress(head.encode() + b"\n" + weights.table, mtime=0)


def unpacked(data: bytes) -> Weights:
    """Return the weights of a file that ``packed`` has made."""
    head, _, table = gzip.decompress(data).partition(b"\n")
    known = json.loads(head)
    return Weights(tuple(known["outcomes"]), table, known["scale"])
