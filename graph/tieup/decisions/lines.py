"""Decisions as lines of JSON, which git can hold and compare: one a line, its keys always in the same order."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from unicodedata import normalize

import pyoxigraph as ox

from tieup.dates import parse_day
from tieup.decisions.decision import VERDICTS, About, Decision, Link, Names
from tieup.errors import DateError, DecisionError
from tieup.model import Claim, Entity, Evidence
from tieup.rdf import claim_iri
from tieup_ontology import entity_types, relation_terms

_TEXTS = ("start", "end", "attested", "certainty", "role", "quote")


def line(decision: Decision) -> str:
    """Write a decision as one line."""
    content = {
        **_about(decision.about),
        **({"instead": _claim(decision.instead)} if decision.instead else {}),
        "verdict": decision.verdict,
        "by": decision.by,
        "on": decision.on,
        **({"reason": decision.reason} if decision.reason else {}),
    }
    return json.dumps(content, ensure_ascii=False)


def decision(line: str) -> Decision:
    """Read a decision from its line: the inverse of ``line``.

    Raises
    ------
    DecisionError: when the line is no decision; the message says what is wrong with it.
    """
    content = _object(_json(line), "it")
    about = _read_about(content)
    verdict, by, on = _text(content, "verdict"), _text(content, "by"), _day(_text(content, "on"))
    if verdict not in VERDICTS[type(about)]:
        raise DecisionError(f"no verdict {verdict!r} here; there are {', '.join(VERDICTS[type(about)])}")
    instead = _read_claim(_object(content.get("instead"), "'instead'")) if verdict == "correct" else None
    return Decision(about, verdict, by, on, _maybe(content, "reason") or "", instead)


def short(claim: Claim) -> str:
    """Give the hexadecimal end of a claim's IRI, by which people name it."""
    return claim_iri(claim).value.rpartition("/")[2]


def _about(about: About) -> dict[str, Any]:
    match about:
        case Names(one, other):
            return {"names": [_entity(one), _entity(other)]}
        case Link(entity, iri):
            return {"link": _entity(entity), "to": iri}
        case _:
            return {"claim": short(about), "says": _claim(about)}


def _entity(entity: Entity) -> dict[str, str]:
    return {"name": entity.name, "type": entity.type}


def _claim(claim: Claim) -> dict[str, Any]:
    content = {
        "article": claim.article,
        "subject": _entity(claim.subject),
        "predicate": claim.predicate,
        "object": _entity(claim.object) if isinstance(claim.object, Entity) else claim.object,
        **{name: getattr(claim, name) for name in _TEXTS},
        "source": _entity(claim.source) if claim.source else None,
        "evidence": {field.name: getattr(claim.evidence, field.name) for field in fields(Evidence)},
    }
    return {name: value for name, value in content.items() if value is not None}


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DecisionError(f"no JSON ({error})") from error


def _read_about(content: Mapping[str, Any]) -> About:
    if "names" in content:
        pair = content["names"]
        if not isinstance(pair, list) or len(pair) != 2:
            raise DecisionError("'names' is not a list of two names")
        return _read_names(*(_read_entity(entry, "'names'") for entry in pair))
    if "link" in content:
        return Link(_read_entity(content["link"], "'link'"), iri(_text(content, "to")))
    if "says" in content:
        claim = _read_claim(_object(content["says"], "'says'"))
        if content.get("claim") != short(claim):
            raise DecisionError(f"'claim' is not {short(claim)}, which is the name of what 'says' says; mend either")
        return claim
    raise DecisionError("it is about nothing; there must be 'names', 'link' or 'says'")


def _read_names(one: Entity, other: Entity) -> Names:
    if one == other:
        raise DecisionError(f"{one.name!r} stands there twice; a decision is about two names")
    if one.type != other.type:
        raise DecisionError(
            f"{one.name!r} is of the type {one.type}, and {other.name!r} of {other.type}; give one type"
        )
    return Names(one, other)


def iri(text: str) -> str:
    """Give a text that is an IRI; raises ``DecisionError`` where it is none."""
    try:
        return ox.NamedNode(text).value
    except ValueError as error:
        raise DecisionError(f"{text!r} is no IRI") from error


def _read_entity(content: Any, where: str) -> Entity:
    entity = Entity(normalize("NFC", _text(_object(content, where), "name")), _text(content, "type"))
    if entity.type not in entity_types():
        raise DecisionError(f"no type {entity.type!r}; the types are {', '.join(entity_types())}")
    return entity


def _read_claim(content: Mapping[str, Any]) -> Claim:
    predicate, other = _text(content, "predicate"), content.get("object")
    if predicate not in relation_terms():
        raise DecisionError(f"the ontology has no relation {predicate!r}")
    return Claim(
        article=_text(content, "article"),
        subject=_read_entity(content.get("subject"), "'subject'"),
        predicate=predicate,
        object=_text(content, "object") if isinstance(other, str) else _read_entity(other, "'object'"),
        evidence=_read_evidence(_object(content.get("evidence"), "'evidence'")),
        source=_read_entity(content["source"], "'source'") if content.get("source") else None,
        start=_maybe(content, "start"),
        end=_maybe(content, "end"),
        attested=_maybe(content, "attested"),
        certainty=_maybe(content, "certainty"),
        role=_maybe(content, "role"),
        quote=_maybe(content, "quote"),
    )


def _read_evidence(content: Mapping[str, Any]) -> Evidence:
    start, end = content.get("start"), content.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise DecisionError("'evidence' needs 'start' and 'end', which are whole numbers")
    return Evidence(_text(content, "exact"), start, end)


def _object(content: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(content, dict):
        raise DecisionError(f"{where} is no object in braces")
    return content


def _text(content: Mapping[str, Any], name: str) -> str:
    value = _maybe(content, name)
    if not value:
        raise DecisionError(f"{name!r} is missing or empty")
    return value


def _maybe(content: Mapping[str, Any], name: str) -> str | None:
    value = content.get(name)
    if value is not None and not isinstance(value, str):
        raise DecisionError(f"{name!r} is {value!r}, not a text")
    if value and not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise DecisionError(f"{name!r} holds half a character (a lone surrogate); mend it")
    return value


def _day(text: str) -> str:
    try:
        return parse_day(text).isoformat()
    except DateError as error:
        raise DecisionError(str(error)) from error
