"""The command that gives reasons, and the options by which a user looks back, or judges by another policy."""

import json
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from tieup.cli.console import say, show, wrong
from tieup.cli.deciding import looked_at
from tieup.cli.options import STORE, StoreOption
from tieup.dates import parse_day
from tieup.model import Claim, Relation, name_of
from tieup.policy import POLICY, Policy, read_policy

if TYPE_CHECKING:
    from tieup.why import Ground, Judgement

KnownOption = Annotated[str | None, typer.Option(metavar="DATE", help="Only what had been published by that day.")]
PolicyOption = Annotated[
    str | None, typer.Option(metavar="FILE", help="Judge by the acceptance policy in a TOML file.")
]

FORMATS = ("text", "json")
COLUMNS = ("side", "reported", "certainty", "weight", "source", "says", "article", "words", "rumour")
BECAME = MappingProxyType({"bearsOut": "came true", "disproves": "refuted", "leavesOpen": "open"})


def why(
    subject: Annotated[str, typer.Argument(help="A name, such as Huawei.")],
    relation: Annotated[str, typer.Argument(help="A kind of relation, such as partneredWith.")],
    object: Annotated[str, typer.Argument(help="A name; with launchedOn a date, with quotedIn an article's ID.")],
    known: KnownOption = None,
    policy: PolicyOption = None,
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    store: StoreOption = STORE,
) -> None:
    """Show every claim for and against a relation, and the rule that decided."""
    chosen(format, FORMATS)
    from tieup.why import why as reasons  # rdflib, which names need, takes a third of a second

    with looked_at(store) as opened:
        found = reasons(opened, subject, relation, object, day(known), judge(policy))
    if format == "json":
        return write_json([_plain(judgement) for judgement in found])
    for judgement in found:
        _show(judgement)
    return None


def day(text: str | None) -> date | None:
    """Read the day of ``--known``; raises ``DateError``."""
    return parse_day(text) if text else None


def judge(path: str | None) -> Policy:
    """Read the policy of ``--policy``; without one, that by which the store is kept; raises ``PolicyError``."""
    return read_policy(path) if path else POLICY


def chosen(format: str, formats: tuple[str, ...]) -> str:
    """Refuse a format that there is not."""
    if format not in formats:
        wrong(f"--format {format!r} is unknown; there are {', '.join(formats)}")
    return format


def write_json(data: object) -> None:
    """Write data to the standard output as JSON for people and programs."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def statement(relation: Relation) -> dict[str, object]:
    """Give what a relation says as JSON holds it."""
    return {
        "subject": name_of(relation.subject),
        "relation": relation.predicate,
        "object": name_of(*relation.others()),
        "parties": [party.name for party in relation.parties],
        "start": relation.start,
        "end": relation.end,
        "firstAttested": relation.first_attested,
        "lastAttested": relation.last_attested,
        "certainty": relation.certainty,
        "status": relation.status,
        "rule": relation.rule,
    }


def period(told: Relation | Claim) -> str:
    """Say from when to when something is said to be, as precisely as the articles do; empty where they do not say."""
    ends = (("from", told.start), ("to", told.end))
    return " ".join(f"{word} {date}" for word, date in ends if date)


def _show(judgement: "Judgement") -> None:
    relation = judgement.relation
    ends = f"{name_of(relation.subject)} {relation.predicate} {name_of(*relation.others())}"
    say(f"{' '.join(filter(None, [ends, period(relation)]))}: {relation.status}")
    say(f"{judgement.sentence} ({judgement.policy}, {relation.rule})")
    show(COLUMNS, list(dict.fromkeys(map(_row, judgement.grounds))))
    say("")


def _row(ground: "Ground") -> tuple[str, ...]:
    claim = ground.claim
    source = claim.source.name if claim.source else ""
    told = (claim.reported or "", claim.certainty or "", str(ground.weight), source, period(claim))
    return (ground.side, *told, claim.article, claim.evidence.exact, BECAME.get(ground.outcome or "", ""))


def _plain(judgement: "Judgement") -> dict[str, object]:
    grounds = [
        {
            "side": ground.side,
            "weight": ground.weight,
            "certainty": ground.claim.certainty,
            "source": ground.claim.source.name if ground.claim.source else None,
            "reported": ground.claim.reported,
            "start": ground.claim.start,
            "end": ground.claim.end,
            "article": ground.claim.article,
            "words": ground.claim.evidence.exact,
            "outcome": ground.outcome,
        }
        for ground in judgement.grounds
    ]
    told = {"policy": judgement.policy, "sentence": judgement.sentence, "claims": grounds}
    return {**statement(judgement.relation), **told}
