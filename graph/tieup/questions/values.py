"""From the values that a person gives to the terms that a question binds: names to entities, dates, articles, texts."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from tieup.dates import parse_day
from tieup.decisions import names_to_use
from tieup.errors import DateError, QueryError, UnknownName
from tieup.model import Entity
from tieup.names import shipped_names
from tieup.questions.question import Parameter, Question, Term
from tieup.rdf import DECISIONS, article_iri, entity_iri
from tieup.rdf.namespaces import BASE, LABEL, NEWS_ARTICLE, SAME_AS, TYPE
from tieup.store import Store
from tieup_ontology import TIE, entity_types

DAY = "day"
"""The parameter that ``as_of`` gives a value to."""

FROM, TO = "from", "to"
"""The parameters between which days lie."""

_IRI = re.compile(rf"<?(?P<iri>{re.escape(BASE)}[^\s<>\"{{}}|\\\\^`]+)>?")
_XSD_DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")


def terms(store: Store, question: Question, values: Mapping[str, str], as_of: str | None = None) -> dict[str, Term]:
    """Work out what to bind.

    Parameters
    ----------
    values: by the names of the question's parameters, as a person writes them.
    as_of: the value of ``day``, as ``YYYY-MM-DD``.

    Raises
    ------
    QueryError: when a value is missing, or given for something that the question does not take.
    UnknownName: when the store has no such entity or article.
    DateError: when a day is none, or two are the wrong way round.
    """
    given = dict(values) if as_of is None else {**values, DAY: as_of}
    _refuse_others(question, given)
    for parameter in question.parameters:
        if parameter.name not in given and not parameter.optional:
            raise QueryError(f"{question.name} asks for {_described(parameter)}; give {_example(store, parameter)}")
    _refuse_turned(given)
    return {p.name: _term(store, p, given[p.name]) for p in question.parameters if p.name in given}


def _refuse_turned(given: Mapping[str, str]) -> None:
    if FROM in given and TO in given and parse_day(given[TO]) <= parse_day(given[FROM]):
        raise DateError(f"{given[TO]} does not lie after {given[FROM]}; give the earlier day as {FROM}")


def _refuse_others(question: Question, given: Iterable[str]) -> None:
    taken = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in taken:
            raise QueryError(f"{question.name} takes no {name}; it takes {', '.join(taken) or 'no values'}")


def _described(parameter: Parameter) -> str:
    return f"{parameter.name} ({' or '.join(parameter.kinds)})"


def _example(store: Store, parameter: Parameter) -> str:
    if parameter.name == DAY:
        return "--as-of 2022-06-01"
    samples = {"date": "2022-06-01", "text": "words"}
    (kind, *_) = parameter.kinds
    value = samples.get(kind) or next(iter(_choices(store, parameter)), kind)
    return f'--set {parameter.name}="{value}"'


def _choices(store: Store, parameter: Parameter) -> list[str]:
    if parameter.kinds == ("Article",):
        return sorted(store.article_ids())
    return sorted(entity.name for entity in _entities(store, parameter.kinds))


def _term(store: Store, parameter: Parameter, value: str) -> Term:
    match parameter.kinds:
        case ("date",):
            return ox.Literal(parse_day(value).isoformat(), datatype=_XSD_DATE)
        case ("text",):
            return ox.Literal(value)
        case ("Article",):
            return _article(store, parameter, value)
        case _:
            return entity_iri(entity_named(store, value, parameter.kinds))


def _article(store: Store, parameter: Parameter, value: str) -> ox.NamedNode:
    if _has(store, article_iri(value), TYPE, NEWS_ARTICLE):
        return article_iri(value)
    raise UnknownName(f"no article has the ID {value!r}; {nearest(value, _choices(store, parameter))}")


def entity_named(store: Store, value: str, kinds: Collection[str] = ("Entity",)) -> Entity:
    """Find the one entity of a store that a person means; of names that people decided to be one, the name to use.

    Parameters
    ----------
    value: its name, in any case, another name of it, or its IRI.
    kinds: the types of entities that will do, or ``Entity`` for any.

    Raises
    ------
    UnknownName: when none bears the name, or several do; the message offers the nearest.
    """
    if found := _by_whole_name(store, value, kinds):
        merged = any(_has(store, entity_iri(entity), SAME_AS) for entity in found)
        return _one(names_to_use(store.quads(DECISIONS), found) if merged else found, {}, value, kinds)
    known = _entities(store, kinds)
    return _one(names_to_use(store.quads(DECISIONS), named_so(known, value)), known, value, kinds)


def _by_whole_name(store: Store, value: str, kinds: Collection[str]) -> list[Entity]:
    """Give the entities that bear a name, or an IRI, exactly as it is written, without a look at all others."""
    name = value
    if iri := _IRI.fullmatch(value.strip()):
        named = store.triples.quads_for_pattern(ox.NamedNode(iri["iri"]), ox.NamedNode(LABEL), None)
        name = next((quad.object.value for quad in named if isinstance(quad.object, ox.Literal)), "")
    fitting = (Entity(name, kind) for kind in entity_types() if {"Entity", kind} & set(kinds))
    found = [entity for entity in fitting if _has(store, entity_iri(entity), TYPE, TIE + entity.type)]
    return [entity for entity in found if not iri or entity_iri(entity).value == iri["iri"]]


def _has(store: Store, node: ox.NamedNode, predicate: str, object: str | None = None) -> bool:
    wanted = ox.NamedNode(object) if object else None
    return next(store.triples.quads_for_pattern(node, ox.NamedNode(predicate), wanted), None) is not None


def entity_as_named(store: Store, value: str) -> Entity:
    """Find the one entity of a store that bears a name itself, whatever people decided to use in its place.

    Raises
    ------
    UnknownName: when none bears the name, or several do; the message offers the nearest.
    """
    known = store.entities()
    return _one(named_so(known, value), known, value, ("Entity",))


def _one(found: Sequence[Entity], known: Mapping[Entity, frozenset[str]], value: str, kinds: Collection[str]) -> Entity:
    if not found:
        names = sorted({*(entity.name for entity in known), *chain.from_iterable(known.values())})
        raise UnknownName(f"no {' or '.join(kinds)} is named {value!r}; {nearest(value, names)}")
    if len(found) > 1:
        several = ", ".join(f"{entity.name} ({entity.type}, <{entity_iri(entity).value}>)" for entity in found)
        raise UnknownName(f"{value!r} is the name of several: {several}; give the whole name or the IRI of one")
    return found[0]


def _entities(store: Store, kinds: Collection[str]) -> dict[Entity, frozenset[str]]:
    known = store.entities()
    return {entity: names for entity, names in known.items() if {"Entity", entity.type} & set(kinds)}


def named_so(known: Mapping[Entity, frozenset[str]], value: str) -> list[Entity]:
    """Give the entities that bear a name: as IRI, as written, in any case, by another name, by one of tieup's lists.

    Parameters
    ----------
    known: entities, each with its other names.
    """
    folded = value.strip().casefold()
    iri = value.strip("<> ")
    listed = shipped_names().find(value.strip())
    looks = (
        (entity for entity in known if entity_iri(entity).value == iri),
        (entity for entity in known if entity.name == value),
        (entity for entity in known if entity.name.casefold() == folded),
        (entity for entity, others in known.items() if folded in {name.casefold() for name in others}),
        (entity for entity in known if listed and entity == listed.entity),
    )
    return next((found for look in looks if (found := sorted(look))), [])


def nearest(value: str, choices: list[str]) -> str:
    """Offer those of the choices that are most like what was given, as the end of a message."""
    near = process.extract(value, choices, scorer=fuzz.WRatio, processor=str.casefold, limit=3, score_cutoff=60)
    if near:
        return f"the nearest are: {', '.join(dict.fromkeys(name for name, _, _ in near))}"
    return "no name that the store holds is like it" if choices else "the store holds none yet"
