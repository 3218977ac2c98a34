"""What changed between two days, on either clock, and the timeline of a name."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import press
from claims import days, edtf, maybe, partners, reading
from shell import articles, run
from tieup.atom import feed
from tieup.changes import Change, changes
from tieup.dates import parse_day
from tieup.errors import DateError
from tieup.intake import add
from tieup.model import Claim, name_of
from tieup.questions import ask
from tieup.relations import as_known, consolidate, held, relations
from tieup.store import open_store
from tieup.timeline import bars, timeline

ATOM = "{http://www.w3.org/2005/Atom}"
told = st.lists(
    st.builds(partners, start=maybe(edtf), end=maybe(edtf), attested=maybe(days), certainty=st.just("confirmed")),
    min_size=1,
    max_size=4,
)


def named(found: list[Change]) -> list[tuple[str, str, str, bool]]:
    """What changed, without the rest."""
    return [(c.kind, name_of(c.relation.subject), name_of(c.relation.object), c.sure) for c in found]


@given(told, st.dates(), st.integers(1, 5000))
def test_what_began_or_ended_agrees_with_what_was_so_on_the_days(found: list[Claim], first: date, apart: int) -> None:
    second = min(first, date.max - timedelta(days=apart)) + timedelta(days=apart)
    if second <= first:
        return
    for relation in consolidate(found):
        changed = {change.kind: change.sure for change in changes([relation], first, second)}
        before, after = held(relation, first), held(relation, second)
        assert before == "no" or not changed.get("begun")
        assert after == "no" or not changed.get("ended")
        if (before, after) == ("no", "certainly"):
            assert changed.get("begun")
        if (before, after) == ("certainly", "no"):
            assert changed.get("ended")


@given(told, st.dates(), st.integers(1, 5000))
def test_the_question_in_sparql_finds_the_same(found: list[Claim], first: date, apart: int) -> None:
    second = min(first, date.max - timedelta(days=apart)) + timedelta(days=apart)
    if second <= first:
        return
    with open_store(":memory:") as store:
        add(store, reading("a", found))
        wanted = named(changes(relations(store), first, second))
        rows = ask(store, "changes", {"from": str(first), "to": str(second)}).rows
    assert sorted((row[0], row[2], row[4], row[1] == "certainly") for row in rows) == sorted(set(wanted))


def test_what_confirmed_or_moved_it_is_shown_and_not_what_only_repeats_it() -> None:
    told = [("2022-01-10", "rumoured", "2022"), ("2022-02-10", "rumoured", None), ("2022-03-10", "reported", "2022")]
    later = [("2022-05-10", "reported", None), ("2022-06-10", "confirmed", "2022-03")]
    claims = [
        replace(partners(article=day, start=start, certainty=certainty), reported=day)
        for day, certainty, start in (*told, *later)
    ]
    (confirmed,) = changes(consolidate(claims), date(2022, 1, 20), date(2022, 4, 1), "known")
    assert (confirmed.kind, [claim.reported for claim in confirmed.claims]) == ("confirmed", ["2022-03-10"])
    (moved,) = changes(consolidate(claims), date(2022, 4, 1), date(2022, 7, 1), "known")
    assert (moved.kind, [claim.reported for claim in moved.claims]) == ("moved", ["2022-06-10"])


def test_what_was_so_in_the_press() -> None:
    found = relations(press.store())
    partnerships = [relation for relation in found if relation.predicate == "partneredWith"]
    assert named(changes(partnerships, date(2022, 1, 1), date(2022, 12, 31))) == [
        ("begun", "Kestrel", "Lumina Optik", True),
        ("ended", "Lumina Optik", "Nordfon", True),
    ]
    assert named(changes(partnerships, date(2016, 2, 10), date(2017, 1, 1))) == [
        ("begun", "Lumina Optik", "Nordfon", False)
    ]
    assert not changes(partnerships, date(2022, 5, 24), date(2022, 12, 31))


def test_what_became_known_in_the_press() -> None:
    found = [r for r in relations(press.store()) if r.predicate in ("partneredWith", "usesSensor", "acquired")]
    assert named(changes(found, date(2022, 1, 1), date(2022, 6, 30), "known")) == [
        ("begun", "Kestrel", "Lumina Optik", True),
        ("rumoured", "Kestrel", "Velvet", True),
        ("ended", "Lumina Optik", "Nordfon", True),
        ("rumoured", "Kestrel K12 Ultra", "SX766", True),
    ]
    assert [kind for kind, *_ in named(changes(found, date(2023, 1, 1), date(2024, 1, 1), "known"))] == [
        "learned",
        "denied",
    ]


@pytest.mark.parametrize(
    ("known", "new", "kinds"),
    [
        ({"certainty": "rumoured"}, {"certainty": "confirmed"}, ["confirmed"]),
        ({"certainty": "reported"}, {"certainty": "denied"}, ["denied"]),
        ({"start": "2016"}, {"start": "2016-02"}, ["moved"]),
        ({"start": "2016"}, {"start": "2016", "end": "2022"}, ["ended"]),
        ({"end": "2022"}, {"end": "2022-03"}, ["moved"]),
        ({"start": "2016"}, {"start": "2016"}, []),
    ],
)
def test_news_of_what_was_known_before(known: dict[str, str], new: dict[str, str], kinds: list[str]) -> None:
    old, more = partners(article="a", **known), partners(article="b", **new)
    dated = [replace(old, reported="2022-01-01"), replace(more, reported="2022-06-01")]
    found = changes(consolidate(dated), date(2022, 5, 1), date(2022, 6, 1), "known")
    assert [change.kind for change in found] == kinds
    assert all(change.claims == (more,) for change in found)
    assert not changes(consolidate(dated), date(2022, 2, 1), date(2022, 5, 31), "known")


@given(told, st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_without_new_articles_nothing_becomes_known(found: list[Claim], day: date) -> None:
    dated = [replace(claim, reported="2015-01-01") for claim in found]
    known = consolidate(dated)
    assert all(as_known(relation, date(2015, 1, 1)) == relation for relation in known)
    second = day + timedelta(days=1)
    assert bool(changes(known, day, second, "known")) == (str(day) < "2015-01-01" <= str(second))


def test_the_days_must_be_in_order() -> None:
    with pytest.raises(DateError, match="earlier day first"):
        changes([], date(2022, 2, 1), date(2022, 2, 1))


def test_the_feed_is_valid_and_always_the_same() -> None:
    first, second = date(2016, 1, 1), date(2023, 12, 31)
    found = changes(relations(press.store()), first, second, "known")
    text = feed(found, first, second, "known")
    assert text == feed(changes(relations(press.store()), first, second, "known"), first, second, "known")
    root = ElementTree.fromstring(text.encode())
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(found) > 5
    for element in (root, *entries):
        assert [element.findtext(ATOM + tag, "") != "" for tag in ("id", "title")] == [True, True]
        assert element.findtext(ATOM + "updated") == "2023-12-31T00:00:00Z"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert len({entry.findtext(ATOM + "id") for entry in entries}) == len(entries)
    assert 'Soniq acquired O\'Brien & Söhne "Glas"' in " ".join(root.itertext())


def test_no_text_upsets_the_feed() -> None:
    odd = partners("a<b&\x0b\ufffe", "]]>\x00", start="2022-05-23")
    found = changes(consolidate([odd]), date(2022, 1, 1), date(2023, 1, 1))
    assert ElementTree.fromstring(feed(found, date(2022, 1, 1), date(2023, 1, 1), "true").encode()) is not None


def test_a_timeline_is_ordered_and_keeps_the_precision_of_the_text() -> None:
    entries = timeline(press.store(), "lumina")
    assert [(name_of(*e.others), e.relation.start, e.relation.end) for e in entries] == [
        ("Nordfon", "2016-02", "2022-03-31"),
        ("Kestrel", "2022-05-24", None),
    ]
    lines = bars(entries, 40)
    assert [set(line) for line in lines] == [{"█"}, {" ", "█"}]
    assert len(lines[0]) <= lines[1].index("█") + 1 < len(lines[1]) == 40
    assert [name_of(*e.others) for e in timeline(press.store(), "lumina", known=parse_day("2016-12-31"))] == ["Nordfon"]


def test_the_commands_show_it(tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    run(*store, "add", articles(tmp_path / "articles"))
    text, _ = run(*store, "timeline", "vega optics")
    assert "2019-02" in text and "█" in text
    (first, *_) = json.loads(run(*store, "timeline", "Vega Optics", "--format", "json")[0])
    assert first["span"]["start_latest"] == "2019-02-28"
    asked = (*store, "diff", "2022-01-01", "2022-06-30", "--about", "Orion Mobile")
    assert "begun   certainly  Orion Mobile  partneredWith  Vega Optics" in run(*asked)[0]
    known = json.loads(run(*asked, "--format", "json", "--clock", "known")[0])
    assert ("begun", "vega-orion") in {(change["change"], change["claims"][0]["article"]) for change in known}
    assert run(*asked, "--format", "atom")[0].startswith("<?xml")
    assert "true, known" in run(*asked, "--clock", "wall", status=2)[1]
    assert "earlier day first" in run(*store, "diff", "2022-06-30", "2022-01-01", status=1)[1]
