"""Which names may stand for the same: found by forms that they share, and by spellings that lie near each other.

Names are never compared each with each. Equal forms are looked up; like spellings are sought among neighbours in
alphabetical order, of the names and of the names read backwards ("sorted neighbourhood"), so that the work grows as
the number of names does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from tieup.matching.forms import Form, folded, forms
from tieup.model import Entity
from tieup.names import bare_name, shipped_names

LEAST = 0.5
"""The score from which two names are worth a look."""

_NEIGHBOURS = 6
_SHORTEST = 5  # letters from which a like spelling is no chance
_LIKE = 86.0  # percent

Pair = tuple[Entity, Entity]


@dataclass(frozen=True)
class Candidate:
    """Two names that may stand for the same.

    Parameters
    ----------
    one: the name to use if they do: one that is listed, has no legal form, is longer.
    score: how likely it is that they do, from 0 to 1; a rank for people to go by, not a probability.
    reasons: why, the strongest first.
    """

    one: Entity
    other: Entity
    score: float
    reasons: tuple[str, ...]


def candidates(names: Mapping[Entity, Iterable[str]], least: float = LEAST) -> list[Candidate]:
    """Give the pairs of names that may stand for the same, the likeliest first.

    Parameters
    ----------
    names: all names that there are, each with the other names that articles use for the same.
    least: the score under which a pair is left out.

    >>> organization = [Entity(name, "Organization") for name in ("Acme Optics", "Acme Optics Ltd.", "Zenit")]
    >>> [(found.one.name, found.other.name, found.reasons) for found in candidates(dict.fromkeys(organization, ()))]
    [('Acme Optics', 'Acme Optics Ltd.', ('legal form',))]
    """
    found: dict[Pair, dict[str, float]] = defaultdict(dict)
    for pair, how, weight in (*_by_form(names), *_by_spelling(names)):
        found[pair][how] = max(weight, found[pair].get(how, 0))
    scored = (_candidate(*pair, reasons) for pair, reasons in found.items() if not _known_apart(*pair))
    kept = (candidate for candidate in scored if candidate.score >= least)
    return sorted(kept, key=lambda candidate: (-candidate.score, candidate.one, candidate.other))


def _candidate(first: Entity, second: Entity, reasons: Mapping[str, float]) -> Candidate:
    ordered = sorted(reasons, key=lambda how: (-reasons[how], how))
    doubt = 1.0
    for weight in reasons.values():
        doubt *= 1 - weight
    one, other = sorted((first, second), key=_preference)
    return Candidate(one, other, round(min(0.99, 1 - doubt), 2), tuple(ordered))


def _preference(entity: Entity) -> tuple[bool, bool, int, Entity]:
    """A listed name before others, then one without a legal form, then the longer one."""
    return not _listed(entity), bare_name(entity.name) != entity.name, -len(entity.name), entity


def _by_form(names: Mapping[Entity, Iterable[str]]) -> Iterator[tuple[Pair, str, float]]:
    having: dict[tuple[str, str], list[tuple[Entity, Form]]] = defaultdict(list)
    for entity, others in names.items():
        for form in forms(entity, others):
            having[entity.type, form.key].append((entity, form))
    for alike in having.values():
        whole = [(entity, form) for entity, form in alike if form.whole]
        for entity, form in whole:
            for other, theirs in alike:
                if entity != other:
                    how = min((form, theirs), key=lambda each: (each.weight, each.how))
                    yield _pair(entity, other), how.how, how.weight


def _by_spelling(names: Iterable[Entity]) -> Iterator[tuple[Pair, str, float]]:
    spelled = [(folded(entity.name), entity) for entity in names]
    for turned in (False, True):
        row = sorted((key[::-1] if turned else key, entity) for key, entity in spelled if len(key) >= _SHORTEST)
        for n, (key, entity) in enumerate(row):
            for other_key, other in row[n + 1 : n + 1 + _NEIGHBOURS]:
                if entity.type == other.type and _digits(key) == _digits(other_key):
                    like = fuzz.ratio(key, other_key, score_cutoff=_LIKE)
                    if like and key != other_key:
                        yield _pair(entity, other), "like spelling", (like - 75) / 25 * 0.9


def _digits(key: str) -> list[str]:
    """The numbers and single letters of a name, in which models differ from each other."""
    return sorted(part for part in key.split() if part.isdigit() or len(part) <= 2 or part[::-1].isdigit())


def _pair(first: Entity, second: Entity) -> Pair:
    return (first, second) if first < second else (second, first)


def _listed(entity: Entity) -> bool:
    known = shipped_names().find(entity.name)
    return known is not None and known.entity == entity


def _known_apart(first: Entity, second: Entity) -> bool:
    """Whether tieup's lists have both, as two."""
    return _listed(first) and _listed(second)
