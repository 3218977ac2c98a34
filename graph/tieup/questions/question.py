"""What can be asked: SPARQL with a head of comments that says what it asks and which values it takes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from tieup.errors import QueryError, UnknownName
from tieup_ontology import query_names, read

_CONDITION = re.compile(r"# if (?P<name>\w+)$")
_PLACE = re.compile(
    r"(?P<before>VALUES (?P<one>\?\w+) \{ )UNDEF(?= \})"
    r"|(?P<several_before>VALUES \((?P<several>\?\w+(?: \?\w+)+)\) \{ \()UNDEF(?: UNDEF)+(?=\) \})"
)
_PARAMETER = re.compile(r"(?P<name>[a-z]\w*): (?P<kinds>\w+(?: or \w+)*)(?P<optional>, optional)?")

Term = ox.NamedNode | ox.Literal


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

    @property
    def placed(self) -> frozenset[str]:
        """The parameters whose values have a place: ``VALUES ?name { UNDEF }``, or one of several in brackets."""
        return frozenset(name for match in _PLACE.finditer(self.sparql) for name in _names_at(match))

    def filled(self, terms: Mapping[str, Term]) -> str:
        """Give the SPARQL with terms at their places, where the engine plans with them as with constants.

        Lines that end in ``# if name`` are left out where there is no such term.

        >>> find("makers").filled({}).splitlines()[-11:-9]
        ['WHERE {', '  ?relation rdf:predicate tie:manufacturedBy ; rdf:object ?maker ; rdf:subject ?item ;']
        """
        conditions = ((line, _CONDITION.search(line)) for line in self.sparql.splitlines())
        kept = (line for line, condition in conditions if condition is None or condition["name"] in terms)
        return _PLACE.sub(lambda place: _filled(place, terms), "\n".join(kept))


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
    if asked in _names():
        return _named(asked)
    if asked.endswith(".rq"):
        return _parse(asked, _file(asked))
    if re.search(r"[\s{]", asked):
        return _parse("the query", asked)
    raise UnknownName(f"no question is named {asked!r}; {_nearest(asked)}")


_names = cache(query_names)


@cache
def _named(name: str) -> Question:
    return _parse(name, read(f"queries/{name}.rq"))


def _parse(name: str, sparql: str) -> Question:
    head = list(_head(sparql))
    declared = [match for line in head if (match := _PARAMETER.fullmatch(line))]
    titles = [line for line in head if not _PARAMETER.fullmatch(line)]
    parameters = (Parameter(m["name"], tuple(m["kinds"].split(" or ")), bool(m["optional"])) for m in declared)
    return Question(name, titles[0] if titles else "", sparql, tuple(parameters))


def _names_at(place: re.Match[str]) -> list[str]:
    return [name.removeprefix("?") for name in (place["one"] or place["several"]).split()]


def _filled(place: re.Match[str], terms: Mapping[str, Term]) -> str:
    values = (str(terms.get(name, "UNDEF")) for name in _names_at(place))
    return (place["before"] or place["several_before"]) + " ".join(values)


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
