"""Figures: how many of the facts an extractor finds, how many of its claims are facts, how far the details agree."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tieup.evaluation.facts import QUALIFIERS, Fact
from tieup.evaluation.folding import folded
from tieup.evaluation.goldset import GoldSet, Key


@dataclass(frozen=True)
class Agreement:
    """How often a detail is right, of the facts found where the gold set has a value for it."""

    right: int
    asked: int

    @property
    def accuracy(self) -> float:
        """The share that is right; 0 where nothing was asked."""
        return _share(self.right, self.asked)


@dataclass(frozen=True)
class Score:
    """What an extractor found of a gold set.

    Parameters
    ----------
    right: the facts that it found, the optional ones among them.
    optional: those of them that are optional: they count for precision, and neither for nor against recall.
    missed: the facts that it did not find and that are not optional.
    false: what it found and the gold set does not have.
    qualifiers: how far start, end, certainty, source and role of the facts found agree.
    """

    right: frozenset[Key]
    optional: frozenset[Key]
    missed: frozenset[Key]
    false: frozenset[Key]
    qualifiers: Mapping[str, Agreement] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(len(self.right), len(self.right) + len(self.false))

    @property
    def recall(self) -> float:
        """The share of the facts that was found; 0 where there are none."""
        found = len(self.right - self.optional)
        return _share(found, found + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def predicates(self) -> list[str]:
        """The relations that the gold set asks for or that were found, in the order of their names."""
        return sorted({key.predicate for key in self.right | self.missed | self.false})

    def of(self, predicate: str) -> "Score":
        """Return the part of the score that is about one relation, without the qualifiers."""

        def about(keys: frozenset[Key]) -> frozenset[Key]:
            return frozenset(key for key in keys if key.predicate == predicate)

        return Score(about(self.right), about(self.optional), about(self.missed), about(self.false))


def score(gold: GoldSet, found: Iterable[Fact]) -> Score:
    """Score what was found in the articles of a gold set.

    Parameters
    ----------
    found: in any order; what is about other articles is left out.
    """
    wanted, given = gold.by_key(gold.facts), gold.by_key(found)
    optional = {key for key, facts in wanted.items() if all(fact.optional for fact in facts)}
    right = wanted.keys() & given.keys()
    qualifiers = {name: _agreement(gold, name, [(wanted[key], given[key]) for key in right]) for name in QUALIFIERS}
    return Score(
        right=frozenset(right),
        optional=frozenset(right & optional),
        missed=frozenset(wanted.keys() - given.keys() - optional),
        false=frozenset(given.keys() - wanted.keys()),
        qualifiers=qualifiers,
    )


def _agreement(gold: GoldSet, qualifier: str, pairs: Iterable[tuple[list[Fact], list[Fact]]]) -> Agreement:
    """Where several voices state a fact, one value that agrees with one of theirs is right."""
    asked = [
        (wanted, _values(gold, qualifier, found))
        for facts, found in pairs
        if (wanted := _values(gold, qualifier, facts))
    ]
    return Agreement(sum(not wanted.isdisjoint(given) for wanted, given in asked), len(asked))


def _values(gold: GoldSet, qualifier: str, facts: Collection[Fact]) -> set[str]:
    written = (getattr(fact, qualifier) for fact in facts)
    alike = {"source": gold.name, "role": folded}.get(qualifier, str)
    return {alike(value) for value in written if value is not None}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
