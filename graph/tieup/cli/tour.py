"""The command that shows what tieup does: the sample corpus, all the way to the answers and the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from shlex import join
from typing import Annotated

import typer

from tieup.cli.console import complain, count, say, show
from tieup.cli.reading import added, reader
from tieup.cli.showing import write_page
from tieup.errors import ArticleError, StoreError
from tieup.export import export
from tieup.intake import Change
from tieup.relations import relations
from tieup.store import Store, open_store


@dataclass(frozen=True)
class Stop:
    """A question of the tour, with its values."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    as_of: str | None = None


TOUR = (
    Stop("partners", {"company": "Leica"}, "2022-06-01"),
    Stop("sensor-users", {"maker": "Sony"}),
)


def demo(
    folder: Annotated[str, typer.Argument(help="Where the store, the Turtle and the page are written.")] = "demo",
) -> None:
    """Read the sample articles that come with tieup, keep them, ask them, and draw them."""
    place = _made(folder)
    store, turtle, page = str(place / "store"), str(place / "graph.ttl"), str(place / "graph.html")
    with open_store(store) as opened:
        outcomes = _read_sample(opened)
        _summarize(opened, store, outcomes)
        say("They were written for tieup after real reports; words in quotation marks are not the speakers' own.")
        export(opened, turtle)
        write_page(opened, page, title="tieup: sample articles, written after real reports")
        for stop in TOUR:
            _ask(opened, store, stop)
    say("")
    say(f"The graph as Turtle: {turtle}")
    say(f"The page, to open in a browser: {page}")
    if any(isinstance(outcome, ArticleError) or outcome.refusals for outcome in outcomes):
        raise typer.Exit(1)


def _made(folder: str) -> Path:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be made: {error.strerror}; name another folder") from error
    return Path(folder)


def _read_sample(store: Store) -> Sequence[Change | ArticleError]:
    with as_file(files("tieup").joinpath("sample")) as sample:
        articles = sorted(str(path) for path in sample.glob("*.txt"))
        return list(added(store, reader("patterns", ()), articles, total=len(articles)))


def _summarize(store: Store, location: str, outcomes: Sequence[Change | ArticleError]) -> None:
    changes = [outcome for outcome in outcomes if not isinstance(outcome, ArticleError)]
    for outcome in outcomes:
        if isinstance(outcome, ArticleError):
            complain(str(outcome))
    claims = count(sum(change.claims for change in changes), "claim")
    found = f"{claims} about {count(len(relations(store)), 'relation')} of {count(len(store.entities()), 'name')}"
    say(f"Read {count(len(changes), 'article')} into {location}: {found}.")


def _ask(store: Store, location: str, stop: Stop) -> None:
    from tieup.questions import ask, find  # rdflib takes a third of a second

    answer = ask(store, stop.name, stop.values, stop.as_of)
    settings = [part for name, value in stop.values.items() for part in ("--set", f"{name}={value}")]
    day = ["--as-of", stop.as_of] if stop.as_of else []
    say("")
    say(find(stop.name).title)
    say("$ " + join(["tieup", "query", stop.name, *settings, *day, "--store", location]))
    show(answer.columns, answer.rows)
