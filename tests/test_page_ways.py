"""From one party to the next: connections between two, surroundings step by step, alliances, rumours that came true."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pageviews import view
from tieup.model import Article, Claim, Entity, Evidence
from tieup.network import projection
from tieup.relations import consolidate

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
WORDS = "They work together."


def claim(
    *names: str, article: str = "news", start: str | None = None, certainty: str = "reported", day: str = "2021-01-01"
) -> Claim:
    """A claim that companies are partners, all of them together."""
    parties = tuple(Entity(name, "Organization") for name in names)
    return Claim(
        article,
        parties[0],
        "partneredWith",
        parties[1],
        Evidence(WORDS, 0, len(WORDS)),
        start,
        attested=day,
        certainty=certainty,
        reported=day,
        parties=parties if len(parties) > 2 else (),
    )


@pytest.fixture
def partners(open_page: Opener) -> Callable[..., Page]:
    """Opens the page of some claims."""

    def opened(*claims: Claim) -> Page:
        articles = {one.article: Article(one.article, WORDS, one.article, one.reported) for one in claims}
        return open_page(projection(consolidate(claims), articles))

    return opened


def find(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")


def connect(page: Page, name: str) -> None:
    """Look for connections from what is chosen, by keyboard."""
    box = page.get_by_role("combobox", name="Connect with …")
    box.fill(name)
    box.press("Enter")


@pytest.fixture
def chain(partners: Callable[..., Page]) -> Page:
    """Aster and Elara are tied over Borealis, over Corvus, and over a longer way; Fornax stands apart with Gemini."""
    ties = ["Aster Borealis", "Aster Corvus", "Borealis Elara", "Corvus Elara", "Aster Dorado", "Dorado Hydra"]
    return partners(*(claim(*tie.split()) for tie in [*ties, "Hydra Elara", "Fornax Gemini"]))


def test_the_shortest_connections_between_two_are_all_found_and_no_longer_ones(chain: Page) -> None:
    find(chain, "Aster")
    connect(chain, "Elara")
    ways = chain.locator(".ways")
    expect(ways.locator("h3")).to_have_text("2 shortest connections to Elara, over 2 relations")
    steps = [way.locator("li").all_text_contents() for way in ways.locator("ul > li").all()]
    assert sorted(steps) == [
        ["Aster partnered with Borealis", "Borealis partnered with Elara"],
        ["Aster partnered with Corvus", "Corvus partnered with Elara"],
    ]
    ways.get_by_role("button", name="Show these in the graph").click()
    expect(chain.locator("#where")).to_contain_text("Around")
    ways.get_by_role("button", name="Corvus partnered with Elara").click()
    expect(chain.locator("#details mark")).to_have_text(WORDS)


def test_two_that_nothing_connects_are_said_to_be_so(chain: Page) -> None:
    find(chain, "Aster")
    connect(chain, "Fornax")
    expect(chain.locator(".ways h3")).to_have_text("No connection to Fornax over what is shown")
    chain.get_by_role("button", name="Forget the connection").click()
    expect(chain.locator(".ways")).to_have_count(0)


def test_surroundings_grow_step_by_step_and_go_back(chain: Page) -> None:
    rows = chain.locator("#table tbody tr")
    find(chain, "Dorado")
    chain.get_by_role("button", name="Only its surroundings").click()
    view(chain, "Table")
    expect(rows).to_have_count(2)
    find(chain, "Aster")
    chain.get_by_role("button", name="Add surroundings").click()
    expect(rows).to_have_count(4)
    chain.go_back()
    expect(rows).to_have_count(2)
    find(chain, "Aster")
    chain.get_by_role("button", name="Show everything").click()
    expect(rows).to_have_count(8)


def test_an_alliance_is_one_relation_of_all_its_members(partners: Callable[..., Page]) -> None:
    page = partners(claim("Aster", "Borealis", "Corvus", start="2020-05"), claim("Aster", "Dorado", start="2019"))
    expect(page.locator("#details h2")).to_have_text("4 entities · 2 relations")
    expect(page.get_by_role("checkbox", name="partnered with").locator("xpath=..")).to_contain_text("2")
    find(page, "Corvus")
    page.locator("#details .row", has_text="Aster").click()
    expect(page.locator("#details .kicker")).to_have_text("Alliance of 3")
    expect(page.locator("#details h2")).to_have_text("Aster partnered with Borealis and Corvus")
    page.locator("#take summary").click()
    page.get_by_role("button", name="Table as CSV").click()
    row = page.locator("dialog textarea").input_value().splitlines()[1:]
    assert [cell.split(",")[:4] for cell in row] == [["Aster", "partnered with", "Borealis and Corvus", "2020-05"]]
    assert "#" not in row[0]
    page.locator("dialog").get_by_role("button", name="Close").click()
    page.evaluate("location.hash = '#view=changes&from=2020-01-01&day=2021-01-01'")
    expect(page.locator("#changes li .row")).to_have_text(["Aster partnered with Borealis and Corvus"])


def test_a_rumour_that_came_true_says_so(partners: Callable[..., Page]) -> None:
    page = partners(
        claim("Aster", "Borealis", article="leak", certainty="rumoured", day="2020-03-01"),
        claim("Aster", "Borealis", article="report", certainty="confirmed", day="2020-09-01"),
    )
    page.evaluate("location.hash = '#view=changes&from=2020-06-01&day=2020-12-31&clock=known'")
    confirmed = page.locator("#changes section", has=page.get_by_role("heading", name="Confirmed"))
    confirmed.get_by_role("button", name="Aster partnered with Borealis").click()
    leak = page.locator("#details .claim", has_text="leak")
    expect(leak.locator(".outcome")).to_have_text("came true")
    expect(page.locator("#details .claim", has_text="report").locator(".outcome")).to_have_count(0)
    page.evaluate("location.hash = '#day=2020-04-01&clock=known'")
    find(page, "Aster")
    page.locator("#details .row", has_text="Borealis").click()
    expect(page.locator("#details dl")).to_contain_text("Rumoured")


def test_arrow_keys_lead_through_the_lanes_of_the_timeline(partners: Callable[..., Page]) -> None:
    page = partners(*(claim("Aster", name, start=year) for name, year in (("Borealis", "2018"), ("Corvus", "2019"))))
    find(page, "Aster")
    view(page, "Timeline")
    lanes = page.get_by_role("region", name="Lanes")
    lanes.get_by_role("button", name="Borealis", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(lanes.get_by_role("button", name="Aster partnered with Borealis")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(lanes.get_by_role("button", name="Aster partnered with Corvus")).to_be_focused()
    page.keyboard.press("Home")
    expect(lanes.get_by_role("button", name="Corvus", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("Aster partnered with Corvus")


def test_another_name_leads_to_the_party_by_keyboard(open_page: Opener) -> None:
    borealis = Entity("Borealis", "Organization")
    page = open_page(projection(consolidate([claim("Aster", "Borealis")]), {}, {borealis: ["Borealis", "Nördlich"]}))
    page.keyboard.press("/")
    page.keyboard.type("nordl")
    expect(page.get_by_role("option")).to_have_text(["Borealis also NördlichOrganization"])
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("Borealis")
    expect(page.locator("#details h2")).to_be_focused()
