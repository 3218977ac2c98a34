"""What all tests share: how patient they are, a made-up market of phone makers and lens makers, and a browser."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.network import Graph
from tieup.page import render

# Time is never asserted: the first date that is read loads its library, and machines are slow at times.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

Market = tuple[list[Relation], dict[str, Article]]
Opener = Callable[..., Page]
Teller = Callable[..., Page]


@pytest.fixture(scope="session")
def market() -> Market:
    """The relations of data/page.json with the articles that their claims stand in."""
    return read_market()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        give_up = pytest.fail if os.environ.get("TIEUP_BROWSER") == "required" else pytest.skip
        give_up("NO BROWSER: install chromium (Debian: apt-get install chromium) to test the page")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu", *root])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens the page of a graph; afterwards nothing may have been asked for, and the console must be empty."""
    noise: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(graph: Graph, width: int = 1280, height: int = 800, title: str = "Test") -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(render(graph, title).encode())
        context = chromium.new_context(viewport=ViewportSize(width=width, height=height), offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on("request", lambda request: None if request.url == file.as_uri() else noise.append(request.url))
        page.goto(file.as_uri())
        page.locator("main:not([aria-busy])").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noise == []


def read_market() -> Market:
    data = json.loads((Path(__file__).parent / "data" / "page.json").read_text(encoding="utf-8"))
    articles = {entry["id"]: Article(**entry) for entry in data["articles"]}
    return [_relation(entry, data["types"], articles) for entry in data["relations"]], articles


def _relation(entry: dict[str, Any], types: dict[str, str], articles: dict[str, Article]) -> Relation:
    ends = {
        "subject": Entity(entry["subject"], types[entry["subject"]]),
        "object": Entity(entry["object"], types[entry["object"]]) if entry["object"] in types else entry["object"],
    }
    claims = tuple(_claim(claim, entry["predicate"], ends, types, articles) for claim in entry["claims"])
    return Relation(**{**entry, **ends, "claims": claims})


def _claim(
    entry: dict[str, Any], predicate: str, ends: dict[str, Any], types: dict[str, str], articles: dict[str, Article]
) -> Claim:
    start = articles[entry["article"]].text.index(entry["exact"])
    evidence = Evidence(entry["exact"], start, start + len(entry["exact"]))
    rest = {key: value for key, value in entry.items() if key not in ("exact", "source")}
    source = entry.get("source")
    return Claim(
        **rest,
        **ends,
        predicate=predicate,
        evidence=evidence,
        reported=articles[entry["article"]].published,
        source=Entity(source, types[source]) if source else None,
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of the sample articles and their page."""
    from tieup.cli.reading import added, reader  # which few tests need
    from tieup.cli.showing import write_page
    from tieup.store import open_store

    folder = tmp_path_factory.mktemp("sample")
    with open_store(str(folder / "store")) as store:
        list(added(store, reader("patterns", ()), [str(files("tieup").joinpath("sample"))]))
        write_page(store, str(folder / "page.html"), title="Sample")
    return folder


@pytest.fixture
def tell(chromium: Browser, sample: Path) -> Iterator[Teller]:
    """Opens the page of the sample; nothing may be asked for from elsewhere, and the console must stay empty."""
    noise: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(hash: str = "", width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        size = ViewportSize(width=width, height=height)
        context = chromium.new_context(
            viewport=size, offline=True, color_scheme="dark" if scheme == "dark" else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto((sample / "page.html").as_uri() + hash)
        expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noise == []
