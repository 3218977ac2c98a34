"""A decision of a person: about two names, about a claim, or about a name and what another register calls it."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from tieup.model import Claim, Entity, Evidence
from tieup_ontology import relation_terms

UNDO = "undo"


@dataclass(frozen=True)
class Names:
    """Two names that may stand for one; of names that are the same, the first is the one to use."""

    one: Entity
    other: Entity


@dataclass(frozen=True)
class Link:
    """A name, and the IRI under which another register may have what it stands for."""

    entity: Entity
    iri: str


About = Names | Link | Claim

VERDICTS = MappingProxyType(
    {
        Names: ("same", "different", "unsure", UNDO),
        Link: ("same", "different", UNDO),
        Claim: ("accept", "reject", "correct", "add", UNDO),
    }
)


@dataclass(frozen=True)
class Decision:
    """What a person decided.

    Parameters
    ----------
    about: what was decided on; with the verdict ``add``, the claim that the person wrote.
    verdict: one of ``VERDICTS``; ``undo`` takes back the last decision about the same.
    by: who decided.
    on: the day, as ``YYYY-MM-DD``.
    reason: why, in a few words; may be empty.
    instead: what a corrected claim should say.
    """

    about: About
    verdict: str
    by: str
    on: str
    reason: str = ""
    instead: Claim | None = None


def topic(about: About) -> object:
    """Say what a decision is about, alike for all decisions about the same: two names in either order, say."""
    match about:
        case Names(one, other):
            return tuple(sorted((one, other)))
        case Link():
            return about
        case _:
            return statement(about), about.evidence.exact


def statement(claim: Claim) -> Claim:
    """Give what a claim says, without the words that it rests on and without who read it out of them."""
    plain = replace(claim, evidence=Evidence("", 0, 0), confidence=1.0, extractor="", reported=None)
    if isinstance(claim.object, Entity) and relation_terms()[claim.predicate].symmetric:
        first, second = sorted((claim.subject, claim.object))
        return replace(plain, subject=first, object=second)
    return plain
