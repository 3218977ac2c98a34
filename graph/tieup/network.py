"""The relations as a networkx graph: who is tied to whom, every edge with its dates, its certainty and its evidence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import combinations
from types import MappingProxyType
from typing import Any, TypeAlias

import networkx as nx
from rapidfuzz import fuzz, process

from tieup.dates import parse_day, span
from tieup.errors import UnknownName
from tieup.model import Article, Claim, Entity, Relation
from tieup.policy import POLICY, Policy, denies
from tieup.rdf import article_iri, entity_iri, relation_iri
from tieup.relations import as_known
from tieup_ontology import relation_terms

Graph: TypeAlias = "nx.MultiDiGraph[str]"

ARTICLE = "Article"
NO_NAMES: Mapping[Entity, frozenset[str]] = MappingProxyType({})
REACH = 300  # code points shown at most on either side of a quotation
SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*(?=\s|$)|[。！？]["'”’」』]*|\n\s*\n""")


def projection(
    relations: Iterable[Relation],
    articles: Mapping[str, Article],
    names: Mapping[Entity, Iterable[str]] = NO_NAMES,
    policy: Policy = POLICY,
) -> Graph:
    """Make a graph of entities and articles, one edge a relation, parallel ones kept.

    Parameters
    ----------
    relations: with their claims; launches become facts of their product's node (``launches``).
    articles: by ID; where one that a claim names is missing, or its text is, a quotation stands alone.
    names: what else entities are called, as ``Store.entities`` gives it.
    policy: that by which the relations were judged, and by which what was known on a day is.

    Returns
    -------
    Nodes keyed by IRI, with ``name``, ``type``, ``aliases`` and ``launches`` (articles: ``published``, ``publisher``,
    ``url``); edges keyed by the relation's IRI, with what `fact` gives; an alliance has one
    for every two members, told apart by a fragment.
    The order is that of names and kinds.
    """
    graph: Graph = nx.MultiDiGraph()
    for relation in sorted(relations, key=_order):
        subject = _entity_node(graph, relation.subject, names)
        known = fact(relation, articles, policy)
        if isinstance(relation.object, Entity):
            for edge, one, other in _pairs(relation, known["id"], relation.object):
                first, second = (_entity_node(graph, end, names) for end in (one, other))
                graph.add_edge(first, second, edge, **{**known, "id": edge})
        elif ARTICLE in relation_terms()[relation.predicate].range:
            graph.add_edge(subject, _article_node(graph, _article(relation.object, articles)), known["id"], **known)
        else:
            graph.nodes[subject]["launches"].append({"date": relation.object, **known})
    return graph


def _pairs(relation: Relation, id: str, other: Entity) -> Iterator[tuple[str, Entity, Entity]]:
    """Give the ends of a relation, or every two members of an alliance, each with a name for the edge."""
    if len(relation.parties) < 3:
        yield id, relation.subject, other
        return
    for number, (one, second) in enumerate(combinations(relation.parties, 2), 1):
        yield f"{id}#{number}", one, second


def about(graph: Graph, name: str, hops: int = 1) -> Graph:
    """Cut out what lies around everything that bears a name.

    Parameters
    ----------
    name: as in the graph; upper and lower case do not matter.
    hops: how many edges away a node may lie, in either direction.

    Raises
    ------
    UnknownName: nothing in the graph is called so; the message has the nearest names.
    """
    centres = [key for key, node in graph.nodes(data=True) if node["name"].casefold() == name.casefold()]
    if not centres:
        raise UnknownName(_unknown(graph, name))
    undirected = graph.to_undirected(as_view=True)
    near = {key for centre in centres for key in nx.single_source_shortest_path_length(undirected, centre, hops)}
    part: Graph = nx.MultiDiGraph()
    part.add_nodes_from((key, data) for key, data in graph.nodes(data=True) if key in near)
    for tail, head, key, data in graph.edges(keys=True, data=True):
        if tail in near and head in near:
            part.add_edge(tail, head, key, **data)
    return part


def fact(relation: Relation, articles: Mapping[str, Article], policy: Policy = POLICY) -> dict[str, Any]:
    """Lay out a relation as plain values that JSON can hold: kind, dates, status, and its claims with their words."""
    term = relation_terms()[relation.predicate]
    outcomes = dict(relation.outcomes)
    return {
        "id": relation_iri(relation).value,
        "kind": relation.predicate,
        "label": term.label,
        "symmetric": term.symmetric,
        **standpoint(relation),
        "known": known(relation, policy),
        "sources": sorted({claim.source.name for claim in relation.claims if claim.source}),
        "claims": [_spoken(claim, _article(claim.article, articles), outcomes.get(claim)) for claim in relation.claims],
    }


def standpoint(relation: Relation) -> dict[str, Any]:
    """Lay out what counts for a relation: status, certainty, rule, dates as written and (``span``) in days."""
    dates = (relation.start, relation.end, relation.first_attested, relation.last_attested)
    return {
        "status": relation.status,
        "certainty": relation.certainty,
        "rule": relation.rule,
        "superseded": any(outcome != "leavesOpen" for _, outcome in relation.outcomes),
        **dict(zip(("start", "end", "first_attested", "last_attested"), dates, strict=True)),
        "span": {edge: day and day.isoformat() for edge, day in asdict(span(*dates)).items()},
    }


def known(relation: Relation, policy: Policy = POLICY) -> list[dict[str, Any]]:
    """List what was known of a relation ``since`` each day on which something was published of it: its standpoint, and
    how many claims had denied it."""
    days = sorted({claim.reported for claim in relation.claims if claim.reported})
    views = ((day, as_known(relation, parse_day(day), policy)) for day in days)
    return [{"since": day, "denials": sum(map(denies, view.claims)), **standpoint(view)} for day, view in views if view]


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Find what stands before and after ``text[start:end]`` in its sentence, at most 300 code points either side.

    >>> sentence_around("It rained. Aster and Borealis work together now. Nobody minded.", 11, 29)
    ('', ' work together now.')
    """
    before = text[max(0, start - REACH) : start]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before if start <= REACH else "…" + before
    stop = SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + REACH))
    after = text[end : max(stop.end(), end)] if stop else text[end : end + REACH]
    cut = stop is None and end + REACH < len(text)
    return before.lstrip(), after.rstrip() + ("…" if cut else "")


def _article(name: str, articles: Mapping[str, Article]) -> Article:
    return articles.get(name) or Article(name, "")


def _sentence(claim: Claim, article: Article) -> tuple[str, str]:
    """What stands around a quotation: nothing unless the text is there and holds it."""
    start, end = claim.evidence.start, claim.evidence.end
    return sentence_around(article.text, start, end) if article.text[start:end] == claim.evidence.exact else ("", "")


def _spoken(claim: Claim, article: Article, outcome: str | None) -> dict[str, str | None]:
    before, after = _sentence(claim, article)
    return {
        "certainty": claim.certainty,
        "source": claim.source.name if claim.source else None,
        "role": claim.role,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "before": before,
        "exact": claim.evidence.exact,
        "after": after,
        "article": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "reported": claim.reported,
        "outcome": outcome,
    }


def _entity_node(graph: Graph, entity: Entity, names: Mapping[Entity, Iterable[str]]) -> str:
    key = entity_iri(entity).value
    if key not in graph:
        aliases = sorted(set(names.get(entity, ())) - {entity.name})
        graph.add_node(key, name=entity.name, type=entity.type, aliases=aliases, launches=[])
    return key


def _article_node(graph: Graph, article: Article) -> str:
    key = article_iri(article.id).value
    published = {"published": article.published, "publisher": article.publisher, "url": article.url}
    graph.add_node(key, name=article.title or article.id, type=ARTICLE, aliases=[], launches=[], **published)
    return key


def _order(relation: Relation) -> tuple[str, ...]:
    ends = (
        [relation.object.name, relation.object.type] if isinstance(relation.object, Entity) else [relation.object, ""]
    )
    subject = relation.subject
    return (subject.name, subject.type, relation.predicate, *ends, relation.start or "", relation.end or "")


def _unknown(graph: Graph, name: str) -> str:
    names = sorted({node["name"] for _, node in graph.nodes(data=True)})
    nearest = [called for called, _, _ in process.extract(name, names, scorer=fuzz.WRatio, limit=3, score_cutoff=60)]
    hint = f"did you mean {' or '.join(nearest)}?" if nearest else f"the graph holds {len(names)} other names"
    return f"nothing in the graph is called {name!r}: {hint}"
