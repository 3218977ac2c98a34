"""The words and forms of date expressions, from ``data/time.toml``."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_PART = re.compile(r"\{([a-z_]+)\}")
REACH = 80  # characters around its core in which all of an expression lies
_TABLES = ("numbers", "ordinals", "days")


@dataclass(frozen=True)
class TimeForm:
    """A form that date expressions take, and the rule that works out what they mean.

    Parameters
    ----------
    core: what no expression of the form is without; quick to look for.
    """

    rule: str
    pattern: re.Pattern[str]
    core: re.Pattern[str]

    def matches(self, text: str, around: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """Yield what has this form.

        Parameters
        ----------
        around: the surroundings of its core in the text.
        """
        for start, end in around:
            yield from self.pattern.finditer(text, start, end)


def surroundings(core: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text in which all expressions with a core lie."""
    start = end = 0
    for place in core.finditer(text):
        if place.start() - REACH > end:
            yield start, end
            start = place.start() - REACH
        end = place.end() + REACH
    yield start, end


@cache
def time_words() -> Mapping[str, Any]:
    """The tables of ``data/time.toml``: words with their numbers, cues, parts of patterns, forms."""
    return tomllib.loads(files("tieup.extraction").joinpath("data/time.toml").read_text("utf-8"))


@cache
def time_forms() -> tuple[TimeForm, ...]:
    """All forms of date expressions, compiled, in the order of the file."""
    return tuple(
        TimeForm(form["rule"], _compiled(form["pattern"]), _compiled(form["core"])) for form in time_words()["form"]
    )


@cache
def given_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Rules with the forms of what is a date expression only where somebody says so."""
    return tuple((form["rule"], _compiled(form["pattern"])) for form in time_words()["given"])


@cache
def tense_cues() -> re.Pattern[str]:
    """The words that say whether a date lies ahead; the name of the group that matched is the tense."""
    cues = time_words()["cues"]
    return _compiled(rf"\b(?:(?P<future>{cues['future']})|(?P<past>{cues['past']}))\b|(?P<neutral>{cues['neutral']})")


def _compiled(pattern: str) -> re.Pattern[str]:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda name: f"(?:{_part(name[1])})", pattern)
    return re.compile(pattern.replace("\n", "").replace(" ", r"\s"))


def _part(name: str) -> str:
    words = time_words()
    if name.endswith("_cased"):
        plain = _part(name.removesuffix("_cased")).split("|")
        return "|".join(
            dict.fromkeys(way for word in plain for way in (word, word.capitalize(), word.title(), word.upper()))
        )
    if name in _TABLES:
        return "|".join(sorted(words[name], key=len, reverse=True))
    return str(words["parts"][name])
