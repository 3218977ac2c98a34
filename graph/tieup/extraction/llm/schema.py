"""What a language model is told and what form its reply has, both made from the model of claims and the ontology."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from json import dumps
from string import Template
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_type_hints

from tieup.lexicon import text
from tieup.model import Claim, Entity, Evidence
from tieup_ontology import certainties, definition, entity_types, relation_terms

OWN = frozenset({"article", "confidence", "extractor", "reported"})
"""The fields of a claim that no model is asked for."""


@cache
def schema() -> Mapping[str, Any]:
    """Give the JSON Schema of a reply: a list of claims, with the terms of the ontology. It must not be changed."""
    hints = get_type_hints(Claim)
    # What makes no other claim (compare=False) follows from the article.
    asked = [field.name for field in fields(Claim) if field.compare and field.name not in OWN]
    claim = {name: _shape(hints[name], _terms(name)) for name in asked}
    return MappingProxyType(_object({"claims": {"type": "array", "items": _object(claim)}}))


@cache
def instructions() -> str:
    """Give the text that explains the task, from ``lexicon/llm.md`` and the definitions of the ontology."""
    return Template(text("llm.md")).substitute(
        types=_listed(entity_types()), certainties=_listed(certainties()), relations=_relations()
    )


@cache
def version() -> str:
    """Give eight hexadecimal digits that change whenever the instructions or the form of the reply do."""
    return sha256((instructions() + dumps(dict(schema()), sort_keys=True)).encode()).hexdigest()[:8]


def _terms(field: str) -> tuple[str, ...]:
    """The words that a field of a claim can have, where they are those of the ontology."""
    return {"predicate": tuple(relation_terms()), "certainty": certainties()}.get(field, ())


def _shape(hint: Any, terms: tuple[str, ...]) -> dict[str, Any]:
    shapes = [shape for kind in get_args(hint) or (hint,) for shape in _shapes(kind, terms)]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _shapes(kind: Any, terms: tuple[str, ...]) -> list[dict[str, Any]]:
    string: dict[str, Any] = {"type": "string", **({"enum": list(terms)} if terms else {})}
    entity = _object({"name": {"type": "string"}, "type": {"type": "string", "enum": list(entity_types())}})
    null = {"type": "null"}
    return {str: [string], NoneType: [null], Entity: [entity], Evidence: [string, null]}[kind]


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _listed(names: Iterable[str]) -> str:
    return "\n".join(f"- {name}: {definition(name)}" for name in names)


def _relations() -> str:
    return "\n".join(
        f"- {term.name} ({' or '.join(sorted(term.domain))} -> {' or '.join(sorted(term.range))}"
        f"{', symmetric' if term.symmetric else ''}): {definition(term.name)}"
        for term in relation_terms().values()
    )
