"""The vocabulary of tieup: its terms as constants, and the files that define, check and ask them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox

from tieup_ontology.terms import *  # noqa: F403
from tieup_ontology.terms import CERTAINTY, ENTITY_TYPE, RANK, RELATION_KIND, TIE

VOCABULARY = ("partnership.ttl", "statements.ttl", "certainty.ttl", "decisions.ttl")

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_ENDS = {"http://id.loc.gov/datatypes/edtf/EDTF": "date", "https://schema.org/NewsArticle": "Article"}


@dataclass(frozen=True)
class RelationTerm:
    """A kind of relation: what it joins, and whether it has a direction.

    Parameters
    ----------
    name: the local name, such as ``usesSensor``.
    label: the name for people, such as ``uses sensor``.
    domain, range: local names of entity types; the range may also be ``date`` or ``Article``.
    symmetric: whether it holds in both directions or in none.
    """

    name: str
    label: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool


def read(name: str) -> str:
    """Read a file of the package.

    Parameters
    ----------
    name: its path inside the package, such as ``shapes.ttl`` or ``queries/partners.rq``.

    Returns
    -------
    Its text.
    """
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def query_names() -> tuple[str, ...]:
    """List the named queries, in alphabetical order."""
    names = (entry.name for entry in files(__name__).joinpath("queries").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in names if name.endswith(".rq")))


@cache
def relation_terms() -> Mapping[str, RelationTerm]:
    """Give the kinds of relations by local name, in the order of the Turtle.

    >>> relation_terms()["usesSensor"].range
    frozenset({'ImageSensor'})
    """
    terms = (_relation_term(iri) for iri in _subjects(_RDF + "type", RELATION_KIND))
    return MappingProxyType({term.name: term for term in terms})


@cache
def entity_types() -> tuple[str, ...]:
    """Give the local names of the types of entities, in the order of the Turtle.

    >>> entity_types()[:3]
    ('Organization', 'Person', 'Product')
    """
    return tuple(_local(iri) for iri in _subjects(_RDF + "type", ENTITY_TYPE))


@cache
def certainties() -> tuple[str, ...]:
    """Give the local names of the degrees of certainty, the most certain first.

    >>> certainties()
    ('confirmed', 'reported', 'rumoured', 'speculated', 'denied')
    """
    degrees = _subjects(_RDF + "type", CERTAINTY)
    return tuple(_local(iri) for iri in sorted(degrees, key=lambda iri: int(*_objects(iri, RANK))))


def definition(name: str) -> str:
    """Say what a term means, in the words of the Turtle.

    Parameters
    ----------
    name: its local name, such as ``supplies``, ``ImageSensor`` or ``rumoured``.

    >>> definition("supplies")
    'Sells or delivers parts or services to.'
    """
    (said,) = _objects(TIE + name, _SKOS + "definition")
    return said


@cache
def _triples() -> tuple[tuple[str, str, str], ...]:
    text = "\n".join(read(name) for name in VOCABULARY)
    return tuple(
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )


def _subjects(predicate: str, value: str) -> list[str]:
    return [s for s, p, o in _triples() if (p, o) == (predicate, value)]


def _objects(subject: str, predicate: str) -> list[str]:
    return [o for s, p, o in _triples() if (s, p) == (subject, predicate)]


def _local(iri: str) -> str:
    return iri.removeprefix(TIE)


def _relation_term(iri: str) -> RelationTerm:
    (label,) = _objects(iri, _RDFS + "label")
    return RelationTerm(
        name=_local(iri),
        label=label,
        domain=_types(*_objects(iri, _RDFS + "domain")),
        range=_types(*_objects(iri, _RDFS + "range")),
        symmetric=_OWL + "SymmetricProperty" in _objects(iri, _RDF + "type"),
    )


def _types(end: str) -> frozenset[str]:
    """Give the entity types at or below a class, or the name of an end that is no entity."""
    if end in _ENDS:
        return frozenset({_ENDS[end]})
    below = [_types(iri) for iri in _subjects(_RDFS + "subClassOf", end)]
    own = {_local(end)} if ENTITY_TYPE in _objects(end, _RDF + "type") else set()
    return frozenset(own.union(*below))
