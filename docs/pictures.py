"""Make the pictures in docs/ from the page of the sample articles: python docs/pictures.py."""

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tieup.cli.reading import added, reader
from tieup.cli.showing import write_page
from tieup.store import open_store

HERE = Path(__file__).parent
SIZES = {390: 844, 1280: 800, 1920: 1080}
# The address of each view; what is opened in it, by the panel's row of that name.
VIEWS = {
    "graph": ("#chosen=organization/Huawei", "Leica Camera AG"),
    "timeline": ("#view=timeline&chosen=organization/Leica_Camera_AG", None),
    "changes": ("#view=changes&from=2021-01-01&day=2023-01-01", None),
    "table": ("#view=table", None),
}
COVERS = {"page.png": "graph-1280-light.png", "page-dark.png": "timeline-1280-dark.png"}


def main() -> None:
    """Read the sample, draw it, and keep each view in every size, in light and in dark."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "graph.html"
        with open_store(":memory:") as store:
            list(added(store, reader("patterns", ()), [str(files("tieup").joinpath("sample"))]))
            write_page(store, str(page), title="tieup: sample articles, written after real reports")
        browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=["--disable-gpu", *root])
        (HERE / "pictures").mkdir(exist_ok=True)
        for name, picture in pictures(chromium, page.as_uri()):
            (HERE / "pictures" / name).write_bytes(picture)
        chromium.close()
    for cover, name in COVERS.items():
        shutil.copyfile(HERE / "pictures" / name, HERE / cover)


def pictures(chromium: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """Give each picture with its name."""
    for (view, (place, opened)), (width, height), scheme in product(VIEWS.items(), SIZES.items(), ("light", "dark")):
        size = ViewportSize(width=width, height=height)
        page = chromium.new_page(viewport=size, color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address + place)
        if opened:
            page.locator("#panel").get_by_role("button", name=opened).first.click()
        page.wait_for_timeout(500)
        yield f"{view}-{width}-{scheme}.png", page.screenshot()
        page.close()


if __name__ == "__main__":
    main()
