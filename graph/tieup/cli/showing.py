"""The command that writes the page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tieup.cli.console import count, say
from tieup.cli.deciding import looked_at
from tieup.cli.judging import KnownOption, PolicyOption, day, judge
from tieup.cli.options import STORE, StoreOption
from tieup.dates import as_of as was_so
from tieup.dates import parse_day, span
from tieup.decisions import names_to_use
from tieup.errors import StoreError
from tieup.model import Relation
from tieup.policy import POLICY, Policy
from tieup.rdf import DECISIONS
from tieup.relations import relations
from tieup.store import Store
from tieup.texts import write_whole
from tieup.view import view


def page(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")] = "graph.html",
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only what lies around this name.")] = None,
    hops: Annotated[int, typer.Option(min=0, help="How many steps away from it.")] = 1,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Only what may have been so on that day.")] = None,
    known: KnownOption = None,
    policy: PolicyOption = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    store: StoreOption = STORE,
) -> None:
    """Write the graph as an interactive page: one file that needs no network."""
    with looked_at(store) as opened:
        by = judge(policy)
        seen = view(opened, day(known), by) if known or policy else opened
        title = _title(seen, about, known, by.name if policy else None)
        nodes = write_page(seen, output, about, hops, as_of, title, by)
    say(f"{output}: {count(nodes, 'node')}")
    if open_it:
        typer.launch(output)


def write_page(
    store: Store,
    path: str,
    about: str | None = None,
    hops: int = 1,
    as_of: str | None = None,
    title: str | None = None,
    policy: Policy = POLICY,
) -> int:
    """Write the page of a store, whole or not at all.

    Parameters
    ----------
    about: the name around which to cut it out; the whole graph without it.
    hops: how many edges away from that name.
    as_of: a day (``YYYY-MM-DD``); what certainly was not so on it is left out.
    title: what stands above it; without one, what it is about or how many articles it is made of.
    policy: that by which the store's relations were judged.

    Returns
    -------
    How many nodes it shows.

    Raises
    ------
    UnknownName: when nothing in the graph bears the name.
    DateError: when the day is none.
    StoreError: when the file cannot be written; what stood there is untouched.
    """
    from tieup.network import about as around  # networkx and pyvis take a third of a second
    from tieup.network import projection
    from tieup.page import render

    articles = {key: store.article(key) for key in store.article_ids()}
    graph = projection(_holding(relations(store), as_of), articles, store.entities(), policy)
    shown = around(graph, _canonical(store, about), hops) if about else graph
    text = render(shown, title or _title(store, about))
    try:
        write_whole(Path(path), text.encode())
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}; name another file with -o") from error
    return len(shown)


def _title(store: Store, about: str | None, known: str | None = None, policy: str | None = None) -> str:
    """Say what a page is about, or of how many articles it is made, as of when, and by which policy."""
    what = about or count(len(store.article_ids()), "article")
    return f"tieup: {what}{f' as known on {known}' if known else ''}{f' by the policy {policy}' if policy else ''}"


def _canonical(store: Store, name: str) -> str:
    """The name under which the graph knows what the store knows by another."""
    from tieup.questions.values import named_so  # rdflib, which it needs, takes long to import

    found = names_to_use(store.quads(DECISIONS), named_so(store.entities(), name))
    return next((entity.name for entity in found), name)


def _holding(found: Sequence[Relation], as_of: str | None) -> Sequence[Relation]:
    """The relations that certainly or possibly held on a day; all of them without a day."""
    if as_of is None:
        return found
    asked = parse_day(as_of)
    spans = (span(r.start, r.end, r.first_attested, r.last_attested) for r in found)
    return [relation for relation, held in zip(found, spans, strict=True) if was_so(held, asked) != "no"]
