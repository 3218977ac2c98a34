"""Triples, looked up by subject."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from tieup.errors import StoreError
from tieup.rdf import namespaces as ns
from tieup_ontology import TIE

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Index = Mapping[Value, Mapping[str, set[Value]]]


def index(quads: Iterable[ox.Quad]) -> Index:
    """Arrange quads by subject and predicate, whatever their graphs."""
    arranged: dict[Value, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        arranged[quad.subject][quad.predicate.value].add(quad.object)
    return arranged


def instances(index: Index, type: str) -> Iterator["Resource"]:
    """Give the resources of a type, by its IRI."""
    kind = ox.NamedNode(type)
    return (Resource(node, index) for node, known in index.items() if kind in known.get(ns.TYPE, ()))


@dataclass(frozen=True)
class Resource:
    """A node and what is said of it; reading a value that must be there raises ``StoreError`` when it is not."""

    node: Value
    index: Index = field(repr=False, compare=False)

    def all(self, predicate: str) -> list["Resource"]:
        """Give everything that a predicate leads to."""
        values = self.index.get(self.node, {}).get(predicate, ())
        return [Resource(value, self.index) for value in values]

    def maybe(self, predicate: str) -> "Resource | None":
        """Give what a predicate leads to, or None; more than one is an error."""
        values = self.all(predicate)
        if len(values) > 1:
            raise StoreError(f"{self.node} has {len(values)} values of {predicate}, and may have one")
        return values[0] if values else None

    def one(self, predicate: str) -> "Resource":
        """Give the one thing that a predicate leads to."""
        found = self.maybe(predicate)
        if found is None:
            raise StoreError(f"{self.node} has no {predicate}; without it, it cannot be read")
        return found

    def one_of(self, predicate: str, type: str) -> "Resource":
        """Give the one thing of a type that a predicate leads to."""
        kind = ox.NamedNode(type)
        found = [value for value in self.all(predicate) if kind in self.index.get(value.node, {}).get(ns.TYPE, ())]
        if len(found) != 1:
            raise StoreError(f"{self.node} has {len(found)} {predicate} of the type {type}, and must have one")
        return found[0]

    def text(self, predicate: str) -> str:
        """Give the text of a literal that must be there."""
        return self.one(predicate).value

    def maybe_text(self, predicate: str) -> str | None:
        """Give the text of a literal that may be missing."""
        found = self.maybe(predicate)
        return None if found is None else found.value

    def number(self, predicate: str) -> int:
        """Give a whole number that must be there."""
        try:
            return int(self.text(predicate))
        except ValueError:
            raise StoreError(f"{self.node} has a {predicate} that is no whole number") from None

    @property
    def value(self) -> str:
        """The IRI or the text itself."""
        return str(self.node) if isinstance(self.node, ox.Triple) else self.node.value

    @property
    def local(self) -> str:
        """The local name of a term of the vocabulary."""
        return self.value.removeprefix(TIE)
