"""What the calls of a run cost, in tokens and in money, and what they may cost."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from threading import Condition

from tieup.errors import BudgetError
from tieup.extraction.llm.cache import Answer

Tokens = tuple[int, int]  # read and written
_MILLION = 1_000_000
_PRICE = re.compile(r"(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")
_MONEY = re.compile(r"(?:[$€£¥]|[A-Za-z]{3})?\s*(\d+(?:\.\d+)?)\s*(?:[$€£¥]|[A-Za-z]{3})?")


@dataclass(frozen=True)
class Price:
    """The price of a million tokens read and written, in any currency."""

    tokens_in: Decimal
    tokens_out: Decimal

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        """Give what some tokens cost."""
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / _MILLION


@dataclass(frozen=True)
class Budget:
    """What a run may cost: so many tokens, or so much money."""

    amount: Decimal
    money: bool


def read_price(text: str) -> Price:
    """Read a price, such as ``2.50,10``.

    Raises
    ------
    BudgetError: when it is none.
    """
    prices = _PRICE.fullmatch(text)
    if not prices:
        raise BudgetError(f"not a price: {text!r}; write what a million tokens cost, read and written: 2.50,10")
    return Price(Decimal(prices[1]), Decimal(prices[2]))


def read_budget(text: str) -> Budget:
    """Read a budget: a whole number of tokens, or money with its sign.

    Raises
    ------
    BudgetError: when it is none.

    >>> read_budget("200000"), read_budget("$0.50")
    (Budget(amount=Decimal('200000'), money=False), Budget(amount=Decimal('0.50'), money=True))
    """
    written = _MONEY.fullmatch(text.strip())
    tokens = text.strip().isdecimal()
    if not written or (written[1] == text.strip() and not tokens):
        raise BudgetError(f"not a budget: {text!r}; write a number of tokens (200000) or money with its sign ($0.50)")
    return Budget(Decimal(written[1]), not tokens)


@dataclass
class Account:
    """The running account of one run, for any number of calls at a time.

    Parameters
    ----------
    calls: how many calls were paid for.
    kept: how many answers came from the cache.
    """

    budget: Budget | None = None
    price: Price | None = None
    calls: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    _held: list[Tokens] = field(default_factory=list)  # what the calls that are being made may take at most
    _settled: Condition = field(default_factory=Condition, repr=False, compare=False)

    @contextmanager
    def held(self, tokens_in: int, tokens_out: int) -> Iterator[None]:
        """Hold back what a call may take at most, as long as it is made.

        Where the budget does not hold it beside other calls, it waits for these: they mostly take less.

        Raises
        ------
        BudgetError: when it alone could exceed the budget.
        """
        most = tokens_in, tokens_out
        with self._settled:
            self._settled.wait_for(lambda: not self._held or not self._exceeds([most, *self._held]))
            if self._exceeds([most]):
                raise self._too_little(most)
            self._held.append(most)
        try:
            yield
        finally:
            with self._settled:
                self._held.remove(most)
                self._settled.notify_all()

    def book(self, answer: Answer) -> None:
        """Enter a call that was made."""
        with self._settled:
            self.calls += 1
            self.tokens_in += answer.tokens_in
            self.tokens_out += answer.tokens_out

    def reuse(self) -> None:
        """Enter an answer that came from the cache."""
        with self._settled:
            self.kept += 1

    def report(self) -> str:
        """Say in one line what the run has cost."""
        cost = f", cost {self.price.of(self.tokens_in, self.tokens_out):f}" if self.price else ""
        calls = f"{self.calls} call{'' if self.calls == 1 else 's'}, {self.kept} from the cache"
        return f"{calls}; tokens: {self.tokens_in} read, {self.tokens_out} written{cost}"

    def _exceeds(self, calls: Sequence[Tokens]) -> bool:
        return self.budget is not None and self._cost(calls) > self.budget.amount

    def _cost(self, calls: Sequence[Tokens]) -> Decimal:
        """What has been spent and what some calls would cost."""
        read, written = (sum(column) for column in zip((self.tokens_in, self.tokens_out), *calls, strict=True))
        in_money = self.price if self.budget and self.budget.money else None
        return in_money.of(read, written) if in_money else Decimal(read + written)

    def _too_little(self, call: Tokens) -> BudgetError:
        budget = self.budget or Budget(Decimal(0), money=False)
        unit = "" if budget.money else " tokens"
        return BudgetError(
            f"the budget of {budget.amount}{unit} does not hold another call, which may bring the sum to "
            f"{self._cost([call])}{unit}; what was read stays, give a higher --budget to go on"
        )
