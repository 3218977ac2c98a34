"""How the model that tells whose a name is, told apart from its owner's, is trained: on annotated articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieup.evaluation.folding import folded
from tieup.extraction.afar import asked, played
from tieup.extraction.afar_features import Orphan
from tieup.extraction.antecedents import NOTHING, Choice
from tieup.extraction.patterns import told_nearby
from tieup.extraction.weights import Weights
from tieup.model import Entity
from training.annotated import Annotated
from training.choosing import chooser
from training.linear import Pace
from training.names import unlisted
from training.relations import names_of

PACE = Pace(rounds=8, decay=1e-4)


@dataclass(frozen=True)
class Question:
    """A name without an owner in its sentence: whose it may be, and the places of those whose it is, or of nobody."""

    text: str
    orphan: Orphan
    choices: Sequence[Choice]
    right: Sequence[int]


def questions(text: Annotated, typing: Weights | None = None) -> Iterator[Question]:
    """Yield the names of a text whose owner nothing else tells; without those about which the annotation leaves a choice.

    Parameters
    ----------
    typing: weights that tell the types of names, with which the text is read as if nobody knew its names.
    """
    spelled = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}
    facts = {(fact.subject, fact.predicate, fact.object): fact.optional for fact in text.facts}

    def plain(end: Entity | str) -> str:
        return spelled.get(folded(end.name), end.name) if isinstance(end, Entity) else end

    read, staged, found = told_nearby(text.article, unlisted() if typing else names_of(text), typing)
    play = played(staged, found, read.cast, read.layout, text.article.title or "")
    for orphan, offered in asked(play, found, read.cast):
        ends = [tuple(map(plain, (orphan.entity, *choice.entities))) for choice in offered if choice.entities]
        if orphan.owner == "Product":
            ends = [pair[::-1] for pair in ends]
        known = [facts.get((pair[0], orphan.predicate, pair[1])) for pair in ends]
        right = [place for place, optional in enumerate(known, 1) if optional is False]
        if right or True not in known:
            yield Question(text.article.id, orphan, offered, right or [[c.entities for c in offered].index(NOTHING)])


def model(asked: Sequence[Question]) -> Weights:
    """Return weights that were trained on names and their owners."""
    return chooser([([c.features for c in q.choices], q.right) for q in asked], PACE)
