"""Articles with every name and every reference marked, one to a file, and their facts behind ``=>``.

The first line has the day and the title. In the text, ``[O1:Acme]`` is a name (a letter for its type, a number for whom
it names), ``[O1=:the company]`` a reference to the same, ``[O1+O2=:both]`` one to two together.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tieup.errors import EvaluationError
from tieup.model import Article
from training.annotated import Annotated, Name
from training.notation import TYPES, written_facts

References = Mapping[tuple[int, int], frozenset[str]]
"""Whom the references of a text mean, by where they begin and end."""
_MARK = re.compile(r"\[((?:[A-Z]\d+\+?)+)(=?):([^\[\]]+)\]")


def marked(folder: Path) -> Iterator[tuple[Annotated, References]]:
    """Read all marked articles of a folder, with whom their references mean.

    Raises
    ------
    EvaluationError: when one is malformed; the message names the file.
    """
    for path in sorted(folder.glob("*.ann")):
        try:
            yield _article(path.read_text(encoding="utf-8"), path.stem)
        except (KeyError, ValueError) as error:
            raise EvaluationError(f"{path}: is no marked article ({error})") from error


def _article(written: str, id: str) -> tuple[Annotated, References]:
    head, _, rest = written.partition("\n")
    published, _, title = head.partition(" | ")
    body, _, facts = rest.partition("\n=>")
    spelled: dict[str, dict[str, None]] = {}
    types: dict[str, str] = {}
    meant: dict[tuple[int, int], tuple[str, ...]] = {}
    text, place = "", 0
    for mark in _MARK.finditer(body.strip()):
        text += body.strip()[place : mark.start()]
        own = mark[1].split("+")
        if mark[2]:
            meant[len(text), len(text) + len(mark[3])] = tuple(one[1:] for one in own)
        else:
            spelled.setdefault(own[0][1:], {})[mark[3]] = None
            types[own[0][1:]] = TYPES[own[0][0]]
        text += mark[3]
        place = mark.end()
    text += body.strip()[place:]
    names = {number: next(iter(spellings)) for number, spellings in spelled.items()}
    article = Article(id, text, title=title, published=published)
    known = {names[number]: Name(types[number], tuple(spellings)) for number, spellings in spelled.items()}
    references = {span: frozenset(names[number] for number in own) for span, own in meant.items()}
    return Annotated(article, tuple(written_facts(facts.splitlines(), id, names)), known), references
