"""The only place where triples are made from claims, and claims from triples."""

from tieup.rdf.iris import (
    DECISIONS,
    LEDGER,
    RELATIONS,
    article_id,
    article_iri,
    claim_address,
    claim_iri,
    entity_iri,
    hand_iri,
    relation_iri,
    thing_iri,
)
from tieup.rdf.namespaces import BASE, PREFIXES
from tieup.rdf.reading import claims_of, hand_records_of, names_of, records_of, relation_order, relations_of
from tieup.rdf.record import Record, distinct, record_of
from tieup.rdf.writing import (
    Rest,
    described_quads,
    hand_quads,
    plain_triples,
    reading_quads,
    record_quads,
    relation_quads,
    rest_quad,
    rests,
)

__all__ = [
    "BASE",
    "DECISIONS",
    "LEDGER",
    "PREFIXES",
    "RELATIONS",
    "Record",
    "Rest",
    "article_id",
    "article_iri",
    "claim_address",
    "claim_iri",
    "claims_of",
    "described_quads",
    "distinct",
    "entity_iri",
    "hand_iri",
    "hand_quads",
    "hand_records_of",
    "names_of",
    "plain_triples",
    "reading_quads",
    "record_of",
    "record_quads",
    "records_of",
    "relation_iri",
    "relation_order",
    "relation_quads",
    "relations_of",
    "rest_quad",
    "rests",
    "thing_iri",
]
