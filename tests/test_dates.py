"""Partial dates: their bounds, spans, and the three answers to "was it so on that day?"."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tieup.dates import ATTESTATION_REACH, Span, as_of, bounds, parse_day, span
from tieup.errors import DateError

days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
attestations = st.lists(days.map(date.isoformat), max_size=2).map(sorted)


def precisions(day: date) -> list[str]:
    """All EDTF forms that hold the day, from the narrowest to the widest; each lies within the next."""
    quarter, half = 33 + (day.month - 1) // 3, 40 + (day.month - 1) // 6
    year = f"{day.year:04d}"
    return [day.isoformat(), day.isoformat()[:7], f"{year}-{quarter}", f"{year}-{half}", year, year[:3] + "X"]


edtf_dates = st.builds(lambda day, width: precisions(day)[width], days, st.integers(0, 5))
maybe_edtf = st.none() | edtf_dates


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-05-23", "2022-05-23", "2022-05-23"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2026-33", "2026-01-01", "2026-03-31"),
        ("2026-34", "2026-04-01", "2026-06-30"),
        ("2026-35", "2026-07-01", "2026-09-30"),
        ("2026-36", "2026-10-01", "2026-12-31"),
        ("2023-40", "2023-01-01", "2023-06-30"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
    ],
)
def test_bounds_of_every_form(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2022-13", "2022-02-30", "2022-13-45", "2022-5", "22", "2022-37", "0000", "000X", "201x"),
        *("20220523", "2022/2023", "2022~", "2022-05-23T10:00", " 2022", "2022\n", "٢٠٢٢", "x" * 10_000, "2022-W21"),
    ],
)
def test_what_is_no_date_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(DateError) as caught:
        bounds(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("text", ["2022", "2022-05", "20220523", "2022-02-29", "23 May 2022", ""])
def test_a_day_is_a_full_day(text: str) -> None:
    with pytest.raises(DateError):
        parse_day(text)


@given(days)
def test_wider_forms_hold_the_narrower_ones(day: date) -> None:
    nested = [bounds(form) for form in precisions(day)]
    assert all(first <= day <= last for first, last in nested)
    for (first, last), (wider_first, wider_last) in pairwise(nested):
        assert wider_first <= first <= last <= wider_last


@given(days)
def test_a_month_ends_on_its_last_day(day: date) -> None:
    assert bounds(f"{day:%Y-%m}")[1].day == monthrange(day.year, day.month)[1]


@given(maybe_edtf, maybe_edtf, attestations, days)
def test_certain_days_are_possible_days(start: str | None, end: str | None, attested: list[str], day: date) -> None:
    held = span(start, end, attested[0] if attested else None, attested[-1] if attested else None)
    assert (held.certain_from is None) == (held.certain_until is None)
    if held.certain_from and held.certain_until:
        assert held.certain_from <= held.certain_until
        assert as_of(held, held.certain_from) == as_of(held, held.certain_until) == "certainly"
    if as_of(held, day) != "no":
        assert not (start and day < bounds(start)[0]) and not (end and day > bounds(end)[1])


@given(days, days, st.integers(0, 4), st.integers(0, 5), st.integers(0, 5), attestations, days)
def test_less_precision_never_makes_surer(
    start: date, end: date, narrow: int, more: int, end_width: int, attested: list[str], day: date
) -> None:
    narrow_start, wide_start = precisions(start)[narrow], precisions(start)[min(narrow + more, 5)]
    heard = (attested[0], attested[-1]) if attested else (None, None)
    assume(all(bounds(narrow_start)[0] <= parse_day(heard_on) <= end for heard_on in attested))
    end_form = precisions(end)[end_width]
    narrow_answer = as_of(span(narrow_start, end_form, *heard), day)
    wide_answer = as_of(span(wide_start, end_form, *heard), day)
    assert (narrow_answer, wide_answer) not in {("certainly", "no"), ("no", "certainly"), ("possibly", "certainly")}
    assert (narrow_answer, wide_answer) != ("possibly", "no")


@given(maybe_edtf, maybe_edtf, days)
def test_without_an_attestation_or_an_end_nothing_is_certain(start: str | None, end: str | None, day: date) -> None:
    assert as_of(span(start, None), day) != "certainly"
    assert as_of(span(None, end), day) != "certainly"


@given(days, days)
def test_silence_is_neither_an_end_nor_a_continuation(heard: date, day: date) -> None:
    answer = as_of(span(None, None, heard.isoformat(), heard.isoformat()), day)
    assert answer == ("certainly" if heard <= day <= heard + ATTESTATION_REACH else "possibly")


def test_an_ended_partnership() -> None:
    held = span("2016-02", "2022-05", "2021-07-29", "2021-07-29")
    answers = {day: as_of(held, date.fromisoformat(day)) for day in ("2016-01-31", "2016-02-10", "2016-02-29")}
    assert answers == {"2016-01-31": "no", "2016-02-10": "possibly", "2016-02-29": "certainly"}
    assert as_of(held, date(2022, 5, 1)) == "certainly"
    assert as_of(held, date(2022, 5, 2)) == as_of(held, date(2022, 5, 31)) == "possibly"
    assert as_of(held, date(2022, 6, 1)) == "no"


def test_an_attestation_before_the_known_start_counts_for_nothing() -> None:
    held = span("2022-07", None, "2022-05-23", "2022-05-23")
    assert (held.certain_from, held.certain_until) == (None, None)
    assert as_of(held, date(2022, 6, 30)) == "no"
    assert as_of(held, date(2022, 7, 1)) == "possibly"


def test_an_end_before_the_start_leaves_no_day() -> None:
    held = span("2022", "2020")
    assert {as_of(held, date(2019, 1, 1) + timedelta(days=30 * month)) for month in range(60)} == {"no"}


def test_the_last_possible_year_does_not_overflow() -> None:
    assert span(None, None, "9999-06-01", "9999-06-01").certain_until == date.max


def test_an_empty_span_says_possibly() -> None:
    assert as_of(Span(), date(2022, 5, 23)) == "possibly"
