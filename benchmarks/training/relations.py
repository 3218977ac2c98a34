"""How the model of ``tieup.extraction.weights`` is trained on CORE, and how it is asked about CORE's sentences."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

from tieup.extraction.relation_features import BUCKETS, features
from tieup.extraction.weights import Weights
from tieup_ontology import relation_terms
from training.corpus import LABELS, Example
from training.linear import Pace, trained

FOLDS = 5
PACE = Pace(rounds=8, decay=5e-4)
PREDICATES = {label.name: label for label in LABELS}
OUTCOMES = [
    label.predicate + side
    for label in LABELS
    for side in ([""] if relation_terms()[label.predicate].symmetric else ["<", ">"])
]


def outcome(example: Example) -> str:
    """Return what a model shall tell of the two names, in the words of ``Weights.outcomes``."""
    label = PREDICATES.get(example.label)
    if label is None:
        return f"other {example.label}"
    if relation_terms()[label.predicate].symmetric:
        return label.predicate
    return label.predicate + (">" if label.forward == (example.head.start < example.tail.start) else "<")


def known_features(example: Example) -> list[int]:
    """Return the features of the two marked names."""
    first, second = sorted((company.start, company.end) for company in (example.head, example.tail))
    return features(example.text, first, second)


def fold(example: Example) -> int:
    """Return the part of the corpus that an example belongs to."""
    return zlib.crc32(example.text.encode()) % FOLDS


def held_out(read: Sequence[Example]) -> list[Weights]:
    """Return weights for each fold that were trained on the others."""
    return [on_all([example for example in read if fold(example) != part]) for part in range(FOLDS)]


def on_all(read: Sequence[Example]) -> Weights:
    """Return weights that were trained on all of the examples."""
    rows = [known_features(example) for example in read]
    return trained(rows, [outcome(example) for example in read], OUTCOMES, BUCKETS, PACE)


def answer(example: Example, weights: Weights) -> set[str]:
    """Return the label that a model finds likeliest; the right one only in the right direction."""
    likely = weights.probabilities(known_features(example))
    best = max(likely, key=lambda name: likely[name])
    turned = replace(example, head=example.tail, tail=example.head)
    asked = {name: {outcome(replace(example, label=name))} for name in PREDICATES}
    for name in asked.keys() - {example.label}:
        asked[name].add(outcome(replace(turned, label=name)))
    return {name for name, outcomes in asked.items() if best in outcomes}
