"""Cue words and forms of speech as regular expressions, made from the lexicon when they are first asked for."""

import re
from functools import cache

from tieup.lexicon import table

LIST = re.compile(r"<(\w+)\.(\w+)>")


@cache
def expand(pattern: str) -> str:
    """Return a pattern with the names of lists (``<nouns.partnership>``) replaced by their alternatives.

    >>> re.fullmatch(expand("<nouns.partnership>"), "alliance") is not None
    True
    """
    verbose = re.match(r"\(\?\w*x\w*\)", pattern) is not None
    return LIST.sub(lambda place: _alternatives(place[1], place[2], verbose), pattern)


def _alternatives(group: str, name: str, verbose: bool) -> str:
    words = expand("|".join(table("cues.toml")[group][name]))
    return "(?:" + (words.replace(" ", r"\ ") if verbose else words) + ")"


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return a list of cue words (``certainty.rumoured``), to be found as whole words without regard to case."""
    return re.compile(rf"\b(?:{expand(f'<{name}>')})(?!\w)", re.IGNORECASE)


@cache
def form(name: str) -> re.Pattern[str]:
    """Return a form of speech of ``forms.toml`` (``voices.says``), compiled."""
    group, key = name.split(".")
    return re.compile(expand(table("forms.toml")[group][key]))
