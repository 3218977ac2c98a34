"""What the date expressions of a text mean: from the words and the day of publication to EDTF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from tieup.dates import bounds
from tieup.extraction.timespans import Days, moved, narrowest, nearest
from tieup.extraction.timewords import time_words

Groups = Mapping[str, str]
Tense = Literal["past", "future", "neutral"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FEW = (2, 6)


@dataclass(frozen=True)
class Context:
    """What is known where a date expression stands.

    Parameters
    ----------
    published: the day of publication; None where unknown.
    anchor: the date mentioned last before, in EDTF.
    near: whether the anchor stands in the same sentence.
    tense: what the words before it in the sentence say about when it lies.
    """

    published: date | None
    anchor: str | None = None
    near: bool = False
    tense: Tense = "neutral"


def work_out(rule: str, groups: Groups, context: Context) -> str | None:
    """Give the value of a date expression.

    Parameters
    ----------
    rule: the rule of the form that found it.
    groups: the parts of the expression that it has, in lower case, with single spaces.

    Returns
    -------
    An EDTF date, or None where the context does not suffice or there is no such day.
    """
    try:
        return _RULES[rule](groups, context)
    except (ValueError, OverflowError):  # 30 February, or a day beyond the calendar
        return None


def _calendar(groups: Groups, context: Context) -> str | None:
    month = _month(groups.get("month") or groups["whole"])
    year = _year_of(groups, context, month)
    if year is None:
        return None
    if groups.get("day") and not groups.get("last_day"):
        return date(year, month, int(groups["day"])).isoformat()
    return date(year, month, 1).isoformat()[:7]


def _month_rule(groups: Groups, context: Context) -> str | None:
    which, month = _which(groups), _month(groups["month"])
    reference, steps = _reference(which, context), _offset(which)
    if reference is None:
        return None
    origin = reference[1 if steps > 0 else 0]
    ahead = month - origin.month
    if steps:
        ahead += 12 * steps if steps * ahead <= 0 else 0
    elif len(narrowest(reference) or "") > 4:
        ahead = nearest(ahead)
    return (origin + relativedelta(day=1, months=ahead)).isoformat()[:7]


def _quarter(groups: Groups, context: Context) -> str | None:
    nth = _nth(groups)
    year = _year_of(groups, context, 3 * nth - 1)
    fiscal = groups.get("fiscal") or groups.get("also_fiscal")  # a company's own year: nobody says when it begins
    return None if year is None or fiscal else f"{year}-{32 + nth}"


def _half(groups: Groups, context: Context) -> str | None:
    year = _year_of(groups, context, 6 * _nth(groups) - 3)
    return None if year is None else f"{year}-{39 + _nth(groups)}"


def _season(groups: Groups, context: Context) -> str | None:
    if groups.get("year"):
        year = _year(groups["year"], context)
        return None if year is None else str(year)
    reference, steps = _reference(_which(groups), context), _offset(_which(groups))
    first_month = _SEASONS[groups["season"]]
    if reference is None or first_month == 12:  # a winter lies in two years
        return None
    over = first_month + 2 < reference[0].month  # "last summer", said in autumn, is this year's
    return str(reference[0].year + (0 if steps < 0 and over else steps))


def _unit(groups: Groups, context: Context) -> str | None:
    reference = _reference(_which(groups), context)
    return reference and moved(reference, _offset(_which(groups)), groups["unit"])


def _near_day(groups: Groups, context: Context) -> str | None:
    if context.published is None:
        return None
    return (context.published + timedelta(days=time_words()["days"][groups["near"]])).isoformat()


def _weekday(groups: Groups, context: Context) -> str | None:
    reference = _reference(_which(groups), context)
    if reference is None or reference[0] != reference[1]:
        return None
    ahead = _WEEKDAYS.index(groups["weekday"]) - reference[0].weekday()
    steps = _offset(_which(groups)) or (0 if groups.get("which") else _weekday_steps(ahead, context.tense))
    if steps * ahead <= 0:
        ahead += 7 * steps
    return (reference[0] + timedelta(days=ahead)).isoformat()


def _weekday_steps(ahead: int, tense: Tense) -> int:
    if tense == "future":
        return 1
    return -1 if ahead > 0 else 0


def _ago(groups: Groups, context: Context) -> str | None:
    return _counted(groups, _reference("this", context), -1 if groups["way"] == "ago" else 1)


def _later(groups: Groups, context: Context) -> str | None:
    return _counted(groups, _reference("that", context), 1 if groups["way"] in {"later", "after"} else -1)


def _counted(groups: Groups, reference: Days | None, sign: int) -> str | None:
    if reference is None or groups.get("roughly"):
        return None
    if groups["unit"] in {"day", "week"} and reference[0] != reference[1]:
        return None
    number, unit = groups["number"], groups["unit"]
    if number in {"a few", "several"}:
        ends = [bounds(end) for steps in _FEW if (end := moved(reference, sign * steps, unit))]
        return narrowest((min(ends)[0], max(ends)[1])) if len(ends) == len(_FEW) else None
    steps = int(number) if number.isdigit() else time_words()["numbers"][number]
    return moved(reference, sign * steps, unit, exact="exactly" in groups)


def _years(groups: Groups, _: Context) -> str | None:
    return groups.get("whole_year", groups["whole"])


def _short_year(groups: Groups, context: Context) -> str | None:
    """'82: the year that ends so and lies within the century before publication."""
    if context.published is None:
        return None
    last = context.published.year
    return str(last - (last - int(groups["short"])) % 100)


def _now(_: Groups, context: Context) -> str | None:
    return context.published.isoformat() if context.published else None


def _same_day(groups: Groups, context: Context) -> str | None:
    """The day that was mentioned last, else that of publication."""
    return context.anchor or _now(groups, context)


def _decade(groups: Groups, _: Context) -> str | None:
    return f"{groups['decade']}X"


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3]) + 1


def _nth(groups: Groups) -> int:
    word = groups.get("nth") or groups["nth_before"]
    return int(word) if word.isdigit() else int(time_words()["ordinals"][word])


def _which(groups: Groups) -> str:
    return groups.get("which", "this")


def _offset(which: str) -> int:
    words = time_words()
    return int({**words["from_publication"], **words["from_anchor"], "the": 0}[which])


def _reference(which: str, context: Context) -> Days | None:
    from_anchor = which in time_words()["from_anchor"] or (which == "the" and context.near)
    if from_anchor and context.anchor:
        return bounds(context.anchor)
    if from_anchor or context.published is None:
        return None
    return context.published, context.published


def _year(words: str, context: Context) -> int | None:
    if words.isdigit():
        return int(words)
    which = words.removesuffix(" year")
    reference = _reference(which, context)
    year = reference and moved(reference, _offset(which), "year")
    return int(year) if year else None


def _year_of(groups: Groups, context: Context, month: int) -> int | None:
    if groups.get("year"):
        return _year(groups["year"], context)
    anchor = _year_in_sentence(context)
    if anchor and len(anchor) == 4:
        return int(anchor)
    reference = bounds(anchor)[0] if anchor else context.published
    if reference is None:
        return None
    ahead = nearest(month - reference.month, "neutral" if anchor else context.tense)
    return (reference + relativedelta(months=ahead)).year


def _year_in_sentence(context: Context) -> str | None:
    """The anchor, if it stands in the same sentence and lies in one year that is not the year of publication."""
    if not context.anchor or not context.near:
        return None
    years = {day.year for day in bounds(context.anchor)}
    return context.anchor if len(years) == 1 and years != {context.published and context.published.year} else None


_RULES: Mapping[str, Callable[[Groups, Context], str | None]] = {
    "calendar": _calendar,
    "month": _month_rule,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "unit": _unit,
    "near_day": _near_day,
    "weekday": _weekday,
    "ago": _ago,
    "later": _later,
    "years": _years,
    "short_year": _short_year,
    "now": _now,
    "same_day": _same_day,
    "decade": _decade,
}
