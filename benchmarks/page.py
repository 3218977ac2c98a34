"""How fast the page is in chromium, offline: python benchmarks/page.py [--relations 100000].

A made-up market is written as a page: as small as 1,000 entities with 3,000 relations, and as large as asked for.
Beside it stands the same graph as plain pyvis writes it. Times are what a reader waits until the next picture.
"""

import os
import random
import re
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page as Tab
from pyvis.network import Network

from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.network import Graph, projection
from tieup.page import render
from tieup.relations import consolidate

SMALL = (1_000, 3_000)
PER_ARTICLE = 5
SECTORS = 24  # in which companies mostly deal with each other
LOYALTY = 0.85  # the share of ties within a sector
SYLLABLES = re.findall("..", "kalomerivasotenupafigoduhabekizejocy")
KINDS = (("partneredWith", "Organization"), ("supplies", "Organization"), ("manufacturedBy", "Product"))
CERTAINTIES = ("confirmed", "reported", "reported", "rumoured", "speculated", "denied")
FILLERS = re.findall(
    r"\w+", "the new contract of both sides will bring more parts to market this year as many had expected"
)
PYVIS_PATIENCE = 60_000  # milliseconds after which plain pyvis is given up

PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
FREEZES = """() => {
  globalThis.freezes = [0];
  new PerformanceObserver((list) => freezes.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask" });
}"""
CLICK = f"""() => {{
  globalThis.clicked = new Promise((answered) => addEventListener("pointerup", async () => {{
    const start = performance.now();
    await {PAINTED};
    answered(performance.now() - start);
  }}, {{ once: true, capture: true }}));
}}"""
STEP = """() => {
  const slider = document.getElementById("day");
  slider.value = String(Number(slider.value) - 7);
  slider.dispatchEvent(new Event("input"));
}"""
FILTER = "() => document.querySelector('[data-facet=\"standing\"]').click()"
SEARCH = """() => {
  const box = document.getElementById("search");
  box.value = box.value === "ka" ? "zen" : "ka";
  box.dispatchEvent(new Event("input"));
}"""


def name(number: int) -> str:
    """Make a name that no other number has."""
    dice = random.Random(number)
    return "".join(dice.sample(SYLLABLES, 3)).title() + f" {number}"


def market(entities: int, relations: int) -> tuple[list[Relation], dict[str, Article]]:
    """Make up relations in which few companies have many and many have few, with the articles that tell of them."""
    dice = random.Random(1)
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for number, (subject, predicate, other) in enumerate(_ties(dice, entities, relations)):
        article = f"article-{number // PER_ARTICLE}"
        day = date(2000, 1, 1) + timedelta(days=number // PER_ARTICLE * 9_000 * PER_ARTICLE // relations)
        exact = f"{subject.name} and {other.name} work together"
        before = articles[article].text if article in articles else ""
        text = f"{before}{exact}, {' '.join(dice.choices(FILLERS, k=18))}. "
        articles[article] = Article(
            article, text, f"News of {subject.name}", day.isoformat(), None, f"Paper {number % 40}"
        )
        evidence = Evidence(exact, len(before), len(before) + len(exact))
        start = dice.choice((None, str(day.year), f"{day.year - 1}-06", day.isoformat()))
        claims.append(
            Claim(
                article, subject, predicate, other, evidence, start, dice.choice((None, None, str(day.year + 3))),
                day.isoformat(), dice.choice(CERTAINTIES), reported=day.isoformat(),
            )
        )  # fmt: skip
    return consolidate(claims), articles


def _ties(dice: random.Random, entities: int, relations: int) -> Iterator[tuple[Entity, str, Entity]]:
    """Draw ends, no two ties alike."""
    seen: set[tuple[Entity, str, Entity]] = set()
    while len(seen) < relations:
        predicate, kind = dice.choices(KINDS, (5, 3, 4))[0]
        one, other = (int(entities / 2 * dice.random() ** power) for power in (3, 2))
        other += (one - other) % SECTORS if dice.random() < LOYALTY else 0
        other += entities // 2 // SECTORS * SECTORS if kind == "Product" else 0
        tie = Entity(name(one), "Organization"), predicate, Entity(name(other), kind)
        if predicate == "manufacturedBy":
            tie = tie[2], predicate, tie[0]
        if one != other and tie not in seen and (tie[2], predicate, tie[0]) not in seen:
            seen.add(tie)
            yield tie


def opened(browser: Browser, file: Path) -> tuple[Tab, float, float]:
    """Open a page offline; give it with the milliseconds until its first content and until it can be used."""
    tab = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    tab.goto(file.as_uri())
    tab.locator("main:not([aria-busy])").wait_for()
    ready = tab.evaluate(f"{PAINTED}.then(() => performance.now())")
    first = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return tab, first, ready


def waits(tab: Tab, act: str, times: int = 5) -> float:
    """Do something several times; give the longest wait until it is painted, in milliseconds."""
    start, wait = "const start = performance.now()", "return performance.now() - start"
    timed = f"async () => {{ {start}; ({act})(); await {PAINTED}; {wait}; }}"
    return float(max(tab.evaluate(timed) for _ in range(times)))


def click(tab: Tab) -> float:
    """Click into the middle of the graph; give the wait until the answer is painted, in milliseconds."""
    box = tab.locator("#canvas").bounding_box()
    assert box
    tab.evaluate(CLICK)
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return float(tab.evaluate("clicked"))


def measure(browser: Browser, folder: Path, entities: int, relations: int) -> None:
    """Write the page of a market of this size and print how it does, beside plain pyvis."""
    graph = projection(*market(entities, relations))
    begin = perf_counter()
    text = render(graph, "A made-up market").encode()
    built = perf_counter() - begin
    file = folder / "page.html"
    file.write_bytes(text)
    tab, first, ready = opened(browser, file)
    tab.evaluate(FREEZES)
    found = {
        "slider step": waits(tab, STEP),
        "filter": waits(tab, FILTER),
        "search": waits(tab, SEARCH),
        "click": click(tab),
    }
    frozen = tab.evaluate("new Promise((done) => setTimeout(() => done(Math.max(...freezes)), 500))")
    tab.context.close()
    print(f"{len(graph):,} entities, {relations:,} relations: {len(text) / 1e6:.1f} MB, built in {built:.1f} s")
    print(f"  first content {first:.0f} ms, usable {ready:.0f} ms, longest freeze after loading {frozen:.0f} ms")
    print("  " + ", ".join(f"{what} {wait:.0f} ms" for what, wait in found.items()))
    beside_pyvis(browser, folder, graph)


def beside_pyvis(browser: Browser, folder: Path, graph: Graph) -> None:
    """Write names and ties of the same graph with plain pyvis, and print when it first draws."""
    network = Network(directed=True, cdn_resources="in_line")
    for key, node in graph.nodes(data=True):
        network.add_node(key, label=node["name"])
    network.add_edges(list(graph.edges()))
    file = folder / "pyvis.html"
    file.write_text(network.generate_html(), encoding="utf-8")
    tab = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    tab.set_default_timeout(PYVIS_PATIENCE)
    try:
        tab.goto(file.as_uri(), wait_until="domcontentloaded")
        ready = f"{tab.evaluate(f'{PAINTED}.then(() => performance.now())'):.0f} ms to its first picture"
    except BrowserError:
        ready = f"no picture within {PYVIS_PATIENCE / 1000:.0f} s"
    print(f"  plain pyvis: {file.stat().st_size / 1e6:.1f} MB, {ready}, without dates, search, filters and evidence")
    tab.context.close()


def main() -> None:
    """Measure a small page, and a large one where it is asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=int, default=0, help="of the large page; none is measured without")
    asked = parser.parse_args().relations
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu", *root])
        for entities, relations in (SMALL, (asked * 3 // 10, asked)):
            if relations:
                measure(browser, Path(folder), entities, relations)
        browser.close()


if __name__ == "__main__":
    main()
