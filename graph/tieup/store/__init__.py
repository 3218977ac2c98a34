"""Where triples and texts are kept: Oxigraph, in memory or in a folder, also as an rdflib dataset."""

from tieup.store.opening import open_store
from tieup.store.store import Store

__all__ = ["Store", "open_store"]
