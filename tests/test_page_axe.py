"""The page for everybody: axe-core finds nothing to complain of in any of its states."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
STATES = (
    "",
    "#chosen=organization/Huawei",
    "#chosen=organization/Xiaomi&to=organization/Huawei&around=organization/Xiaomi",
    "#day=2021-06-01&clock=known",
    "#view=timeline",
    "#view=timeline&chosen=organization/Leica_Camera_AG",
    "#view=changes&from=2021-01-01&day=2023-01-01",
    "#view=table",
)


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.exists():
        give_up = pytest.fail if os.environ.get("TIEUP_BROWSER") == "required" else pytest.skip
        give_up("NO AXE: run .ci/scripts, which installs it with npm, to test what the page is for all readers")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(tell: Callable[..., Page], axe: str, width: int, scheme: str) -> None:
    page = tell("", width, 760, scheme)
    page.evaluate(axe)
    for state in STATES:
        page.evaluate("(state) => { location.hash = state; }", state)
        page.wait_for_timeout(100)
        found = page.evaluate("async () => (await axe.run()).violations")
        assert [(rule["id"], [node["html"] for node in rule["nodes"]][:5]) for rule in found] == [], state
