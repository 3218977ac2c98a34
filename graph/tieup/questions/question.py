"""What can be asked: SPARQL with a head of comments that says what it asks and which values it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from rapidfuzz import fuzz, process

from tieup.errors import QueryError, UnknownName
from tieup_ontology import query_names, read

_PARAMETER = re.compile(r"(?P<name>[a-z]\w*): (?P<kinds>\w+(?: or \w+)*)(?P<optional>, optional)?")


@dataclass(frozen=True)
class Parameter:
    """A value that a question takes.

    Parameters
    ----------
    name: the variable that is bound, without its mark.
    kinds: entity types, or ``Entity`` for any of them, or one of ``date``, ``Article`` and ``text``.
    optional: whether the question can be asked without it.
    """

    name: str
    kinds: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Question:
    """SPARQL with what its head says.

    Parameters
    ----------
    name: the name, the path or, of plain SPARQL, ``the query``.
    title: what it asks, in plain English; empty where the head does not say.
    """

    name: str
    title: str
    sparql: str
    parameters: tuple[Parameter, ...] = ()


def named() -> tuple[Question, ...]:
    """Give the named questions, in alphabetical order.

    >>> named()[0].name, named()[0].title
    ('article', 'What does this article say, how surely, on whose word, and in which words?')
    """
    return tuple(find(name) for name in query_names())


def find(asked: str) -> Question:
    """Find a question.

    Parameters
    ----------
    asked: the name of a question, the path of a file that ends in ``.rq``, or SPARQL.

    Raises
    ------
    UnknownName: when it looks like a name and is none.
    QueryError: when the file cannot be read.

    >>> [(parameter.name, parameter.kinds) for parameter in find("partners").parameters]
    [('company', ('Organization',)), ('day', ('date',))]
    """
    if asked in query_names():
        return _parse(asked, read(f"queries/{asked}.rq"))
    if asked.endswith(".rq"):
        return _parse(asked, _file(asked))
    if re.search(r"[\s{]", asked):
        return _parse("the query", asked)
    raise UnknownName(f"no question is named {asked!r}; {_nearest(asked)}")


def _parse(name: str, sparql: str) -> Question:
    head = list(_head(sparql))
    declared = [match for line in head if (match := _PARAMETER.fullmatch(line))]
    titles = [line for line in head if not _PARAMETER.fullmatch(line)]
    parameters = (Parameter(m["name"], tuple(m["kinds"].split(" or ")), bool(m["optional"])) for m in declared)
    return Question(name, titles[0] if titles else "", sparql, tuple(parameters))


def _head(sparql: str) -> Iterator[str]:
    lines = takewhile(lambda line: line.startswith("#"), sparql.lstrip().splitlines())
    return (line.lstrip("# ").rstrip() for line in lines)


def _file(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QueryError(f"{path} cannot be read as a query: {reason}") from None


def _nearest(asked: str) -> str:
    near = process.extractOne(asked, query_names(), scorer=fuzz.WRatio, score_cutoff=60)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"{hint}There are: {', '.join(query_names())}"
