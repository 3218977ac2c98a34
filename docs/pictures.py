"""Make the pictures of the README from the page of the sample articles: python docs/pictures.py."""

import os
import shutil
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from tieup.cli.reading import added, reader
from tieup.cli.showing import write_page
from tieup.store import open_store

HERE = Path(__file__).parent
SIZE = ViewportSize(width=1280, height=800)
PICTURES = {"page.png": ("light", "Huawei", "Leica Camera AG"), "page-dark.png": ("dark", "Xiaomi 12 Ultra", "IMX766")}


def main() -> None:
    """Read the sample, draw it, choose a relation, and keep what is seen in light and in dark."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "graph.html"
        with open_store(":memory:") as store:
            list(added(store, reader("patterns", ()), [str(files("tieup").joinpath("sample"))]))
            write_page(store, str(page), title="tieup: sample articles, written after real reports")
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=["--disable-gpu", *root])
        for name, (scheme, chosen, other) in PICTURES.items():
            seen = chromium.new_page(viewport=SIZE, color_scheme="dark" if scheme == "dark" else "light")
            seen.goto(page.as_uri())
            seen.fill("#search", chosen)
            seen.keyboard.press("Enter")
            seen.locator("#panel").get_by_role("button", name=other).first.click()
            seen.wait_for_timeout(500)
            seen.screenshot(path=HERE / name)
        chromium.close()


if __name__ == "__main__":
    main()
