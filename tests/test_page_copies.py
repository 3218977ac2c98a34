"""What can be taken from the page: a question that has the same answer, a table, a picture."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pageviews import view
from shell import run

pytestmark = pytest.mark.browser
Teller = Callable[..., Page]


def taken(page: Page, name: str) -> str:
    """Take a text from the menu."""
    page.locator("#take summary").click()
    page.get_by_role("button", name=name).click()
    text = page.locator("dialog textarea").input_value()
    page.locator("dialog").get_by_role("button", name="Close").click()
    return text


@pytest.mark.parametrize(
    "hash",
    [
        "",
        "#chosen=organization/Huawei",
        "#around=organization/Xiaomi",
        "#day=2021-06-01",
        "#filtered=yes&no-kind=quotedIn&no-standing=rumoured&no-standing=superseded&no-type=Person",
        "#filtered=yes&no-publisher=Handset%20Daily",
        "#filtered=yes&no-publisher=",
    ],
)
def test_the_question_behind_a_view_has_the_relations_of_the_view(
    tell: Teller, sample: Path, hash: str, tmp_path: Path
) -> None:
    page = tell(hash)
    rows = taken(page, "Table as CSV").splitlines()[1:]
    (tmp_path / "view.rq").write_text(taken(page, "Question in SPARQL"), encoding="utf-8")
    said, _ = run("query", tmp_path / "view.rq", "--store", sample / "store", "--format", "json")
    found = {row["relation"]["value"] for row in json.loads(said)["results"]["bindings"]}
    assert rows
    assert found == {row.rsplit(",", 1)[1] for row in rows}


def test_a_link_is_the_address(tell: Teller) -> None:
    page = tell("#view=timeline")
    assert taken(page, "Link") == page.url


@pytest.mark.parametrize(("name", "file"), [("Graph", "graph.png"), ("Timeline", "timeline.svg")])
def test_a_picture_shows_something_and_can_be_saved(tell: Teller, name: str, file: str, tmp_path: Path) -> None:
    page = tell()
    view(page, name)
    page.locator("#take summary").click()
    page.get_by_role("button", name="Picture").click()
    assert page.locator("dialog img").evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 300
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as").click()
    assert download.value.suggested_filename == file
    download.value.save_as(tmp_path / file)
    assert (tmp_path / file).stat().st_size > 3000
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
