"""From a model's reply to claims, before the gate has seen them."""

from collections.abc import Iterator, Mapping
from json import loads
from typing import Any

from tieup.errors import ReplyError
from tieup.extraction.llm.parts import Part
from tieup.extraction.wording import place
from tieup.model import Article, Claim, Entity, Evidence
from tieup_ontology import relation_terms

CONFIDENCE = 0.9
NOWHERE = Evidence("", 0, 0)


def claims(reply: str, article: Article, part: Part, extractor: str) -> Iterator[Claim]:
    """Read the claims of a reply. What is missing is left empty, for the gate to refuse.

    Parameters
    ----------
    part: the part of the article that the model was given; its words are looked for there first.

    Raises
    ------
    ReplyError: when it is not JSON, or not in the form that was asked for.
    """
    for entry in _entries(reply):
        predicate = _text(entry, "predicate") or ""
        term = relation_terms().get(predicate)
        yield Claim(
            article=article.id,
            subject=_entity(entry, "subject") or Entity("", ""),
            predicate=predicate,
            object=article.id if term and term.range == {"Article"} else _object(entry),
            evidence=_evidence(_text(entry, "evidence") or _text(entry, "quote") or "", part),
            start=_text(entry, "start"),
            end=_text(entry, "end"),
            attested=_text(entry, "attested"),
            certainty=_text(entry, "certainty"),
            source=_entity(entry, "source"),
            role=_text(entry, "role") if predicate == "hasRole" else None,
            quote=_text(entry, "quote") if predicate == "quotedIn" else None,
            confidence=CONFIDENCE,
            extractor=extractor,
        )


def _entries(reply: str) -> list[Mapping[str, Any]]:
    """The claims as they are written, also where a model has put words or a fence around the JSON."""
    try:
        whole = loads(reply[reply.find("{") : reply.rfind("}") + 1])
    except (ValueError, RecursionError) as error:
        raise ReplyError(f"the reply is no JSON: {reply[:60]!r}") from error
    entries = whole.get("claims")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ReplyError(f"the reply has no list of claims: {reply[:60]!r}")
    return entries


def _text(entry: Mapping[str, Any], field: str) -> str | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, str | int):
        raise ReplyError(f"in the reply, {field!r} is {str(value)[:60]!r}, not a text")
    return None if value in (None, "") else str(value)


def _entity(entry: Mapping[str, Any], field: str) -> Entity | None:
    value = entry.get(field)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ReplyError(f"in the reply, {field!r} is {str(value)[:60]!r}, not a name with a type")
    return Entity(_text(value, "name") or "", _text(value, "type") or "")


def _object(entry: Mapping[str, Any]) -> Entity | str:
    if isinstance(entry.get("object"), dict):
        return _entity(entry, "object") or ""
    return _text(entry, "object") or ""


def _evidence(words: str, part: Part) -> Evidence:
    found = place(part.text, words) if words else NOWHERE
    if found is None:
        return Evidence(words, part.start, part.start + len(words))
    return Evidence(found.exact, part.start + found.start, part.start + found.end)
