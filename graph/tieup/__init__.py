"""tieup reads news articles and keeps who works with whom, since when, and who says so, as a graph with evidence.

A name of this module is imported when it is first asked for, so that ``import tieup`` takes no time. What is not here
is one step away: ``tieup.relations``, ``tieup.checks``, ``tieup.export``, ``tieup.errors``.
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tieup.articles import read_articles
    from tieup.errors import TieupError
    from tieup.extraction.patterns import extract
    from tieup.intake import add
    from tieup.model import Article, Claim, Entity, Relation
    from tieup.network import projection
    from tieup.page import render
    from tieup.questions import ask
    from tieup.store import open_store

__all__ = [
    "Article",
    "Claim",
    "Entity",
    "Relation",
    "TieupError",
    "add",
    "ask",
    "extract",
    "open_store",
    "projection",
    "read_articles",
    "render",
]

_HOMES = MappingProxyType(
    {
        "Article": "tieup.model",
        "Claim": "tieup.model",
        "Entity": "tieup.model",
        "Relation": "tieup.model",
        "TieupError": "tieup.errors",
        "add": "tieup.intake",
        "ask": "tieup.questions",
        "extract": "tieup.extraction.patterns",
        "open_store": "tieup.store",
        "projection": "tieup.network",
        "read_articles": "tieup.articles",
        "render": "tieup.page",
    }
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("tieup")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'tieup' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
