"""The acceptance policy: what counts as accepted follows from the claims for and against, and from nothing else.

==================== ============== ============
the claims           nobody denies  some deny it
==================== ============== ============
some assert it       accepted       disputed
none asserts it      rumourOnly     refuted
==================== ============== ============

A claim *asserts* when it is confirmed or reported, or when it is a quotation: the words stand in the article. A
rumour, a guess or a claim of unknown certainty asserts nothing. A rumour that somebody denies is refuted, and stays to
be seen among the relation's claims.
"""

from collections.abc import Iterable
from typing import Literal

from tieup.model import Claim
from tieup_ontology import certainties, relation_terms

Status = Literal["accepted", "disputed", "rumourOnly", "refuted"]

ASSERTED = frozenset({"confirmed", "reported"})
DENIED = "denied"


def status(claims: Iterable[Claim]) -> Status:
    """Say what counts, by the table above.

    Parameters
    ----------
    claims: all claims about one relation, for and against.
    """
    found = tuple(claims)
    asserted, denied = any(map(asserts, found)), any(map(denies, found))
    if asserted:
        return "disputed" if denied else "accepted"
    return "refuted" if denied else "rumourOnly"


def asserts(claim: Claim) -> bool:
    """Say whether a claim states that it is so."""
    quoted = claim.certainty is None and "Article" in relation_terms()[claim.predicate].range
    return claim.certainty in ASSERTED or quoted


def denies(claim: Claim) -> bool:
    """Say whether a claim states that it is not so."""
    return claim.certainty == DENIED


def deciding(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims whose dates count: those that assert; without any, those that do not deny; else all.

    So a rumoured date never becomes the date of an accepted relation.
    """
    found = tuple(claims)
    asserting = tuple(claim for claim in found if asserts(claim))
    unsure = tuple(claim for claim in found if not denies(claim))
    return asserting or unsure or found


def best_certainty(claims: Iterable[Claim]) -> str | None:
    """Give the highest certainty among the claims that speak for it; None where none has one."""
    spoken = {claim.certainty for claim in claims if not denies(claim)}
    return next((degree for degree in certainties() if degree in spoken), None)
