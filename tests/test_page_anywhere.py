"""The page in odd places and with odd names: in a sandbox; endless, invisible, from right to left."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pageviews import view
from tieup.model import Claim, Entity, Evidence, Relation
from tieup.network import projection
from tieup.page import render

pytestmark = pytest.mark.browser
NAMES = (
    "شركة الهواتف",  # from right to left
    "株式会社リコー",
    "\u202ednuora semit\u202c",  # marks that turn the direction of what follows
    "zero\u200bwidth\ufeff",
    "👩\u200d💻" * 30,
    "=HYPERLINK(1)",
    "x" * 100_000,
)


def odd() -> list[Relation]:
    hub = Entity("Hub", "Organization")
    found = []
    for number, name in enumerate(NAMES):
        words = Evidence(f"Hub and {name}"[:200], 0, 9)
        other = Entity(name, "Organization")
        claim = Claim("odd", hub, "partneredWith", other, words, start=f"20{10 + number}", certainty="confirmed")
        found.append(
            Relation(hub, "partneredWith", other, "accepted", claim.start, certainty="confirmed", claims=(claim,))
        )
    return found


def test_odd_names_leave_the_page_whole(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "odd.html"
    file.write_text(render(projection(odd(), {}), "Odd"), encoding="utf-8")
    page = chromium.new_page()
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(file.as_uri())
    for name in NAMES:
        page.fill("#search", name[:30])
        page.press("#search", "Enter")
        expect(page.locator("#details h2")).to_have_text(name)
        expect(page.locator("#details h2")).to_have_attribute("dir", "auto")
        for one in ("Timeline", "Changes", "Table", "Graph"):
            view(page, one)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), one
    page.get_by_role("button", name="Reset").click()
    page.locator("#take summary").click()
    page.get_by_role("button", name="Table as CSV").click()
    cells = page.locator("dialog textarea").input_value()
    assert "'=HYPERLINK(1)" in cells
    assert cells.count("\n") == len(NAMES) + 1
    page.close()
    assert noise == []


def test_the_page_lives_in_a_sandbox_as_notebooks_make_it(chromium: Browser, sample: Path) -> None:
    page = chromium.new_page()
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.set_content("<iframe sandbox='allow-scripts' width=1200 height=700></iframe>")
    text = (sample / "page.html").read_text(encoding="utf-8")
    page.evaluate("(text) => { document.querySelector('iframe').srcdoc = text; }", text)
    inside = page.frame_locator("iframe")
    inside.get_by_role("combobox", name="Find by name").fill("Huawei")
    inside.get_by_role("combobox", name="Find by name").press("Enter")
    inside.get_by_role("button", name="Timeline").click()
    inside.get_by_role("button", name="Huawei partnered with Leica Camera AG").click()
    expect(inside.locator("#details mark").first).to_be_visible()
    page.close()
    assert noise == []
