"""The page in a real browser, opened from a file without a network: what a reader clicks, types and sees."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from pageviews import view, visible
from tieup.model import Article, Claim, Entity, Evidence, Relation
from tieup.network import Graph, projection

pytestmark = pytest.mark.browser
Market = tuple[list[Relation], dict[str, Article]]
Opener = Callable[..., Page]

EVIL = '<script>window.pwned=1</script>"><img src=x onerror=window.pwned=1></script><script>window.pwned=1</script>'
TEMPLATE = "{{7*7}} ${7*7} &lt;b&gt;"


@pytest.fixture
def page(open_page: Opener, market: Market) -> Page:
    return open_page(projection(*market))


def click_middle(page: Page) -> None:
    box = page.locator("#canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_node_shows_what_is_known_of_it(open_page: Opener, market: Market) -> None:
    launch = [relation for relation in market[0] if relation.predicate == "launchedOn"][:1]
    page = open_page(projection(launch, market[1]))
    click_middle(page)
    expect(page.locator("#details h2")).to_have_text("Halden H1")
    expect(page.locator("#details strong")).to_have_text("May 2019")
    expect(page.locator("#details mark")).to_contain_text("will be presented in May 2019")


def test_a_click_on_an_edge_shows_its_evidence(open_page: Opener, market: Market) -> None:
    page = open_page(projection(market[0][:1], market[1]))
    click_middle(page)
    details = page.locator("#details")
    expect(details.locator("h2")).to_have_text("Halden Mobile partnered with Norvik Optics")
    expect(details.locator("dl")).to_contain_text("4 March 2019 to 31 March 2022")
    expect(details.locator("mark").last).to_have_text(market[0][0].claims[-1].evidence.exact)
    expect(details.locator("blockquote").last).to_have_text(
        "The cooperation of Halden Mobile and Norvik Optics ended on 31 March 2022, Halden Mobile confirmed."
    )
    link = details.locator("a").last
    expect(link).to_have_attribute("href", "https://lenspost.example/halden-end")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(details).to_contain_text("The Lens Post, 1 June 2022")


def test_a_name_can_be_clicked_like_its_mark(open_page: Opener, market: Market) -> None:
    launch = [relation for relation in market[0] if relation.predicate == "launchedOn"][:1]
    page = open_page(projection(launch, market[1]))
    box = page.locator("#canvas").bounding_box()
    assert box
    below = box["y"] + box["height"] / 2 + 20
    page.mouse.click(box["x"] + box["width"] / 2 + 60, below)
    expect(page.locator("#details h2")).to_have_class("summary")
    page.mouse.click(box["x"] + box["width"] / 2 + 20, below)
    expect(page.locator("#details h2")).to_have_text("Halden H1")


def test_a_hidden_edge_cannot_be_clicked(open_page: Opener, market: Market) -> None:
    page = open_page(projection(market[0][:1], market[1]))
    page.get_by_role("checkbox", name="partnered with").uncheck()
    click_middle(page)
    expect(page.locator("#details h2")).to_have_class("summary")


def test_search_finds_by_part_of_a_name_and_obeys_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("zephyr z")
    expect(page.get_by_role("option")).to_have_text(["Zephyr Z6Product", "Zephyr Z7Product"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("Zephyr Z7")
    expect(page.locator("#details h2")).to_be_focused()
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#details h2")).to_have_class("summary")


def test_a_rumour_says_whose_it_is(page: Page) -> None:
    page.fill("#search", "px850")
    page.press("#search", "Enter")
    page.locator("#details .row", has_text="Zephyr Z6").click()
    expect(page.locator("#details dl")).to_contain_text("Rumoured")
    expect(page.locator("#details .voice")).to_have_text("Rumoured · says pocketleaks")


def test_filters_hide_and_reset_brings_back(page: Page, market: Market) -> None:
    everything = visible(page)
    page.get_by_role("checkbox", name="Rumoured").uncheck()
    page.get_by_role("checkbox", name="Speculated").uncheck()
    assert visible(page) == everything - 2
    page.get_by_role("checkbox", name="Person").uncheck()
    persons = sum(relation.subject.type == "Person" for relation in market[0])
    assert visible(page) == everything - 2 - persons
    page.get_by_role("button", name="Reset").click()
    assert visible(page) == everything
    expect(page.get_by_role("checkbox", name="Person")).to_be_checked()


def test_what_is_hidden_comes_back_when_it_is_found(page: Page) -> None:
    everything = visible(page)
    page.get_by_role("checkbox", name="Person").uncheck()
    page.fill("#search", "Lin Wei")
    page.press("#search", "Enter")
    expect(page.locator("#details h2")).to_have_text("Lin Wei")
    assert visible(page) == everything


def test_the_list_says_the_same_as_the_picture_and_opens_evidence(page: Page) -> None:
    count = visible(page)
    view(page, "Table")
    expect(page.locator("#table tbody tr")).to_have_count(count)
    row = page.get_by_role("row", name="Aoyama Kogaku partnered with Tarn")
    expect(row).to_contain_text("since November 2021")
    row.get_by_role("button").click()
    expect(page.locator("#details h2")).to_have_text("Aoyama Kogaku partnered with Tarn")


def test_the_panel_leads_from_one_thing_to_the_next(page: Page) -> None:
    page.fill("#search", "Sensys")
    page.press("#search", "Enter")
    page.locator("#details .row", has_text="Halden Mobile").click()
    page.locator("#details h2 .name", has_text="Halden Mobile").click()
    expect(page.locator("#details h2")).to_have_text("Halden Mobile")
    expect(page.locator("#details h3")).to_contain_text(["Partners over the years", "Suppliers", "Investments"])


def test_the_page_fits_a_phone(open_page: Opener, market: Market) -> None:
    page = open_page(projection(*market), 390, 844, title="A title that is far too long for the width of a phone")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    last = page.get_by_role("button", name="Reset").bounding_box()
    assert last
    assert last["x"] + last["width"] <= 390
    expect(page.locator("#filters")).to_be_hidden()
    page.fill("#search", "Norvik Optics")
    page.press("#search", "Enter")
    sheet = page.locator("#panel").bounding_box()
    assert sheet
    assert (sheet["x"], sheet["width"], round(sheet["y"] + sheet["height"])) == (0, 390, 844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_a_tap_unfolds_the_summary(open_page: Opener, market: Market) -> None:
    page = open_page(projection(*market), 390, 844)
    expect(page.locator("#details .hint")).not_to_be_in_viewport(ratio=0.5)
    page.locator("#details h2").click()
    expect(page.locator("#details .hint")).to_be_in_viewport(ratio=0.5)


def test_the_page_follows_a_change_to_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    light = page.locator("#canvas").screenshot()
    page.emulate_media(color_scheme="dark")
    assert page.locator("#canvas").screenshot() != light
    page.emulate_media(color_scheme="light")
    page.wait_for_function("!matchMedia('(prefers-color-scheme: dark)').matches")


def test_in_a_large_graph_articles_stay_out_until_they_are_asked_for(open_page: Opener) -> None:
    graph: Graph = nx.MultiDiGraph()
    for number in range(70):
        graph.add_node(f"n{number}", name=f"Firm {number}", type="Organization", launches=[])
    graph.add_node("article", name="The News", type="Article", launches=[])
    said: dict[str, Any] = {"id": "quoted", "kind": "quotedIn", "label": "quoted in", "claims": [], "sources": []}
    tie: dict[str, Any] = {"status": "accepted", "certainty": None, "symmetric": False, "end": None}
    graph.add_edge("n0", "article", "quoted", **said, **tie)
    page = open_page(graph)
    article = page.get_by_role("checkbox", name="Article")
    expect(article).not_to_be_checked()
    assert visible(page) == 0
    article.check()
    assert visible(page) == 1


def test_an_empty_graph_says_so(open_page: Opener) -> None:
    page = open_page(nx.MultiDiGraph(), title=EVIL)
    expect(page.get_by_role("heading")).to_have_text(EVIL)
    expect(page.locator("p")).to_contain_text("nothing to show")


def hostile() -> Market:
    """Every field that an article can fill, filled with what would run or load if it were HTML."""
    evil = f"{EVIL} {TEMPLATE}"
    article = Article(
        "evil", f"First. {evil} said it. Last.", evil, evil, None, evil, evil, "javascript:window.pwned=1"
    )
    start = article.text.index(evil)
    voice = Entity(f"{evil} voice", "Person")
    maker, phone = Entity(f"{evil} maker", "Organization"), Entity(f"{evil} phone", "Product")

    def relation(subject: Entity, predicate: str, object: Entity | str) -> Relation:
        evidence = Evidence(evil, start, start + len(evil))
        claim = Claim("evil", subject, predicate, object, evidence, certainty=evil, source=voice, role=evil, quote=evil)
        return Relation(subject, predicate, object, "accepted", certainty=evil, claims=(claim,))

    ties = [relation(phone, "manufacturedBy", maker), relation(voice, "hasRole", maker)]
    return [*ties, relation(voice, "quotedIn", "evil"), relation(phone, "launchedOn", "2022")], {"evil": article}


def test_hostile_text_is_only_text(open_page: Opener) -> None:
    relations, articles = hostile()
    page = open_page(projection(relations, articles), title=EVIL)
    expect(page.locator("h1")).to_have_text(EVIL)
    view(page, "Table")
    rows = page.locator("#table .row")
    for index in range(rows.count()):
        rows.nth(index).click()
        expect(page.locator("#details mark")).to_have_text(f"{EVIL} {TEMPLATE}")
        for name in (0, 1):
            page.locator("#details h2 .name").nth(name).click()
            expect(page.locator("#details h2")).to_contain_text(f"{EVIL} {TEMPLATE}")
            rows.nth(index).click()
        page.fill("#search", "pwned")
        expect(page.get_by_role("option")).to_have_count(4)
        page.press("#search", "Escape")
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, object, embed, [onerror]").count() == 0
    assert page.locator("script").count() == 5


def test_an_address_that_would_run_is_no_link(open_page: Opener) -> None:
    page = open_page(projection(*hostile()))
    click_middle(page)
    view(page, "Table")
    page.locator("#table .row").first.click()
    expect(page.locator("#details cite")).to_contain_text("javascript:window.pwned=1")
    assert page.locator("a").count() == 0
