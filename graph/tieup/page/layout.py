"""Where every node stands, worked out beforehand: components laid out one by one, packed, and pushed apart."""

from collections.abc import Mapping, Sequence
from math import ceil, pi, sqrt
from typing import TypeAlias

import networkx as nx
import numpy as np

from tieup.network import ARTICLE, Graph
from tieup.page.apart import apart
from tieup.page.legibility import Edges, Points, muddle
from tieup.page.packing import Component, packed
from tieup.page.stress import ROUNDS, relaxed, spread

LABEL_WIDTH = 110  # pixels after which the page breaks a label
CHARACTER = 7.0  # pixels of a label's character on average
LINE = 16  # pixels of a label's line
MARK = 36  # pixels of a node's mark with some air around it
AIR = 2.6  # how much more room there is than marks and labels need
EDGE = 80.0  # pixels that an edge between two leaves takes at most
STRETCH = 1.5  # how much more a component is widened along one side than along the other
FEW = 60  # nodes up to which all labels have room, and articles stand among the others
MANY = 4  # edges from which on a label has room in a larger graph, too
CROWD = 0.4  # how much longer an edge is for each step in the square root of its ends' degrees
TIE = "partneredWith"  # the backbone
CLOSE = 0.8  # how long its edges are, beside others
DENSE = 1_200  # nodes beyond which distances take too long: a spiral, the most connected in the middle
TRIED = 150  # nodes beyond which the first start has to do
SIDES = 16  # of a mark, at which there may be room for an article
STARTS = ((0, 1), (0, 2), (1, 2), (0, 3))  # of which the most legible is taken
RIM = 100.0  # pixels of air between groups
GOLDEN = pi * (3 - sqrt(5))  # the angle between one node of a group and the next
Part: TypeAlias = "nx.Graph[str]"
Places: TypeAlias = dict[str, tuple[int, int]]


def positions(graph: Graph, aspects: Sequence[float]) -> list[Places]:
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
    parts = _parts(graph)
    drafts = [_drafts(part) for part in parts]
    return [_placed(graph, parts, drafts, aspect) for aspect in aspects]


def in_groups(groups: Sequence[Sequence[str]], names: Mapping[str, str], aspects: Sequence[float]) -> list[Places]:
    """Place each group round its first node, and the groups side by side.

    Parameters
    ----------
    groups: nodes, each in one group only.
    names: what is written beside them.
    aspects: width by height of the areas to be filled.
    """
    discs = [_disc([names[node] for node in group]) for group in groups]
    nodes = [node for group in groups for node in group]
    return [_centred(dict(zip(nodes, packed(discs, aspect), strict=True))) for aspect in aspects]


def _disc(names: Sequence[str]) -> Component:
    """Set labelled nodes on a spiral like that of a sunflower's seeds, the first in the middle."""
    boxes = _boxes(names)
    numbers = np.arange(len(names))
    along = np.sqrt(numbers) * np.hypot(*boxes.max(axis=0)) * 0.75
    points = along[:, None] * np.stack([np.cos(numbers * GOLDEN), np.sin(numbers * GOLDEN)], axis=1)
    return Component(apart(points, boxes), boxes + RIM, np.zeros((0, 2), dtype=int))


def _parts(graph: Graph) -> list[Part]:
    """The components, the largest first, and last the nodes without edges, together.

    In a large graph articles, which the page shows on demand, do not count.
    """
    shown = [node for node in sorted(graph) if len(graph) <= FEW or graph.nodes[node].get("type") != ARTICLE]
    within = graph.subgraph(shown or list(graph))
    components = sorted(map(sorted, nx.weakly_connected_components(within)), key=lambda nodes: (-len(nodes), nodes))
    alone = sorted((nodes[0] for nodes in components if len(nodes) == 1), key=lambda node: (graph.degree(node), node))
    return [_part(graph, nodes) for nodes in components if len(nodes) > 1] + ([_part(graph, alone)] if alone else [])


def _part(graph: Graph, nodes: list[str]) -> Part:
    """Cut out nodes, sorted and without parallel edges, so that their layout does not hang on the graph's order."""
    part: Part = nx.Graph()
    part.add_nodes_from((node, {"name": graph.nodes[node]["name"] if _is_named(graph, node) else ""}) for node in nodes)
    ends = graph.subgraph(nodes).edges(keys=True)
    part.add_edges_from(sorted({(min(tail, head), max(tail, head)) for tail, head, _ in ends if tail != head}))
    partners = {frozenset((tail, head)) for tail, head, about in graph.edges(data=True) if about.get("kind") == TIE}
    for tail, head, about in part.edges(data=True):
        crowd = sqrt(part.degree(tail)) + sqrt(part.degree(head)) - 2
        about["length"] = (CLOSE if frozenset((tail, head)) in partners else 1) * (1 + CROWD * crowd)
    return part


def _is_named(graph: Graph, node: str) -> bool:
    """Tell whether room is kept for a node's label; in a small graph for all."""
    is_organization = graph.nodes[node].get("type") == "Organization"
    return len(graph) <= FEW or is_organization or graph.degree(node) >= MANY or graph.degree(node) == 0


def _drafts(part: Part) -> list[Points]:
    """Lay out one component, without measure, from several starts."""
    if not part.number_of_edges():
        return [np.zeros((len(part), 2))]
    if len(part) > DENSE:
        central: Part = nx.empty_graph(sorted(part, key=lambda node: -part.degree(node)))
        found = nx.spiral_layout(central, equidistant=True)
        return [np.array([found[node] for node in part], dtype=np.float64)]
    distances = np.asarray(nx.floyd_warshall_numpy(part, weight="length"), dtype=np.float64)
    rounds = max(20, ROUNDS * 100 // max(100, len(part)))
    starts = STARTS if len(part) <= TRIED else STARTS[:1]
    return [relaxed(spread(distances, axes), distances, rounds) for axes in starts]


def _placed(graph: Graph, parts: list[Part], drafts: list[list[Points]], aspect: float) -> Places:
    components = [_measured(part, tries, aspect) for part, tries in zip(parts, drafts, strict=True)]
    points = packed(components, aspect)
    nodes = [node for part in parts for node in part]
    places = dict(zip(nodes, apart(points, np.concatenate([one.boxes for one in components])), strict=True))
    return _centred(places | _beside(graph, places))


def _centred(places: Mapping[str, Points]) -> Places:
    found = np.array(list(places.values()))
    found -= (found.min(axis=0) + found.max(axis=0)) / 2
    return {node: (round(x), round(y)) for node, (x, y) in zip(places, found.tolist(), strict=True)}


def _beside(graph: Graph, places: dict[str, Points]) -> dict[str, Points]:
    """Put what has no place yet, articles, on the free side of something that they are tied to."""
    points = np.array(list(places.values()))
    angles = np.linspace(0, 2 * pi, SIDES, endpoint=False)
    ring = MARK * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    found: dict[str, Points] = {}
    for node in sorted(set(graph) - set(places)):
        tried = places[min(near for near in nx.all_neighbors(graph, node) if near in places)] + ring
        room = np.linalg.norm(tried[:, None] - points[None], axis=2).min(axis=1).round(6)
        found[node] = tried[room.argmax()]
        points = np.concatenate([points, found[node][None]])
    return found


def _measured(part: Part, drafts: list[Points], aspect: float) -> Component:
    """Give drafts their measure and choose the one in which edges run least into each other and into nodes."""
    boxes = _boxes([node["name"] for _, node in part.nodes(data=True)])
    number = {node: index for index, node in enumerate(part)}
    edges: Edges = np.array([(number[tail], number[head]) for tail, head in part.edges()], dtype=int).reshape(-1, 2)
    if not len(edges):
        return Component(_rows(boxes), boxes, edges)
    found = [apart(_scaled(draft, boxes, aspect), boxes) for draft in drafts]
    return Component(min(found, key=lambda one: muddle(one, edges)) if len(found) > 1 else found[0], boxes, edges)


def _rows(boxes: Points) -> Points:
    """Set boxes in tidy rows, about as many rows as columns."""
    columns = ceil(sqrt(len(boxes)))
    numbers = np.arange(len(boxes))
    rows: Points = np.stack([numbers % columns, numbers // columns], axis=1) * boxes.max(axis=0)
    return rows


def _scaled(points: Points, boxes: Points, aspect: float) -> Points:
    """Turn points so that they spread most along the longer side of the area, and give labels room."""
    points = points - points.mean(axis=0)
    axes = np.linalg.svd(points, full_matrices=False)[2]
    turned = points @ (axes * np.where(axes.sum(axis=1) < 0, -1, 1)[:, None]).T
    turned = turned if aspect >= 1 else turned[:, ::-1]
    room = AIR * float(boxes.prod(axis=1).sum())
    factors = (sqrt(room * aspect), sqrt(room / aspect)) / np.maximum(np.ptp(turned, axis=0), 0.5)
    least = float(min(factors.min(), EDGE))
    scaled: Points = turned * np.minimum(factors, STRETCH * least)
    return scaled


def _boxes(names: Sequence[str]) -> Points:
    """Estimate the widths and heights of nodes with their labels, in pixels."""
    lengths = [len(name) * CHARACTER for name in names]
    return np.array(
        [(max(MARK, min(length, LABEL_WIDTH)), MARK + LINE * min(3, ceil(length / LABEL_WIDTH))) for length in lengths]
    )
