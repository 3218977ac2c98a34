"""Whether a confidence means what it says: of the claims at 0.8, about four in five should be right."""

from collections.abc import Iterable
from dataclasses import dataclass

from tieup.evaluation.facts import Fact
from tieup.evaluation.goldset import GoldSet

LOWEST = 5  # below 0.5 all claims are together
TENTHS = 10


@dataclass(frozen=True)
class Bin:
    """The claims whose confidence lies in ``[low, high)``, in the last bin also at 1."""

    low: float
    high: float
    claims: int
    right: int

    @property
    def accuracy(self) -> float:
        """The share of the claims that is right; 0 where there are none."""
        return self.right / self.claims if self.claims else 0.0


def calibration(gold: GoldSet, found: Iterable[Fact]) -> list[Bin]:
    """Count, for bins of confidence, how many claims there are and how many of them are right.

    Each claim counts for itself, also where several state one fact; those without a confidence are left out.
    """
    facts = gold.by_key(gold.facts)
    judged = [
        (_tenth(claim.confidence), key in facts)
        for key, claims in gold.by_key(found).items()
        for claim in claims
        if claim.confidence is not None
    ]
    return [_bin(tenth, [right for place, right in judged if place == tenth]) for tenth in range(LOWEST - 1, TENTHS)]


def _tenth(confidence: float) -> int:
    return min(max(int(confidence * TENTHS), LOWEST - 1), TENTHS - 1)


def _bin(tenth: int, judged: list[bool]) -> Bin:
    low = tenth / TENTHS if tenth >= LOWEST else 0.0
    return Bin(low, (tenth + 1) / TENTHS, len(judged), sum(judged))
