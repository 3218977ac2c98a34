"""How the model that tells what references mean is trained: on annotated references of articles with invented names.

``references.tsv`` of a set has a line for each reference: the article, the place in its text, the words, and whom they
mean: the name as ``entities.json`` has it, two of them with `` + `` between, or ``-`` for what has no name there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieup.extraction.antecedents import resolved
from tieup.extraction.choosing import Choice
from tieup.extraction.layout import layout
from tieup.extraction.marks import Mark, marks
from tieup.extraction.models import Models
from tieup.extraction.references import proposed
from tieup.extraction.resolution import told as what_is_told
from tieup.extraction.staging import first_reading
from tieup.extraction.weights import Weights
from tieup.model import Entity
from training.annotated import Annotated, annotated_name
from training.choosing import chooser
from training.linear import Pace
from training.marked import References, marked
from training.names import names_of, unlisted

PACE = Pace(rounds=8, decay=1e-4)


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
    if any(folder.glob("*.ann")):
        return {text.article.id: _every(text, meant) for text, meant in marked(folder)}
    found: dict[str, dict[int, frozenset[str]]] = {}
    path = folder / "references.tsv"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        article, start, _, meant = line.split("\t")
        found.setdefault(article, {})[int(start)] = frozenset(() if meant == "-" else meant.split(" + "))
    return found


def _every(text: Annotated, meant: References) -> Mapping[int, frozenset[str]]:
    """All that looks like a reference in a marked article: what is not marked means nothing that has a name."""
    blocks, by_start = layout(text.article.text), {start: names for (start, _), names in meant.items()}
    return {mark.start: by_start.get(mark.start, frozenset()) for mark in marks(text.article.text, blocks, ())}


def questions(
    text: Annotated,
    known: Mapping[int, frozenset[str]],
    models: Models,
    told: bool,
) -> Iterator[Question]:
    """Yield the annotated references of a text.

    Parameters
    ----------
    known: whom each means.
    models: those with which the text is read.
    told: whether its names are known; else it is read as if nobody knew them.
    """
    name_of = annotated_name(text)
    names = names_of(text) if told else unlisted()
    read = first_reading(text.article, names, models)
    by_rules = proposed(text.article.text, read.layout, read.cast, names)
    title = text.article.title or ""
    here = what_is_told(text.article.text, title, read.layout, read.cast, names, by_rules)

    def plain(entities: Sequence[Entity]) -> frozenset[str]:
        return frozenset(map(name_of, entities))

    def right(mark: Mark, offered: Sequence[Choice]) -> int | None:
        if mark.start not in known:
            return None
        fitting = (place for place, choice in enumerate(offered) if plain(choice.entities) == known[mark.start])
        return next(fitting, None)

    for mark, offered, _ in resolved(here, lambda mark, offered: right(mark, offered) or 0):
        if mark.start in known:
            yield Question(text.article.id, mark, offered, right(mark, offered), bool(known[mark.start]))


def model(asked: Sequence[Question]) -> Weights:
    """Return weights that were trained on references."""
    right = [([c.features for c in q.choices], [q.right]) for q in asked if q.right is not None]
    return chooser(right, PACE)
