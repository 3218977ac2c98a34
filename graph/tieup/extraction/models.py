"""The trained models that the built-in extractor asks; ``data/README.md`` says what each was trained on."""

from dataclasses import dataclass, fields
from functools import cache

from tieup.extraction.weights import Weights, shipped_weights


@dataclass(frozen=True)
class Models:
    """The weights of all models.

    Parameters
    ----------
    names: what a name is that no list knows.
    references: whom "it" or "the company" means.
    relations: how two names of a sentence relate.
    owners: whose a name is that stands apart from its owner's.
    dates: when it began and ended.
    judge: whether what was found is so.
    """

    names: Weights
    references: Weights
    relations: Weights
    owners: Weights
    dates: Weights
    judge: Weights


@cache
def shipped_models() -> Models:
    """Return the models that ship with tieup."""
    return Models(*(shipped_weights(f"{field.name}.gz") for field in fields(Models)))
