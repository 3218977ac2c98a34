"""What an expert would answer: well-known stories of the sample corpus, as of several days, with the reasons."""

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
from tieup.why import Judgement, why

SAMPLE = Path(__file__).parents[1] / "graph" / "tieup" / "sample"
TODAY = "2026-01-01"


@pytest.fixture(scope="module")
def store() -> Store:
    opened = open_store(":memory:")
    for path in sorted(SAMPLE.glob("*.txt")):
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


def words(judgement: Judgement, side: str) -> list[str]:
    """The words for or against it, in the order of their publication."""
    return [ground.claim.evidence.exact for ground in judgement.grounds if ground.side == side]


def test_the_xiaomi_12_ultra_with_leica_stays_a_rumour(store: Store) -> None:
    """Leakers had it made with Leica; what came was the 12S Ultra, and nobody ever said what became of the other."""
    found = [about(store, "Xiaomi 12 Ultra", "coDevelopedWith", "Leica", known=day)[0] for day in ("2021-12-01", TODAY)]
    assert [(relation.status, relation.rule) for relation in found] == [("rumourOnly", "rumour")] * 2
    assert {outcome for _, outcome in found[1].outcomes} == {"leavesOpen"}
    days = ("2021-11-16", "2022-05-23", "2022-07-05", "2023-01-01")
    assert were(found[1], *days) == ["possibly"] * 4
    (reasons,) = why(store, "Xiaomi 12 Ultra", "coDevelopedWith", "Leica")
    assert reasons.sentence == "Only rumours, guesses or passing words speak for it."
    assert words(reasons, "for")[0] == "Xiaomi 12 Ultra was developed together with Leica"


def test_of_the_rumours_about_the_xiaomi_12_ultra_none_came_true(store: Store) -> None:
    """No phone of that name was launched in the spring for which it was said to be, and the rest is open."""
    became = [row[1:4] for row in ask(store, "superseded-rumours", {"about": "Xiaomi 12 Ultra"}).rows]
    assert became == [("launchedOn", "2022-34", "refuted")]
    (reasons,) = why(store, "Xiaomi 12 Ultra", "launchedOn", "2022-34")
    assert (reasons.relation.status, reasons.relation.rule) == ("refuted", "denial")
    days = ("2022-01-01", "2022-07-04", "2022-07-05")
    known = [about(store, "Xiaomi 12 Ultra", "launchedOn", "2022-34", known=day)[0].status for day in days]
    assert known == ["rumourOnly", "rumourOnly", "refuted"]
    open_ = {row[1] for row in ask(store, "rumours", {"about": "Xiaomi 12 Ultra"}).rows}
    assert {"coDevelopedWith", "usesSensor", "usesChipset", "manufacturedBy"} <= open_


def test_the_xiaomi_12s_ultra_is_leicas(store: Store) -> None:
    (phone,) = about(store, "Xiaomi 12S Ultra", "coDevelopedWith", "Leica")
    assert (phone.status, phone.rule) == ("accepted", "report")
    assert [as_known(phone, date(2022, 7, day)) is None for day in (1, 4, 5)] == [True, True, False]
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
    days = ("2022-05-20", "2022-05-23", "2023-05-01", "2024-01-01")
    assert were(before, *days) == ["possibly"] * 4
    assert were(after, *days) == ["no", "certainly", "certainly", "possibly"]
    superseded = [row[:5] for row in ask(store, "superseded-rumours", {"about": "Leica"}).rows]
    source = "Digital Chat Station"
    assert superseded == [("Leica Camera AG", "partneredWith", "Xiaomi", "came true", source)]
    assert ask(store, "track-record", {"source": source}).rows == ((source, "1", "0", "1"),)


def test_huawei_and_leica_parted_in_2022_and_not_in_2020(store: Store) -> None:
    """In 2020 Huawei denied that it was over; that was true then, and contradicts nothing later."""
    (known_2020,) = about(store, "Huawei", "partneredWith", "Leica", known="2020-12-01")
    (known_now,) = about(store, "Huawei", "partneredWith", "Leica")
    assert (known_2020.status, known_2020.start, known_2020.end) == ("accepted", "2016", None)
    assert (known_now.status, known_now.start, known_now.end) == ("accepted", "2016-02", "2022-03-31")
    days = ("2016-01-31", "2016-02-10", "2020-11-18", "2022-03-31", "2022-04-01")
    assert were(known_now, *days) == ["no", "possibly", "certainly", "certainly", "no"]
    assert were(known_2020, "2020-11-18", "2022-04-01") == ["certainly", "possibly"]
    assert [standing(known_now, parse_day(day)) for day in ("2022-03-31", "2022-04-01")] == ["accepted", "ended"]
    (reasons,) = why(store, "Leica", "partneredWith", "Huawei")
    assert reasons.sentence == "A party says so itself, and nobody denies it."
    assert words(reasons, "for")[0] == "we will go on launching phones together with Leica"
    assert "The cooperation with Huawei ended on March 31 this year" in words(reasons, "for")
    assert not words(reasons, "against")


def test_zeiss_was_with_nokia_and_then_with_hmd(store: Store) -> None:
    """Two companies, and so two relations; in March 2017 HMD still denied what it announced in July."""
    (nokia,) = about(store, "Nokia", "partneredWith", "Zeiss")
    (hmd,) = about(store, "HMD Global", "partneredWith", "Zeiss")
    assert (nokia.start, nokia.end, hmd.start, hmd.end) == ("2004", "2014", "2017-07-06", "2021")
    days = ("2003-12-31", "2010-06-01", "2016-01-01", "2018-01-01", "2021-06-01", "2022-01-01")
    assert were(nokia, *days) == ["no", "certainly", "no", "no", "no", "no"]
    assert were(hmd, *days) == ["no", "no", "no", "certainly", "possibly", "no"]
    (then,) = about(store, "HMD Global", "partneredWith", "Zeiss", known="2022-07-01")
    assert (then.end, were(then, "2022-06-01")) == (None, ["possibly"])
    (reasons,) = why(store, "HMD Global", "partneredWith", "Zeiss")
    assert reasons.relation.rule == "overtaken-denial"
    assert words(reasons, "against") == ["it was not working with Zeiss"]


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
    assert (owner.status, owner.rule) == ("accepted", "report")
    (oppo,) = why(store, "OPPO", "partneredWith", "Hasselblad")
    assert (oppo.relation.rule, oppo.relation.start) == ("own-word", "2022-02-15")
    assert words(oppo, "for")[0] == "OPPO and Hasselblad today announced a three-year strategic partnership"


def test_samsung_and_olympus_never_were(store: Store) -> None:
    (reasons,) = why(store, "Samsung", "partneredWith", "Olympus")
    assert (reasons.relation.status, reasons.relation.rule) == ("refuted", "denial")
    assert {outcome for _, outcome in reasons.relation.outcomes} == {"disproves"}
    assert words(reasons, "for") and words(reasons, "against")
    days = ("2021-07-13", "2021-10-04", "2022-01-01")
    assert not [day for day in days if "Olympus" in partners(store, "Samsung", day)]
