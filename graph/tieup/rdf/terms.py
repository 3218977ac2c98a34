"""Python values as RDF terms; what is None stays None, so that what is not known is not written."""

from datetime import date
from typing import overload

import pyoxigraph as ox

from tieup.rdf.namespaces import EDTF, XSD
from tieup_ontology import TIE

Term = ox.NamedNode | ox.Literal

_DATE = ox.NamedNode(XSD + "date")
_DECIMAL = ox.NamedNode(XSD + "decimal")
_EDTF = ox.NamedNode(EDTF + "EDTF")


def text(value: str | None) -> ox.Literal | None:
    """Write a text as it is."""
    return None if value is None else ox.Literal(value)


def day(value: date | str | None) -> ox.Literal | None:
    """Write a day as ``xsd:date``."""
    return None if value is None else ox.Literal(str(value), datatype=_DATE)


@overload
def edtf(value: str) -> ox.Literal: ...
@overload
def edtf(value: None) -> None: ...
def edtf(value: str | None) -> ox.Literal | None:
    """Write a partial date as it stands, with EDTF's datatype."""
    return None if value is None else ox.Literal(value, datatype=_EDTF)


def decimal(value: float) -> ox.Literal:
    """Write a number to three digits after the point.

    >>> decimal(0.9).value
    '0.9'
    """
    return ox.Literal(f"{value:.3f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def number(value: int) -> ox.Literal:
    """Write a whole number."""
    return ox.Literal(value)


def term(name: str | None) -> ox.NamedNode | None:
    """Give the term of the vocabulary that has a local name."""
    return None if name is None else ox.NamedNode(TIE + name)
