"""The names of things as IRIs, made from what the things are: the same thing gets the same IRI in every store."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import quote, unquote

import orjson
import pyoxigraph as ox

from tieup.dates import bounds
from tieup.model import Claim, Entity, Evidence, Relation, Remembered
from tieup.rdf.namespaces import BASE

RELATIONS = ox.NamedNode(BASE + "graph/relations")
"""The graph of what is derived from the claims of all articles."""

LEDGER = ox.NamedNode(BASE + "graph/ledger")
"""The graph of what counts of the claims about each thing, in one place."""

DECISIONS = ox.NamedNode(BASE + "graph/decisions")
"""The graph of what people decided."""

_ARTICLE = BASE + "article/"


def slug(name: str) -> str:
    """Write a name so that it can end an IRI and still be read; distinct names (in NFC) stay distinct.

    >>> slug("Leica Camera AG"), slug("50%_Ünit/2")
    ('Leica_Camera_AG', '50%25%5FÜnit%2F2')
    """
    kept = (c if c.isalnum() or c in "-.~" else "_" if c == " " else _percent(c) for c in normalize("NFC", name))
    return "".join(kept)


@lru_cache(maxsize=65536)
def entity_iri(entity: Entity) -> ox.NamedNode:
    """Name an entity by its type and its canonical name.

    >>> entity_iri(Entity("IMX766", "ImageSensor")).value
    'https://w3id.org/tieup/id/imagesensor/IMX766'
    """
    return ox.NamedNode(f"{BASE}{entity.type.lower()}/{slug(entity.name)}")


def article_iri(article_id: str) -> ox.NamedNode:
    """Name an article, and the graph that holds what it says, by its ID."""
    return ox.NamedNode(_ARTICLE + slug(article_id))


def hand_iri(article_id: str) -> ox.NamedNode:
    """Name the graph of the claims that people added to an article."""
    return ox.NamedNode(f"{BASE}hand/{slug(article_id)}")


def article_id(iri: ox.NamedNode) -> str:
    """Give the ID of the article that an IRI names: the inverse of ``article_iri``.

    >>> article_id(article_iri("2022 a_b"))
    '2022 a_b'
    """
    return unquote(iri.value.removeprefix(_ARTICLE).replace("_", " "))


def extractor_iri(extractor: str) -> ox.NamedNode:
    """Name an extractor by its name and version."""
    return ox.NamedNode(f"{BASE}extractor/{slug(extractor)}")


def evidence_iri(article: str, text_hash: str, evidence: Evidence) -> ox.NamedNode:
    """Name a piece of evidence by the article, its text, and the place and wording in it."""
    return _hashed("evidence", [article, text_hash, evidence.start, evidence.end, evidence.exact])


def claim_iri(claim: Claim) -> ox.NamedNode:
    """Name a claim by all that it says; who extracted it, and how surely, makes no other claim of it."""
    return ox.NamedNode(claim_address(claim))


def claim_address(claim: Claim) -> str:
    """Give the IRI of a claim as text."""
    if isinstance(claim, Remembered):
        return claim.iri
    evidence = [claim.evidence.start, claim.evidence.end, claim.evidence.exact]
    ends = [_plain(claim.subject), claim.predicate, _plain(claim.object), _plain(claim.source)]
    qualifiers = [claim.start, claim.end, claim.attested, claim.certainty, claim.role, claim.quote]
    return _hashed("claim", [claim.article, *ends, *qualifiers, *evidence]).value


def relation_iri(relation: Relation) -> ox.NamedNode:
    """Name a relation by its kind, its ends or parties, and the first day on which any of its claims lets it begin."""
    begun = _first_start(relation.claims)
    ends = [_plain(end) for end in relation.parties or (relation.subject, relation.object)]
    return _hashed("relation", [relation.predicate, *ends, begun.isoformat() if begun else ""])


def thing_iri(kind: ox.NamedNode, ends: Iterable[str]) -> ox.NamedNode:
    """Name what relations of all periods are about, by its kind and its ends as they are written."""
    return _hashed("thing", [kind.value, *ends])


def _first_start(claims: Iterable[Claim]) -> date | None:
    return min((bounds(claim.start)[0] for claim in claims if claim.start), default=None)


def _plain(end: Entity | str | None) -> object:
    return [end.type, end.name] if isinstance(end, Entity) else end


def _hashed(kind: str, content: list[object]) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}{kind}/{sha256(orjson.dumps(content)).hexdigest()[:16]}")


def _percent(character: str) -> str:
    return "%5F" if character == "_" else quote(character, safe="")
