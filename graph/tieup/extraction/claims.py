"""Last stage: from findings to the claims of an article, one for each voice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tieup.dates import bounds
from tieup.model import Claim, Entity
from tieup_ontology import relation_terms

ASSERTED = ("confirmed", "reported")
UNSURE = ("rumoured", "speculated")


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """Bring together what an article says several times: one claim for each relation, source and certainty.

    Where a party has confirmed a thing, rumours and reports of it in the same article get no claim of their own.
    """
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_about(claim)].append(claim)
    found = [claim for group in groups.values() for claim in _voices(group)]
    return sorted(_only_rumoured(found), key=lambda c: (c.evidence.start, c.evidence.end, c.predicate, str(c.object)))


def _about(claim: Claim) -> object:
    ends = (claim.subject, claim.object)
    term = relation_terms().get(claim.predicate)
    if claim.predicate == "quotedIn":
        return (claim.predicate, *ends, claim.evidence.start)
    return (claim.predicate, frozenset(ends) if term and term.symmetric else ends)


def _voices(group: Sequence[Claim]) -> Iterator[Claim]:
    by_certainty: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in group:
        by_certainty[claim.certainty].append(claim)
    asserted = by_certainty["confirmed"] or by_certainty["reported"]
    if asserted:
        yield _together(asserted, [*by_certainty["confirmed"], *by_certainty["reported"]])
    if not by_certainty["confirmed"]:
        yield from _one_a_source([c for certainty in UNSURE for c in by_certainty[certainty]], bool(asserted))
    yield from _one_a_source(by_certainty["denied"], False)
    if not asserted and not any(by_certainty[c] for c in (*UNSURE, "denied")):
        yield from by_certainty[None][:1]


def _one_a_source(claims: Sequence[Claim], named_only: bool) -> Iterator[Claim]:
    by_source: dict[Entity | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    for source, own in by_source.items():
        if source or not named_only:
            yield _together(own, own)


def _together(claims: Sequence[Claim], dated: Sequence[Claim]) -> Claim:
    """The surest of several claims, with the most precise dates and the fullest role that any of them tells."""
    best = max(claims, key=lambda c: c.confidence)
    return replace(
        best,
        start=_most_precise([c.start for c in dated]),
        end=_most_precise([c.end for c in dated]),
        attested=next((c.attested for c in claims if c.attested), None),
        role=max((c.role for c in claims if c.role), key=len, default=None),
    )


def _most_precise(dates: Iterable[str | None]) -> str | None:
    def width(edtf: str) -> int:
        first, last = bounds(edtf)
        return (last - first).days

    return min((d for d in dates if d), key=width, default=None)


def _only_rumoured(claims: Sequence[Claim]) -> list[Claim]:
    """A product of which nothing is asserted exists by rumour only: nobody asserts its maker either.

    That it was not launched says no more of it.
    """
    said: dict[Entity, set[str | None]] = defaultdict(set)
    for claim in claims:
        if claim.subject.type == "Product" and claim.predicate != "manufacturedBy":
            unlaunched = claim.predicate == "launchedOn" and claim.certainty == "denied"
            said[claim.subject].add(None if unlaunched else claim.certainty)
    doubtful = {
        product for product, certainties in said.items() if certainties and not certainties & {*ASSERTED, "denied"}
    }
    return [
        replace(c, certainty=None, attested=None) if c.predicate == "manufacturedBy" and c.subject in doubtful else c
        for c in claims
    ]
