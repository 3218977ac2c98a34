"""Changes as an Atom feed (RFC 4287), for readers of feeds: the same changes give the same bytes."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from xml.etree import ElementTree

from tieup.changes import Change, Clock
from tieup.model import Claim, name_of
from tieup.rdf import BASE, relation_iri

_ATOM = "http://www.w3.org/2005/Atom"
_CLOCKS = MappingProxyType({"true": "what was so", "known": "what was known"})


def feed(changes: Iterable[Change], first: date, second: date, clock: Clock) -> str:
    """Write changes as a feed of the second day.

    Parameters
    ----------
    first, second, clock: what they are changes between.
    """
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _text(root, "id", f"{BASE}changes/{clock}/{first}/{second}")
    _text(root, "title", f"Changes from {first} to {second}: {_CLOCKS[clock]}")
    _text(root, "updated", _instant(second))
    _text(ElementTree.SubElement(root, "author"), "name", "tieup")
    for change in changes:
        _entry(ElementTree.SubElement(root, "entry"), change, second)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def summary(change: Change) -> str:
    """Say a change in one line."""
    relation = change.relation
    return f"{change.kind}: {name_of(relation.subject)} {relation.predicate} {name_of(*relation.others())}"


def _entry(entry: ElementTree.Element, change: Change, day: date) -> None:
    name = relation_iri(change.relation).value.removeprefix(BASE + "relation/")
    _text(entry, "id", f"{BASE}change/{name}/{change.kind}/{day}")
    _text(entry, "title", summary(change))
    _text(entry, "updated", _instant(day))
    ElementTree.SubElement(entry, "category", term=change.kind)
    _text(entry, "content", "\n".join([_state(change), *map(_quoted, change.claims)]))


def _state(change: Change) -> str:
    relation = change.relation
    dates = [f"{word} {day}" for word, day in (("from", relation.start), ("to", relation.end)) if day]
    return ", ".join([*dates, relation.status, "certainly" if change.sure else "possibly"])


def _quoted(claim: Claim) -> str:
    return f"“{claim.evidence.exact}” ({', '.join(filter(None, [claim.article, claim.reported, claim.certainty]))})"


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = "".join(
        sign if sign.isprintable() or sign == "\n" else " " for sign in text
    )


def _instant(day: date) -> str:
    return f"{day}T00:00:00Z"
