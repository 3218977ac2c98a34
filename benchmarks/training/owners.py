"""How the model that tells whose a name is, told apart from its owner's, is trained: on annotated articles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieup.extraction.choosing import NOTHING, Choice
from tieup.extraction.gathering import told_nearby
from tieup.extraction.models import Models
from tieup.extraction.owner_features import Orphan
from tieup.extraction.owners import asked, played
from tieup.extraction.weights import Weights
from tieup_ontology import relation_terms
from training.annotated import Annotated, annotated_name
from training.choosing import chooser
from training.linear import Pace
from training.names import names_of, unlisted

PACE = Pace(rounds=8, decay=1e-4)


@dataclass(frozen=True)
class Question:
    """A name without an owner in its sentence: whose it may be, and the places of those whose it is, or of nobody."""

    text: str
    orphan: Orphan
    choices: Sequence[Choice]
    right: Sequence[int]


def questions(text: Annotated, models: Models, told: bool) -> Iterator[Question]:
    """Yield the names of a text whose owner nothing else tells; not those about which the annotation leaves a choice.

    Parameters
    ----------
    models: those with which the text is read.
    told: whether its names are known; else it is read as if nobody knew them.
    """
    plain = annotated_name(text)
    facts = {(fact.subject, fact.predicate, fact.object): fact.optional for fact in text.facts}
    read, staged, found = told_nearby(text.article, names_of(text) if told else unlisted(), models)
    play = played(staged, found, read.cast, read.layout, text.article.title or "")
    for orphan, offered in asked(play, found, read.cast):
        ends = [tuple(map(plain, (orphan.entity, *choice.entities))) for choice in offered if choice.entities]
        known = [_optional(facts, orphan, *pair) for pair in ends]
        right = [place for place, optional in enumerate(known, 1) if optional is False]
        if right or True not in known:
            yield Question(text.article.id, orphan, offered, right or [[c.entities for c in offered].index(NOTHING)])


def _optional(facts: Mapping[tuple[str, str, str], bool], orphan: Orphan, one: str, other: str) -> bool | None:
    """Whether the annotation leaves a choice about what is asked of two; None where it does not have it."""
    subject, target = (one, other) if orphan.first else (other, one)
    found = facts.get((subject, orphan.predicate, target))
    if found is None and relation_terms()[orphan.predicate].symmetric:
        return facts.get((target, orphan.predicate, subject))
    return found


def model(asked: Sequence[Question]) -> Weights:
    """Return weights that were trained on names and their owners."""
    return chooser([([c.features for c in q.choices], q.right) for q in asked], PACE)
