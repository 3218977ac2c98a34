"""What people come to the page for, told on the sample articles, by mouse and by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pageviews import view

pytestmark = pytest.mark.browser
Teller = Callable[..., Page]


def tab_to(page: Page, name: str) -> None:
    """Go on with the tab key until what is called so has the focus."""
    script = "() => (document.activeElement.ariaLabel ?? document.activeElement.closest('label')?.textContent ??"
    script += " document.activeElement.textContent).trim()"
    for _ in range(200):
        page.keyboard.press("Tab")
        if name in page.evaluate(script):
            return
    raise AssertionError(f"the tab key does not lead to {name!r}")


def find(page: Page, name: str) -> None:
    """Choose somebody by name, by keyboard."""
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def choose_days(page: Page, first: str, second: str) -> None:
    page.locator("#changes input").first.fill(first)
    page.locator("#changes input").last.fill(second)
    page.locator("#changes input").last.dispatch_event("change")


def says_so(page: Page) -> None:
    details = page.locator("#details")
    expect(details.locator("h2")).to_have_text("Huawei partnered with Leica Camera AG")
    expect(details.locator("dl")).to_contain_text("February 2016 to 31 March 2022")
    expect(details.locator("mark").last).to_be_visible()
    expect(details.locator(".origin").first).to_contain_text("20")


def test_who_was_leica_s_partner_in_spring_2018_by_mouse(tell: Teller) -> None:
    page = tell()
    page.locator("#search").click()
    page.locator("#search").type("leica cam")
    page.get_by_role("option").first.click()
    page.fill("#on-day", "2018-04-15")
    page.locator("#on-day").dispatch_event("change")
    view(page, "Timeline")
    lanes = page.get_by_role("region", name="Lanes")
    expect(lanes.get_by_role("button", name="Xiaomi", exact=True)).to_have_count(0)
    lanes.get_by_role("button", name="Huawei partnered with Leica Camera AG").click()
    says_so(page)


def test_who_was_leica_s_partner_in_spring_2018_by_keyboard(tell: Teller) -> None:
    page = tell("#day=2018-04-15")
    find(page, "leica camera")
    expect(page.locator("#details h2")).to_be_focused()
    expect(page.locator("#details .row", has_text="Xiaomi").first).to_contain_text("not then")
    expect(page.locator("#details .row", has_text="Huawei").first).not_to_contain_text("not then")
    tab_to(page, "Huawei")
    page.keyboard.press("Enter")
    says_so(page)


def test_what_changed_between_2021_and_2023_by_mouse(tell: Teller) -> None:
    page = tell()
    view(page, "Changes")
    choose_days(page, "2021-01-01", "2023-01-01")
    ended = page.locator("#changes section", has=page.get_by_role("heading", name="Ended"))
    expect(ended).to_contain_text("Huawei partnered with Leica Camera AG")
    expect(ended).to_contain_text("until 31 March 2022")
    begun = page.locator("#changes section", has=page.get_by_role("heading", name="Begun"))
    begun.get_by_role("button", name="Leica Camera AG partnered with Xiaomi").click()
    expect(page.locator("#details mark").first).to_be_visible()


def test_what_changed_between_2021_and_2023_by_keyboard(tell: Teller) -> None:
    page = tell()
    tab_to(page, "Changes")
    page.keyboard.press("Enter")
    tab_to(page, "Between")
    page.keyboard.type("01012021")
    tab_to(page, "and")
    page.keyboard.type("01012023")
    tab_to(page, "Huawei partnered with Leica Camera AG")
    page.keyboard.press("Enter")
    says_so(page)


def test_what_was_known_changes_on_the_days_of_publication(tell: Teller) -> None:
    page = tell("#view=changes&from=2022-05-23&day=2022-06-01&clock=known")
    expect(page.locator("#changes")).to_contain_text("known on these days")
    expect(page.locator("#changes section").first).to_be_visible()


def test_which_rumours_about_a_phone_came_true_by_mouse(tell: Teller) -> None:
    page = tell()
    page.locator("#search").click()
    page.locator("#search").type("xiaomi 12 ultra")
    page.get_by_role("option").first.click()
    rumours = page.locator("#details section", has=page.get_by_role("heading", name="Only rumoured"))
    expect(rumours.locator(".row")).to_contain_text(["IMX586", "IMX766", "Snapdragon 8 Gen 1"])
    rumours.locator(".row", has_text="IMX766").click()
    expect(page.locator("#details h2")).to_have_text("Xiaomi 12 Ultra uses the sensor IMX766")
    expect(page.locator("#details .outcome")).to_have_text("still open")
    find(page, "xiaomi 12 ultra")
    launch = page.locator("#details section", has=page.get_by_role("heading", name="Launch"))
    expect(launch).to_contain_text("second quarter of 2022")
    expect(launch.locator(".outcome")).to_have_text("proved wrong")
    find(page, "xiaomi")
    page.locator("#details .row", has_text="Leica Camera AG").first.click()
    expect(page.locator("#details .outcome").first).to_have_text("came true")


def test_which_rumours_about_a_company_came_true_by_keyboard(tell: Teller) -> None:
    page = tell()
    find(page, "olympus")
    expect(page.get_by_role("heading", name="Denied")).to_be_visible()
    tab_to(page, "Samsung")
    page.keyboard.press("Enter")
    expect(page.locator("#details .outcome").first).to_have_text("proved wrong")
    expect(page.locator("#details h3")).to_contain_text(["for it", "against it"])


def test_an_address_shows_the_same_view_and_the_way_back_leads_to_the_one_before(tell: Teller) -> None:
    page = tell()
    find(page, "xiaomi 12s ultra")
    view(page, "Table")
    page.get_by_role("checkbox", name="Rumoured").uncheck()
    rows = page.locator("#table caption").text_content()
    again = tell(page.evaluate("location.hash"))
    expect(again.locator("#table caption")).to_have_text(rows or "")
    expect(again.locator("#details h2")).to_have_text("Xiaomi 12S Ultra")
    page.go_back()
    expect(page.get_by_role("checkbox", name="Rumoured")).to_be_checked()
    page.go_back()
    expect(page.locator("#table")).to_be_hidden()
    expect(page.locator("#details h2")).to_have_text("Xiaomi 12S Ultra")
    page.go_back()
    expect(page.locator("#details h2")).to_have_class("summary")
    page.go_forward()
    expect(page.locator("#details h2")).to_have_text("Xiaomi 12S Ultra")


def test_an_address_that_names_what_is_not_there_shows_the_page(tell: Teller) -> None:
    page = tell("#view=%3Cb%3E&chosen=organization/Nobody&around=x&day=2022-99-99&no-kind=%22&filtered=yes")
    expect(page.locator("#details h2")).to_have_class("summary")
