"""What the calls of a run cost, in tokens and in money, and what they may cost."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tieup.errors import BudgetError
from tieup.extraction.llm.cache import Answer

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
    """The running account of one run.

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

    def allow(self, tokens_in: int, tokens_out: int) -> None:
        """Let a call pass that takes no more than some tokens.

        Raises
        ------
        BudgetError: when it could exceed the budget.
        """
        if self.budget and self._cost(tokens_in, tokens_out) > self.budget.amount:
            unit = "" if self.budget.money else " tokens"
            raise BudgetError(
                f"the budget of {self.budget.amount}{unit} does not hold another call, which may bring the sum to "
                f"{self._cost(tokens_in, tokens_out)}{unit}; what was read stays, give a higher --budget to go on"
            )

    def book(self, answer: Answer) -> None:
        """Enter a call that was made."""
        self.calls += 1
        self.tokens_in += answer.tokens_in
        self.tokens_out += answer.tokens_out

    def report(self) -> str:
        """Say in one line what the run has cost."""
        cost = f", cost {self.price.of(self.tokens_in, self.tokens_out):f}" if self.price else ""
        calls = f"{self.calls} call{'' if self.calls == 1 else 's'}, {self.kept} from the cache"
        return f"{calls}; tokens: {self.tokens_in} read, {self.tokens_out} written{cost}"

    def _cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        tokens = self.tokens_in + tokens_in, self.tokens_out + tokens_out
        return self.price.of(*tokens) if self.price and self.budget and self.budget.money else Decimal(sum(tokens))
