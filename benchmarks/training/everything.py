"""How all models of the extractor are trained, each on what the ones before it tell of texts they have not seen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tieup.extraction.models import Models
from tieup.extraction.network import Network
from tieup.extraction.pieces import Pieces
from tieup.extraction.weights import Weights
from training import moments, owners, references
from training.annotated import Annotated
from training.linear import fold
from training.names import Named
from training.snippets import texts

INVENTED = Path(__file__).parents[1] / "invented"
SETS = ("devices", "industries", "styles", "launches", "suppliers", "genres", "briefs", "reports", "prose")
WHOLE = [*(INVENTED / name for name in SETS), Path(__file__).parents[2] / "tests" / "data" / "gold"]
SNIPPETS = INVENTED / "snippets"
PARTS = 2  # of the texts, for types of names by a model that has not seen them
NOTHING = Weights(("none",), bytes(1 << 17), 1.0)
UNREAD = Network((), {})
UNTRAINED = Models(
    NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, Pieces([], np.zeros((0, 0), np.int8), np.zeros(0)), UNREAD, UNREAD
)


@dataclass(frozen=True)
class Text:
    """An annotated text, and whom its references mean, if that is annotated."""

    annotated: Annotated
    references: Mapping[int, frozenset[str]]
    whole: bool

    @property
    def part(self) -> int:
        """Which part of the texts it belongs to."""
        return fold(self.annotated.article.id, PARTS)


def read(folders: Sequence[Path]) -> Iterator[Text]:
    """Yield the annotated texts of folders."""
    for folder in folders:
        meant = references.annotated(folder)
        for text in texts(folder):
            yield Text(text, meant.get(text.article.id, {}), folder in WHOLE)


def linear_models(
    known: Sequence[Text],
    named: Callable[[Annotated], Sequence[Named]],
    typing: Callable[[Sequence[Named]], Weights],
) -> Models:
    """Train all models but the network and the judge.

    Parameters
    ----------
    known: the annotated texts; whole articles tell of references and owners, too.
    named: gives the names of a text; typing: trains the model of names.
    """
    names = [named(text.annotated) for text in known]
    every = typing([name for own in names for name in own])
    of_parts = [
        typing([name for text, own in zip(known, names, strict=True) if text.part != part for name in own])
        for part in range(PARTS)
    ]
    models = replace(UNTRAINED, names=every)
    asked = [
        question
        for text in known
        if text.references
        for told in (True, False)
        for question in references.questions(
            text.annotated, text.references, replace(models, names=of_parts[text.part]), told
        )
    ]
    models = replace(models, references=references.model(asked))
    orphans = [
        question
        for text in known
        if text.whole
        for told in (True, False)
        for question in owners.questions(text.annotated, replace(models, names=of_parts[text.part]), told)
    ]
    models = replace(models, owners=owners.model(orphans))
    dated = [question for text in known if text.whole for question in moments.questions(text.annotated, models)]
    return replace(models, dates=moments.model(dated))
