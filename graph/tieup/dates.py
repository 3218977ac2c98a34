"""What partial dates mean: their bounds in days, the span of a relation, and whether it held on a day.

This is the only place that defines them; RDF, SPARQL and the page repeat what is worked out here.
"""

import re
import warnings
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

from tieup.errors import DateError

AsOf = Literal["certainly", "possibly", "no"]

ATTESTATION_REACH = relativedelta(years=1)
"""How long a statement that something holds carries where no end is known; after it, silence makes it only possible."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAYS = 16384  # dates kept as they were read; a relation has the same ones again and again
_PARTIAL = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01]))?|[0-9]{3}X")


@dataclass(frozen=True)
class Span:
    """When a relation held: the days around its start and its end, and the days on which it held for certain.

    Parameters
    ----------
    start_earliest, start_latest: the bounds of the start; None where no start is known.
    end_earliest, end_latest: the bounds of the end; None where no end is known.
    certain_from, certain_until: the first and the last day on which it certainly held; None where no day is certain.
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    certain_from: date | None = None
    certain_until: date | None = None


@lru_cache(maxsize=_DAYS)
def parse_day(text: str) -> date:
    """Read a full day.

    Parameters
    ----------
    text: ``YYYY-MM-DD``, nothing around it.

    Raises
    ------
    DateError: when it has another form, or there is no such day.

    >>> parse_day("2022-05-23")
    datetime.date(2022, 5, 23)
    """
    if not _DAY.fullmatch(text):
        raise DateError(f"not a day: {_shown(text)}; write it as 2022-05-23")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DateError(f"there is no such day: {_shown(text)}") from None


@lru_cache(maxsize=_DAYS)
def bounds(edtf: str) -> tuple[date, date]:
    """Give the first and the last day that a partial date may mean.

    Parameters
    ----------
    edtf: a day, month, year, season (``2022-21`` to ``-24``), quarter (``2022-33`` to ``-36``), half (``2022-40``,
        ``-41``) or decade (``201X``).

    Raises
    ------
    DateError: when it is none of these, or there is no such day.

    >>> bounds("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    """
    if _DAY.fullmatch(edtf):
        day = parse_day(edtf)
        return day, day
    if not _PARTIAL.fullmatch(edtf) or edtf.startswith("000"):
        raise DateError(
            f"not a date: {_shown(edtf)}; write a day (2022-05-23), month (2022-05), year (2022), "
            "quarter (2022-33 to 2022-36), half (2022-40, 2022-41) or decade (201X)"
        )
    if _YEAR.fullmatch(edtf):
        return date(int(edtf), 1, 1), date(int(edtf), 12, 31)
    if _MONTH.fullmatch(edtf):
        year, month = int(edtf[:4]), int(edtf[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return _partial_bounds(edtf)


def span(
    start: str | None, end: str | None, first_attested: str | None = None, last_attested: str | None = None
) -> Span:
    """Work out when something held from what is known of its start, its end and its attestations.

    It certainly held from the latest start, or from the first attestation if that is earlier, until the earliest end.
    Where no end is known, the last attestation carries for ``ATTESTATION_REACH``; without one, no day is certain.
    Attestations that lie outside the possible days contradict them and count for nothing.

    Parameters
    ----------
    start, end: EDTF dates; None where unknown.
    first_attested, last_attested: days (``YYYY-MM-DD``) on which somebody said that it holds; None where nobody did.

    Raises
    ------
    DateError: when one of them is no date.

    >>> span("2016-02", None, "2021-07-29", "2021-07-29").certain_until
    datetime.date(2022, 7, 29)
    """
    start_earliest, start_latest = bounds(start) if start else (None, None)
    end_earliest, end_latest = bounds(end) if end else (None, None)
    attested = [parse_day(day) for day in (first_attested, last_attested) if day]
    possible = Span(start_earliest, start_latest, end_earliest, end_latest)
    heard = sorted(day for day in attested if _possible(possible, day))
    certain_from = min([start_latest, *heard] if start_latest else heard, default=None)
    certain_until = end_earliest or (_carried(heard[-1]) if heard else None)
    if certain_from is None or certain_until is None or certain_from > certain_until:
        return possible
    return Span(start_earliest, start_latest, end_earliest, end_latest, certain_from, certain_until)


def as_of(span: Span, day: date) -> AsOf:
    """Say whether something held on a day.

    Parameters
    ----------
    span: when it held, as ``span()`` gives it.
    day: the day that is asked about.

    Returns
    -------
    ``no`` outside the possible days, ``certainly`` within the certain ones, ``possibly`` otherwise.

    >>> as_of(span("2016-02", "2021"), date(2021, 6, 1))
    'possibly'
    """
    if not _possible(span, day):
        return "no"
    if span.certain_from and span.certain_until and span.certain_from <= day <= span.certain_until:
        return "certainly"
    return "possibly"


def _possible(span: Span, day: date) -> bool:
    after_start = span.start_earliest is None or span.start_earliest <= day
    return after_start and (span.end_latest is None or day <= span.end_latest)


def _carried(day: date) -> date:
    return date.max if day.year == MAXYEAR else day + ATTESTATION_REACH


def _partial_bounds(edtf: str) -> tuple[date, date]:
    """Have the library read what is rarer than a day, month or year; it takes milliseconds for each."""
    with warnings.catch_warnings():  # the library's grammar makes pyparsing warn while it is imported
        warnings.simplefilter("ignore")
        from edtf import parse_edtf
    parsed = parse_edtf(edtf)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")
