"""The command that scores extractors on a gold set."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from tieup.cli.console import progress, say
from tieup.cli.figures import compare, listing, report
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
from tieup.cli.options import LeastOption, NamesOption
from tieup.cli.reading import Reader, reader
from tieup.evaluation import Fact, GoldSet, Key, Score, calibration, fact_of, read_facts, read_gold_set, score, wording
from tieup.extraction.ahead import ahead
from tieup.extraction.llm import Settings

FACTS = ".jsonl"


@dataclass(frozen=True)
class _Finder:
    """What finds facts: made before anything is read, so that a misspelt name costs no time."""

    name: str
    find: Callable[[GoldSet], list[Fact]]


@dataclass(frozen=True)
class _Trial:
    """What an extractor found in a gold set, and how it scores."""

    name: str
    found: list[Fact]
    score: Score


def evaluate(
    set: Annotated[str, typer.Argument(metavar="SET", help="A folder: entities.json, facts.jsonl, articles.")],
    extractor: Annotated[
        str, typer.Option(metavar="NAME|FILE.jsonl", help="What reads the articles, or what it has printed.")
    ] = "patterns",
    against: Annotated[str | None, typer.Option(metavar="NAME|FILE.jsonl", help="Another, to compare it with.")] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List each missed and each false fact, with the words.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures and errors as JSON.")] = False,
    articles: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="The articles, if not in SET/articles.")
    ] = None,
    names: NamesOption = None,
    least: LeastOption = 0.0,
    cache: CacheOption = CACHE,
    budget: BudgetOption = None,
    price: PriceOption = None,
    parallel: ParallelOption = PARALLEL,
) -> None:
    """Score an extractor on a gold set, or compare two."""
    gold = read_gold_set(set, articles)
    settings = model_settings(cache, budget, price, parallel)
    finders = [_finder(one, names or [], settings, least) for one in (extractor, against) if one]
    with reported(settings.account):
        trials = [_trial(gold, finder) for finder in finders]
    if as_json:
        return typer.echo(json.dumps(_record(gold, trials), ensure_ascii=False, indent=1))
    first, *others = trials
    say(f"{set}: {len(gold.articles)} articles, read by {' and '.join(trial.name for trial in trials)}")
    for other in others:
        return compare(gold, (first.name, first.score), (other.name, other.score))
    report(first.score, calibration(gold, first.found))
    if errors:
        listing("missed", gold, first.score.missed, gold.facts)
        listing("false", gold, first.score.false, first.found)
    return None


def _finder(extractor: str, names: list[str], settings: Settings, least: float) -> _Finder:
    if extractor.endswith(FACTS):
        written = (fact for _, fact in read_facts(Path(extractor)))
        facts = [fact for fact in written if fact.confidence is None or fact.confidence >= least]
        return _Finder(extractor, lambda _: facts)
    read = reader(extractor, names, settings, least)
    return _Finder(read.signature, lambda gold: _read_through(read, gold))


def _trial(gold: GoldSet, finder: _Finder) -> _Trial:
    found = finder.find(gold)
    return _Trial(finder.name, found, score(gold, found))


def _read_through(read: Reader, gold: GoldSet) -> list[Fact]:
    articles = progress(gold.articles.values(), "reading", len(gold.articles))
    with ahead(read.read, articles, read.parallel) as turns:
        return [fact_of(claim) for _, reading in turns for claim in reading().claims]


def _record(gold: GoldSet, trials: list[_Trial]) -> dict[str, Any]:
    """All about the first trial; where there is a second, that as well, and what only the one or the other found."""
    first, *others = [_figures(gold, trial) for trial in trials]
    if not others:
        return first
    one, other = (trial.score.right for trial in trials)
    return {
        **first,
        "against": others[0],
        "only": [[list(key) for key in sorted(keys)] for keys in (one - other, other - one)],
    }


def _figures(gold: GoldSet, trial: _Trial) -> dict[str, Any]:
    whole = trial.score
    return {
        "extractor": trial.name,
        "articles": len(gold.articles),
        **_shares(whole),
        "qualifiers": {name: {**asdict(one), "accuracy": one.accuracy} for name, one in whole.qualifiers.items()},
        "predicates": {name: _relation(whole.of(name)) for name in whole.predicates},
        "calibration": [{**asdict(one), "accuracy": one.accuracy} for one in calibration(gold, trial.found)],
        "missed": _errors(gold, whole.missed, gold.facts),
        "false": _errors(gold, whole.false, trial.found),
    }


def _relation(part: Score) -> dict[str, float]:
    return {"found": len(part.right), "missed": len(part.missed), "false": len(part.false), **_shares(part)}


def _shares(part: Score) -> dict[str, float]:
    return {"precision": part.precision, "recall": part.recall, "f1": part.f1}


def _errors(gold: GoldSet, keys: frozenset[Key], facts: Iterable[Fact]) -> list[dict[str, Any]]:
    written = gold.by_key(facts)
    return [{**key._asdict(), "sentences": wording(gold, written[key][0])} for key in sorted(keys)]
