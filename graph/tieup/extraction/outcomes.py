"""What two markers may be to each other, and what findings of models say beside it."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product

from tieup.extraction.cues import form
from tieup.extraction.scenes import LETTERS, Scene
from tieup.model import Entity
from tieup_ontology import relation_terms

TITLE_REACH = 50  # characters beside a person and an organization in which the person's title stands
DATES: Mapping[str, str] = {
    "partneredWith": "start",
    "acquired": "start",
    "investedIn": "start",
    "sued": "start",
    "supplies": "start",
    "launchedOn": "day",
}
"""Which dates of a sentence belong to a relation that a model has found; none to others."""
_DATE = "D"
_TURNED = str.maketrans("<>", "><")


@cache
def possible() -> dict[str, frozenset[str]]:
    """Return the outcomes that two markers may have, by their letters in the order of the text.

    An outcome is the name of a relation, with ``>`` where the first is the subject, ``<`` where it is the object, and
    without either where the relation is symmetric.
    """
    letters = {**LETTERS, "date": _DATE}
    found: dict[str, set[str]] = {}
    for name, term in relation_terms().items():
        for one, other in product(term.domain, term.range):
            if one in letters and other in letters:
                forward, backward = ("", "") if term.symmetric else (">", "<")
                found.setdefault(letters[one] + letters[other], set()).add(name + forward)
                found.setdefault(letters[other] + letters[one], set()).add(name + backward)
    return {pair: frozenset(outcomes) for pair, outcomes in found.items()}


def type_letter(end: Entity | str) -> str:
    """Return the letter of what a marker stands for."""
    return LETTERS[end.type] if isinstance(end, Entity) else _DATE


def turned(outcome: str) -> str:
    """Return what an outcome of two is when the other is taken first.

    >>> turned("supplies>"), turned("partneredWith")
    ('supplies<', 'partneredWith')
    """
    return outcome.translate(_TURNED)


def title_beside(scene: Scene, start: int, end: int) -> str | None:
    """Return the title that stands in a part of a scene, between a person and an organization, else one beside it."""
    titles = form("posts.title").finditer(scene.text, max(0, start - TITLE_REACH), end + TITLE_REACH)
    whole = (title for title in titles if not scene.text[title.end() :][:1].isalpha())  # not of "partnership"
    nearest: re.Match[str] | None = min(
        whole, key=lambda title: max(start - title.end(), title.start() - end, 0), default=None
    )
    return nearest[0].removeprefix("s ") if nearest else None  # behind "Acme's"
