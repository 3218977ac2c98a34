"""What the stages before the patterns have made of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from tieup.extraction.entities import Cast, Slot
from tieup.extraction.layout import Layout
from tieup.extraction.quotations import Quotation
from tieup.extraction.timex import TimeExpression
from tieup.model import Article


@dataclass(frozen=True)
class Read:
    """An article with its dates, names, references and quotations."""

    article: Article
    layout: Layout
    dates: Sequence[TimeExpression]
    cast: Cast
    slots: tuple[Slot, ...]
    quotes: tuple[Quotation, ...]
    unsure: tuple[Slot, ...]
