"""How hard a drawing is to read: edges that cross, and edges that run through nodes that are not their own."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Edges: TypeAlias = NDArray[np.int_]

NEAR = 24.0  # pixels within which an edge runs through a node
WORSE = 3  # how much worse that is than a crossing


def muddle(points: Points, edges: Edges) -> int:
    """Count what makes a drawing hard to read; less is better.

    Parameters
    ----------
    points: n by 2, in pixels.
    edges: m by 2, the indices of the ends.

    >>> square = np.array([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)])
    >>> muddle(square, np.array([(0, 2), (1, 3)])), muddle(square, np.array([(0, 1), (2, 3)]))
    (1, 0)
    """
    return crossings(points, edges) + WORSE * covered(points, edges)


def crossings(points: Points, edges: Edges) -> int:
    """Count the pairs of straight edges that cross between their ends."""
    tails, heads = points[edges[:, 0]], points[edges[:, 1]]
    of_tails = _side(tails[:, None], heads[:, None], tails[None])
    of_heads = _side(tails[:, None], heads[:, None], heads[None])
    parted = of_tails * of_heads < 0
    return int((parted & parted.T).sum()) // 2


def covered(points: Points, edges: Edges) -> int:
    """Count how often a straight edge runs through a node that it does not belong to."""
    tails, along = points[edges[:, 0]], points[edges[:, 1]] - points[edges[:, 0]]
    to_nodes = points[None] - tails[:, None]
    length = np.maximum((along**2).sum(axis=1), 1e-9)[:, None]
    share = np.clip((to_nodes * along[:, None]).sum(axis=2) / length, 0, 1)
    distance = np.linalg.norm(to_nodes - share[:, :, None] * along[:, None], axis=2)
    distance[np.arange(len(edges))[:, None], edges] = np.inf
    return int((distance < NEAR).sum())


def _side(start: Points, end: Points, point: Points) -> Points:
    """Tell on which side of a line a point lies, by the sign; 0 on the line, such as at a shared end."""
    line, offset = end - start, point - start
    side: Points = line[..., 0] * offset[..., 1] - line[..., 1] * offset[..., 0]
    return np.where(np.abs(side) < 1e-6, 0.0, side)
