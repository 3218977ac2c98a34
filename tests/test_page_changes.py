"""What changed, and what was known: the page says the same as Python, whatever has been claimed."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from claims import maybe
from tieup.changes import Clock, changes
from tieup.model import Claim, Entity, Evidence, Relation
from tieup.network import projection
from tieup.page.build import script
from tieup.page.columns import days, parts, short, standing
from tieup.page.overview import Overview
from tieup.page.packaging import script_element
from tieup.rdf import relation_iri
from tieup.relations import as_known, consolidate

pytestmark = pytest.mark.browser
MODULES = ("data.js", "time.js", "scene.js", "state.js", "differences.js")
CLOCKS: tuple[Clock, ...] = ("true", "known")
DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))
WHEN = st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day:%Y}"))
COMPANIES = tuple(Entity(name, "Organization") for name in ("Aster", "Borealis", "Corvus", "Dorado"))
PHONE = Entity("Aster A1", "Product")


@st.composite
def told(draw: st.DrawFn) -> Claim:
    """A claim that two companies are partners, or of when a product was launched."""
    one, other = draw(st.permutations(COMPANIES))[:2]
    launch = draw(st.integers(0, 4)) == 0
    subject, predicate, other_end = (PHONE, "launchedOn", draw(WHEN)) if launch else (one, "partneredWith", other)
    certainty = draw(st.sampled_from(("confirmed", "reported", "rumoured", "speculated", "denied")))
    day = draw(maybe(DAYS.map(str)))
    start, end = (None, None) if launch else (draw(maybe(WHEN)), draw(maybe(WHEN)))
    place = Evidence("so", 0, 2)
    article = f"article-{draw(st.integers(0, 99))}"
    return Claim(article, subject, predicate, other_end, place, start, end, day, certainty, reported=day)


@pytest.fixture(scope="module")
def scripted(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def ask(page: Page, relations: list[Relation], question: str, asked: Any) -> Any:
    """Give the data of relations to the page's modules, and ask them a question."""
    graph = projection(relations, {})
    overview = Overview((1.0,), (dict.fromkeys(sorted(graph), (0, 0)),))
    page.set_content("".join(script_element(name, part) for name, part in parts(graph, overview)))
    return page.evaluate(f"async (asked) => {{ {script(MODULES)}; return ({question})(asked); }}", asked)


@settings(max_examples=40)
@given(st.lists(told(), min_size=5, max_size=60), st.lists(DAYS, min_size=4, max_size=4, unique=True).map(sorted))
def test_the_page_finds_the_changes_that_python_finds(scripted: Page, found: list[Claim], on: list[date]) -> None:
    relations = consolidate(found)
    question = """(asked) => asked.map(([first, second, clock]) => [...differences(first, second, clock).values()]
        .flat().map(({ kind, relation, isSure }) => [kind, relation.id, isSure]).sort())"""
    asked = [(first, second, clock) for first, second in pairwise(on) for clock in CLOCKS]
    said = [
        (days(str(first)), days(str(second)), "so" if clock == "true" else "known") for first, second, clock in asked
    ]
    assert ask(scripted, relations, question, said) == [expected(relations, *one) for one in asked]


def expected(relations: list[Relation], first: date, second: date, clock: Clock) -> list[list[Any]]:
    """The changes that Python finds, in the page's words: what begins with a launch is launched."""
    return sorted(
        [
            "launched" if change.kind == "begun" and isinstance(change.relation.object, str) else change.kind,
            short(relation_iri(relation).value),  # of the relation as it is now; what was known of it has its own
            change.sure,
        ]
        for relation in relations
        for change in changes([relation], first, second, clock)
    )


@settings(max_examples=25)
@given(st.lists(told(), min_size=5, max_size=60), st.lists(DAYS, min_size=3, max_size=3))
def test_the_page_knows_on_a_day_what_python_knew(scripted: Page, found: list[Claim], on: list[date]) -> None:
    relations = consolidate(found)
    question = """(asked) => asked.map(([id, day]) => {
        const view = knownOn(relations.get(id) ?? launches.get(id), day);
        return view && [view.standing, view.status, view.start, view.end];
    })"""
    asked = [(relation, day) for relation in relations for day in on]
    said = [(short(relation_iri(relation).value), days(str(day))) for relation, day in asked]
    assert ask(scripted, relations, question, said) == [known(as_known(*one)) for one in asked]


def known(relation: Relation | None) -> list[str | None] | None:
    if not relation:
        return None
    superseded = any(outcome != "leavesOpen" for _, outcome in relation.outcomes)
    drawn = standing(relation.status, relation.certainty, superseded)
    return [drawn, relation.status, relation.start, relation.end]
