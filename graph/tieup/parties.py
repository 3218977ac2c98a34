"""Joint statements: where one article names three parties or more in one breath, its claims about their pairs are one.

Claims stay pairwise, as they were read; each of them knows all parties that its words name with its own two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from tieup.model import Claim, Entity
from tieup_ontology import relation_terms


def joined(claims: Iterable[Claim]) -> list[Claim]:
    """Give claims of one article with the parties that each of them is about, where those are three or more.

    A joint statement are claims of the same symmetric kind, period, certainty and source that rest on the same or
    overlapping words and that name every pair of their parties. The order of the claims stays.
    """
    found = [replace(claim, parties=()) for claim in claims]
    alike: dict[object, list[int]] = defaultdict(list)
    for number, claim in enumerate(found):
        if relation_terms().get(claim.predicate) and relation_terms()[claim.predicate].symmetric:
            facets = claim.start, claim.end, claim.attested, claim.certainty, claim.source
            alike[claim.predicate, *facets].append(number)
    for numbers in alike.values():
        for group in _overlapping(found, numbers):
            parties = _all_of(found[number] for number in group)
            for number in group if len(parties) > 2 else ():
                found[number] = replace(found[number], parties=parties)
    return found


def _overlapping(claims: Sequence[Claim], numbers: Iterable[int]) -> list[list[int]]:
    """Divide claims, given by their places in a sequence, into runs that rest on overlapping words."""
    groups: list[list[int]] = []
    reach = -1
    for number in sorted(numbers, key=lambda place: claims[place].evidence.start):
        evidence = claims[number].evidence
        if not groups or evidence.start >= reach:
            groups.append([])
        groups[-1].append(number)
        reach = max(reach, evidence.end)
    return groups


def _all_of(claims: Iterable[Claim]) -> tuple[Entity, ...]:
    """Give the parties of claims, sorted, if every two of them are named as a pair; else none."""
    pairs = {tuple(sorted((c.subject, c.object))) for c in claims if isinstance(c.object, Entity)}
    parties = sorted({party for pair in pairs for party in pair})
    return tuple(parties) if pairs == set(combinations(parties, 2)) else ()
