"""Words without their endings, and their senses: what is learnt of "snapped up" holds for "swallowed", too."""

from collections.abc import Mapping
from functools import cache, lru_cache

from tieup.extraction.scenes import UNSURE
from tieup.lexicon import table

_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_NUMBER = "<number>"


def letter_of(marker: str) -> str:
    """Return the letter of a marker's type; what may be an organization counts as one."""
    return "O" if marker == UNSURE else marker


@lru_cache(maxsize=8192)
def stem_of(token: str) -> str:
    """Return a word without its ending, a marker as its type, or what stands for any number.

    >>> stem_of("Supplied"), stem_of("supplies"), stem_of("40"), stem_of("⟦O3⟧")
    ('suppli', 'suppli', '<number>', '<O>')
    """
    if token[0] == "⟦" and len(token) > 1:
        return f"<{letter_of(token[1])}>"
    lower = token.lower()
    if lower[0].isdigit():
        return _NUMBER
    ending = next((e for e in _ENDINGS if lower.endswith(e) and len(lower) - len(e) >= 3), "")
    bare = lower.removesuffix(ending)
    return bare[:-1] if ending and len(bare) > 3 and bare[-1] == bare[-2] else bare


@cache
def _sense() -> Mapping[str, tuple[str, ...]]:
    """The senses of each stem."""
    found: dict[str, dict[str, None]] = {}
    for sense, own in table("senses.toml").items():
        for word in own:
            found.setdefault(stem_of(word), {})[sense] = None
    return {stem: tuple(senses) for stem, senses in found.items()}


def senses_of(stem: str) -> tuple[str, ...]:
    """Return the senses of a stem, by the lists of ``lexicon/senses.toml``."""
    return _sense().get(stem, ())
