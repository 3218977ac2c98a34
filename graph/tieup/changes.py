"""What changed between two days: in the world, as far as the articles tell, or in what they let one know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tieup.dates import bounds
from tieup.errors import DateError
from tieup.model import Claim, Entity, Relation
from tieup.policy import POLICY, Policy, denies, verdict
from tieup.relations import as_known
from tieup_ontology import relation_terms

Clock = Literal["true", "known"]
Kind = Literal["begun", "learned", "rumoured", "confirmed", "denied", "moved", "ended"]

COUNTED = ("accepted", "disputed")


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise on the second day than on the first.

    Parameters
    ----------
    kind: ``begun`` and ``ended`` on either clock. In what was known also ``learned`` (it was so before),
        ``rumoured``, ``confirmed`` (till then at most rumoured), ``denied`` and ``moved`` (its dates changed).
    relation: as of the second day.
    before: as of the first day, where it was known then.
    sure: whether it certainly happened between the two days, or possibly.
    claims: those that tell of it, in the order of publication.
    """

    kind: Kind
    relation: Relation
    before: Relation | None
    sure: bool
    claims: tuple[Claim, ...]


def changes(
    relations: Iterable[Relation], first: date, second: date, clock: Clock = "true", policy: Policy = POLICY
) -> list[Change]:
    """Compare two days.

    Parameters
    ----------
    relations: as of now, under the policy.
    first, second: the days, the earlier one first; what happened on the first is not among the changes.
    clock: ``true`` for what was so on the days, as far as is known now; ``known`` for what could be known on them.
    policy: what makes a relation accepted.

    Returns
    -------
    The changes, in the order of the relations, and of each in the order of ``Kind``.

    Raises
    ------
    DateError: when the second day does not lie after the first.
    """
    if second <= first:
        raise DateError(f"{second} does not lie after {first}; give the earlier day first")
    about = (relation for relation in relations if "Article" not in relation_terms()[relation.predicate].range)
    if clock == "true":
        return [change for relation in about for change in _events(relation, first, second)]
    pairs = ((as_known(relation, first, policy), as_known(relation, second, policy)) for relation in about)
    return [change for before, after in pairs if after for change in _news(before, after, first, policy)]


def _events(relation: Relation, first: date, second: date) -> Iterator[Change]:
    """Give the beginning and the end of a relation, where they may lie after the first day and not after the second."""
    if relation.status not in COUNTED:
        return
    if begun := _began(relation):
        earliest, latest = bounds(begun)
        if earliest <= second and first < latest:
            sure = relation.status == "accepted" and first < earliest and latest <= second
            yield Change("begun", relation, None, sure, _telling(relation, start=begun))
    if relation.end:
        earliest, latest = bounds(relation.end)  # the last day on which it held: it is no longer so on the next
        if earliest < second and first <= latest:
            sure = relation.status == "accepted" and first <= earliest and latest < second
            yield Change("ended", relation, None, sure, _telling(relation, end=relation.end))


def _news(before: Relation | None, after: Relation, first: date, policy: Policy) -> Iterator[Change]:
    """Give what the articles after the first day added."""
    old = before.claims if before else ()
    new = tuple(sorted((c for c in after.claims if c not in old), key=lambda c: (c.reported or "", c.article)))
    if not new:
        return
    accepted, was = after.status in COUNTED, before is not None and before.status in COUNTED
    if accepted and not was:
        yield Change(_arrival(before, after, first), after, before, True, verdict(new, policy).deciding)
    elif before is None and after.status == "rumourOnly":
        yield Change("rumoured", after, before, True, new)
    if denials := tuple(filter(denies, new)):
        yield Change("denied", after, before, True, denials)
    if was and before and _moved(before, after):
        told = tuple(claim for claim in _telling(after, after.start, after.end) if claim in new)
        yield Change("moved", after, before, True, told or new)
    if accepted and after.end and not (before and before.end):
        yield Change("ended", after, before, True, _telling(after, end=after.end) or new)


def _arrival(before: Relation | None, after: Relation, first: date) -> Kind:
    if before:
        return "confirmed"
    began = _began(after)
    return "begun" if began and first < bounds(began)[1] else "learned"


def _moved(before: Relation, after: Relation) -> bool:
    return before.start != after.start or (before.end is not None and before.end != after.end)


def _began(relation: Relation) -> str | None:
    """Give the start; of a launch, the date that it names."""
    if isinstance(relation.object, Entity):
        return relation.start
    return relation.object


def _telling(relation: Relation, start: str | None = None, end: str | None = None) -> tuple[Claim, ...]:
    """Give the claims that name a date; of a launch, all that speak for it."""
    spoken = (claim for claim in relation.claims if not denies(claim))
    found = (c for c in spoken if (start and start in (c.start, c.object)) or (end and end == c.end))
    return tuple(sorted(found, key=lambda claim: (claim.reported or "", claim.article)))
