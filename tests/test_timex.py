"""Date expressions: found in a sentence and worked out from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.dates import bounds
from tieup.extraction.timewords import time_finder, time_forms
from tieup.extraction.timex import time_expressions, value

TUESDAY = date(2022, 5, 24)


def found(text: str, published: date | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(text[each.start : each.end], each.value) for each in time_expressions(text, published)]


def values(text: str, published: date | None = TUESDAY) -> list[str | None]:
    return [value for _, value in found(text, published)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2022-05-23", "2022-05-23"),
        ("May 23, 2022", "2022-05-23"),
        ("Monday, May 23, 2022", "2022-05-23"),
        ("23 May 2022", "2022-05-23"),
        ("the 23rd of May 2022", "2022-05-23"),
        ("Sept. 6, 2021", "2021-09-06"),
        ("MARCH 8, 2021", "2021-03-08"),
        ("March 3-5, 2022", "2022-03"),
        ("March 31 this year", "2022-03-31"),
        ("July 2022", "2022-07"),
        ("mid-May", "2022-05"),
        ("late June 2021", "2021-06"),
        ("August last year", "2021-08"),
        ("last December", "2021-12"),
        ("next March", "2023-03"),
        ("this July", "2022-07"),
        ("the first quarter of 2026", "2026-33"),
        ("Q4 2021", "2021-36"),
        ("the second quarter of this year", "2022-34"),
        ("the second half of 2023", "2023-41"),
        ("H1 2023", "2023-40"),
        ("spring 2021", "2021"),
        ("this spring", "2022"),
        ("next fall", "2023"),
        ("last summer", "2021"),
        ("early 2005", "2005"),
        ("the end of 2016", "2016"),
        ("the end of this year", "2022"),
        ("later this year", "2022"),
        ("earlier this month", "2022-05"),
        ("last month", "2022-04"),
        ("next month", "2022-06"),
        ("last week", "2022-05"),
        ("today", "2022-05-24"),
        ("yesterday", "2022-05-23"),
        ("the day before yesterday", "2022-05-22"),
        ("last Friday", "2022-05-20"),
        ("next Tuesday", "2022-05-31"),
        ("two weeks ago", "2022-05"),
        ("exactly two weeks ago", "2022-05-10"),
        ("three days ago", "2022-05-21"),
        ("a year ago", "2021"),
        ("the 2010s", "201X"),
        ("the early 1990s", "199X"),
    ],
)
def test_one_expression(words: str, value: str) -> None:
    assert found(f"It happened, they say, {words}, and so on.") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was founded in 2010.", ["2010"]),
        ("Lenses since 2016 and phones until 2020", ["2016", "2020"]),
        ("The deal runs from 2024 to 2026.", ["2024", "2026"]),
        ("Models that come in 2024, 2025 and 2026", ["2024", "2025", "2026"]),
        ("Vega and Orion, 2004-2021", ["2004", "2021"]),
        ("the Orion 3 (2019)", ["2019"]),
        ("the 2016 agreement", ["2016"]),
        ("It said on Monday that it will go on.", ["2022-05-23"]),
        ("It said so on Tuesday.", ["2022-05-24"]),
        ("It will be shown on Tuesday.", ["2022-05-31"]),
        ("It is due in July.", ["2022-07"]),
        ("It was unveiled in September.", ["2021-09"]),
        ("It will arrive in January.", ["2023-01"]),
        ("It was presented on April 6.", ["2022-04-06"]),
        ("July 12: more pictures", ["2022-07-12"]),
        ("It had begun in February 2016. The Orion, launched that April, sold well.", ["2016-02", "2016-04"]),
        ("Agreed in November 2020, it took effect the following August.", ["2020-11", "2021-08"]),
        ("It came in March 2017. Four months later, on July 6, they met.", ["2017-03", "2017-07", "2017-07-06"]),
        ("It came in 2005. Two years later it was gone.", ["2005", "2007"]),
        ("Founded in 2016, sued a few months later", ["2016", None]),
        ("Sued in January 2017, settled a few months later", ["2017-01", "2017"]),
        ("Sold in 2017, shown in August of that year", ["2017", "2017-08"]),
        ("It came in 2009. The Orion was shown in July.", ["2009", "2021-07"]),
        ("Back in 2009 the Orion was shown in July.", ["2009", "2009-07"]),
        ("The year 2016 saw the Orion; the Vega came before the year was out.", ["2016", "2016"]),
    ],
)
def test_expressions_in_their_context(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may march on, and the second half was better.",
        "It records 4K at 1080p with the IMX766 in 12-bit.",
        "The Mate 2023 and the GT 2016 cost $2019 or €1999.",
        "It sold to 2000 employees and made up to 2000 nits.",
        "It shipped in 20,160 boxes of 2016x1024 and version 1.2016.",
        "May I ask? Jane June Smith and April Jones would.",
        "Black Friday sales",
        "in fall of prices",
        "two years after the launch and more than the last year",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("February 30, 2022", None), ("more than two years ago", None), ("the fiscal first quarter of 2023", None)],
)
def test_what_cannot_be_worked_out_has_no_value(text: str, value: None) -> None:
    assert values(text) == [value]


def test_a_week_is_its_month_or_else_its_year() -> None:
    assert values("It ended last week.", date(2022, 5, 4)) == ["2022"]
    assert values("It ended last week.", date(2022, 6, 15)) == ["2022-06"]
    assert values("It ended last week.", date(2022, 1, 4)) == [None]


def test_without_a_day_of_publication_relative_dates_stay_open() -> None:
    text = "Agreed in May 2021, on Monday, last week, in July 2020, a year later and this year"
    assert values(text, None) == ["2021-05", None, None, "2020-07", "2021", None]


def test_the_nearest_month_without_a_tense() -> None:
    assert values("in March", date(2022, 5, 24)) == ["2022-03"]
    assert values("in January", date(2022, 11, 24)) == ["2023-01"]
    assert values("in November", date(2022, 1, 24)) == ["2021-11"]


pieces = st.sampled_from(
    [
        *("May 23, 2022", "last", "in", "2016", "that April", "July", "two years later", "Friday", "the end of"),
        *(
            "this year",
            "Q3",
            "of",
            "early",
            ".",
            ",",
            "\n",
            "a few months earlier",
            "99 years ago",
            "the 2010s",
            "the 20١0s",
        ),
        *("-", "next week", "will", "the following month", "exactly a week before.", "last quarter", "that day"),
    ]
)


@given(st.lists(pieces, max_size=25).map(" ".join), st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_expressions_are_in_order_apart_and_valid(text: str, published: date | None) -> None:
    expressions = time_expressions(text, published)
    end = 0
    for each in expressions:
        assert end <= each.start < each.end <= len(text)
        end = each.end
        if each.value:
            assert bounds(each.value)
    assert expressions == time_expressions(text, published)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.none() | st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_full_dates_do_not_depend_on_the_day_of_publication(day: date, published: date | None) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert found(f"It began on {words}.", published) == [(words, day.isoformat())]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_weekday_lies_in_the_week_up_to_publication(published: date) -> None:
    (value,) = values("They met on Friday.", published)
    day = date.fromisoformat(value or "")
    assert day.weekday() == 4 and 0 <= (published - day).days < 7


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(each.start < each.end for each in time_expressions(text, TUESDAY))


WORDS = (
    "the very end of last previous following first fourth half quarter Q3 H2 summer 2019 2021, March May 3rd of 14 in"
    " mid- year month week later ago two a few days from now on Monday yesterday 1990s 2022-05-23 deal\n and"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join))
def test_looking_for_all_forms_at_once_finds_all_that_has_each_form(text: str) -> None:
    everywhere = [(n, match.span()) for n, form in enumerate(time_forms()) for match in form.pattern.finditer(text)]
    assert [(n, match.span()) for n, match in time_finder().matches(text)] == everywhere


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("It was the largest order of 2007.", "2007", "2007"),
        ("Sales are the lowest since '82.", "'82", "1982"),
        ("On Monday the price rose. It closed the day at 80, the most since 2019.", "the day", "2022-05-23"),
        ("The price fell, to end the day at 80.", "the day", "2022-05-24"),
        ("Shipping has gone on for a week now.", "now", "2022-05-24"),
        ("The shop opened in 2003; that is so as of February 2022.", "February 2022", "2022-02"),
        ("It has sold tea since 2003 and, as of February, sells cups.", "February", "2022-02"),
        ("The shops stay closed until Friday.", "Friday", "2022-05-27"),
        ("The shops stay closed for good.", "for good", None),
    ],
)
def test_what_is_said_to_be_a_date_expression_is_worked_out(text: str, words: str, meant: str | None) -> None:
    start = text.index(words)
    assert value(text, start, start + len(words), TUESDAY) == meant
