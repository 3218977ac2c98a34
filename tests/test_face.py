"""The names that ``import tieup`` gives."""

import re
import subprocess
import sys
from importlib.metadata import version

import pytest

import tieup

HEAVY = (
    "dateparser",
    "jinja2",
    "networkx",
    "numpy",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "trafilatura",
    "typer",
)


def test_every_name_is_there_and_there_are_at_most_twelve() -> None:
    assert len(tieup.__all__) <= 12
    assert all(getattr(tieup, name).__module__.startswith("tieup.") for name in tieup.__all__)
    assert set(tieup.__all__) <= set(dir(tieup))
    assert tieup.__version__ == version("tieup")


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(tieup, "nothing")  # noqa: B009  # mypy would see it


def test_importing_tieup_loads_nothing_heavy() -> None:
    code = "import sys, tieup, tieup.model; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(HEAVY).isdisjoint(loaded)


def test_the_command_line_waits_with_what_is_slow() -> None:
    code = "import sys, tieup.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"dateparser", "networkx", "pyshacl", "pyvis", "rdflib", "trafilatura"}.isdisjoint(loaded)


def test_the_way_from_a_text_to_the_page_in_six_names() -> None:
    article = tieup.Article("a", "Vega Optics and Orion Mobile announced a partnership.", published="2022-05-24")
    with tieup.open_store(":memory:") as store:
        assert tieup.add(store, tieup.extract(article)).state == "new"
        answer = tieup.ask(store, "partners", {"company": "Vega Optics"}, "2022-06-01")
        from tieup.relations import relations

        page = tieup.render(tieup.projection(relations(store), {"a": store.article("a")}), "Two companies")
    assert [row[0] for row in answer.rows] == ["Orion Mobile"]
    assert re.search(r"<title>Two companies</title>", page)
