"""Set the components of a graph into one area: the largest first, the small ones into what it leaves free."""

from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tieup.page.legibility import Edges, Points

SQUARE = 24.0  # pixels of the squares in which room is counted
MOST = 80  # squares along an area, after which they become larger
SAMPLES = 40  # points of an edge that are looked at
AROUND = np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)])
Cells: TypeAlias = NDArray[np.int_]
Taken: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Component:
    """Where its nodes stand among themselves, n by 2 pixels; how large they are; the indices of its edges' ends."""

    points: Points
    boxes: Points
    edges: Edges


def packed(parts: list[Component], aspect: float) -> Points:
    """Set components, the largest first, so that none runs into another and all together fill the shape of an area.

    Parameters
    ----------
    aspect: width by height of the area.

    Returns
    -------
    The places of all nodes, component by component.
    """
    extents = np.array([np.ptp(part.points, axis=0) + part.boxes.max(axis=0) + 2 * SQUARE for part in parts])
    square = max(SQUARE, sqrt(float(extents.prod(axis=1).sum())) / MOST)
    shapes = [_cells(part, square) for part in parts]
    side = 2 * sum(int(np.ptp(shape, axis=0).max()) + 1 for shape in shapes[:1]) + 2 * _side(shapes)
    taken = np.zeros((side, side), dtype=bool)
    bounds = np.full(4, side // 2)
    corners = []
    for shape in shapes:
        corner, bounds = _best(taken, shape, bounds, aspect)
        taken[tuple((shape + corner).T)] = True
        corners.append(corner)
    return np.concatenate([part.points + corner * square for part, corner in zip(parts, corners, strict=True)])


def _side(shapes: list[Cells]) -> int:
    """How many squares suffice for everything but the first, however badly it fits."""
    extents = [np.ptp(shape, axis=0) + 1 for shape in shapes[1:]]
    return int(sqrt(sum(int(extent.prod()) for extent in extents))) + max(
        (int(extent.max()) for extent in extents), default=0
    )


def _cells(part: Component, square: float) -> Cells:
    """List the squares that nodes with their labels and edges lie in, with one square of air around them."""
    steps = np.linspace(0, 1, SAMPLES)[:, None, None]
    tails, heads = part.points[part.edges[:, 0]], part.points[part.edges[:, 1]]
    corners = part.points[:, None] + part.boxes[:, None] * AROUND / 2
    inked = np.concatenate([(tails * (1 - steps) + heads * steps).reshape(-1, 2), corners.reshape(-1, 2)])
    cells = np.unique(np.floor(inked / square).astype(int), axis=0)
    airy: Cells = np.unique((cells[:, None] + AROUND).reshape(-1, 2), axis=0)
    return airy


def _best(taken: Taken, shape: Cells, bounds: Cells, aspect: float) -> tuple[Cells, Cells]:
    """Find the free place by which the area grows least, and of those the lowest; give it with the new bounds."""
    low, size = shape.min(axis=0), np.ptp(shape, axis=0)
    if not taken.any():
        corner = bounds[:2] - size // 2
        return corner - low, np.concatenate([corner, corner + size])
    corners = np.argwhere(_free(taken, shape - low, size))
    grown = np.concatenate([np.minimum(corners, bounds[:2]), np.maximum(corners + size, bounds[2:])], axis=1)
    width, height = (grown[:, 2:] - grown[:, :2] + 1).T
    growth = np.maximum(width / aspect, height) + 0.01 * (width / aspect + height)
    least = np.flatnonzero(growth == growth.min())
    first = least[np.lexsort((corners[least, 0], -corners[least, 1]))[0]]
    return corners[first] - low, grown[first]


def _free(taken: Taken, shape: Cells, size: Cells) -> Taken:
    """Tell for every corner whether a shape set there meets nothing."""
    width, height = np.array(taken.shape) - size
    hit = np.zeros((width, height), dtype=bool)
    for x, y in shape.tolist():
        hit |= taken[x : x + width, y : y + height]
    return ~hit
