"""What people's decisions come to: which of them stand, whose names are one, which claims count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tieup.decisions.decision import UNDO, Decision, Link, Names, statement, topic
from tieup.errors import DecisionError
from tieup.model import Claim, Entity

REFUSING = ("reject", "correct")


@dataclass(frozen=True)
class Decisions:
    """The decisions that stand, each about something else.

    Parameters
    ----------
    standing: ordered by what they are about, so that those of two files that say the same are equal.
    """

    standing: tuple[Decision, ...] = ()

    @cached_property
    def same(self) -> Mapping[Entity, Entity]:
        """Each name that stands for the same as another, with the name to use; names to use are left out."""
        return _merged([found for found in self.standing if isinstance(found.about, Names)])

    @cached_property
    def links(self) -> Mapping[Entity, tuple[str, ...]]:
        """The IRIs under which other registers have an entity, sorted."""
        found: dict[Entity, list[str]] = defaultdict(list)
        for decision in self.standing:
            if isinstance(decision.about, Link) and decision.verdict == "same":
                found[decision.about.entity].append(decision.about.iri)
        return {entity: tuple(sorted(iris)) for entity, iris in found.items()}

    def canonical(self, entity: Entity) -> Entity:
        """Give the name to use for what a name stands for."""
        return self.same.get(entity, entity)

    def merged(self, claim: Claim) -> Claim:
        """Give a claim with the names to use at its ends."""
        if not self.same:
            return claim
        other = self.canonical(claim.object) if isinstance(claim.object, Entity) else claim.object
        return replace(claim, subject=self.canonical(claim.subject), object=other)

    def about(self, claim: Claim) -> Decision | None:
        """Give the decision about a claim, or about one that says the same and rests on the same words.

        An extractor may quote more or fewer words than it did when the decision was made; the words are the same as
        long as one quotation holds the other, wherever it stands in the text.
        """
        if (decided := self._claims.get(claim.article)) is None:
            return None
        same = [found for found in decided.get(statement(claim), ()) if _same_words(found.about, claim)]
        return max(same, key=lambda found: found.on, default=None)

    def counts(self, claim: Claim) -> bool:
        """Say whether a claim counts: not if a person rejected or corrected it, or decided that its ends are one."""
        decision = self.about(claim)
        if decision and decision.verdict in REFUSING:
            return False
        merged = self.merged(claim)
        return merged.subject != merged.object or claim.subject == claim.object

    def together(self, claim: Claim) -> tuple[Entity, ...]:
        """Give all whom a claim's words name as parties; none when a person rejected or corrected a pair of them.

        What then remains of an alliance is what the claims about its other pairs say, each for itself.
        """
        decided = self._claims.get(claim.article, {}) if claim.parties else {}
        parted = any(_of_one_breath(found, claim) for group in decided.values() for found in group)
        return () if parted else claim.parties

    def written(self, article: str) -> list[Decision]:
        """Give the decisions by which people added a claim to an article, their corrections among them."""
        decided = self._claims.get(article, {})
        return [found for group in decided.values() for found in group if found.verdict in ("add", "correct")]

    def articles(self) -> frozenset[str]:
        """Give the IDs of the articles about whose claims there are decisions."""
        return frozenset(self._claims)

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[Claim, list[Decision]]]:
        found: dict[str, dict[Claim, list[Decision]]] = defaultdict(lambda: defaultdict(list))
        for decision in self.standing:
            if isinstance(decision.about, Claim):
                found[decision.about.article][statement(decision.about)].append(decision)
        return found


NONE = Decisions()


def standing(decisions: Iterable[Decision]) -> Decisions:
    """Work out which decisions stand: the last about each thing, of those that were not taken back.

    Parameters
    ----------
    decisions: in the order in which they were made.

    Raises
    ------
    DecisionError: when names that are decided to be the same are also decided to be different.
    """
    piles: dict[object, list[Decision]] = defaultdict(list)
    for decision in decisions:
        pile = piles[topic(decision.about)]
        if decision.verdict != UNDO:
            pile.append(decision)
        elif pile:
            pile.pop()
    last = [pile[-1] for pile in piles.values() if pile]
    found = Decisions(tuple(sorted(last, key=lambda decision: repr(topic(decision.about)))))
    _refuse_contradictions(found)
    return found


def _of_one_breath(decision: Decision, claim: Claim) -> bool:
    """Say whether a decision takes out a pair of the parties of a joint statement, of which a claim is another part."""
    about = decision.about
    if not isinstance(about, Claim) or decision.verdict not in REFUSING:
        return False
    alike = statement(replace(about, subject=claim.subject, object=claim.object)) == statement(claim)
    return alike and {about.subject, about.object} <= set(claim.parties)


def _same_words(about: object, claim: Claim) -> bool:
    if not isinstance(about, Claim):
        return False
    one, other = about.evidence.exact, claim.evidence.exact
    return one in other or other in one


def _merged(decisions: Iterable[Decision]) -> dict[Entity, Entity]:
    """Bring names that are the same together, also over a third one."""
    groups: dict[Entity, set[Entity]] = {}
    second: set[Entity] = set()
    for decision in decisions:
        if isinstance(decision.about, Names) and decision.verdict == "same":
            one, other = decision.about.one, decision.about.other
            together = groups.get(one, {one}) | groups.get(other, {other})
            groups.update(dict.fromkeys(together, together))
            second.add(other)
    chosen = {name: min(group - second or group) for name, group in groups.items()}
    return {name: use for name, use in sorted(chosen.items()) if name != use}


def _refuse_contradictions(found: Decisions) -> None:
    for decision in found.standing:
        if isinstance(decision.about, Names) and decision.verdict == "different":
            one, other = decision.about.one, decision.about.other
            if found.canonical(one) == found.canonical(other):
                raise DecisionError(
                    f"{one.name} and {other.name} are different by a decision of {decision.by} on {decision.on}, and "
                    "the same by others; undo one of them"
                )
