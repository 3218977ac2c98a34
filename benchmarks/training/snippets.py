"""Snippets: one to three sentences each with every name marked and every fact annotated, one to a line.

``DATE TEXT => FACT; FACT; ...``, where the text has ``[O1:Acme]`` for each name (a letter for its type, a number for
whom it names, the words), and a fact is ``1 pw 2``: a number, a code, a number (a date with ``lo``). Options:
``b=`` and ``e=`` when it began and ended, ``c=`` its certainty, ``src=`` whose word it is, ``role="..."``, ``q="..."``,
and ``opt``. ``benchmarks/invented/README.md`` has the codes.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tieup.errors import EvaluationError
from tieup.model import Article
from training.annotated import Annotated, Name, gold_set
from training.marked import marked
from training.notation import TYPES, written_facts

_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (.+?) =>(.*)")
_NAME = re.compile(r"\[([A-Z])(\d+):([^\]]+)\]")


def texts(folder: Path) -> Iterator[Annotated]:
    """Read a folder: a gold set, or one of marked articles or of snippets.

    Raises
    ------
    EvaluationError: when something is malformed; the message names the file and the line.
    """
    if (folder / "entities.json").exists():
        return gold_set(folder)
    return (text for text, _ in marked(folder)) if any(folder.glob("*.ann")) else snippets(folder)


def snippets(folder: Path) -> Iterator[Annotated]:
    """Read all snippets of a folder of ``.txt`` files.

    Raises
    ------
    EvaluationError: when a line is malformed; the message names the file and the line.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _snippet(line, f"{path.stem}-{number}")
            except (KeyError, ValueError) as error:
                raise EvaluationError(f"{path}, line {number}: is no snippet ({error})") from error


def _snippet(line: str, id: str) -> Annotated:
    matched = _LINE.fullmatch(line.strip())
    if not matched:
        raise ValueError("not DATE TEXT => FACTS")
    published, text, facts = matched.groups()
    spelled: dict[str, dict[str, None]] = {}
    types: dict[str, str] = {}
    for letter, number, spelling in _NAME.findall(text):
        spelled.setdefault(number, {})[spelling] = None
        types[number] = TYPES[letter]
    names = {number: next(iter(spellings)) for number, spellings in spelled.items()}
    article = Article(id, _NAME.sub(r"\3", text), published=published)
    known = {names[number]: Name(types[number], tuple(spelled[number])) for number in names}
    return Annotated(article, tuple(written_facts(facts.split(";"), id, names)), known)
