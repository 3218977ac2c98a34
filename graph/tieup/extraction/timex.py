"""Date expressions in English news: where they stand, and what they mean on the day of publication.

The forms are data (``data/time.toml``). A date without a year ("on April 6", "in July") is the occurrence nearest to
the day of publication; words before it in its sentence ("will", "said") choose the way where they are clear, and a year
that the same sentence has named before goes first. "That year", "two years later" start from the date mentioned last.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from tieup.extraction.timevalues import Context, Groups, Tense, work_out
from tieup.extraction.timewords import given_forms, tense_cues, time_finder, time_forms

_SENTENCE_END = re.compile(r"""[.!?]["”’')\]]*\s+(?=["“‘'(\[]?[A-Z@])|\n""")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, order=True)
class TimeExpression:
    """A date expression in a text.

    Parameters
    ----------
    start, end: its place, in code points.
    value: what it means, in EDTF, as precise as the words are; None where that cannot be worked out.
    """

    start: int
    end: int
    value: str | None


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    rule: str
    groups: Groups


def time_expressions(text: str, published: date | None) -> list[TimeExpression]:
    """Find the date expressions of a text and work out their values.

    Parameters
    ----------
    text: the article's text.
    published: the day of publication; None where unknown: then only dates that need none have a value.

    Returns
    -------
    The expressions in the order of the text, none overlapping.

    >>> time_expressions("It ended on March 31 this year.", date(2022, 5, 24))
    [TimeExpression(start=12, end=30, value='2022-03-31')]
    """
    sentences = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    everything = _longest(text)
    cues = _cues(text, sentences, (found.start for found in everything))
    cue_ends = [end for end, _ in cues]
    expressions: list[TimeExpression] = []
    anchor: TimeExpression | None = None
    for found in everything:
        sentence = sentences[bisect_right(sentences, found.start) - 1]
        cue = cues[bisect_right(cue_ends, found.start) - 1] if cues else None
        tense = cue[1] if cue and sentence < cue[0] <= found.start else "neutral"
        today = text.endswith("as of ", 0, found.start)  # "as of February" is said from the day of publication
        near = anchor is not None and anchor.start >= sentence and not today
        context = Context(published, anchor.value if anchor else None, near, tense)
        expression = TimeExpression(found.start, found.end, work_out(found.rule, found.groups, context))
        expressions.append(expression)
        anchor = expression if expression.value else anchor
    return expressions


def _cues(text: str, sentences: Sequence[int], places: Iterable[int]) -> list[tuple[int, Tense]]:
    """Where the words end that tell whether a date lies ahead, in the sentences of some places, and which they tell."""
    spoken = sorted({bisect_right(sentences, place) for place in places})
    spans = [(sentences[n - 1], sentences[n] if n < len(sentences) else len(text)) for n in spoken]
    return [(cue.end(), cast(Tense, cue.lastgroup)) for span in spans for cue in tense_cues().finditer(text, *span)]


def value(text: str, start: int, end: int, published: date | None) -> str | None:
    """Work out what a part of a text means that is known to be a date expression.

    Parameters
    ----------
    start, end: the place of the expression; without what stands around it, 0 and the length of the text.

    Returns
    -------
    An EDTF date, or None where the words do not tell one.

    >>> value("It was the worst loss of 2007.", 25, 29, date(2008, 1, 5)), value("2007", 0, 4, None)
    ('2007', '2007')
    """
    everything = time_expressions(text, published)
    inside = [one for one in everything if one.start < end and start < one.end]
    if inside:
        return max(inside, key=lambda one: one.end - one.start).value
    days = [one.value for one in everything if one.start < start and one.value and _DAY.fullmatch(one.value)]
    context = Context(published, days[-1] if days else None)
    for rule, form in given_forms():
        if match := form.fullmatch(text, start, end):
            return work_out(rule, _groups(match), context)
    return None


def _longest(text: str) -> list[_Found]:
    """All expressions; of two that overlap, the one that begins first or else is longer."""
    chosen: list[_Found] = []
    rules = [form.rule for form in time_forms()]
    everything = (found for n, match in time_finder().matches(text) for found in _found(rules[n], match))
    for found in sorted(everything, key=lambda found: (found.start, -found.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
        elif found.end - found.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = found
    return chosen


def _found(rule: str, match: re.Match[str]) -> Iterator[_Found]:
    if rule == "years":
        yield from _single_years(match)
    else:
        yield _Found(match.start(), match.end(), rule, _groups(match))


def _groups(match: re.Match[str]) -> Groups:
    parts = {**match.groupdict(), "whole": match[0]}
    return {name: " ".join(part.lower().split()) for name, part in parts.items() if part}


def _single_years(match: re.Match[str]) -> Iterator[_Found]:
    start = match.start()
    for year in _YEAR.finditer(match[0]):
        yield _Found(start, match.start() + year.end(), "years", {"whole": year[0]})
        following = _YEAR.search(match[0], year.end())
        start = match.start() + following.start() if following else start
