"""The command that asks: named questions, files with SPARQL, and SPARQL as it comes."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from tieup.cli.console import show, wrong
from tieup.cli.deciding import looked_at
from tieup.cli.judging import KnownOption, PolicyOption, day, judge
from tieup.cli.options import STORE, StoreOption
from tieup.view import view

TABLE = "table"


def query(
    asked: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="Without it, the named questions are listed.")
    ] = None,
    set: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A value of the question; as often as needed.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The day that it is about: YYYY-MM-DD.")] = None,
    known: KnownOption = None,
    policy: PolicyOption = None,
    format: Annotated[str, typer.Option(help="table, csv, tsv, json, xml; turtle, ntriples, jsonld.")] = TABLE,
    store: StoreOption = STORE,
) -> None:
    """Ask the store; without a question, list those that have a name."""
    if asked is None:
        return _list()
    values, chosen = _values(set or ()), _format(format)
    from tieup.questions import ask  # rdflib takes a third of a second

    with looked_at(store) as opened:
        judged = view(opened, day(known), judge(policy)) if known or policy else opened
        answer = ask(judged, asked, values, as_of)
    if chosen == TABLE:
        return show(answer.columns, answer.rows)
    text = answer.text(chosen)
    return typer.echo(text, nl=not text.endswith("\n"))


def _list() -> None:
    from tieup.questions import named

    rows = [
        (question.name, " ".join(_parameter(p.name, p.optional) for p in question.parameters), question.title)
        for question in named()
    ]
    show(("name", "values", "question"), rows)


def _parameter(name: str, optional: bool) -> str:
    return f"[{name}]" if optional else name


def _values(settings: Sequence[str]) -> dict[str, str]:
    for setting in settings:
        if not re.fullmatch(r"\w+=.*", setting, re.DOTALL):
            wrong(f"--set {setting!r} has no name or no value; write --set NAME=VALUE")
    return dict(setting.split("=", 1) for setting in settings)


def _format(name: str) -> str:
    from tieup.questions import FORMATS

    if name not in (TABLE, *FORMATS):
        wrong(f"--format {name!r} is unknown; there are {', '.join((TABLE, *FORMATS))}")
    return name
