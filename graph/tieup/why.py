"""Why a relation stands as it does: every claim for it and against it, and the rule that decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tieup.dates import bounds
from tieup.errors import DateError, UnknownName
from tieup.model import Claim, Entity, Relation, name_of
from tieup.policy import POLICY, Policy, denies, sentence
from tieup.questions.values import entity_named, nearest
from tieup.relations import relations_about, seen
from tieup.store import Store
from tieup_ontology import relation_terms


@dataclass(frozen=True)
class Ground:
    """A claim as a reason.

    Parameters
    ----------
    side: ``for`` or ``against``.
    weight: what the policy gives it; 0 for what asserts nothing.
    outcome: what became of a rumour; None for other claims.
    """

    claim: Claim
    side: str
    weight: int
    outcome: str | None = None


@dataclass(frozen=True)
class Judgement:
    """A relation with the reasons for its status.

    Parameters
    ----------
    policy: the name of the policy.
    sentence: the rule that decided, in plain words.
    grounds: all its claims, those for it first, in the order of publication.
    """

    relation: Relation
    policy: str
    sentence: str
    grounds: tuple[Ground, ...]


def why(
    store: Store, subject: str, predicate: str, object: str, known: date | None = None, policy: Policy = POLICY
) -> list[Judgement]:
    """Give the reasons for all relations of one kind between two ends, one for each period.

    Parameters
    ----------
    subject, object: names, other names or IRIs; a date or an article's ID where the kind of relation has such an end.
    predicate: a kind of relation, by its name or its label.
    known: the day on which it could be known; None for now.
    policy: what makes a relation accepted.

    Raises
    ------
    UnknownName: when a name or a kind is unknown, or nobody says such a thing; the message offers what is near.
    StoreError: when the store was altered and cannot be read.
    """
    kind, one = kind_named(predicate), entity_named(store, subject)
    other = _end(store, kind, object)
    about = relations_about(store, one)
    found = [relation for relation in about if relation.predicate == kind and relation.between(one, other)]
    judgements = [_judgement(relation, policy) for relation in seen(found, known, policy)]
    if not judgements:
        raise UnknownName(_nothing(one, kind, other, [r for r in about if other in r.others(one)] or about, known))
    return judgements


def kind_named(name: str) -> str:
    """Find a kind of relation by its name or its label, in any case.

    Raises
    ------
    UnknownName: when there is none; the message offers the nearest.

    >>> kind_named("Partnered with")
    'partneredWith'
    """
    folded = "".join(name.casefold().split())
    for term in relation_terms().values():
        if folded in (term.name.casefold(), "".join(term.label.casefold().split())):
            return term.name
    raise UnknownName(f"no kind of relation is named {name!r}; {nearest(name, list(relation_terms()))}")


def _end(store: Store, kind: str, value: str) -> Entity | str:
    term = relation_terms()[kind]
    if "date" in term.range:
        try:
            bounds(value)
        except DateError as error:
            raise UnknownName(str(error)) from None
        return value
    return value if "Article" in term.range else entity_named(store, value)


def _judgement(relation: Relation, policy: Policy) -> Judgement:
    outcomes = dict(relation.outcomes)
    grounds = (
        Ground(claim, "against" if denies(claim) else "for", policy.weight(claim), outcomes.get(claim))
        for claim in relation.claims
    )
    ordered = sorted(grounds, key=lambda g: (g.side == "against", g.claim.reported or "", g.claim.article))
    return Judgement(relation, policy.name, sentence(relation.rule or ""), tuple(ordered))


def _nothing(one: Entity, kind: str, other: Entity | str, near: Iterable[Relation], known: date | None) -> str:
    when = f" by {known}" if known else ""
    said = sorted(
        {f"{name_of(r.subject)} {r.predicate} {name_of(*r.others())}" for r in near if r.predicate != "quotedIn"}
    )
    hint = f"; there is: {', '.join(said[:5])}" if said else ""
    return f"nobody says{when} that {one.name} {kind} {name_of(other)}{hint}"
