"""Which claims wait for a person: decided on, but changed since; disputed; read with little confidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from tieup.decisions import Decision, Decisions, entered, short, statement
from tieup.errors import UnknownName
from tieup.model import BY_HAND, Claim
from tieup.rdf import BASE, claims_of
from tieup.relations import relations
from tieup.store import Store

BELOW = 0.8
"""The confidence under which a claim waits for a person."""

_LOST = "its words are gone: "


@dataclass(frozen=True)
class Waiting:
    """A claim that waits for a person, and why."""

    claim: Claim
    because: str


def waiting(store: Store, below: float = BELOW) -> list[Waiting]:
    """Give the claims that wait for a person, each once.

    First come those on which somebody decided before, but whose words have changed since; then those that contradict
    each other; then those read with the least confidence.

    Parameters
    ----------
    below: the confidence under which a claim waits.
    """
    decisions, found = store.decisions, dict[Claim, str]()
    for claim, because in (*_come_back(store), *_disputed(store), *_doubtful(store, below)):
        if because.startswith(_LOST) or (decisions.about(claim) is None and claim.extractor != BY_HAND):
            found.setdefault(claim, because)
    return [Waiting(claim, because) for claim, because in found.items()]


def claim_named(store: Store, name: str) -> Claim:
    """Find a claim by the end of its IRI: one of the store, or one that was decided on.

    Raises
    ------
    UnknownName: when there is none.
    """
    decided = (found.about for found in store.decisions.standing if isinstance(found.about, Claim))
    found = [claim for claim in decided if short(claim) == name] or _stored(store, name)
    if not found:
        raise UnknownName(f"no claim is named {name!r}; `tieup review --list` has those that wait")
    return found[0]


def _stored(store: Store, name: str) -> list[Claim]:
    try:
        return claims_of(store.claim_quads([ox.NamedNode(f"{BASE}claim/{name}")]))
    except ValueError:  # no IRI can be made of it
        return []


def _come_back(store: Store) -> Iterator[tuple[Claim, str]]:
    for name in sorted(store.decisions.articles() & set(store.article_ids())):
        article, present = store.article(name), store.claims(name)
        for decision in store.decisions.written(name):
            outcome = entered(decision, article, present)
            if not isinstance(outcome, Claim):
                yield decision.instead or outcome.claim, f"{_LOST}{outcome.reason}"
        yield from _decided_in_other_words(store.decisions, present)


def _decided_in_other_words(decisions: Decisions, present: Iterable[Claim]) -> Iterator[tuple[Claim, str]]:
    """Give claims that are like one that was decided on, where that one is no longer there."""
    claims = list(present)
    held = {id(decision) for claim in claims if (decision := decisions.about(claim))}
    before: dict[object, Decision] = {}
    for decision in decisions.standing:
        if isinstance(decision.about, Claim) and id(decision) not in held:
            before[_ends(decision.about)] = decision
    for claim in claims:
        if (decision := before.get(_ends(claim))) is not None:
            yield claim, f"decided before in other words: {decision.verdict} by {decision.by} on {decision.on}"


def _ends(claim: Claim) -> tuple[object, ...]:
    plain = statement(claim)
    return plain.article, plain.subject, plain.predicate, plain.object


def _disputed(store: Store) -> Iterator[tuple[Claim, str]]:
    for relation in relations(store):
        if relation.status == "disputed":
            yield from ((claim, "disputed") for claim in relation.claims)


def _doubtful(store: Store, below: float) -> list[tuple[Claim, str]]:
    by_confidence: dict[float, list[Claim]] = defaultdict(list)
    for article in store.article_ids():
        for claim in store.claims(article):
            if claim.confidence < below:
                by_confidence[claim.confidence].append(claim)
    return [(claim, f"confidence {degree:g}") for degree in sorted(by_confidence) for claim in by_confidence[degree]]
