"""Time on the page: the same answers as in Python, and a bar that changes what is seen."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from pageviews import visible
from tieup.dates import Span, as_of
from tieup.model import Article, Relation
from tieup.network import projection
from tieup.page.columns import SPAN, days

pytestmark = pytest.mark.browser
Market = tuple[list[Relation], dict[str, Article]]
DAYS = st.dates(date(1890, 1, 1), date(2090, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Spans with every combination of known and unknown bounds, whether or not they fit together."""
    return Span(*(draw(st.none() | DAYS) for _ in SPAN))


@pytest.fixture(scope="module")
def scripted(chromium: Browser) -> Page:
    """A blank page that has the functions of time.js."""
    text = files("tieup.page").joinpath("scripts/time.js").read_text(encoding="utf-8").replace("export ", "")
    page = chromium.new_page()
    page.evaluate(f"(() => {{ {text}; Object.assign(globalThis, {{ asOf, dayOf, isoOf }}); }})()")
    return page


@settings(max_examples=25)
@given(st.lists(st.tuples(spans(), DAYS), min_size=40, max_size=80))
def test_the_page_says_of_a_day_what_python_says(scripted: Page, cases: list[tuple[Span, date]]) -> None:
    names = ["".join([first, *(word.title() for word in rest)]) for first, *rest in (edge.split("_") for edge in SPAN)]
    asked = [
        {name: days(value and value.isoformat()) for name, value in zip(names, vars(span).values(), strict=True)}
        for span, _ in cases
    ]
    on = [day.isoformat() for _, day in cases]
    found = scripted.evaluate("([spans, on]) => spans.map((span, at) => asOf(span, dayOf(on[at])))", [asked, on])
    assert found == [as_of(span, day) for span, day in cases]


@settings(max_examples=25)
@given(st.lists(DAYS, min_size=1, max_size=50))
def test_days_are_counted_alike(scripted: Page, found: list[date]) -> None:
    texts = [day.isoformat() for day in found]
    assert scripted.evaluate("(texts) => texts.map(dayOf)", texts) == [days(text) for text in texts]
    assert scripted.evaluate("(texts) => texts.map(dayOf).map(isoOf)", texts) == texts


@pytest.fixture
def page(open_page: Callable[..., Page], market: Market) -> Page:
    return open_page(projection(*market))


def test_a_day_leaves_what_held_and_all_of_time_brings_everything_back(page: Page) -> None:
    everything = visible(page)
    page.fill("#on-day", "2018-01-01")
    page.locator("#on-day").dispatch_event("change")
    expect(page.locator(".tally")).to_contain_text("ended or not yet")
    before = visible(page)
    assert before < everything
    page.get_by_role("button", name="All of time").click()
    assert visible(page) == everything
    expect(page.locator("#on-day")).to_have_value("")


def test_the_slider_goes_by_months_with_the_keyboard(page: Page) -> None:
    slider = page.get_by_role("slider", name="Day, by months")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    later = page.locator("#on-day").input_value()
    page.keyboard.press("ArrowLeft")
    earlier = page.locator("#on-day").input_value()
    assert date.fromisoformat(later) - date.fromisoformat(earlier) in (timedelta(30), timedelta(31))
    expect(slider).to_have_attribute("aria-valuetext", earlier)


def test_what_was_known_grows_with_the_reports(page: Page) -> None:
    page.get_by_role("radio", name="What was known").check()
    counts = []
    for day in ("2019-01-01", "2021-01-01", "2022-12-31"):
        page.fill("#on-day", day)
        page.locator("#on-day").dispatch_event("change")
        tally = page.locator(".tally span").all_text_contents()
        counts.append(sum(int(part.split()[0]) for part in tally))
    assert counts[0] < counts[1] < counts[2]


def test_play_goes_on_by_itself_until_it_is_stopped(page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    first = page.locator("#on-day").input_value()
    expect(page.locator("#on-day")).not_to_have_value(first)
    page.get_by_role("button", name="Pause").click()
    stopped = page.locator("#on-day").input_value()
    page.wait_for_timeout(400)
    expect(page.locator("#on-day")).to_have_value(stopped)


def test_a_period_shows_what_held_on_any_day_of_it(page: Page) -> None:
    page.fill("#on-day", "2022-01-01")
    page.locator("#on-day").dispatch_event("change")
    on_the_day = visible(page)
    page.get_by_role("button", name="Period").click()
    page.fill("#from-day", "2015-01-01")
    page.locator("#from-day").dispatch_event("change")
    assert visible(page) >= on_the_day
    expect(page.locator("#on-day")).to_have_value("2022-01-01")
