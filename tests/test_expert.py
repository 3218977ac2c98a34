"""What an expert would answer: five well-known stories, as of several days, with the reasons.

The articles are the sample corpus and a few more of data/expert, read by the built-in extractor.
"""

from datetime import date
from pathlib import Path

import pytest

from tieup.articles import read_article
from tieup.dates import parse_day
from tieup.extraction.patterns import extract
from tieup.intake import add
from tieup.model import Relation
from tieup.questions import ask
from tieup.relations import as_known, held, standing
from tieup.store import Store, open_store
from tieup.why import why

ROOT = Path(__file__).parents[1]
PLACES = (ROOT / "graph" / "tieup" / "sample", ROOT / "tests" / "data" / "expert")
TODAY = "2026-01-01"


@pytest.fixture(scope="module")
def store() -> Store:
    opened = open_store(":memory:")
    for path in (path for place in PLACES for path in sorted(place.glob("*.txt"))):
        add(opened, extract(read_article(str(path))))
    return opened


def about(store: Store, subject: str, kind: str, object: str, known: str = TODAY) -> list[Relation]:
    """The relations of a kind between two, as known on a day, one for each period."""
    return [judgement.relation for judgement in why(store, subject, kind, object, known=parse_day(known))]


def were(relation: Relation, *days: str) -> list[str]:
    """Whether it was so on each of the days."""
    return [held(relation, parse_day(day)) for day in days]


def partners(store: Store, company: str, day: str) -> dict[str, str]:
    """The partners of a company on a day, as the named question gives them."""
    return {row[0]: row[1] for row in ask(store, "partners", {"company": company}, as_of=day).rows}


def test_the_xiaomi_12_ultra_with_leica_stays_a_rumour(store: Store) -> None:
    """Leakers had it made with Leica; what came was the 12S Ultra, and nobody ever said what became of the other."""
    (then,) = about(store, "Xiaomi 12 Ultra", "coDevelopedWith", "Leica", known="2022-06-01")
    (now,) = about(store, "Xiaomi 12 Ultra", "coDevelopedWith", "Leica")
    assert [then.status, now.status] == ["rumourOnly", "rumourOnly"]
    assert now.outcomes and {outcome for _, outcome in now.outcomes} == {"leavesOpen"}
    assert "certainly" not in were(now, "2022-05-16", "2022-07-05", "2023-01-01")


def test_the_xiaomi_12s_ultra_is_leicas(store: Store) -> None:
    (phone,) = about(store, "Xiaomi 12S Ultra", "coDevelopedWith", "Leica")
    assert (phone.status, phone.rule) == ("accepted", "report")
    assert as_known(phone, date(2022, 7, 4)) is None
    (sensor,) = about(store, "Xiaomi 12S Ultra", "usesSensor", "IMX766")
    assert (sensor.status, sensor.rule) == ("refuted", "denial")
    (launch,) = about(store, "Xiaomi 12S Ultra", "launchedOn", "2022-07-04")
    assert launch.status == "accepted"


def test_the_rumour_of_xiaomi_and_leica_came_true(store: Store) -> None:
    before, after = (
        about(store, "Xiaomi", "partneredWith", "Leica", known=day)[0] for day in ("2022-05-20", "2022-05-23")
    )
    assert (before.status, before.rule) == ("rumourOnly", "rumour")
    assert (after.status, after.rule, after.start) == ("accepted", "own-word", "2022-05-23")
    assert were(after, "2022-05-20", "2022-05-23", "2023-05-01", "2024-01-01") == [
        "no",
        "certainly",
        "certainly",
        "possibly",
    ]
    superseded = [row[:5] for row in ask(store, "superseded-rumours", {"about": "Leica"}).rows]
    source = "Digital Chat Station"
    assert superseded == [("Leica Camera AG", "partneredWith", "Xiaomi", "came true", source)]
    assert ask(store, "track-record", {"source": source}).rows == ((source, "1", "0", "1"),)


def test_huawei_and_leica_parted_in_2022_and_not_in_2020(store: Store) -> None:
    """In 2020 Huawei denied that it was over; that was true then, and contradicts nothing later."""
    (known_2020,) = about(store, "Huawei", "partneredWith", "Leica", known="2020-12-01")
    (known_now,) = about(store, "Huawei", "partneredWith", "Leica")
    assert (known_2020.status, known_2020.end) == ("accepted", None)
    assert (known_now.status, known_now.start, known_now.end) == ("accepted", "2016-02", "2022-03-31")
    days = ("2016-01-31", "2016-02-10", "2020-11-18", "2022-03-31", "2022-04-01")
    assert were(known_now, *days) == ["no", "possibly", "certainly", "certainly", "no"]
    assert were(known_2020, "2020-11-18", "2022-04-01") == ["certainly", "possibly"]
    assert [standing(known_now, parse_day(day)) for day in ("2022-03-31", "2022-04-01")] == ["accepted", "ended"]
    (reasons,) = why(store, "Leica", "partneredWith", "Huawei")
    assert reasons.relation.rule in ("own-word", "overtaken-denial")
    assert "The cooperation with Huawei ended on March 31 this year" in {
        g.claim.evidence.exact for g in reasons.grounds
    }


def test_zeiss_was_with_nokia_and_then_with_hmd(store: Store) -> None:
    (nokia,) = about(store, "Nokia", "partneredWith", "Zeiss")
    (hmd,) = about(store, "HMD Global", "partneredWith", "Zeiss")
    assert (nokia.start, nokia.end, hmd.start, hmd.end) == ("2004", "2014", "2017-07-06", "2021")
    days = ("2003-12-31", "2010-06-01", "2016-01-01", "2018-01-01", "2021-06-01", "2022-01-01")
    assert were(nokia, *days) == ["no", "certainly", "no", "no", "no", "no"]
    assert were(hmd, *days) == ["no", "no", "no", "certainly", "possibly", "no"]
    (then,) = about(store, "HMD Global", "partneredWith", "Zeiss", known="2022-07-01")
    assert (then.end, were(then, "2022-06-01")) == (None, ["possibly"])


def test_hasselblad_has_two_partners_in_one_group(store: Store) -> None:
    names = ("OnePlus", "OPPO")
    days = ("2021-03-07", "2021-06-01", "2022-02-15", "2022-06-24")
    found = [partners(store, "Hasselblad", day) for day in days]
    assert [[answers.get(name, "no") for name in names] for answers in found] == [
        ["no", "no"],
        ["certainly", "no"],
        ["certainly", "certainly"],
        ["certainly", "certainly"],
    ]
    (owner,) = about(store, "OnePlus", "subsidiaryOf", "OPPO")
    assert owner.status == "accepted"
    (oppo,) = why(store, "OPPO", "partneredWith", "Hasselblad")
    assert (oppo.relation.rule, oppo.relation.start) == ("own-word", "2022-02-15")


def test_samsung_and_olympus_never_were(store: Store) -> None:
    (relation,) = about(store, "Samsung", "partneredWith", "Olympus")
    assert (relation.status, relation.rule) == ("refuted", "denial")
    assert {outcome for _, outcome in relation.outcomes} == {"disproves"}
    assert not {"Olympus"} & set(partners(store, "Samsung", "2022-01-01"))
