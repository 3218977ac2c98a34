"""The words and forms of date expressions, from ``data/time.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tieup.extraction.finder import Finder

_PART = re.compile(r"\{([a-z_]+)\}")
_TABLES = ("numbers", "ordinals", "days")


@dataclass(frozen=True)
class TimeForm:
    """A form that date expressions take, and the rule that works out what they mean."""

    rule: str
    pattern: re.Pattern[str]


@cache
def time_words() -> Mapping[str, Any]:
    """The tables of ``data/time.toml``: words with their numbers, cues, parts of patterns, forms."""
    return tomllib.loads(files("tieup.extraction").joinpath("data/time.toml").read_text("utf-8"))


@cache
def time_forms() -> tuple[TimeForm, ...]:
    """All forms of date expressions, compiled, in the order of the file."""
    return tuple(TimeForm(form["rule"], _compiled(form["pattern"])) for form in time_words()["form"])


@cache
def time_finder() -> Finder:
    """Return what finds all forms of date expressions in one pass; it knows them by their places in ``time_forms``."""
    return Finder([form.pattern for form in time_forms()])


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
    if name in _TABLES:
        return "|".join(sorted(words[name], key=len, reverse=True))
    return str(words["parts"][name])
