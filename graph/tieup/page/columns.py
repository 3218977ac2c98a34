"""The data of the page: a graph as columns of small values, in parts that a browser unpacks one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from tieup.dates import bounds
from tieup.network import ARTICLE, Graph
from tieup.page.overview import Overview
from tieup.policy import RULES
from tieup.rdf import BASE, article_iri
from tieup_ontology import entity_types, relation_terms

VERSION = 2
ROWS = 4_000  # relations in a part: few enough to be unpacked without a pause that anybody notices
EPOCH = date(1970, 1, 1).toordinal()
SPAN = ("start_earliest", "start_latest", "end_earliest", "end_latest", "certain_from", "certain_until")
CLAIM = ("certainty", "source", "role", "quote", "start", "end", "before", "exact", "after", "reported", "outcome")
STANDPOINT = ("status", "certainty", "start", "end", "first_attested", "last_attested", "rule")
ARTICLE_FIELDS = ("title", "published", "publisher", "url")
Part: TypeAlias = dict[str, Any]
Fact: TypeAlias = dict[str, Any]


def parts(graph: Graph, overview: Overview) -> Iterator[tuple[str, Part]]:
    """Give the parts of the data with their names, as docs/page.md describes them.

    Parameters
    ----------
    graph: as `tieup.network.projection` makes it.
    overview: what is shown at first, and where.
    """
    numbers = {key: number for number, key in enumerate(sorted(graph))}
    rows = sorted(_rows(graph, numbers), key=lambda row: (row["from"], row["to"] or 0, row["fact"]["id"]))
    articles = _articles(row["fact"] for row in rows)
    order = {name: number for number, name in enumerate(articles)}
    batches = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    yield (
        "graph",
        {
            "version": VERSION,
            "base": BASE,
            "order": [*entity_types(), ARTICLE, *relation_terms()],
            "kinds": {row["fact"]["kind"]: [row["fact"]["label"], row["fact"]["symmetric"]] for row in rows},
            "reasons": {rule.name: rule.sentence for rule in RULES},
            "entities": _entities(graph, list(numbers)),
            "articles": {"id": list(articles), **_columns(list(articles.values()), ("key", *ARTICLE_FIELDS))},
            "relations": len(rows),
            "overview": _overview(overview, numbers),
        },
    )
    for number, batch in enumerate(batches):
        yield f"relations-{number}", _relations(batch, order)
    for number, batch in enumerate(batches):
        yield f"claims-{number}", {"claims": [_claims(row["fact"], order) for row in batch]}


def days(day: str | None) -> int | None:
    """Count the days of a day (``YYYY-MM-DD``) from 1970 on, as scripts do.

    >>> days("1970-01-31"), days(None)
    (30, None)
    """
    return date.fromisoformat(day).toordinal() - EPOCH if day else None


def short(key: str) -> str:
    """Give an IRI without its base."""
    return key.removeprefix(BASE)


def standing(status: str, certainty: str | None, superseded: bool = False) -> str:
    """Say in one word how far a relation can be relied on: a degree of certainty, or what became of it.

    Parameters
    ----------
    superseded: whether it was a rumour that is no longer open.

    >>> standing("accepted", "confirmed"), standing("rumourOnly", None), standing("refuted", "rumoured", True)
    ('confirmed', 'rumoured', 'superseded')
    """
    if status == "refuted":
        return "superseded" if superseded else "denied"
    if status == "disputed":
        return status
    return certainty or ("rumoured" if status == "rumourOnly" else "unstated")


def _rows(graph: Graph, numbers: dict[str, int]) -> Iterator[Fact]:
    for tail, head, fact in graph.edges(data=True):
        yield {"from": numbers[tail], "to": numbers[head], "fact": fact}
    for key, node in graph.nodes(data=True):
        for launch in node["launches"]:
            yield {"from": numbers[key], "to": None, "fact": launch}


def _articles(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The articles of all claims, by their ID."""
    claims = {claim["article"]: claim for fact in facts for claim in fact["claims"]}
    return {name: {"key": short(article_iri(name).value), **claims[name]} for name in sorted(claims)}


def _columns(rows: Sequence[Fact], fields: Iterable[str]) -> Part:
    return {field: [row.get(field) for row in rows] for field in fields}


def _entities(graph: Graph, keys: Sequence[str]) -> Part:
    nodes = [graph.nodes[key] for key in keys]
    aliases = [node.get("aliases", []) for node in nodes]
    return {"id": [short(key) for key in keys], **_columns(nodes, ("name", "type")), "aliases": aliases}


def _overview(overview: Overview, numbers: dict[str, int]) -> Part:
    shown = list(overview.layouts[0]) if overview.layouts else []
    layouts = zip(overview.aspects, overview.layouts, strict=True)
    return {
        "shown": [numbers[key] for key in shown],
        "layouts": [{"aspect": aspect, "places": [places[key] for key in shown]} for aspect, places in layouts],
        "groups": [[group.size, [numbers[key] for key in group.shown]] for group in overview.groups],
    }


def _relations(rows: Sequence[Fact], order: dict[str, int]) -> Part:
    facts = [row["fact"] for row in rows]
    said_in = [sorted({order[claim["article"]] for claim in fact["claims"]}) for fact in facts]
    return {
        "id": [short(fact["id"]) for fact in facts],
        **_columns(rows, ("from", "to")),
        **_columns(facts, ("kind", "date")),
        "on": [[days(str(day)) for day in bounds(fact["date"])] if fact.get("date") else None for fact in facts],
        "role": [next((claim["role"] for claim in fact["claims"] if claim["role"]), None) for fact in facts],
        "articles": said_in,
        "now": [_standpoint(fact) for fact in facts],
        "known": [[_since(view, fact) for view in fact.get("known", ())] for fact in facts],
    }


def _standpoint(view: Fact) -> list[Any]:
    """What counts for a relation: its standing, the fields of `STANDPOINT`, and the days of its span."""
    span = view.get("span", {})
    drawn_by = standing(view["status"], view["certainty"], view.get("superseded", False))
    return [drawn_by, *(view.get(field) for field in STANDPOINT), *(days(span.get(edge)) for edge in SPAN)]


def _since(view: Fact, fact: Fact) -> list[Any]:
    """The day from which something was known of a relation, how often it had been denied, and what counted then, unless
    it is what counts now."""
    standpoint = _standpoint(view)
    return [days(view["since"]), view["denials"], *(() if standpoint == _standpoint(fact) else (standpoint,))]


def _claims(fact: Fact, order: dict[str, int]) -> list[list[Any]]:
    return [[order[claim["article"]], *(claim.get(field) for field in CLAIM)] for claim in fact["claims"]]
