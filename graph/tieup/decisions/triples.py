"""Decisions as triples, in a graph of their own: who decided what and when, and which names are one by that."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

import pyoxigraph as ox

import tieup_ontology as tie
from tieup.decisions.decision import Decision, Link, Names
from tieup.decisions.lines import decision as read
from tieup.decisions.lines import line
from tieup.decisions.standing import Decisions
from tieup.model import Claim, Entity
from tieup.rdf import BASE, DECISIONS, article_iri, claim_iri, entity_iri, names_of
from tieup.rdf import namespaces as ns
from tieup.rdf.terms import Term, day, text


def decision_quads(decisions: Decisions) -> list[ox.Quad]:
    """Write the decisions that stand, and what they make of names, into the graph of decisions.

    A name that is not to be used leads by ``owl:sameAs`` to the one that is, which has it as another name.
    """
    triples = [triple for decision in decisions.standing for triple in _decision(decision)]
    triples += [*_merged(decisions.same), *_linked(decisions.links)]
    return [ox.Quad(t.subject, t.predicate, t.object, DECISIONS) for t in dict.fromkeys(triples)]


def decisions_in(quads: Iterable[ox.Quad]) -> list[Decision]:
    """Read decisions from their triples, in a stable order: the inverse of ``decision_quads``, but for what follows.

    Raises
    ------
    DecisionError: when one is none; the message says what is wrong with it.
    """
    lines = {quad.object.value for quad in quads if quad.predicate.value == tie.AS_WRITTEN}  # type: ignore[union-attr]
    return [read(written) for written in sorted(lines)]


def merged_iris(quads: Iterable[ox.Quad]) -> dict[object, ox.NamedNode]:
    """Read from the graph of decisions which IRI stands for another: the inverse of what ``decision_quads`` writes."""
    same = (quad for quad in quads if quad.predicate.value == ns.SAME_AS)
    pairs = ((quad.subject, quad.object) for quad in same)
    return {name: use for name, use in pairs if isinstance(use, ox.NamedNode) and use.value.startswith(BASE)}


def names_to_use(quads: Iterable[ox.Quad], names: Iterable[Entity]) -> list[Entity]:
    """Give the names to use in place of names, by the graph of decisions; sorted, each once."""
    decided = list(quads)
    merged, uses = merged_iris(decided), {entity_iri(entity): entity for entity in names_of(decided)}
    return sorted({uses[merged[iri]] if (iri := entity_iri(name)) in merged else name for name in names})


def decision_iri(decision: Decision) -> ox.NamedNode:
    """Name a decision by all that its line says."""
    return ox.NamedNode(f"{BASE}decision/{sha256(line(decision).encode()).hexdigest()[:16]}")


def _decision(decision: Decision) -> Iterator[ox.Triple]:
    node = decision_iri(decision)
    person = entity_iri(Entity(decision.by, "Person"))
    yield from _described(person, ns.PROV_PERSON, {ns.LABEL: text(decision.by)})
    properties = {
        tie.VERDICT: text(decision.verdict),
        ns.ATTRIBUTED_TO: person,
        tie.DECIDED_ON: day(decision.on),
        tie.REASON: text(decision.reason or None),
        tie.AS_WRITTEN: text(line(decision)),
    }
    yield from _described(node, tie.DECISION, properties)
    if isinstance(decision.about, Claim):
        yield ox.Triple(node, ox.NamedNode(ns.DERIVED_FROM), article_iri(decision.about.article))
    for about in _about(decision):
        yield ox.Triple(node, ox.NamedNode(tie.ABOUT), about)


def _about(decision: Decision) -> Iterator[ox.NamedNode]:
    match decision.about:
        case Names(one, other):
            yield from (entity_iri(one), entity_iri(other))
        case Link(entity, iri):
            yield from (entity_iri(entity), ox.NamedNode(iri))
        case claim:
            yield claim_iri(claim)


def _merged(same: Mapping[Entity, Entity]) -> Iterator[ox.Triple]:
    for entity, use in same.items():
        yield ox.Triple(entity_iri(entity), ox.NamedNode(ns.SAME_AS), entity_iri(use))
        named = {ns.LABEL: text(use.name), ns.ALTERNATIVE: text(entity.name)}
        yield from _described(entity_iri(use), tie.TIE + use.type, named)


def _linked(links: Mapping[Entity, Iterable[str]]) -> Iterator[ox.Triple]:
    for entity, iris in links.items():
        yield from (ox.Triple(entity_iri(entity), ox.NamedNode(ns.SAME_AS), ox.NamedNode(iri)) for iri in iris)


def _described(node: ox.NamedNode, type: str, properties: Mapping[str, Term | None]) -> Iterator[ox.Triple]:
    yield ox.Triple(node, ox.NamedNode(ns.TYPE), ox.NamedNode(type))
    for predicate, value in properties.items():
        if value is not None:
            yield ox.Triple(node, ox.NamedNode(predicate), value)
