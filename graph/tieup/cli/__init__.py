"""The command line: what people type, what they get to see, and one clear line when something is wrong."""

import sys
from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tieup.cli import asking, claiming, evaluating, history, judging, keeping, naming, reading, reviewing, showing, tour
from tieup.cli.console import complain
from tieup.cli.options import STORE
from tieup.errors import TieupError

COMMANDS: MappingProxyType[str, Callable[..., None]] = MappingProxyType(
    {
        "demo": tour.demo,
        "add": reading.add,
        "extract": reading.extract,
        "query": asking.query,
        "why": judging.why,
        "diff": history.diff,
        "timeline": history.timeline,
        "page": showing.page,
        "review": reviewing.review,
        "claims": claiming.claims,
        "articles": keeping.articles,
        "remove": keeping.remove,
        "check": keeping.check,
        "rebuild": keeping.rebuild,
        "export": keeping.export,
        "import": keeping.load,
        "evaluate": evaluating.evaluate,
    }
)
GROUPS = MappingProxyType({"names": ("Decide which names stand for the same.", naming.COMMANDS)})
"""Commands of two words, by the first; with what they are about, and the second words."""


class _Commands(TyperGroup):
    """The commands, with what a user can mend said in one line instead of a traceback."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        try:
            return super().main(*arguments, **settings)
        except TieupError as error:
            complain(str(error))
            sys.exit(1)


app = typer.Typer(
    cls=_Commands,
    help="Read news articles, and keep who works with whom, since when, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, command in COMMANDS.items():
    app.command(name)(command)
for group, (about, commands) in GROUPS.items():
    part = typer.Typer(help=about, no_args_is_help=True)
    for name, command in commands.items():
        part.command(name)(command)
    app.add_typer(part, name=group)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"tieup {version('tieup')}")
        raise typer.Exit


@app.callback()
def _everywhere(
    context: typer.Context,
    store: Annotated[str, typer.Option(envvar="TIEUP_STORE", help="The store, for every command.")] = STORE,
    version: Annotated[  # noqa: ARG001  # its callback has done all
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which tieup this is.")
    ] = False,
) -> None:
    given = {"store": store}
    groups = {group: dict.fromkeys(commands, given) for group, (_, commands) in GROUPS.items()}
    context.default_map = {**dict.fromkeys(COMMANDS, given), **groups}


def main() -> None:
    """Run the command that was typed, and leave with 0, 1 (something was refused) or 2 (it was typed wrongly)."""
    app(prog_name="tieup")
