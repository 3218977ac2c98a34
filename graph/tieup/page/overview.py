"""What a page shows at first: all of a small graph, the most connected parties of a large one, in their communities."""

from dataclasses import dataclass

import networkx as nx

from tieup.network import ARTICLE, Graph
from tieup.page.layout import Places, in_groups, positions

ASPECTS = (0.6, 1.0, 1.6)  # a phone, a window with panels on both sides, a wide screen
MOST_NODES = 1_500  # entities up to which all are shown at first
MOST_EDGES = 6_000
GROUPS = 12  # communities in an overview
PARTIES = 6  # of a community, in an overview
SEED = 1


@dataclass(frozen=True)
class Group:
    """A community: how many entities are in it, and which of them are shown, the most connected first."""

    size: int
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """What is shown at first: for areas of several aspects, the place of every node; the groups that they form."""

    aspects: tuple[float, ...]
    layouts: tuple[Places, ...]
    groups: tuple[Group, ...] = ()


def overview(graph: Graph) -> Overview:
    """Choose what a page shows at first, and give it places; the same for the same graph."""
    if len(graph) <= MOST_NODES and graph.number_of_edges() <= MOST_EDGES:
        return Overview(ASPECTS, tuple(positions(graph, ASPECTS)))
    found = groups(graph)
    names = {key: str(node["name"]) for key, node in graph.nodes(data=True)}
    return Overview(ASPECTS, tuple(in_groups([group.shown for group in found], names, ASPECTS)), tuple(found))


def groups(graph: Graph) -> list[Group]:
    """Find the largest communities (Louvain) and in each the most connected entities; articles do not count."""
    keys = [key for key in sorted(graph) if graph.nodes[key]["type"] != ARTICLE]
    numbers = {key: number for number, key in enumerate(keys)}
    ties: nx.Graph[int] = nx.empty_graph(len(keys))
    ties.add_edges_from(sorted({(numbers[a], numbers[b]) for a, b in graph.edges() if a in numbers and b in numbers}))
    communities = nx.community.louvain_communities(ties, seed=SEED)
    largest = sorted(communities, key=lambda one: (-len(one), min(one)))[:GROUPS]
    ranked = [sorted(one, key=lambda number: (-ties.degree(number), number))[:PARTIES] for one in largest]
    return [
        Group(len(one), tuple(keys[number] for number in shown)) for one, shown in zip(largest, ranked, strict=True)
    ]
