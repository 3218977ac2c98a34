"""The projection onto networkx: nothing is lost, nothing is added, and the order of what comes in does not matter."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.errors import UnknownName
from tieup.model import Article, Entity, Relation
from tieup.network import REACH, Graph, about, projection, sentence_around

Market = tuple[list[Relation], dict[str, Article]]


@pytest.fixture
def graph(market: Market) -> Graph:
    return projection(*market)


def node(graph: Graph, name: str) -> str:
    (found,) = (key for key, called in graph.nodes(data=True) if called["name"] == name)
    return found


def test_parallel_relations_stay_apart(graph: Graph) -> None:
    tail, head = node(graph, "Norvik Optics"), node(graph, "Halden Mobile")
    kinds = {
        edge["kind"] for pair in ((tail, head), (head, tail)) for edge in (graph.get_edge_data(*pair) or {}).values()
    }
    assert kinds == {"partneredWith", "sued"}


def test_every_relation_becomes_an_edge_or_a_launch(graph: Graph, market: Market) -> None:
    launches = sum(len(about["launches"]) for _, about in graph.nodes(data=True))
    assert graph.number_of_edges() + launches == len(market[0])
    assert launches == sum(relation.predicate == "launchedOn" for relation in market[0])


def test_a_rumour_keeps_its_source_and_its_words(graph: Graph) -> None:
    edges = graph.get_edge_data(node(graph, "Zephyr Z6"), node(graph, "PX850"))
    (rumour,) = (edge for edge in edges.values() if edge["kind"] == "usesSensor")
    assert (rumour["status"], rumour["certainty"], rumour["sources"]) == ("rumourOnly", "rumoured", ["pocketleaks"])
    (claim,) = rumour["claims"]
    assert claim["exact"] == "The Zephyr Z6 is said to use the PX850"
    assert claim["after"] == ", a sensor with one inch that Pixora has not announced yet."
    assert (claim["publisher"], claim["published"]) == ("Rumour Mill", "2022-04-20")


def test_an_article_is_a_node_for_who_is_quoted_in_it(graph: Graph) -> None:
    article = node(graph, "Zephyr and Norvik Optics announce a partnership")
    assert graph.nodes[article]["type"] == "Article"
    assert [graph.nodes[tail]["name"] for tail in graph.predecessors(article)] == ["Lin Wei"]


def test_an_article_without_a_title_is_called_by_its_id(market: Market) -> None:
    relations, articles = market
    bare = {key: replace(article, title=None) for key, article in articles.items()}
    assert "2022-05-23-norvik-zephyr" in {data["name"] for _, data in projection(relations, bare).nodes(data=True)}


def test_a_quotation_stands_alone_where_its_article_is_not_at_hand(graph: Graph, market: Market) -> None:
    without_text = {key: replace(article, text="") for key, article in market[1].items()}
    for known in ({}, without_text):
        bare = projection(market[0], known)
        assert set(bare.edges(keys=True)) == set(graph.edges(keys=True))
        for *ends, edge in bare.edges(keys=True):
            claims = bare.edges[*ends, edge]["claims"]
            assert [claim["exact"] for claim in claims] == [c["exact"] for c in graph.edges[*ends, edge]["claims"]]
            assert {(claim["before"], claim["after"]) for claim in claims} == {("", "")}


def test_namesakes_of_different_types_are_two_nodes(market: Market) -> None:
    relation = market[0][0]
    namesake = replace(relation, object=Entity(relation.subject.name, "Product"), predicate="coDevelopedWith")
    assert len(projection([namesake], market[1])) == 2


@given(st.randoms(use_true_random=False))
def test_the_order_of_relations_does_not_matter(market: Market, shuffler: random.Random) -> None:
    relations, articles = market
    shuffled = shuffler.sample(relations, len(relations))
    expected, found = projection(relations, articles), projection(shuffled, articles)
    assert list(found.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
    assert list(found.nodes(data=True)) == list(expected.nodes(data=True))


def test_about_keeps_what_is_within_reach(graph: Graph) -> None:
    around = about(graph, "sensys", hops=1)
    assert {data["name"] for _, data in around.nodes(data=True)} == {"Sensys", "SY-1", "Halden Mobile"}
    assert {edge["kind"] for *_, edge in around.edges(data=True)} == {"investedIn", "manufacturedBy"}
    assert len(about(graph, "Sensys", hops=0)) == 1


def test_about_names_the_nearest_when_a_name_is_unknown(graph: Graph) -> None:
    with pytest.raises(UnknownName, match=r"'Norvic Optik'.*Norvik Optics"):
        about(graph, "Norvic Optik")


TEXT = st.text(st.sampled_from('Aa.,!?\n 。"”'), max_size=1000)


@given(TEXT, TEXT.filter(bool), TEXT)
def test_a_sentence_is_a_piece_of_the_text_of_limited_length(left: str, exact: str, right: str) -> None:
    before, after = sentence_around(left + exact + right, len(left), len(left + exact))
    assert left.endswith(before.removeprefix("…"))
    assert right.startswith(after.removesuffix("…"))
    assert max(len(before), len(after)) <= REACH + 1


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("One. Two three four! Five.", "three", ("Two ", " four!")),
        ("Title\n\nIt works with Norvik\n\nMore.", "works", ("It ", " with Norvik")),
        ("He said “It is so.” They left.", "It is so", ("He said “", ".”")),
        ("One. Two ends.", "Two ends.", ("", "")),
        ("甲と乙が提携した。丙は否定。", "提携", ("甲と乙が", "した。")),
        ("a" * 400 + "XX" + "b" * 400, "XX", ("…" + "a" * REACH, "b" * REACH + "…")),
        ("Version 2.5 came. Then 3.0 came.", "3.0", ("Then ", " came.")),
    ],
)
def test_sentences(text: str, exact: str, expected: tuple[str, str]) -> None:
    start = text.index(exact)
    assert sentence_around(text, start, start + len(exact)) == expected
