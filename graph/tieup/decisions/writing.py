"""A claim as a person writes it: names with their types worked out, words that the gate will look for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tieup.decisions.decision import Decision
from tieup.decisions.entering import entered
from tieup.errors import DecisionError
from tieup.model import Article, Claim, Entity, Evidence
from tieup.names import shipped_names
from tieup_ontology import relation_terms

FIELDS = (
    "article",
    "words",
    "subject",
    "predicate",
    "object",
    "start",
    "end",
    "attested",
    "certainty",
    "source",
    "role",
    "quote",
)
_TYPED = re.compile(r"(?P<name>.+?) \((?P<type>[A-Z][A-Za-z]+)\)")
_SPEAKERS = frozenset({"Person", "Organization"})


def claim_of(fields: Mapping[str, str], known: Iterable[Entity], before: Claim | None = None) -> Claim:
    """Make a claim of what a person wrote.

    Parameters
    ----------
    fields: by the names of ``FIELDS``; a name may have its type in brackets, "Leica (Organization)".
    known: the names of the store, by which types are worked out.
    before: the claim to correct, which has what the fields leave out; an empty field takes away what it has.

    Raises
    ------
    DecisionError: when a field is unknown or missing, or when it cannot be told what a name is.
    """
    if unknown := set(fields) - set(FIELDS):
        raise DecisionError(f"no field {min(unknown)!r}; there are {', '.join(FIELDS)}")
    given = {**(_fields(before) if before else {}), **fields}
    for needed in ("article", "words", "subject", "predicate"):
        if not given.get(needed):
            raise DecisionError(f"{needed!r} is missing or empty")
    if (term := relation_terms().get(given["predicate"])) is None:
        raise DecisionError(f"no relation {given['predicate']!r}; there are {', '.join(relation_terms())}")
    names = {*known, *(_ends(before) if before else ())}
    return Claim(
        article=given["article"],
        subject=_entity(given["subject"], term.domain, names),
        predicate=term.name,
        object=_object(given, term.range, names),
        evidence=Evidence(given["words"], near := before.evidence.start if before else 0, near + len(given["words"])),
        start=given.get("start") or None,
        end=given.get("end") or None,
        attested=given.get("attested") or None,
        certainty=given.get("certainty") or None,
        source=_entity(given["source"], _SPEAKERS, names) if given.get("source") else None,
        role=given.get("role") or None,
        quote=given.get("quote") or None,
    )


def borne_out(decision: Decision, article: Article, present: Iterable[Claim]) -> Decision:
    """Give a decision that adds a claim or corrects one, with the words as the article has them.

    Raises
    ------
    DecisionError: when the article does not bear the claim out; the message says what is wrong.
    """
    claim = entered(decision, article, present)
    if not isinstance(claim, Claim):
        raise DecisionError(f"refused: {claim.reason}")
    written = decision.instead or decision.about
    source = written.source if isinstance(written, Claim) else None
    found = replace(claim, source=source)
    return replace(decision, instead=found) if decision.instead else replace(decision, about=found)


def _fields(claim: Claim) -> dict[str, str]:
    told = {name: getattr(claim, name) for name in FIELDS if name not in ("words", "subject", "object", "source")}
    ends = {"subject": _typed(claim.subject), "object": _typed(claim.object), "words": claim.evidence.exact}
    source = {"source": _typed(claim.source)} if claim.source else {}
    return {name: value for name, value in {**told, **ends, **source}.items() if value is not None}


def _typed(end: Entity | str) -> str:
    return f"{end.name} ({end.type})" if isinstance(end, Entity) else end


def _ends(claim: Claim) -> list[Entity]:
    return [end for end in (claim.subject, claim.object, claim.source) if isinstance(end, Entity)]


def _object(given: Mapping[str, str], range: frozenset[str], names: Iterable[Entity]) -> Entity | str:
    if range == {"Article"}:
        return given["article"]
    if not given.get("object"):
        raise DecisionError("'object' is missing or empty")
    return given["object"] if range == {"date"} else _entity(given["object"], range, names)


def _entity(text: str, allowed: frozenset[str], names: Iterable[Entity]) -> Entity:
    """Give the entity of a name: of the type in brackets, or of the only one that it can have."""
    if typed := _TYPED.fullmatch(text):
        return Entity(typed["name"], typed["type"])
    listed = shipped_names().find(text)
    known = {*names, *([listed.entity] if listed else [])}
    borne = {entity.type for entity in known if entity.name == text}
    types = borne & allowed or borne or allowed
    if len(types) > 1:
        raise DecisionError(f"it cannot be told what {text!r} is; write '{text} ({min(types)})' or another type")
    return Entity(text, next(iter(types)))
