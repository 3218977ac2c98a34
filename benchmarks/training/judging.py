"""How the judge is trained: on what rules and models find in annotated articles that the models were not trained on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieup.extraction.gathering import found_in
from tieup.extraction.judging import BUCKETS, FALSE, TRUE, Key, features, key
from tieup.extraction.models import Models
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup.names import Names, shipped_names
from training.annotated import Annotated, annotated_end, annotated_keys
from training.linear import Pace, fold, trained
from training.names import names_of

SHORT = 1.5  # what a single sentence counts
PACE = Pace(rounds=3, decay=2e-3, step=0.05)


@dataclass(frozen=True)
class Verdict:
    """Something found in a text: what speaks for it, whether it is so, and how much that counts."""

    text: str
    about: Key
    features: Sequence[int]
    right: bool
    weight: float = 1.0


def readings(text: Annotated) -> Iterator[Names]:
    """Yield what may be known when a text is read: the shipped names alone, and some of its own beside them."""
    shipped, own = shipped_names(), names_of(text)
    yield shipped
    some = {spelling: known for spelling, known in own.by_spelling.items() if not fold(known.entity.name, 2)}
    yield Names({**shipped.by_spelling, **some}, shipped.families)


def verdicts(text: Annotated, models: Models, names: Names) -> Iterator[Verdict]:
    """Yield what is found in a text, and whether its annotation has it; not what that leaves open.

    Parameters
    ----------
    models: weights that were not trained on the text.
    names: those that are known.
    """
    plain = annotated_end(text)
    facts, optional = annotated_keys(text, optional=False), annotated_keys(text, optional=True)
    _, _, case = found_in(text.article, names, models)
    for about in case.by_key:
        predicate, one, other = about
        subject = plain(one)
        meant = key(subject, predicate, plain(other)) if isinstance(subject, Entity) else about
        if meant not in optional:
            yield Verdict(text.article.id, about, features(case, about), meant in facts)


def judge(known: Sequence[Verdict]) -> Weights:
    """Return weights that were trained on verdicts."""
    outcomes = [TRUE if verdict.right else FALSE for verdict in known]
    counts = [verdict.weight for verdict in known]
    return trained([verdict.features for verdict in known], outcomes, [TRUE, FALSE], BUCKETS, PACE, counts)


def of_form(text: Annotated, models: Models) -> Iterator[Verdict]:
    """Yield what is rightly found in a single sentence, or all that is found in one that tells nothing."""
    found = (verdict for verdict in verdicts(text, models, shipped_names()) if verdict.right or not text.facts)
    yield from (replace(verdict, weight=SHORT) for verdict in found)
