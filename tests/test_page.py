"""The page's text: one file that loads nothing, in which what articles say stays text; the same bytes every time."""

import json
import os
import re
import subprocess
import sys
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.model import Article, Relation
from tieup.network import projection
from tieup.page import render
from tieup.page.apart import apart
from tieup.page.build import SCRIPTS
from tieup.page.layout import positions
from tieup.page.packaging import as_json
from tieup.page.packing import Component, packed

Market = tuple[list[Relation], dict[str, Article]]
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
ELSEWHERE = re.compile(r"""(?:src|href|action|data)\s*=\s*["']?(?!data:,)[^"'\s>]*//""")


@pytest.fixture(scope="module")
def page(market: Market) -> str:
    return render(projection(*market), "Phones & lenses")


PART = re.compile(
    r"""<script type="application/(?P<form>json|zlib)" data-part="(?P<name>[a-z0-9-]+)">(?P<text>[^<]*)"""
)


def data(page: str) -> dict[str, Any]:
    """Unpack the parts of a page's data, by their names."""
    found = {part["name"]: (part["form"], part["text"]) for part in PART.finditer(page)}
    return {
        name: json.loads(text if form == "json" else zlib.decompress(b64decode(text)))
        for name, (form, text) in found.items()
    }


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    frame = SCRIPT.sub("", page)
    assert not ELSEWHERE.search(frame)
    assert "@import" not in frame and "url(" not in frame
    assert "sourceMappingURL" not in page


def test_the_policy_allows_the_page_s_own_scripts_and_no_connection(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules
    run = [script["text"] for script in SCRIPT.finditer(page) if "data-part" not in script["attributes"]]
    assert len(run) == 2
    for text in run:
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in rules


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_do_not_hang_on_the_process(page: str, seed: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from conftest import read_market\n"
        "from tieup.network import projection\n"
        "from tieup.page import render\n"
        f"open({str(tmp_path / 'page.html')!r}, 'w', encoding='utf-8', newline='')"
        ".write(render(projection(*read_market()), 'Phones & lenses'))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "page.html").read_bytes() == page.encode()


def test_the_title_is_text(market: Market) -> None:
    page = render(projection(*market), "</title><script>alert(1)</script>{{7*7}}")
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}</title>" in page


@given(st.text(st.sampled_from("<>&/!-script\"'\u2028\u2029{}$"), max_size=30))
def test_no_text_leaves_the_data(text: str) -> None:
    written = as_json({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_what_articles_say_is_data_only(market: Market) -> None:
    relations, articles = market
    evil = "</script><img src=x onerror=alert(1)>"
    hostile = {key: replace(article, title=evil, publisher=evil) for key, article in articles.items()}
    page = render(projection(relations, hostile), "t")
    assert evil not in page
    assert len(SCRIPT.findall(page)) == 5
    assert evil in data(page)["graph"]["entities"]["name"]


def test_an_empty_graph_makes_a_page_that_says_so() -> None:
    page = render(nx.MultiDiGraph(), "Nothing yet")
    assert "There is nothing to show" in page
    assert not SCRIPT.search(page)


def test_modules_import_only_what_stands_before_them() -> None:
    folder = files("tieup.page").joinpath("scripts")
    assert sorted(SCRIPTS) == sorted(path.name for path in folder.iterdir())
    for rank, name in enumerate(SCRIPTS):
        text = folder.joinpath(name).read_text(encoding="utf-8")
        imported = re.findall(r'^import .* from "\./(.*)";$', text, re.MULTILINE)
        assert set(imported) <= set(SCRIPTS[:rank]), name


def test_names_at_the_top_of_modules_are_unique() -> None:
    folder = files("tieup.page").joinpath("scripts")
    top = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
    named = [name for script in SCRIPTS for name in top.findall(folder.joinpath(script).read_text(encoding="utf-8"))]
    assert len(named) == len(set(named))


def test_places_do_not_hang_on_the_order_and_fill_the_shape_asked_for(market: Market) -> None:
    relations, articles = market
    tall, wide = positions(projection(relations, articles), (0.6, 1.6))
    assert [tall, wide] == positions(projection(relations[::-1], articles), (0.6, 1.6))
    spans = [np.ptp(np.array(list(places.values())), axis=0) for places in (tall, wide)]
    assert spans[0][0] < spans[0][1]
    assert spans[1][0] > spans[1][1]


def test_components_stay_near_each_other() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((str(number), {"name": f"Company {number}"}) for number in range(40))
    graph.add_edges_from((str(number), str(number + 1)) for number in range(0, 40, 2))
    (places,) = positions(graph, (1.0,))
    width, height = np.ptp(np.array(list(places.values())), axis=0)
    assert max(width, height) < 1700


@given(st.lists(st.integers(1, 6), min_size=2, max_size=12), st.sampled_from((0.6, 1.0, 1.6)))
def test_packed_components_keep_their_shape_and_do_not_meet(sizes: list[int], aspect: float) -> None:
    rows = [np.stack([np.arange(size) * 100.0, np.zeros(size)], axis=1) for size in sorted(sizes, reverse=True)]
    lines = [np.array([(at, at + 1) for at in range(len(row) - 1)], dtype=int).reshape(-1, 2) for row in rows]
    parts = [Component(row, np.full((len(row), 2), 40.0), line) for row, line in zip(rows, lines, strict=True)]
    found = np.split(packed(parts, aspect), np.cumsum([len(row) for row in rows])[:-1])
    for row, places in zip(rows, found, strict=True):
        assert np.allclose(places - places[0], row)
    boxes = [(places.min(axis=0) - 20, places.max(axis=0) + 20) for places in found]
    for at, (low, high) in enumerate(boxes):
        assert all((low >= other_high).any() or (other_low >= high).any() for other_low, other_high in boxes[:at])


def test_an_article_of_a_large_graph_stands_beside_who_is_quoted_in_it() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((f"n{number}", {"name": f"Firm {number}", "type": "Organization"}) for number in range(70))
    without = positions(graph, (1.0,))[0]
    graph.add_node("article", name="The News", type="Article")
    graph.add_edge("n69", "article", kind="quotedIn")
    (places,) = positions(graph, (1.0,))
    assert np.hypot(*np.subtract(places["article"], places["n69"])) < 50
    assert len(set(places.values())) == len(without) + 1


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=2, max_size=25))
def test_boxes_end_up_apart(corners: list[tuple[int, int]]) -> None:
    boxes = np.full((len(corners), 2), (60.0, 30.0))
    points = apart(np.array(corners, dtype=float), boxes)
    gaps = np.abs(points[:, None] - points[None]) - (60, 30)
    gaps[np.arange(len(points)), np.arange(len(points))] = 1
    assert (gaps.max(axis=2) > -3).all()
