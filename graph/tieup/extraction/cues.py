"""Cue words as regular expressions: ``<nouns.partnership>`` in a pattern stands for that list of ``cues.toml``."""

import re
from functools import cache

from tieup.names import cues

_PLACE = re.compile(r"<(\w+\.\w+)>")


@cache
def expand(pattern: str) -> str:
    """Return a pattern with the names of lists replaced by their alternatives.

    >>> re.fullmatch(expand("<nouns.partnership>"), "alliance") is not None
    True
    """
    return _PLACE.sub(lambda place: f"(?:{'|'.join(cues()[place[1]])})", pattern)


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return a list of cue words, compiled, to be found as whole words without regard to case."""
    return re.compile(rf"\b(?:{expand(f'<{name}>')})(?!\w)", re.IGNORECASE)
