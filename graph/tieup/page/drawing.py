"""What the page's scripts are handed: nodes and edges as pyvis builds them, their places, and the facts behind both."""

from collections.abc import Iterator
from itertools import groupby
from math import sqrt
from typing import Any

from pyvis.network import Network

from tieup.network import ARTICLE, Graph
from tieup.page.layout import positions
from tieup_ontology import entity_types, relation_terms

ASPECTS = (0.6, 1.0, 1.6)  # a phone, a window with panels on both sides, a wide screen
BEND = 0.22  # how far parallel edges lie apart, in vis-network's measure of roundness
Edge = tuple[str, str, str]


def drawing(graph: Graph) -> dict[str, Any]:
    """Gather the data of a page.

    Parameters
    ----------
    graph: as `tieup.network.projection` makes it.

    Returns
    -------
    ``order``, the types and kinds as the vocabulary lists them; ``nodes`` and ``edges`` for vis-network;
    ``layouts``, a place for every node in areas of several shapes; ``entities`` and
    ``relations``, by the IDs of nodes and edges.
    """
    network = _network(graph)
    return {
        "order": [*entity_types(), ARTICLE, *relation_terms()],
        "nodes": network.nodes,
        "edges": network.edges,
        "layouts": [
            {"aspect": aspect, "places": places}
            for aspect, places in zip(ASPECTS, positions(graph, ASPECTS), strict=True)
        ],
        "entities": {key: graph.nodes[key] for key in sorted(graph)},
        "relations": {
            key: {"from": tail, "to": head, "standing": standing(fact["status"], fact["certainty"]), **fact}
            for tail, head, key, fact in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
        },
    }


def standing(status: str, certainty: str | None) -> str:
    """Say in one word how far a relation can be relied on: a degree of certainty, or that it is disputed.

    >>> standing("accepted", "confirmed"), standing("rumourOnly", None), standing("refuted", "rumoured")
    ('confirmed', 'rumoured', 'denied')
    """
    if status in ("refuted", "disputed"):
        return {"refuted": "denied"}.get(status, status)
    return certainty or ("rumoured" if status == "rumourOnly" else "unstated")


def _network(graph: Graph) -> Network:
    """Build the network with pyvis: directed, because it drops parallel edges otherwise."""
    network = Network(directed=True)
    for key in sorted(graph):
        about = graph.nodes[key]
        size = 12.0 if about["type"] == ARTICLE else min(24.0, round(9 + 2.5 * sqrt(graph.degree(key)), 1))
        network.add_node(key, label=about["name"] or " ", color=None, size=size)
    for (tail, head, key), bend in _bends(graph):
        arrows = "" if graph.edges[tail, head, key]["symmetric"] else "to"
        network.add_edge(tail, head, id=key, arrows=arrows, smooth=_curve(bend))
    return network


def _bends(graph: Graph) -> Iterator[tuple[Edge, float]]:
    """Give each of the edges between two nodes, in either direction, a curvature of its own."""
    edges = sorted(graph.edges(keys=True), key=lambda edge: (*sorted(edge[:2]), edge[2]))
    for _, together in groupby(edges, key=lambda edge: sorted(edge[:2])):
        parallel = list(together)
        for rank, edge in enumerate(parallel):
            bend = BEND * (rank - (len(parallel) - 1) / 2)
            yield edge, bend if edge[0] <= edge[1] else -bend


def _curve(bend: float) -> dict[str, Any] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": round(abs(bend), 3)}
