"""The acceptance policy: what counts as accepted follows from the claims for and against, and from nothing else.

``docs/policy.md`` says it for people; a test holds the rules there against those here. Another policy is another value
of ``Policy``: other weights, or more of it needed.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import Literal

from tieup.dates import bounds, parse_day
from tieup.errors import PolicyError
from tieup.model import Claim
from tieup.sources import Source, sources
from tieup_ontology import certainties, relation_terms

Status = Literal["accepted", "disputed", "rumourOnly", "refuted"]
Outcome = Literal["bearsOut", "disproves", "leavesOpen"]

DENIED = "denied"
RUMOURS = frozenset({"rumoured", "speculated"})


@dataclass(frozen=True)
class Policy:
    """How much the word of each certainty weighs, and how much weight makes something accepted.

    Parameters
    ----------
    name: what it is called.
    needed: the weight that the sources for it must have together; each independent one counts once, by its
        weightiest claim.
    confirmed, reported, rumoured, speculated: the weight of such a claim; one without weight asserts nothing.
    """

    name: str = "policy 1"
    needed: int = 1
    confirmed: int = 2
    reported: int = 1
    rumoured: int = 0
    speculated: int = 0

    def weight(self, claim: Claim) -> int:
        """Give the weight of a claim; a quotation weighs as much as is needed, because its words stand there."""
        if claim.certainty is None:
            return self.needed if quotes(claim) else 0
        return 0 if denies(claim) else int(getattr(self, claim.certainty))


POLICY = Policy()
"""The policy by which a store is kept."""


@dataclass(frozen=True)
class Case:
    """The claims about one relation, as a policy sees them."""

    claims: tuple[Claim, ...]
    policy: Policy = POLICY

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """The weight of each claim."""
        return tuple(map(self.policy.weight, self.claims))

    @cached_property
    def asserting(self) -> tuple[Claim, ...]:
        """The claims with weight."""
        return tuple(compress(self.claims, self.weights))

    @cached_property
    def denials(self) -> tuple[Claim, ...]:
        """The claims that it is not so."""
        return tuple(claim for claim in self.claims if denies(claim))

    @cached_property
    def enough(self) -> bool:
        """Whether what speaks for it has the weight that is needed."""
        weights = list(filter(None, self.weights))
        if max(weights, default=0) >= self.policy.needed or sum(weights) < self.policy.needed:
            return sum(weights) >= self.policy.needed  # as in nearly every case; whose word it is need not be known
        heaviest: dict[Source, int] = {}
        for source, weight in zip(sources(self.asserting), weights, strict=True):
            heaviest[source] = max(weight, heaviest.get(source, 0))
        return sum(heaviest.values()) >= self.policy.needed

    @cached_property
    def contradicted(self) -> bool:
        """Whether a denial stands: one of a day on which it was so, that nobody took back."""
        return any(not (self._of_another_time(denial) or self._overtaken(denial)) for denial in self.denials)

    def _of_another_time(self, denial: Claim) -> bool:
        begun = min((bounds(claim.start)[0] for claim in self.asserting if claim.start), default=date.min)
        ended = max((bounds(claim.end)[1] for claim in self.asserting if claim.end), default=date.max)
        day = _day_denied(denial)
        return day is not None and not begun <= day <= ended

    def _overtaken(self, denial: Claim) -> bool:
        said = _day_denied(denial)
        later = (claim for claim in self.asserting if said and claim.reported and str(said) < claim.reported)
        return any(claim.certainty == "confirmed" or claim.end for claim in later)


@dataclass(frozen=True)
class Rule:
    """A rule of the policy; of all, the first that applies decides."""

    name: str
    status: Status
    sentence: str
    applies: Callable[[Case], bool]


RULES = (
    Rule(
        "contradiction",
        "disputed",
        "It is asserted, and a denial stands against it.",
        lambda case: case.enough and case.contradicted,
    ),
    Rule(
        "overtaken-denial",
        "accepted",
        "It was denied, but for another time, or before a party confirmed it or its end was told.",
        lambda case: case.enough and bool(case.denials),
    ),
    Rule("quotation", "accepted", "The words stand in the article.", lambda case: any(map(quotes, case.claims))),
    Rule(
        "own-word",
        "accepted",
        "A party says so itself, and nobody denies it.",
        lambda case: case.enough and any(claim.certainty == "confirmed" for claim in case.asserting),
    ),
    Rule("report", "accepted", "It is reported, and nobody denies it.", lambda case: case.enough),
    Rule(
        "denial",
        "refuted",
        "It is denied, and nothing of enough weight speaks for it.",
        lambda case: bool(case.denials),
    ),
    Rule(
        "too-little",
        "rumourOnly",
        "It is asserted, but with less weight than the policy asks.",
        lambda case: bool(case.asserting),
    ),
    Rule("rumour", "rumourOnly", "Only rumours, guesses or passing words speak for it.", lambda _: True),
)


@dataclass(frozen=True)
class Verdict:
    """What a policy makes of the claims about one relation, and why.

    Parameters
    ----------
    rule: the name of the rule that decided; ``sentence`` says it in plain words.
    for_, against: the claims that speak for it, rumours among them, and those that deny it.
    deciding: the claims whose dates count: those with weight; without any, those that do not deny; else all. So a
        rumoured date never becomes the date of an accepted relation.
    outcomes: each rumour with what became of it; one that came after the first assertion is an echo, and is not here.
    """

    status: Status
    rule: str
    sentence: str
    for_: tuple[Claim, ...]
    against: tuple[Claim, ...]
    deciding: tuple[Claim, ...]
    outcomes: tuple[tuple[Claim, Outcome], ...]

    @property
    def superseded(self) -> tuple[Claim, ...]:
        """The rumours that are no longer open."""
        return tuple(claim for claim, outcome in self.outcomes if outcome != "leavesOpen")


def verdict(claims: Iterable[Claim], policy: Policy = POLICY) -> Verdict:
    """Judge what is claimed.

    Parameters
    ----------
    claims: all claims about one relation, for and against.
    """
    case = Case(tuple(claims), policy)
    rule = next(rule for rule in RULES if rule.applies(case))
    spoken = tuple(claim for claim in case.claims if not denies(claim))
    deciding = case.asserting or spoken or case.claims
    return Verdict(rule.status, rule.name, rule.sentence, spoken, case.denials, deciding, _outcomes(case, rule.status))


def sentence(rule: str) -> str:
    """Give the plain words of a rule by its name.

    >>> sentence("own-word")
    'A party says so itself, and nobody denies it.'
    """
    return next(found.sentence for found in RULES if found.name == rule)


def denies(claim: Claim) -> bool:
    """Say whether a claim states that it is not so."""
    return claim.certainty == DENIED


def quotes(claim: Claim) -> bool:
    """Say whether a claim is the quotation itself, which needs nobody's word."""
    return claim.certainty is None and "Article" in relation_terms()[claim.predicate].range


def best_certainty(claims: Iterable[Claim]) -> str | None:
    """Give the highest certainty among the claims that speak for it; None where none has one."""
    spoken = {claim.certainty for claim in claims if not denies(claim)}
    return next((degree for degree in certainties() if degree in spoken), None)


def read_policy(path: str) -> Policy:
    """Read a policy from a TOML file; what it does not name is as in ``POLICY``.

    Raises
    ------
    PolicyError: when the file cannot be read, or holds something else than a name and whole numbers from 0.
    """
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise PolicyError(f"the policy {path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError(f"the policy {path} is no TOML: {error}") from None
    kinds = {field.name: field.type for field in fields(Policy)}
    for name, value in values.items():
        if name not in kinds or type(value) is not kinds[name] or (name != "name" and value < (name == "needed")):
            raise PolicyError(
                f"the policy {path} has {name} = {value!r}; it takes a name, needed (from 1), and weights (from 0) "
                "for confirmed, reported, rumoured and speculated"
            )
    return Policy(**{"name": path, **values})


def _day_denied(denial: Claim) -> date | None:
    """Give the day of which a denial speaks; without one, the day on which it was published."""
    if denial.attested or denial.reported:
        return parse_day(denial.attested or denial.reported or "")
    return None


def _outcomes(case: Case, status: Status) -> tuple[tuple[Claim, Outcome], ...]:
    """Say what became of each rumour that nobody had asserted before."""
    reports = [claim.reported for claim in case.asserting if claim.reported]
    became: Outcome = {"accepted": "bearsOut", "refuted": "disproves"}.get(status, "leavesOpen")  # type: ignore[assignment]
    weighed = zip(case.claims, case.weights, strict=True)
    rumours = (claim for claim, weight in weighed if claim.certainty in RUMOURS and not weight)
    return tuple((c, became) for c in rumours if not (c.reported and any(day < c.reported for day in reports)))
