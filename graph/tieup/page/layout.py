"""Where every node stands, worked out beforehand: components laid out one by one, packed, and pushed apart."""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Any

import networkx as nx
import numpy as np

from tieup.network import Graph
from tieup.page.apart import apart
from tieup.page.legibility import Points, muddle

LABEL_WIDTH = 120  # pixels after which the page breaks a label
CHARACTER = 7.4  # pixels of a label's character on average
LINE = 16  # pixels of a label's line
MARK = 36  # pixels of a node's mark with some air around it
AIR = 2.0  # how much more room there is than marks and labels need
GAP = 40  # pixels between components
FEW = 60  # nodes up to which all labels are drawn at once
SHORT = 12  # characters of an organization's name that is drawn even if it has one edge only
MANY = 4  # edges from which on a node's label is drawn in a larger graph, too
STARTS = 12  # layouts tried, of which the most legible is taken
TRIED = 60  # nodes beyond which the first has to do
ROUNDS = 300  # of the forces, for up to a hundred nodes; larger graphs get fewer
DENSE = 1_200  # nodes beyond which forces take too long: a spiral, the most connected in the middle


def positions(graph: Graph, aspects: Sequence[float]) -> list[dict[str, tuple[int, int]]]:
    """Place nodes so that the linked stand close together and labels do not cover each other.

    Parameters
    ----------
    graph: nodes with a ``name``.
    aspects: width by height of the areas to be filled, such as 1.6 for a screen and 0.6 for a phone.

    Returns
    -------
    For every area: pixels right of and below its centre, whole numbers, as close together as labels allow.
    They depend on the graph alone, not on the order in which it was built.
    """
    if not graph:
        return [{} for _ in aspects]
    parts = [_part(graph, sorted(nodes)) for nodes in nx.weakly_connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), list(part)))
    drafts = [_drafts(part) for part in parts]
    return [_placed(parts, drafts, aspect) for aspect in aspects]


def is_major(graph: Graph, node: str) -> bool:
    """Tell whether a node bears its label when the whole graph is shown; in a small graph all do."""
    degree, name = graph.degree(node), graph.nodes[node]["name"]
    organization = graph.nodes[node].get("type") == "Organization" and (degree > 1 or len(name) <= SHORT)
    return len(graph) <= FEW or organization or degree >= MANY or degree == 0


def _placed(parts: list["nx.Graph[str]"], drafts: list[list[Points]], aspect: float) -> dict[str, tuple[int, int]]:
    chosen = [_chosen(part, tries, aspect) for part, tries in zip(parts, drafts, strict=True)]
    points = apart(np.concatenate(_packed(chosen, aspect)), np.concatenate([_boxes(part) for part in parts]))
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    nodes = [node for part in parts for node in part]
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points.tolist(), strict=True)}


def _part(graph: Graph, nodes: list[str]) -> "nx.Graph[str]":
    """Cut out a component, sorted and without parallel edges, so that its layout does not hang on the graph's order."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from((node, {"name": graph.nodes[node]["name"] if is_major(graph, node) else ""}) for node in nodes)
    part.add_edges_from(sorted((min(ends), max(ends)) for ends in graph.edges(nodes) if ends[0] != ends[1]))
    return part


def _drafts(part: "nx.Graph[str]") -> list[Points]:
    """Lay out one component, without measure, from several starts while that is quick."""
    if len(part) > DENSE:
        central: nx.Graph[str] = nx.empty_graph(sorted(part, key=lambda node: -part.degree(node)))
        return [_points(part, nx.spiral_layout(central, equidistant=True))]
    rounds = ROUNDS * 100 // max(100, len(part))
    starts = range(STARTS if len(part) <= TRIED else 1)
    return [_points(part, _forced(part, rounds, start)) for start in starts]


def _forced(part: "nx.Graph[str]", rounds: int, start: int) -> Mapping[str, Any]:
    return nx.forceatlas2_layout(part, max_iter=rounds, scaling_ratio=4, strong_gravity=True, gravity=0.3, seed=start)


def _points(part: "nx.Graph[str]", found: Mapping[str, Any]) -> Points:
    return np.array([found[node] for node in part], dtype=np.float64)


def _chosen(part: "nx.Graph[str]", drafts: list[Points], aspect: float) -> Points:
    """Give drafts their measure and choose the one in which edges run least into each other and into nodes."""
    boxes = _boxes(part)
    number = {node: index for index, node in enumerate(part)}
    edges = np.array([(number[tail], number[head]) for tail, head in part.edges()], dtype=int).reshape(-1, 2)
    scaled = [_scaled(draft, boxes, aspect) for draft in drafts]
    return (
        scaled[0]
        if len(scaled) == 1
        else min((apart(one, boxes) for one in scaled), key=lambda one: muddle(one, edges))
    )


def _scaled(points: Points, boxes: Points, aspect: float) -> Points:
    """Turn points so that they spread most along the longer side of the area, and give labels room."""
    if len(points) == 1:
        return np.zeros((1, 2))
    points = points - points.mean(axis=0)
    axes = np.linalg.svd(points, full_matrices=False)[2]
    turned = points @ (axes * np.where(axes.sum(axis=1) < 0, -1, 1)[:, None]).T
    turned = turned if aspect >= 1 else turned[:, ::-1]
    room = AIR * float(boxes.prod(axis=1).sum())
    scaled: Points = turned / np.maximum(np.ptp(turned, axis=0), 1e-9) * (sqrt(room * aspect), sqrt(room / aspect))
    return scaled


def _packed(parts: list[Points], aspect: float) -> list[Points]:
    """Set components side by side in rows, the largest first, in the width that fills the area best."""
    sizes = np.array([np.ptp(part, axis=0) + LABEL_WIDTH / 2 + GAP for part in parts])
    widths = sorted({float(sizes[0][0] + extra) for extra in (0, *np.cumsum(sizes[1:, 0]))})
    corners = min((_rows(sizes, width) for width in widths), key=lambda rows: _waste(rows, sizes, aspect))
    return [part - part.min(axis=0) + corner for part, corner in zip(parts, corners, strict=True)]


def _rows(sizes: Points, width: float) -> Points:
    """The upper left corners of boxes: below each other while they fit beside a tall one, else in a new row."""
    corners, left, top, row, x, y = [], 0.0, 0.0, 0.0, 0.0, 0.0
    for w, h in sizes.tolist():
        if y + h > row and x + w > left:  # the column beside is full
            left, y = x, 0.0
        if left + w > width + 1:  # so is the row
            left, x, y, top, row = 0.0, 0.0, 0.0, top + row, 0.0
        corners.append((left, top + y))
        x, y, row = max(x, left + w), y + h, max(row, y + h)
    return np.array(corners)


def _waste(corners: Points, sizes: Points, aspect: float) -> float:
    """How large the area has to be that takes all boxes; its height, in pixels."""
    width, height = (corners + sizes).max(axis=0).tolist()
    return float(max(width / aspect, height))


def _boxes(part: "nx.Graph[str]") -> Points:
    """Estimate the widths and heights of nodes with their labels, in pixels."""
    lengths = [len(node["name"]) * CHARACTER for _, node in part.nodes(data=True)]
    return np.array(
        [(max(MARK, min(length, LABEL_WIDTH)), MARK + LINE * min(3, ceil(length / LABEL_WIDTH))) for length in lengths]
    )
