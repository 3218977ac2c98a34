"""How the judge is trained: on what rules and models find in annotated articles that the models were not trained on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieup.evaluation.folding import folded
from tieup.extraction.gathering import found_in
from tieup.extraction.judging import BUCKETS, FALSE, TRUE, Key, features, key
from tieup.extraction.models import Models
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup.names import Names, shipped_names
from training.annotated import Annotated
from training.linear import Pace, fold, trained
from training.relations import names_of

SHORT = 4.0  # what a single sentence counts
PACE = Pace(rounds=4, decay=5e-4)


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
    """Yield what is found in a text, and whether its annotation has it.

    Parameters
    ----------
    models: weights that were not trained on the text.
    names: those that are known.
    """
    spelled = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}
    types = {name: own.type for name, own in text.names.items()}

    def plain(end: Entity | str) -> Entity | str:
        if not isinstance(end, Entity):
            return end
        model = end.name.partition(" ")[2]  # the extractor puts a maker's name before a model's
        name = spelled.get(folded(end.name)) or spelled.get(folded(model)) or end.name
        return Entity(name, types.get(name, end.type))

    known = {name: Entity(name, kind) for name, kind in types.items()}
    facts = {
        key(known[fact.subject], fact.predicate, known.get(fact.object, fact.object))
        for fact in text.facts
        if fact.subject in known
    }
    _, _, case = found_in(text.article, names, models)
    for about in case.by_key:
        predicate, one, other = about
        subject = plain(one)
        right = isinstance(subject, Entity) and key(subject, predicate, plain(other)) in facts
        yield Verdict(text.article.id, about, features(case, about), right)


def judge(known: Sequence[Verdict]) -> Weights:
    """Return weights that were trained on verdicts."""
    outcomes = [TRUE if verdict.right else FALSE for verdict in known]
    counts = [verdict.weight for verdict in known]
    return trained([verdict.features for verdict in known], outcomes, [TRUE, FALSE], BUCKETS, PACE, counts)


def of_form(text: Annotated, models: Models) -> Iterator[Verdict]:
    """Yield what is rightly found in a single sentence, or all that is found in one that tells nothing."""
    found = (verdict for verdict in verdicts(text, models, shipped_names()) if verdict.right or not text.facts)
    yield from (replace(verdict, weight=SHORT) for verdict in found)
