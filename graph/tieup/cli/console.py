"""What goes to the screen: plain lines for programs, a table and a progress bar where a person looks on."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import typer
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

T = TypeVar("T")


def say(line: str) -> None:
    """Write a line to the standard output."""
    typer.echo(plain(line))


def note(line: str) -> None:
    """Write a line to the standard error, where it does not mix with what is piped on."""
    typer.echo(plain(line), err=True)


def complain(message: str) -> None:
    """Say what is wrong."""
    note(f"tieup: {message}")


def plain(text: str) -> str:
    """Bring a text into one line, without the signs by which a text could steer the terminal.

    >>> plain("Vega\\n  and \\x1b[31mOrion")
    'Vega and [31mOrion'
    """
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def count(number: int, one: str) -> str:
    """Say how many there are of something.

    >>> count(1, "claim"), count(0, "claim")
    ('1 claim', '0 claims')
    """
    return f"{number} {one}{'' if number == 1 else 's'}"


def show(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table to the standard output: wrapped to the terminal, else one whole line a row."""
    shown = [[plain(cell) for cell in row] for row in rows]
    if not shown:
        note("nothing found")
    elif sys.stdout.isatty():
        Console(highlight=False, markup=False, emoji=False).print(_table(columns, shown))
    else:
        for line in aligned([columns, *shown]):
            typer.echo(line)


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set rows in columns that are as wide as their widest cell; characters of double width count two.

    >>> list(aligned([["maker", "since"], ["小米", "2022"]]))
    ['maker  since', '小米   2022']
    """
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def progress(items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    """Go through items, with a bar on the terminal if the standard error is one.

    Parameters
    ----------
    doing: what stands before the bar.
    total: how many there are, where that is known.
    """
    screen = Console(stderr=True)
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    together = sys.stdout.isatty()  # what is piped on must not be drawn into the terminal's lines
    bar = Progress(*columns, console=screen, transient=True, redirect_stdout=together, disable=not screen.is_terminal)
    with bar:
        yield from bar.track(items, total=total)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
