"""The commands that look after a store: what it holds, whether it is sound, out of it and into it."""

from typing import Annotated

import typer

from tieup.cli.console import count, note, say, show
from tieup.cli.deciding import DecisionsOption, curated, looked_at
from tieup.cli.options import STORE, StoreOption
from tieup.cli.reading import report
from tieup.export import export as write
from tieup.export import load as take_in
from tieup.following import rebuild as derive_all
from tieup.intake import remove as take_out
from tieup.store import open_store

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="Ends in .ttl, .trig, .nq or .jsonld.")]


def articles(store: StoreOption = STORE) -> None:
    """List the articles of the store."""
    with looked_at(store) as opened:
        found = [(opened.article(key), len(opened.claims(key))) for key in opened.article_ids()]
    rows = [(a.id, a.published or "", a.publisher or "", str(claims), a.title or "") for a, claims in found]
    show(("article", "published", "publisher", "claims", "title"), rows)


def remove(
    article: Annotated[str, typer.Argument(help="Its ID, as `tieup articles` lists it.")],
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """Take an article out of the store, with all that rests on it alone."""
    with curated(store, decisions) as opened:
        report(take_out(opened, article))


def check(store: StoreOption = STORE) -> None:
    """Check the store against the ontology's shapes, and every quotation against the text that it was taken from."""
    from tieup.checks import check as findings_of  # pyshacl takes a fifth of a second

    with open_store(store, create=False, writable=False) as opened:
        findings = findings_of(opened)
    for finding in findings:
        say(f"{finding.where}: {finding.message}")
    note(f"{count(len(findings), 'finding')} in {store}")
    if findings:
        raise typer.Exit(1)


def rebuild(store: StoreOption = STORE) -> None:
    """Derive all relations of the store anew from its claims and decisions."""
    with looked_at(store, writable=True) as opened:
        say(f"{count(derive_all(opened), 'relation')} in {store}")


def export(file: FileArgument, store: StoreOption = STORE) -> None:
    """Write the graph into a file, sorted: the same store gives the same bytes."""
    with looked_at(store) as opened:
        write(opened, file)
        say(f"{file}: {count(len(opened.article_ids()), 'article')}")


def load(file: FileArgument, store: StoreOption = STORE, decisions: DecisionsOption = None) -> None:
    """Take the articles of an exported file into the store."""
    with curated(store, decisions, create=True) as opened:
        refused = [report(change) for change in take_in(opened, file)]
    if any(refused):
        raise typer.Exit(1)
