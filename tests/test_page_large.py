"""A large graph: an overview that leads anywhere, data unpacked when they are needed, the same bytes each time."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.network import Graph, projection
from tieup.page import render
from tieup.page.overview import GROUPS, MOST_NODES, PARTIES, groups

SECTORS = 20
SIZE = 80  # companies in a sector


def relation(article: Article, one: str, other: str) -> Relation:
    start = article.text.index(one)
    evidence = Evidence(article.text[start:], start, len(article.text))
    ends = Entity(one, "Organization"), Entity(other, "Organization")
    claim = Claim(article.id, ends[0], "partneredWith", ends[1], evidence, certainty="reported", reported="2021-05-01")
    return Relation(*ends[:1], "partneredWith", ends[1], "accepted", certainty="reported", claims=(claim,))


def large() -> Graph:
    """Sectors of companies around one each, whose first companies work with each other."""
    articles: dict[str, Article] = {}
    relations = []
    for sector in range(SECTORS):
        hub = f"Hub {sector}"
        ties = [(hub, f"Firm {sector}.{number}") for number in range(SIZE)]
        for one, other in [*ties, (hub, f"Hub {(sector + 1) % SECTORS}")]:
            article = Article(f"{one} {other}", f"In short: {one} and {other} work together.", published="2021-05-01")
            articles[article.id] = article
            relations.append(relation(article, one, other))
    return projection(relations, articles)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return large()


def test_the_communities_are_the_sectors(graph: Graph) -> None:
    found = groups(graph)
    assert len(graph) > MOST_NODES
    assert len(found) == GROUPS
    for group in found:
        names = [graph.nodes[key]["name"] for key in group.shown]
        assert len(names) == PARTIES
        assert names[0].startswith("Hub")
        assert group.size >= SIZE


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_of_a_large_page_do_not_hang_on_the_process(graph: Graph, seed: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_page_large import large\n"
        "from tieup.page import render\n"
        f"open({str(tmp_path / 'page.html')!r}, 'w', encoding='utf-8', newline='').write(render(large(), 'Many'))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    text = render(graph, "Many")
    assert (tmp_path / "page.html").read_bytes() == text.encode()
    assert 'type="application/zlib" data-part="relations-0"' in text


@pytest.fixture
def page(open_page: Callable[..., Page], graph: Graph) -> Page:
    return open_page(graph)


def find(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")
    expect(page.locator("#details h2")).to_have_text(name)


@pytest.mark.browser
def test_the_overview_says_what_it_leaves_out(page: Page, graph: Graph) -> None:
    expect(page.locator("#where")).to_have_text(f"Overview: {GROUPS * PARTIES} of {len(graph):,} entities")


@pytest.mark.browser
def test_search_leads_to_what_the_overview_leaves_out(page: Page) -> None:
    find(page, "Firm 13.70")
    expect(page.locator("#where")).to_contain_text("Around")
    expect(page.locator("#where")).to_contain_text("Firm 13.70")
    page.get_by_role("button", name="Back to the overview").click()
    expect(page.locator("#where")).to_contain_text("Overview")


@pytest.mark.browser
def test_the_evidence_of_a_large_graph_is_unpacked_when_it_is_asked_for(page: Page) -> None:
    find(page, "Firm 13.70")
    page.locator("#details").get_by_role("button", name="Hub 13").first.click()
    expect(page.locator("#details mark")).to_have_text("Hub 13 and Firm 13.70 work together.")


@pytest.mark.browser
def test_one_goes_on_from_neighbour_to_neighbour(page: Page) -> None:
    find(page, "Firm 13.70")
    find(page, "Hub 13")
    expect(page.locator("#where")).to_contain_text("Firm 13.70")
    page.get_by_role("button", name="Add surroundings").click()
    expect(page.locator("#where")).to_contain_text("Hub 13")
