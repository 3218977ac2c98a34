"""The figures of an evaluation on the screen."""

from collections.abc import Iterable, Sequence

import typer

from tieup.cli.console import count, plain, say, show
from tieup.evaluation import Bin, Fact, GoldSet, Key, Score, wording

Named = tuple[str, Score]


def report(score: Score, bins: Sequence[Bin]) -> None:
    """Show the figures of one extractor: of each relation and of all, of the details, of the confidence."""
    rows = [_row(name, score.of(name)) for name in score.predicates]
    _table(("relation", "found", "missed", "false", "precision", "recall", "F1"), [*rows, _row("all", score)])
    details = [(name, str(one.right), str(one.asked), _share(one.accuracy)) for name, one in score.qualifiers.items()]
    _table(("detail", "right", "asked", "share"), details)
    held = [(f"{b.low:.1f} to {b.high:.1f}", str(b.claims), str(b.right), _share(b.accuracy)) for b in bins if b.claims]
    if held:
        _table(("confidence", "claims", "right", "share"), held)


def compare(gold: GoldSet, first: Named, second: Named) -> None:
    """Show the figures of two extractors side by side, and what only the one or the other found."""
    scores = first[1], second[1]
    rows = [
        ("precision", *(_share(score.precision) for score in scores)),
        ("recall", *(_share(score.recall) for score in scores)),
        ("F1", *(_share(score.f1) for score in scores)),
    ]
    relations = sorted({*first[1].predicates, *second[1].predicates})
    rows += [(f"F1 of {name}", *(_share(score.of(name).f1) for score in scores)) for name in relations]
    rows += [(name, *(_share(score.qualifiers[name].accuracy) for score in scores)) for name in first[1].qualifiers]
    _table(("figure", first[0], second[0]), rows)
    for (name, score), (_, other) in ((first, second), (second, first)):
        listing(f"found by {name} alone", gold, score.right - other.right, gold.facts)


def listing(title: str, gold: GoldSet, keys: frozenset[Key], facts: Iterable[Fact]) -> None:
    """Show facts, each with the sentences behind it.

    Parameters
    ----------
    facts: among them those of the keys, as they were written.
    """
    written = gold.by_key(facts)
    say("")
    say(f"{title}: {count(len(keys), 'fact')}")
    for key in sorted(keys):
        fact = written[key][0]
        say(f"{fact.article}: {fact.subject} {fact.predicate} {fact.object}")
        for sentence in wording(gold, fact) or ["(not in one sentence)"]:
            typer.echo(f"    {plain(sentence)}")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    say("")
    show(columns, rows)


def _row(name: str, score: Score) -> tuple[str, ...]:
    counts = (str(len(keys)) for keys in (score.right, score.missed, score.false))
    return name, *counts, _share(score.precision), _share(score.recall), _share(score.f1)


def _share(value: float) -> str:
    return f"{value:.3f}"
