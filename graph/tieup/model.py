"""What an article says, as values: articles, entities, evidence, claims, and the relations that claims are about."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

BY_HAND = "hand"
"""What stands in the place of an extractor where a person wrote a claim."""


@dataclass(frozen=True)
class Article:
    """A text as it was read, with what is known of its publication.

    Parameters
    ----------
    id: the file's name without its ending, or a readable name made from the address; unique in a store.
    text: the body as read, without front matter; every offset in tieup counts its code points.
    published, updated: days as ``YYYY-MM-DD``; None where the article does not say.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None

    @cached_property
    def text_hash(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, order=True)
class Entity:
    """Somebody or something with a name.

    Parameters
    ----------
    name: the canonical name, such as ``Leica Camera AG``.
    type: the local name of an entity type of the ontology, such as ``Organization``.
    """

    name: str
    type: str


def name_of(*ends: Entity | str) -> str:
    """Give the name of an entity, or the date or the article's ID that stands in its place; several with commas."""
    return ", ".join(end.name if isinstance(end, Entity) else end for end in ends)


@dataclass(frozen=True, order=True)
class Mention:
    """A place in an article's text that stands for an entity; ``named`` is false for "the company" or "he"."""

    start: int
    end: int
    entity: Entity
    named: bool = True


@dataclass(frozen=True, order=True)
class Evidence:
    """The verbatim words of an article that a claim rests on: ``exact == article.text[start:end]``."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True)
class Claim:
    """One statement by one voice in one article.

    Parameters
    ----------
    article: the article's ID.
    subject, object: the two ends; the object is an EDTF date with ``launchedOn``, the article's ID with ``quotedIn``.
    predicate: the local name of a relation of the ontology, such as ``partneredWith``.
    start, end: when the relation began and ended as far as the words say so, in EDTF.
    attested: the day (``YYYY-MM-DD``) on which the words say that it holds; None for what is past, planned or undated.
    reported: the day on which the article was published; follows from the article, and makes no other claim of it.
    parties: all whom the same words name as parties of it, sorted, where those are three or more; follows from the
        other claims of the article.
    fingerprint: that of the article's text, by which copies of it are known (``tieup.copies``).
    certainty: the local name of a degree of certainty; None where the words assert nothing about it.
    source: whose word it is, where that is not the article itself or a party in general.
    role, quote: the title as written (``hasRole``); the quoted words (``quotedIn``).
    confidence: how likely it is that the claim reads the words rightly, from 0 to 1.
    extractor: name and version of what read it.
    """

    article: str
    subject: Entity
    predicate: str
    object: Entity | str
    evidence: Evidence
    start: str | None = None
    end: str | None = None
    attested: str | None = None
    certainty: str | None = None
    source: Entity | None = None
    role: str | None = None
    quote: str | None = None
    confidence: float = 1.0
    extractor: str = BY_HAND
    reported: str | None = field(default=None, compare=False)
    parties: tuple[Entity, ...] = field(default=(), compare=False)
    fingerprint: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Remembered(Claim):
    """A claim of which only that is known by which relations follow; ``iri`` names the whole claim.

    Its evidence has a place and no words; role and quote are missing.
    """

    iri: str = ""


@dataclass(frozen=True)
class Refusal:
    """A claim that was not accepted, and why."""

    claim: Claim
    reason: str


@dataclass(frozen=True)
class Reading:
    """All that an extractor found in one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    extractor: str = BY_HAND


@dataclass(frozen=True)
class Relation:
    """What claims are about, over all articles: the ends, a kind, a period, and how far it can be relied on.

    Parameters
    ----------
    status: ``accepted``, ``disputed``, ``rumourOnly`` or ``refuted``, as the acceptance policy has it.
    certainty: the best certainty among the claims that speak for it.
    first_attested, last_attested: the first and the last day on which an article says that it holds.
    claims: for and against, in a stable order.
    rule: the name of the rule of the policy that decided.
    outcomes: the rumours among the claims, each with what became of it: ``bearsOut``, ``disproves`` or ``leavesOpen``.
    parties: both ends, or all members of an alliance, sorted, where the kind is symmetric; else none.
    sources: how many independent sources speak for it; copies of one text are one, and so are articles that all rest
        on the word of the same person or company.
    """

    subject: Entity
    predicate: str
    object: Entity | str
    status: str
    start: str | None = None
    end: str | None = None
    first_attested: str | None = None
    last_attested: str | None = None
    certainty: str | None = None
    claims: tuple[Claim, ...] = field(default=())
    rule: str | None = None
    outcomes: tuple[tuple[Claim, str], ...] = ()
    parties: tuple[Entity, ...] = ()
    sources: int = 0

    def others(self, one: Entity | None = None) -> tuple[Entity | str, ...]:
        """Give the other end; of an alliance, all its other members.

        Parameters
        ----------
        one: the end from which it is seen; without one, the subject.
        """
        if len(self.parties) > 2:
            return tuple(party for party in self.parties if party != (one or self.subject))
        return (self.subject if one == self.object else self.object,)

    def between(self, one: Entity, other: Entity | str) -> bool:
        """Say whether it is about two: as subject and object, or as parties in either order."""
        return {one, other} <= set(self.parties) if self.parties else (self.subject, self.object) == (one, other)
