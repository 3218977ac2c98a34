"""What goes to the screen: plain lines for programs, a table and a progress bar where a person looks on."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn, TypeVar

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

T = TypeVar("T")

GAP = "  "
NARROW = 14  # columns up to this width are never wrapped, and wider ones not to less


def say(line: str) -> None:
    """Write a line to the standard output."""
    typer.echo(plain(line))


def note(line: str) -> None:
    """Write a line to the standard error, where it does not mix with what is piped on."""
    typer.echo(plain(line), err=True)


def complain(message: str) -> None:
    """Say what is wrong."""
    note(f"tieup: {message}")


def wrong(message: str) -> NoReturn:
    """Say what was typed wrongly, and leave with the status for that."""
    complain(message)
    raise typer.Exit(2)


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
    """Write rows to the standard output: as a table that fits the terminal, else one whole line a row.

    Where a terminal is too narrow for a table that can be read, each row becomes a few lines.
    """
    table = [[plain(cell) for cell in row] for row in (columns, *rows)]
    if not rows:
        note("nothing found")
    elif sys.stdout.isatty():
        screen = Console(highlight=False, markup=False, emoji=False)
        screen.print(_table(table) if _least_width(table) <= screen.width else _records(table))
    else:
        for line in aligned(table):
            typer.echo(line)


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set rows in columns that are as wide as their widest cell; characters of double width count two.

    >>> list(aligned([["maker", "since"], ["小米", "2022"]]))
    ['maker  since', '小米   2022']
    """
    widths = _widths(rows)
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield GAP.join(cells).rstrip()


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


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def _least_width(rows: Sequence[Sequence[str]]) -> int:
    return sum(min(width, NARROW) + len(GAP) for width in _widths(rows))


def _table(rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0))
    for column, width in zip(rows[0], _widths(rows), strict=True):
        table.add_column(column, overflow="fold", no_wrap=width <= NARROW, min_width=min(width, NARROW))
    for row in rows[1:]:
        table.add_row(*row)
    return table


def _records(rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), show_header=False)
    for row in rows[1:]:
        for name, cell in zip(rows[0], row, strict=True):
            table.add_row(name, cell)
        table.add_row()
    return table
