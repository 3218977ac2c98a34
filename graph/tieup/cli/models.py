"""The options for language models, and what their calls have cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tieup.cli.console import note, wrong
from tieup.errors import BudgetError
from tieup.extraction.llm import Account, Settings, read_budget, read_price

CACHE = Path("tieup-cache")

CacheOption = Annotated[
    Path, typer.Option(help="Where the answers of llm:MODEL are kept.", envvar="TIEUP_CACHE", metavar="FOLDER")
]
BudgetOption = Annotated[
    str | None,
    typer.Option(help="What llm:MODEL may cost: tokens (200000), or money ($0.50) with --price.", metavar="SUM"),
]
PriceOption = Annotated[
    str | None, typer.Option(help="What a million tokens cost, read and written: 2.50,10.", metavar="IN,OUT")
]
ParallelOption = Annotated[
    int, typer.Option(help="How many articles llm:MODEL reads at a time.", min=1, max=64, metavar="N")
]
PARALLEL = 4


def model_settings(cache: Path, budget: str | None, price: str | None, parallel: int = 1) -> Settings:
    """Make the settings of a run from what was typed; leave with status 2 where that is no price or budget."""
    try:
        account = Account(read_budget(budget) if budget else None, read_price(price) if price else None)
    except BudgetError as error:
        wrong(str(error))
    if account.budget and account.budget.money and not account.price:
        wrong("a --budget in money needs a --price; give one, or a budget in tokens")
    return Settings(cache, account, parallel=parallel)


@contextmanager
def reported(account: Account) -> Iterator[None]:
    """Say at the end what calls have cost, also where something stopped them; nothing where there were none."""
    try:
        yield
    finally:
        if account.calls or account.kept:
            note(account.report())
