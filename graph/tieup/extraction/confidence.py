"""Confidence that means something: the share of claims of its kind that was right in gold sets.

A kind is the relation, how sure the pattern is by itself, and whether all names are listed or some were typed by their
form and context alone. The shares are data (``lexicon/confidence.csv``), counted by ``benchmarks/calibrate.py``.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from tieup.lexicon import text
from tieup.model import Claim, Entity
from tieup.names import Names

SURE = 0.8  # what a pattern claims for itself, from which on it counts as sure
ANY = "*"  # in the table: all relations together


class Kind(NamedTuple):
    """What claims share that are right equally often."""

    relation: str
    words: str
    names: str


def kind(claim: Claim, names: Names) -> Kind:
    """Return the kind of a claim that carries the confidence of its pattern."""
    ends = [end for end in (claim.subject, claim.object) if isinstance(end, Entity)]
    words = "sure" if claim.confidence >= SURE else "unsure"
    return Kind(claim.predicate, words, "listed" if all(_listed(end, names) for end in ends) else "inferred")


def calibrated(claim: Claim, names: Names) -> Claim:
    """Return a claim with the confidence of its kind, in place of that of its pattern."""
    own = kind(claim, names)
    shares = _shares()
    return replace(claim, confidence=shares.get(own) or shares[own._replace(relation=ANY)])


def _listed(entity: Entity, names: Names) -> bool:
    """Whether a list has a name, its form, or the maker's name that it begins with."""
    return any(look(entity.name) for look in (names.find, names.family, names.line)) or (
        entity.type == "Product" and names.find(entity.name.split()[0]) is not None
    )


@cache
def _shares() -> Mapping[Kind, float]:
    rows = csv.DictReader(text("confidence.csv").splitlines())
    return {Kind(row["relation"], row["words"], row["names"]): float(row["confidence"]) for row in rows}
