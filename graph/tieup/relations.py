"""Relations: the claims of all articles about the same thing in the same period, taken together.

Claims are about the same thing when kind and ends agree, in either order where the kind is symmetric; what the same
words say of three parties or more is one thing, apart from what others say of two of them. A thing that
ended and began again is two relations: a new period begins with every start that lies certainly after an end, where
that end lies after the start before. A claim belongs to the period in which its start falls; without one, its end;
without that, the day on which it is attested; a claim without any date belongs to the last period.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from typing import cast

import pyoxigraph as ox

from tieup.dates import AsOf, as_of, bounds, parse_day, span
from tieup.decisions import NONE as NO_DECISIONS
from tieup.decisions import Decisions
from tieup.model import Claim, Entity, Relation
from tieup.policy import POLICY, Policy, best_certainty, denies, verdict
from tieup.rdf import RELATIONS, distinct, entity_iri, relation_order, relations_of
from tieup.rdf.namespaces import OBJECT, SUBJECT
from tieup.sources import sources
from tieup.store import Store
from tieup_ontology import HAS_CLAIM, HAS_PARTY, relation_terms

Key = tuple[str, tuple[Entity | str, ...]]


def relations(store: Store) -> list[Relation]:
    """Read all relations of a store with their claims, ordered by kind, ends and start.

    Raises
    ------
    StoreError: when the store was altered and one cannot be read.
    """
    return relations_of(store.quads())


def relations_about(store: Store, entity: Entity) -> list[Relation]:
    """Read the relations of a store that have an entity at one of their ends, with their claims, in the same order.

    Raises
    ------
    StoreError: when the store was altered and one cannot be read.
    """
    known = {node for predicate in (SUBJECT, OBJECT, HAS_PARTY) for node in _leading(store, predicate, entity)}
    quads = [quad for node in known for quad in store.quads_of(node)]
    claims = {quad.object for quad in quads if quad.predicate.value == HAS_CLAIM}
    return relations_of(chain(quads, store.claim_quads(claims)))


def consolidate(
    claims: Iterable[Claim], policy: Policy = POLICY, decisions: Decisions = NO_DECISIONS
) -> list[Relation]:
    """Take claims together into relations, one for each kind, pair of ends and period.

    The same claims give the same relations, in whatever order they come.

    Parameters
    ----------
    claims: all claims that there are about the things they are about.
    policy: what makes a relation accepted.
    decisions: which claims people rejected, and which names are one; relations bear the name to use.

    Returns
    -------
    The relations, ordered by kind, ends and start.

    Raises
    ------
    DateError: when a claim holds a date that is none.
    """
    grouped: dict[Key, list[Claim]] = defaultdict(list)
    for claim in distinct(filter(decisions.counts, claims)):
        grouped[key(claim, decisions)].append(claim)
    found = (_relation(about, period, policy) for about, group in grouped.items() for period in _periods(group))
    return sorted(found, key=relation_order)


def as_known(relation: Relation, day: date, policy: Policy = POLICY) -> Relation | None:
    """Give a relation as it could be known on a day: computed from what was published on or before it.

    Which claims belong together is judged as of now; claims of articles without a date of publication count on no day.

    Returns
    -------
    The relation; None where nobody had yet said anything of it.
    """
    heard = tuple(claim for claim in relation.claims if claim.reported and parse_day(claim.reported) <= day)
    return judged(replace(relation, claims=heard), policy) if heard else None


def seen(found: Iterable[Relation], known: date | None = None, policy: Policy = POLICY) -> list[Relation]:
    """Give relations as they could be known on a day (None: as of now), under a policy."""
    judgements = (as_known(relation, known, policy) if known else judged(relation, policy) for relation in found)
    return [relation for relation in judgements if relation]


def judged(relation: Relation, policy: Policy) -> Relation:
    """Give a relation as it follows from its claims under a policy."""
    ends = relation.parties or (relation.subject, relation.object)
    return _relation((relation.predicate, ends), relation.claims, policy)


def held(relation: Relation, day: date) -> AsOf:
    """Say whether a relation held on a day; certainly only if it is accepted."""
    found = as_of(span(relation.start, relation.end, relation.first_attested, relation.last_attested), day)
    return "possibly" if found == "certainly" and relation.status != "accepted" else found


def standing(relation: Relation, day: date) -> str:
    """Give the status of a relation on a day: ``ended`` for an accepted one whose end lies wholly before it."""
    ended = relation.status == "accepted" and relation.end and bounds(relation.end)[1] < day
    return "ended" if ended else relation.status


def key(claim: Claim, decisions: Decisions = NO_DECISIONS) -> Key:
    """Say what a claim is about: the kind and the ends, or all parties, sorted, where the kind is symmetric."""
    merged = decisions.merged(claim)
    if not isinstance(merged.object, Entity) or not relation_terms()[claim.predicate].symmetric:
        return claim.predicate, (merged.subject, merged.object)
    ends, others = (merged.subject, merged.object), decisions.together(claim)
    if not others:
        return claim.predicate, ends if ends[0] <= ends[1] else ends[::-1]
    return claim.predicate, tuple(sorted({*ends, *map(decisions.canonical, others)}))


def independent(claims: Iterable[Claim]) -> int:
    """Count the sources behind claims: copies of one text are one, and so is one person whose word several pass on."""
    return len(set(sources(tuple(claims))))


def _leading(store: Store, predicate: str, entity: Entity) -> Iterator[ox.NamedNode]:
    quads = store.triples.quads_for_pattern(None, ox.NamedNode(predicate), entity_iri(entity), RELATIONS)
    return (quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))


def _relation(about: Key, claims: Sequence[Claim], policy: Policy) -> Relation:
    predicate, ends = about
    symmetric = relation_terms()[predicate].symmetric
    found = verdict(claims, policy)
    start = _start(found.deciding)
    attested = sorted(claim.attested for claim in found.deciding if claim.attested and not denies(claim))
    return Relation(
        subject=cast(Entity, ends[0]),
        predicate=predicate,
        object=ends[1],
        status=found.status,
        start=start,
        end=_end(found.deciding, start),
        first_attested=attested[0] if attested else None,
        last_attested=attested[-1] if attested else None,
        certainty=best_certainty(claims),
        claims=tuple(claims),
        rule=found.rule,
        outcomes=found.outcomes,
        parties=cast(tuple[Entity, ...], tuple(dict.fromkeys(ends))) if symmetric else (),
        sources=independent(found.for_),
    )


def _periods(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Divide claims about the same thing by period, the first period first."""
    beginnings = _beginnings(claims)
    periods: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        periods[bisect_right(beginnings, _day(claim))].append(claim)
    return [periods[number] for number in sorted(periods)]


def _beginnings(claims: Iterable[Claim]) -> list[date]:
    """Give the days on which a period begins that has another before it."""
    starts = sorted({bounds(claim.start)[0] for claim in claims if claim.start})
    ends = {bounds(claim.end)[1] for claim in claims if claim.end}
    return [day for before, day in pairwise([date.min, *starts]) if any(before <= end < day for end in ends)]


def _day(claim: Claim) -> date:
    """Give the day by which a claim is put into a period."""
    if claim.start:
        return bounds(claim.start)[0]
    if claim.end:
        return bounds(claim.end)[1]
    return parse_day(claim.attested) if claim.attested else date.max


def _start(claims: Iterable[Claim]) -> str | None:
    """Choose the start by which it must have begun first; of compatible ones that is the more precise."""
    return min((claim.start for claim in claims if claim.start), key=_begun, default=None)


def _end(claims: Iterable[Claim], start: str | None) -> str | None:
    """Choose the end before which it cannot have ended, the last such; of compatible ones that is the more precise."""
    begun = bounds(start)[0] if start else date.min
    ends = (claim.end for claim in claims if claim.end and begun <= bounds(claim.end)[1])
    return max(ends, key=_ended, default=None)


def _begun(start: str) -> tuple[date, int, str]:
    earliest, latest = bounds(start)
    return latest, -earliest.toordinal(), start


def _ended(end: str) -> tuple[date, int, str]:
    earliest, latest = bounds(end)
    return earliest, -latest.toordinal(), end
