"""The command by which people add claims that they wrote themselves."""

from typing import Annotated

import typer

from tieup.cli.console import complain, count, say
from tieup.cli.deciding import ByOption, DecisionsOption, OnOption, Person, curated, person
from tieup.cli.options import STORE, StoreOption
from tieup.curation import decide
from tieup.decisions import Decision, topic
from tieup.decisions.claimsfile import Row, rows
from tieup.decisions.writing import FIELDS, borne_out, claim_of
from tieup.errors import DateError, DecisionError, UnknownName
from tieup.store import Store


def claims(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="YAML or CSV; docs/curation.md says how.")],
    by: ByOption = None,
    on: OnOption = None,
    store: StoreOption = STORE,
    decisions: DecisionsOption = None,
) -> None:
    """Add claims that people wrote, each with the words of an article that it rests on."""
    who, found = person(by, on), [row for file in files for row in rows(file)]
    with curated(store, decisions) as opened:
        there = {topic(decision.about) for decision in opened.decisions.standing}
        read = [decision for row in found if (decision := _decision(opened, row, who))]
        new = {key: decision for decision in read if (key := topic(decision.about)) not in there}
        decide(opened, list(new.values()))
    refused = len(found) - len(read)
    say(f"{count(len(new), 'claim')} added, {len(read) - len(new)} known already, {refused} refused")
    if refused:
        raise typer.Exit(1)


def _decision(store: Store, row: Row, who: Person) -> Decision | None:
    """Make the decision to add a row's claim; None, with the reason said, where it is refused."""
    try:
        writer = person(row.fields.get("person") or who.name, row.fields.get("on") or who.day)
        claim = claim_of({name: row.fields[name] for name in FIELDS if name in row.fields}, store.entities())
        decision = Decision(claim, "add", writer.name, writer.day, row.fields.get("reason", ""))
        return borne_out(decision, store.article(claim.article), store.claims(claim.article))
    except (DateError, DecisionError, UnknownName) as error:
        complain(f"{row.place}: {error}")
        return None
