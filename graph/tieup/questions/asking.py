"""Asks a store, and says in one line why something cannot be asked."""

import re
from collections.abc import Iterator, Mapping

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from tieup.errors import QueryError
from tieup.questions.answer import Answer, answer
from tieup.questions.question import Question, find
from tieup.questions.values import terms
from tieup.store import Store

_UPDATE = re.compile(
    r"(?:\s|#.*\n|(?:BASE|PREFIX\s*[^\s:]*:)\s*<[^>]*>)*(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")


def ask(store: Store, asked: str, values: Mapping[str, str] | None = None, as_of: str | None = None) -> Answer:
    """Ask a store something.

    Parameters
    ----------
    asked: the name of a question, the path of a file that ends in ``.rq``, or SPARQL.
    values: by the names of the question's parameters: names of entities, days, IDs of articles, texts.
    as_of: the day (``YYYY-MM-DD``) that a question about a day is about.

    Raises
    ------
    UnknownName: when the question, an entity or an article is not known.
    QueryError: when the question is malformed, misses a value, would change the store, or would leave it.
    DateError: when a day is none.
    """
    question = find(asked)
    bound = terms(store, question, values or {}, as_of)
    _refuse_what_is_no_question(question)
    try:
        others = {name: term for name, term in bound.items() if name not in question.placed}
        return answer(store.query(question.filled(bound), others), [p.name for p in question.parameters])
    except SyntaxError as error:
        raise QueryError(_malformed(question, str(error))) from None
    except RuntimeError as error:
        raise QueryError(f"{question.name} cannot be asked: {error}") from None


def _refuse_what_is_no_question(question: Question) -> None:
    if _UPDATE.match(question.sparql):
        raise QueryError(f"{question.name} would change the store; only questions can be asked")
    # The engine would go to the network for it; without the word there is no need of the slower parser.
    if "service" in question.sparql.lower() and _leaves_store(question):
        raise QueryError(f"{question.name} asks another server (SERVICE), which is refused; ask the store alone")


def _leaves_store(question: Question) -> bool:
    try:
        parsed = parseQuery(question.sparql)
    except ParseBaseException as error:
        place = f"error at {error.lineno}:{error.column}"
        raise QueryError(_malformed(question, place)) from None
    return any(node.name == "ServiceGraphPattern" for node in _nodes(parsed))


def _nodes(parsed: object) -> Iterator[CompValue]:
    if isinstance(parsed, CompValue):
        yield parsed
        parsed = list(parsed.values())
    if isinstance(parsed, str) or not hasattr(parsed, "__iter__"):
        return
    for part in parsed:
        yield from _nodes(part)


def _malformed(question: Question, error: str) -> str:
    place = _PLACE.search(error)
    if place is None:
        return f"{question.name} is malformed: {error.splitlines()[0]}"
    line, column = int(place["line"]), int(place["column"])
    lines = question.sparql.splitlines()
    there = lines[line - 1][max(column - 1, 0) :][:30] if line <= len(lines) else ""
    found = f"at {there!r}" if there else "where it ends"
    return f"{question.name} is malformed at line {line}, column {column}, {found}"
