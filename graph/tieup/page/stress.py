"""Places whose distances are as nearly as a plane allows those that a graph asks for: majorization of stress."""

import numpy as np
from numpy.typing import NDArray

from tieup.page.legibility import Points

ROUNDS = 150  # after which, of a hundred points, none moves so far that an eye could see it
Distances = NDArray[np.float64]


def spread(distances: Distances, axes: tuple[int, int] = (0, 1)) -> Points:
    """Start from the axes along which points lie furthest apart (classical scaling).

    Parameters
    ----------
    distances: n by n, symmetric, finite.
    axes: which two of them to take, counted from the longest.
    """
    size = len(distances)
    centred = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centred @ distances**2 @ centred / 2)
    taken = [-1 - min(axis, size - 1) for axis in axes]
    points: Points = vectors[:, taken] * np.sqrt(np.maximum(values[taken], 0))
    return points + np.stack([np.arange(size), np.arange(size)[::-1] ** 2 / size], axis=1) * 1e-4  # none atop another


def relaxed(points: Points, distances: Distances, rounds: int = ROUNDS) -> Points:
    """Move points until their distances fit as well as they can, the short ones before the long.

    Parameters
    ----------
    points: n by 2, where they begin, no two in the same place.
    distances: n by n, those wanted, positive but for the diagonal.

    >>> line = np.array([[0.0, 1, 2], [1, 0, 1], [2, 1, 0]])
    >>> found = relaxed(np.array([[0.0, 0], [5, 1], [1, 7]]), line)
    >>> np.linalg.norm(found - found[1], axis=1).round(2).tolist()
    [1.0, 0.0, 1.0]
    """
    size = len(points)
    wanted = np.where(distances > 0, distances, np.inf)
    weights = wanted**-2.0
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1 / size) - 1 / size
    for _ in range(rounds):
        found = np.linalg.norm(points[:, None] - points[None], axis=2)
        pulls = 1 / (wanted * np.maximum(found, 1e-9))
        points = inverse @ (points * pulls.sum(axis=1)[:, None] - pulls @ points)
    return points
