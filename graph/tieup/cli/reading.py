"""The commands that read articles: ``extract`` shows what they say, ``add`` keeps it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Annotated

import typer

from tieup.articles import read_articles
from tieup.cli.claimlines import claim_line
from tieup.cli.console import complain, count, note, progress, say
from tieup.cli.deciding import DecisionsOption, curated
from tieup.cli.models import (
    CACHE,
    PARALLEL,
    BudgetOption,
    CacheOption,
    ParallelOption,
    PriceOption,
    model_settings,
    reported,
)
from tieup.cli.options import STORE, ExtractorOption, LeastOption, NamesOption, PathsArgument, StoreOption
from tieup.errors import ArticleError, ReplyError
from tieup.extraction.ahead import ahead
from tieup.extraction.llm import Settings
from tieup.extraction.registry import extractor as extractor_named
from tieup.intake import Change
from tieup.intake import add as put_in
from tieup.lists import with_list
from tieup.model import Article, Entity, Reading, Refusal
from tieup.names import shipped_names
from tieup.rdf import record_of
from tieup.store import Store


@dataclass(frozen=True)
class Reader:
    """An extractor with all names that it is to know.

    Parameters
    ----------
    signature: the extractor's name and version.
    parallel: how many articles are best read at a time.
    """

    signature: str
    read: Callable[[Article], Reading]
    parallel: int = 1

    def outcome(self, article: Article | ArticleError) -> Reading:
        """Read an article, or raise what kept it from being read before."""
        if isinstance(article, ArticleError):
            raise article
        return self.read(article)


def extract(
    paths: PathsArgument,
    extractor: ExtractorOption = "patterns",
    names: NamesOption = None,
    least: LeastOption = 0.0,
    cache: CacheOption = CACHE,
    budget: BudgetOption = None,
    price: PriceOption = None,
    parallel: ParallelOption = PARALLEL,
) -> None:
    """Print the claims of articles as JSON Lines, and store nothing."""
    settings = model_settings(cache, budget, price, parallel)
    read = reader(extractor, names or (), settings, least)
    refused = False
    articles = progress(read_articles(paths), "extracting")
    with reported(settings.account), ahead(read.outcome, articles, read.parallel) as turns:
        for _, reading in turns:
            refused = _extracted(reading) or refused
    if refused:
        raise typer.Exit(1)


def add(
    paths: PathsArgument,
    store: StoreOption = STORE,
    extractor: ExtractorOption = "patterns",
    names: NamesOption = None,
    least: LeastOption = 0.0,
    again: Annotated[bool, typer.Option("--again", help="Also read what has not changed.")] = False,
    cache: CacheOption = CACHE,
    budget: BudgetOption = None,
    price: PriceOption = None,
    parallel: ParallelOption = PARALLEL,
    decisions: DecisionsOption = None,
) -> None:
    """Read articles and keep what they say. Where one cannot be read, the others are kept."""
    settings = model_settings(cache, budget, price, parallel)
    refused = False
    with reported(settings.account), curated(store, decisions, create=True) as opened:
        read = reader(extractor, names or (), settings, least)
        for outcome in added(opened, read, paths, again or bool(names or least)):
            refused = report(outcome) or refused
    if refused:
        raise typer.Exit(1)


def reader(extractor: str, lists: Sequence[str], settings: Settings | None = None, least: float = 0.0) -> Reader:
    """Make what reads an article: an extractor with all names that it is to know.

    What a store holds is not among them: then neither the order of articles nor one that was removed leaves a trace.

    Parameters
    ----------
    lists: CSV files of names; each wins over what stands before it, and all win over those that ship with tieup.
    settings: how a language model is asked.
    least: the confidence below which claims are left out.

    Raises
    ------
    UnknownName: when there is no such extractor.
    EndpointError: when it needs a client that is not installed.
    PipelineError: when it needs spaCy or a pipeline, and that is not installed.
    ArticleError: when a list cannot be read.
    """
    chosen = extractor_named(extractor, settings)
    names = reduce(with_list, lists, shipped_names())
    return Reader(chosen.signature, lambda article: _surer(chosen.read(article, names), least), chosen.parallel)


def _surer(reading: Reading, least: float) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.confidence >= least))


def added(
    store: Store, read: Reader, paths: Sequence[str], again: bool = False, total: int | None = None
) -> Iterator[Change | ArticleError]:
    """Read articles into a store, one after the other, and give what became of each.

    Parameters
    ----------
    again: also read what neither it nor the extractor has changed since.
    total: how many articles there are, where that is known.
    """
    articles = progress(read_articles(paths), "reading", total)
    due = (a if again or isinstance(a, ArticleError) else _unless_known(store, a, read.signature) for a in articles)
    with ahead(partial(_unless_done, read), due, read.parallel) as turns:
        for _, outcome in turns:
            yield _kept(store, outcome)


def report(outcome: Change | ArticleError) -> bool:
    """Say what became of an article; return whether something was refused."""
    if isinstance(outcome, ArticleError):
        complain(str(outcome))
        return True
    say(f"{outcome.article}: {outcome.state}, {count(outcome.claims, 'claim')}")
    return _refused(outcome.refusals)


def _unless_known(store: Store, article: Article, signature: str) -> Article | Change:
    """An article that is to be read, or what becomes of it where a store holds what would be read."""
    known = _known(store, article, signature)
    return Change(article.id, "unchanged", len(store.claims(article.id))) if known else article


def _unless_done(read: Reader, article: Article | ArticleError | Change) -> Reading | Change:
    return article if isinstance(article, Change) else read.outcome(article)


def _kept(store: Store, outcome: Callable[[], Reading | Change]) -> Change | ArticleError:
    try:
        reading = outcome()
    except ArticleError as error:
        return error
    except ReplyError as error:
        return ArticleError(str(error))
    if isinstance(reading, Change):
        return reading
    change = put_in(store, reading)
    _remark_open_dates(reading.article)
    return change


def _extracted(outcome: Callable[[], Reading]) -> bool:
    """Print the claims of an article; return whether something was refused."""
    try:
        reading = outcome()
    except (ArticleError, ReplyError) as error:
        complain(str(error))
        return True
    for claim in reading.claims:
        typer.echo(claim_line(claim))
    _remark_open_dates(reading.article)
    return _refused(reading.refusals)


def _refused(refusals: Sequence[Refusal]) -> bool:
    for refusal in refusals:
        claim = refusal.claim
        other = claim.object.name if isinstance(claim.object, Entity) else claim.object
        note(f"{claim.article}: refused: {claim.subject.name} {claim.predicate} {other}: {refusal.reason}")
    return bool(refusals)


def _remark_open_dates(article: Article) -> None:
    if not article.published:
        note(f"{article.id}: has no date of publication, so its relative dates stay open")


def _known(store: Store, article: Article, signature: str) -> bool:
    """Say whether a store holds what this extractor made of this very text and header."""
    kept, fresh = store.record(article.id), record_of(Reading(article, extractor=signature))
    return kept is not None and replace(kept, claims=(), names=(), contexts={}) == fresh
