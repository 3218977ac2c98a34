"""Moving days by units of the calendar, and saying where they then lie as precisely as is true."""

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Days = tuple[date, date]

_STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}


def moved(days: Days, steps: int, unit: str, exact: bool = False) -> str | None:
    """Move days by a number of units: "two years later" is that year, "last week" that week's month.

    Parameters
    ----------
    days: the first and the last day of where to start from.
    steps: how many units, negative into the past.
    unit: ``day``, ``week``, ``month``, ``quarter`` or ``year``; the result is no more precise than that.
    exact: keep the precision of ``days`` ("exactly two weeks ago").

    Returns
    -------
    An EDTF date; None where no single date holds them.

    >>> moved((date(2022, 5, 23), date(2022, 5, 23)), -1, "week")
    '2022-05'
    """
    first, last = (day + _STEPS[unit] * steps for day in days)
    if unit == "quarter":
        return _quarter((first, last))
    return narrowest((first, last) if exact else (_widened(first, unit)[0], _widened(last, unit)[1]))


def narrowest(days: Days) -> str | None:
    """Give the day, month or year that holds all these days; None where they lie in more than one year."""
    first, last = days
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return first.isoformat()[: 7 if first.month == last.month else 4]


def nearest(months: int, tense: str = "neutral") -> int:
    """Choose between the occurrences of a month that is so many months ahead in the same year.

    Neutrally the one within half a year; with a tense, the one that lies that way, if it is not almost a year away.

    Parameters
    ----------
    months: from the month of reference to the month that was named, -11 to 11.
    tense: ``past``, ``future`` or ``neutral``.

    Returns
    -------
    Months from the month of reference, negative into the past.

    >>> nearest(7), nearest(7, "future")
    (-5, 7)
    """
    choices = (months - 12, months, months + 12)
    ways = {"past": range(-10, 1), "future": range(11), "neutral": range(0)}
    return next((choice for choice in choices if choice in ways[tense]), min(choices, key=abs))


def _widened(day: date, unit: str) -> Days:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return (day.replace(month=1, day=1), day.replace(month=12, day=31)) if unit == "year" else (day, day)


def _quarter(days: Days) -> str | None:
    quarters = {(day.year, 33 + (day.month - 1) // 3) for day in days}
    return "{}-{}".format(*quarters.pop()) if len(quarters) == 1 else None
