"""How the model that tells what references mean is trained: on annotated references of articles with invented names.

``references.tsv`` of a set has a line for each reference: the article, the place in its text, the words, and whom they
mean: the name as ``entities.json`` has it, two of them with `` + `` between, or ``-`` for what has no name there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tieup.evaluation.folding import folded
from tieup.extraction.antecedents import BUCKETS, Choice, Mark, resolved
from tieup.extraction.references import proposed
from tieup.extraction.resolution import told
from tieup.extraction.staging import first_reading
from tieup.extraction.weights import Weights
from tieup.model import Entity
from training.annotated import Annotated
from training.linear import LEVELS, Pace, STEP
from training.names import unlisted
from training.relations import names_of

MEANT = "meant"
PACE = Pace(rounds=8, decay=1e-4)
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Question:
    """A reference: what it may mean, as the features of each choice, and which is right; None where none of them is."""

    text: str
    mark: Mark
    choices: Sequence[Choice]
    right: int | None
    named: bool


def annotated(folder: Path) -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Return whom the references of each article of a set mean, by their places; nobody for what has no name."""
    found: dict[str, dict[int, frozenset[str]]] = {}
    path = folder / "references.tsv"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        article, start, _, meant = line.split("\t")
        found.setdefault(article, {})[int(start)] = frozenset(() if meant == "-" else meant.split(" + "))
    return found


def questions(
    text: Annotated,
    known: Mapping[int, frozenset[str]],
    typing: Weights | None = None,
    weights: Weights | None = None,
    names: object = None,
) -> Iterator[Question]:
    """Yield the annotated references of a text.

    Parameters
    ----------
    known: whom each means.
    typing: weights that tell the types of names, with which the text is read as if nobody knew its names.
    weights: those that choose for the references before; without them the right answers are taken.
    """
    spelled = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}
    told_names = unlisted() if typing else names_of(text)
    read = first_reading(text.article, told_names, typing)
    by_rules = proposed(text.article.text, read.layout, read.cast, told_names)
    title = text.article.title or ""
    told_here = told(text.article.text, title, read.layout, read.cast, told_names, by_rules)

    def plain(entities: Sequence[Entity]) -> frozenset[str]:
        return frozenset(spelled.get(folded(entity.name), entity.name) for entity in entities)

    def right(mark: Mark, offered: Sequence[Choice]) -> int | None:
        if mark.start not in known:
            return None
        fitting = (place for place, choice in enumerate(offered) if plain(choice.entities) == known[mark.start])
        return next(fitting, None)

    def choose(mark: Mark, offered: Sequence[Choice]) -> int:
        if weights is None:
            return right(mark, offered) or 0
        chances = weights.among([choice.features for choice in offered])
        return chances.index(max(chances))

    for mark, offered, _ in resolved(told_here, choose):
        if mark.start in known:
            yield Question(text.article.id, mark, offered, right(mark, offered), bool(known[mark.start]))


def model(asked: Sequence[Question]) -> Weights:
    """Return weights that were trained on references: a conditional logistic regression over what each may mean."""
    rows = [([np.array(sorted(c.features)) for c in q.choices], q.right) for q in asked if q.right is not None]
    table, squares = np.zeros(BUCKETS), np.full(BUCKETS, 0.01)
    order = np.random.default_rng(0)
    for _ in range(PACE.rounds):
        for place in order.permutation(len(rows)).tolist():
            choices, right = rows[place]
            _step(table, squares, choices, right)
    scale = float(np.abs(table).max()) / LEVELS or 1.0
    return Weights((MEANT,), np.rint(table / scale).astype(np.int8).tobytes(), scale)


def _step(table: _Floats, squares: _Floats, choices: Sequence[npt.NDArray[np.int64]], right: int) -> None:
    scores = np.array([table[row].sum() / sqrt(len(row)) for row in choices])
    odds = np.exp(scores - scores.max())
    for place, (row, likely) in enumerate(zip(choices, odds / odds.sum(), strict=True)):
        slope = (likely - (place == right)) / sqrt(len(row)) + PACE.decay * table[row]
        squares[row] += slope * slope
        table[row] -= STEP * slope / np.sqrt(squares[row])
