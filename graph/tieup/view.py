"""What a store would hold on another day, or under another policy: derived in memory, and thrown away after use."""

from datetime import date
from itertools import chain

import pyoxigraph as ox

from tieup.policy import POLICY, Policy
from tieup.rdf import LEDGER, RELATIONS, article_id, hand_iri, relation_quads
from tieup.rdf.namespaces import NEWS_ARTICLE, PUBLISHED, TYPE
from tieup.relations import relations, seen
from tieup.store import Store

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def view(store: Store, known: date | None = None, policy: Policy = POLICY) -> Store:
    """Give a store in memory with what could be known on a day, as a policy judges it.

    Parameters
    ----------
    known: articles published after this day, or on no known day, are left out; None for all that is known now.
    policy: what makes a relation accepted.

    Returns
    -------
    The view; the store itself is not touched, and lends the view its texts.

    Raises
    ------
    StoreError: when the store was altered and cannot be read.
    """
    hidden = {RELATIONS, LEDGER, *_unpublished(store, known)}
    kept = (quad for quad in store.quads() if quad.graph_name not in hidden)
    judged = map(relation_quads, seen(relations(store), known, policy))
    triples = ox.Store()
    triples.bulk_extend(chain(kept, *judged))
    return Store(triples, store.texts, store.location, store.decided)


def _unpublished(store: Store, known: date | None) -> set[Graph]:
    """Give the graphs of the articles that nobody could have read on a day, with what people added to them."""
    if known is None:
        return set()
    articles = store.triples.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(NEWS_ARTICLE))
    dated = store.triples.quads_for_pattern(None, ox.NamedNode(PUBLISHED), None)
    published = {q.graph_name for q in dated if isinstance(q.object, ox.Literal) and q.object.value <= str(known)}
    unread = {quad.graph_name for quad in articles} - published
    return unread | {hand_iri(article_id(graph)) for graph in unread if isinstance(graph, ox.NamedNode)}
