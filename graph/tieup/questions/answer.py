"""What a question brings back: rows to look at, and the same in the formats of SPARQL and RDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from tieup.errors import QueryError

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
FORMATS = MappingProxyType({**_RESULTS, **_GRAPHS})
"""The formats of answers by name: the first four for rows, the others for the triples of CONSTRUCT and DESCRIBE."""

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


@dataclass(frozen=True)
class Answer:
    """The answer to a question.

    Parameters
    ----------
    columns: the variables that the question was to find, without those that it was given.
    rows: texts, one for each column; empty where nothing is known.
    serialized: all that the engine answered, in SPARQL's JSON, or in sorted N-Triples if ``graph``.
    graph: whether the answer is triples.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    serialized: bytes
    graph: bool = False

    def text(self, format: str) -> str:
        """Write the answer in one of the formats of ``FORMATS``.

        Raises
        ------
        QueryError: when there is no such format, or it is not one for this kind of answer.
        """
        fitting = _GRAPHS if self.graph else _RESULTS
        if format not in fitting:
            raise QueryError(f"an answer of this kind cannot be written as {format!r}; take {', '.join(fitting)}")
        return (self._triples(format) if self.graph else self._solutions(format)).decode()

    def _triples(self, format: str) -> bytes:
        triples = ox.parse(self.serialized, format=ox.RdfFormat.N_TRIPLES)
        return ox.serialize((quad.triple for quad in triples), format=_GRAPHS[format]) or b""

    def _solutions(self, format: str) -> bytes:
        results = ox.parse_query_results(self.serialized, format=ox.QueryResultsFormat.JSON)
        return results.serialize(format=_RESULTS[format]) or b""


def answer(results: Results, given: Iterable[str] = ()) -> Answer:
    """Make an answer of what the engine brings.

    Parameters
    ----------
    given: the names of the variables that had their values from the question.
    """
    if isinstance(results, ox.QueryTriples):
        return _of_triples(results)
    serialized = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
    again = ox.parse_query_results(serialized, format=ox.QueryResultsFormat.JSON)
    if isinstance(again, ox.QueryBoolean):
        return Answer(("answer",), (("yes" if again else "no",),), serialized)
    hidden = set(given)
    columns = tuple(variable.value for variable in again.variables if variable.value not in hidden)
    rows = tuple(tuple(_shown(solution[column]) for column in columns) for solution in again)
    return Answer(columns, rows, serialized)


def _of_triples(results: ox.QueryTriples) -> Answer:
    triples = sorted(set(results), key=str)
    rows = tuple((_shown(t.subject), _shown(t.predicate), _shown(t.object)) for t in triples)
    serialized = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return Answer(("subject", "predicate", "object"), rows, serialized, graph=True)


def _shown(term: Term) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value
