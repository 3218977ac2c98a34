"""Where a page may lie: in a notebook's sandboxed frame and on a server; and what it bears in names."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.network import projection
from tieup.page import render

pytestmark = pytest.mark.browser
Market = tuple[list[Relation], dict[str, Article]]

NAMES = {
    "long": "Endless " + "x" * 100_000,
    "right to left": "\u202egnikamekam\u202c \u0645\u0635\u0646\u0639",
    "never closed": "\u202e\u2066Turned",
    "emoji": "👩‍👩‍👧‍👦 & Söhne 🏭",
    "invisible": "Zero\u200b\u200d\ufeffWidth",
    "only marks": "\u200e\u200f\u200b",
}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""


@pytest.fixture
def served(market: Market, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "graph.html").write_bytes(render(projection(*market), "Served").encode())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/graph.html"
    server.shutdown()
    server.server_close()


def test_the_page_works_when_it_is_served(chromium: Browser, served: str) -> None:
    page = chromium.new_page()
    page.goto(served)
    expect(page.locator("main:not([aria-busy])")).to_be_visible()
    page.fill("#search", "Norvik Optics")
    page.press("#search", "Enter")
    expect(page.locator("#details h2")).to_have_text("Norvik Optics")
    page.close()


def test_the_page_works_in_the_sandboxed_frame_of_a_notebook(chromium: Browser, market: Market) -> None:
    errors: list[str] = []
    page = chromium.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content('<iframe sandbox="allow-scripts" style="width:1000px;height:700px"></iframe>')
    page.eval_on_selector("iframe", "(frame, text) => { frame.srcdoc = text; }", render(projection(*market), "Framed"))
    frame = page.frame_locator("iframe")
    expect(frame.locator("main:not([aria-busy])")).to_be_visible()
    frame.locator("#search").fill("Norvik Optics")
    frame.locator("#search").press("Enter")
    expect(frame.locator("#details h2")).to_have_text("Norvik Optics")
    assert errors == []
    page.close()


def strange(name: str) -> Market:
    article = Article("a", f"{name} works with Plain.", name, published="2022-01-01", publisher=name)
    ends = Entity(name, "Organization"), Entity("Plain", "Organization")
    evidence = Evidence(article.text, 0, len(article.text))
    claim = Claim("a", ends[0], "partneredWith", ends[1], evidence, certainty="reported", reported="2022-01-01")
    return [Relation(ends[0], "partneredWith", ends[1], "accepted", claims=(claim,))], {"a": article}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_strange_names_stay_within_their_place(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(projection(*strange(name)))
    page.fill("#search", "Plain")
    page.press("#search", "Enter")
    expect(page.locator("#details h2")).to_have_text("Plain")
    page.locator("#details .row").first.click()
    expect(page.locator("#details mark")).to_contain_text("works with Plain.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth")
