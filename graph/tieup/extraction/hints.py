"""Which forms of speech may stand in a scene: one pass over its text tells most that it cannot hold."""

from collections.abc import Sequence
from functools import cache, lru_cache

from tieup.extraction.cues import cue, form
from tieup.extraction.sieve import Sieve

_CUES = ("certainty.rumoured", "certainty.speculated", "certainty.unnamed")
_FORMS = (
    "voices.according",
    "voices.announced",
    "voices.condition",
    "voices.condition_before",
    "voices.denied",
    "voices.failed",
    "voices.negation",
    "voices.own_word",
    "voices.says",
    "voices.says_after",
    "voices.unnamed_party",
    "periods.end",
    "periods.past",
    "periods.start",
)
_MOST = 256  # texts that are kept in mind: several findings of a scene ask for the same


def may_hold(text: str, name: str) -> bool:
    """Tell whether a form of speech or a list of cue words may stand in a text or in a part of it.

    Parameters
    ----------
    text: a scene's.
    name: one of those above; only what is asked of many findings is worth it.

    >>> may_hold("⟦O0⟧ bought ⟦O1⟧.", "certainty.rumoured"), may_hold("It is rumoured.", "certainty.rumoured")
    (False, True)
    """
    return name in _possible(text)


@lru_cache(maxsize=_MOST)
def _possible(text: str) -> frozenset[str]:
    sieve, names = _sieve()
    return frozenset(names[place] for place in sieve.passing(text))


@cache
def _sieve() -> tuple[Sieve, Sequence[str]]:
    patterns = [*map(cue, _CUES), *map(form, _FORMS)]
    return Sieve([pattern.pattern for pattern in patterns]), (*_CUES, *_FORMS)
