"""How the tests of the page turn to one of its views, and count what is visible."""

from playwright.sync_api import Page


def view(page: Page, name: str) -> None:
    """Turn to the view of that name."""
    page.locator("#views").get_by_role("button", name=name).click()


def visible(page: Page) -> int:
    """Count the visible relations, as the table does."""
    view(page, "Table")
    said = page.locator("#table caption").text_content() or ""
    view(page, "Graph")
    return int(said.split()[0].replace(",", ""))
