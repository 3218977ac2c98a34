"""Push marks and their labels apart until none covers another."""

import numpy as np

from tieup.page.legibility import Edges, Points

SWEEPS = 12  # searches for pairs that are close
PUSHES = 25  # pushes of these pairs after each search
SHARE = 0.35  # of an overlap that a push undoes on either side
CLOSE = 24.0  # pixels between boxes that may meet during the pushes


def apart(points: Points, boxes: Points) -> Points:
    """Move the centres of boxes so far that the boxes do not overlap, each pair along the way that is shorter.

    Parameters
    ----------
    points: n by 2, in pixels.
    boxes: n by 2, widths and heights in pixels.

    >>> apart(np.array([(0.0, 0.0), (10.0, 0.0)]), np.array([(20.0, 20.0), (20.0, 20.0)])).round().tolist()
    [[-5.0, 0.0], [15.0, 0.0]]
    """
    points = points.copy()
    for _ in range(SWEEPS):
        pairs = _close(points, boxes)
        if not _pushed(points, boxes[pairs].sum(axis=1) / 2, pairs):
            break
    return points


def _close(points: Points, boxes: Points) -> Edges:
    """Find the pairs of boxes that overlap or nearly do, in a stable order."""
    order = np.argsort(points[:, 0], kind="stable")
    x, half = points[order, 0], boxes[order, 0] / 2
    until = np.searchsorted(x, x + half + half.max() + CLOSE)
    first = np.repeat(np.arange(len(x)), until - np.arange(len(x)) - 1)
    second = np.concatenate([np.arange(index + 1, end) for index, end in enumerate(until)]) if len(x) else first
    pairs = np.sort(np.stack([order[first], order[second]], axis=1), axis=1)
    gaps = np.abs(points[pairs[:, 0]] - points[pairs[:, 1]]) - boxes[pairs].sum(axis=1) / 2
    close: Edges = pairs[(gaps < CLOSE).all(axis=1)]
    return close


def _pushed(points: Points, reach: Points, pairs: Edges) -> bool:
    """Push these pairs apart, in place; tell whether any of them overlapped."""
    first, second = pairs.T
    for turn in range(PUSHES):
        delta = points[second] - points[first]
        overlap = reach - np.abs(delta)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            return turn > 0
        along = np.arange(2) == overlap.argmin(axis=1)[:, None]
        push = np.where(delta < 0, -1, 1) * overlap * along * hit[:, None] * SHARE
        np.add.at(points, second, push)
        np.subtract.at(points, first, push)
    return True
