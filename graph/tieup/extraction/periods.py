"""Ninth stage: when a relation began and ended, by what rules and a trained model make of the words beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tieup.dates import bounds
from tieup.extraction.cues import cue, form
from tieup.extraction.hints import may_hold
from tieup.extraction.moments import END, START, Calendar, Moment, moments
from tieup.extraction.rules import Finding
from tieup.extraction.scenes import MARKER, Date
from tieup.extraction.weights import Weights

# what is true of a product as long as it exists: "until" in its sentence tells of something else
MADE_SO = frozenset(
    {"manufacturedBy", "succeeds", "launchedOn", "usesChipset", "usesSensor", "usesComponent", "runsOn"}
)
SURE, SURE_BESIDE = 0.6, 0.9  # the model's probability from which on it tells a date, and one of another sentence
BEFORE, AFTER = 40, 45  # characters around a finding in which the date of its event stands


@dataclass(frozen=True)
class Period:
    """When a relation held.

    Parameters
    ----------
    start, end: in EDTF.
    attested: the day on which the words say that it holds; None for what is past or planned.
    dates: the dates of the sentence that tell start and end; they belong to the evidence.
    """

    start: str | None = None
    end: str | None = None
    attested: str | None = None
    dates: tuple[Date, ...] = ()


def period(finding: Finding, published: str | None, certainty: str | None) -> Period:
    """Work out the period of a finding.

    Parameters
    ----------
    published: the article's day of publication, ``YYYY-MM-DD``.
    certainty: what the finding's voice gives it; only what is confirmed or reported is attested on a day.
    """
    dated = finding.rule.dates in ("start", "announced")
    begun = _marked(finding, "periods.start") or _event(finding) if dated else _right_behind(finding, "since")
    lasting = finding.rule.predicate not in MADE_SO
    ended = _marked(finding, "periods.end") if lasting else None
    ended = ended or (_end_of(finding) if finding.rule.dates == "end" else None)
    start, end = begun.value if begun else None, ended.value if ended else None
    if start is None and end is None and certainty == "confirmed" and _announces(finding):
        start = published
    over = published is not None and end is not None and bounds(end)[1].isoformat() < published
    holds = certainty in ("confirmed", "reported") and not over and not _past(finding)
    return Period(start, end, published if holds else None, tuple(date for date in (begun, ended) if date))


def decided(finding: Finding, by_rules: Period, calendar: Calendar, certainty: str | None, weights: Weights) -> Period:
    """Return a period with the start and the end that the trained model holds for the likeliest.

    Parameters
    ----------
    by_rules: what the rules tell; where they tell a date, the model is not asked.
    """
    if finding.rule.predicate == "launchedOn" or (by_rules.start and by_rules.end):
        return by_rules
    dates = {date.value: date for date in by_rules.dates}
    start, end = (Moment(value, dates.get(value), ()) for value in (by_rules.start, by_rules.end))
    own = finding.scene.dates
    if start.value is None:
        start = _likeliest(moments(calendar, finding, START, None, certainty), own, weights)
    if end.value is None and finding.rule.predicate not in MADE_SO:
        end = _likeliest(moments(calendar, finding, END, None, certainty), own, weights)
    if start.value and end.value and bounds(start.value)[0] > bounds(end.value)[1]:
        return by_rules
    over = (
        calendar.published is not None
        and end.value is not None
        and bounds(end.value)[1].isoformat() < calendar.published
    )
    told = tuple(moment.date for moment in (start, end) if moment.date)
    return Period(start.value, end.value, None if over else by_rules.attested, told)


def _likeliest(offered: Sequence[Moment], dates: Sequence[Date], weights: Weights) -> Moment:
    """The likeliest of several moments, or the first, which is none; ``dates``: those of the sentence itself."""
    chances = weights.among([moment.features for moment in offered])
    best = chances.index(max(chances))
    beside = offered[best].date is not None and offered[best].date not in dates
    return offered[best if chances[best] >= (SURE_BESIDE if beside else SURE) else 0]


def _announces(finding: Finding) -> bool:
    return finding.rule.dates == "announced" and form("periods.announcing").search(finding.words) is not None


def _marked(finding: Finding, before: str) -> Date | None:
    """The date that follows certain words, in the finding's sentence."""
    text = finding.scene.text
    for marker in MARKER.finditer(text) if may_hold(text, before) else ():
        if marker[1] == "D" and form(before).search(text, max(0, marker.start() - 50), marker.start()):
            return finding.scene.dates[int(marker[2])]
    return None


def _right_behind(finding: Finding, word: str) -> Date | None:
    """The date that stands behind a finding with nothing but a word between: "Acme's counsel since 2020"."""
    behind = re.match(rf" {word} ⟦D(\d+)⟧", finding.scene.text[finding.end :])
    return finding.scene.dates[int(behind[1])] if behind else None


def _event(finding: Finding) -> Date | None:
    """The date of the begin itself: "in 2016 A and B began to cooperate", "a deal, reached in May"."""
    text = finding.scene.text
    for marker in _nearby(finding):
        between = text[min(finding.start, marker.start()) : max(finding.end, marker.end())]
        plan = form("periods.future").search(between) and not form("periods.announcing").search(between)
        if cue("verbs.begin").search(between) and not plan and ";" not in between:
            return finding.scene.dates[int(marker[2])]
    return None


def _end_of(finding: Finding) -> Date | None:
    """The date beside words that themselves tell of an end: "stopped supplying them in May"."""
    return next((finding.scene.dates[int(marker[2])] for marker in _nearby(finding)), None)


def _nearby(finding: Finding) -> list[re.Match[str]]:
    """The markers of dates close to a finding, the closest first, but not those that name an end."""
    text = finding.scene.text
    if not finding.scene.dates:
        return []
    near = [
        marker
        for marker in MARKER.finditer(text, max(0, finding.start - BEFORE), min(len(text), finding.end + AFTER))
        if marker[1] == "D" and not form("periods.end").search(text, max(0, marker.start() - 50), marker.start())
    ]
    return sorted(near, key=lambda marker: max(marker.start() - finding.end, finding.start - marker.end(), 0))


def _past(finding: Finding) -> bool:
    """Whether the sentence speaks of what was: a past adverb, or a simple past that announces nothing."""
    text = finding.scene.text
    if may_hold(text, "periods.past") and form("periods.past").search(text[max(0, finding.start - 25) : finding.end]):
        return True
    simple = form("periods.simple_past").search(finding.words)
    return (
        simple is not None
        and form("periods.announcing").search(finding.words) is None
        and not re.search(r"\b(?:has|have)\b", finding.words)
    )
