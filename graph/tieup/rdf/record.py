"""What the graph of one article holds, as a value: the form in which readings become triples and triples are read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from operator import attrgetter
from unicodedata import normalize

from tieup.copies import fingerprint
from tieup.errors import StoreError
from tieup.model import BY_HAND, Article, Claim, Entity, Evidence, Mention, Reading
from tieup.parties import joined
from tieup.rdf.iris import claim_address

_CONTEXT = 32
"""How many characters before and after a quotation are kept with it."""


@dataclass(frozen=True)
class Record:
    """All that is kept of an article in triples: everything but its text.

    Parameters
    ----------
    article: what is known of its publication; its text is empty.
    text_hash: the SHA-256 of the text that was read.
    claims: each once, in a stable order.
    names: entities of the claims with the other names that the article uses for them, sorted.
    contexts: the words before and after each piece of evidence.
    extractor: name and version of what read it.
    """

    article: Article
    text_hash: str
    claims: tuple[Claim, ...] = ()
    names: tuple[tuple[Entity, str], ...] = ()
    contexts: Mapping[Evidence, tuple[str, str]] = field(default_factory=dict)
    extractor: str = BY_HAND

    def holding(self, claims: Iterable[Claim]) -> "Record":
        """Give the same record with some of its claims only, and with what belongs to them."""
        kept = tuple(joined(claims))
        known = {entity for claim in kept for entity in entities(claim)}
        return replace(
            self,
            claims=kept,
            names=tuple((entity, name) for entity, name in self.names if entity in known),
            contexts={claim.evidence: self.contexts[claim.evidence] for claim in kept},
        )


def record_of(reading: Reading) -> Record:
    """Give what is to be kept of a reading.

    Names are brought into Unicode's composed form (NFC) and confidences rounded to three digits, so that what is read
    from the triples equals what was written.

    Raises
    ------
    StoreError: when a text in it is no Unicode text (it holds a lone surrogate).
    """
    _require_unicode(reading)
    text = reading.article.text
    print_ = fingerprint(text)
    claims = tuple(joined(distinct(_normal(c, reading.article.published, print_) for c in reading.claims)))
    return Record(
        article=replace(reading.article, id=normalize("NFC", reading.article.id), text=""),
        text_hash=reading.article.text_hash,
        claims=claims,
        names=_names(text, reading.mentions, {entity for claim in claims for entity in entities(claim)}),
        contexts={claim.evidence: _context(text, claim.evidence) for claim in claims},
        extractor=normalize("NFC", reading.extractor),
    )


def distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Keep each claim once (the surest extraction of it), ordered by article and place."""
    ranked = sorted(claims, key=attrgetter("confidence", "extractor"))
    by_iri = {claim_address(claim): claim for claim in ranked}
    return tuple(claim for _, claim in sorted(by_iri.items(), key=lambda item: _place(*item)))


def entities(claim: Claim) -> tuple[Entity, ...]:
    """Give the entities that a claim names: its subject, its object and its source."""
    return tuple(end for end in (claim.subject, claim.object, claim.source) if isinstance(end, Entity))


def _require_unicode(reading: Reading) -> None:
    try:
        json.dumps(asdict(reading), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise StoreError(f"article {reading.article.id!a} holds half a character (a lone surrogate); mend it") from None


def _place(iri: str, claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.evidence.start, claim.evidence.end, iri


def _normal(claim: Claim, reported: str | None, fingerprint: str) -> Claim:
    return replace(
        claim,
        article=normalize("NFC", claim.article),
        subject=_composed(claim.subject),
        object=_composed(claim.object) if isinstance(claim.object, Entity) else normalize("NFC", claim.object),
        source=_composed(claim.source) if claim.source else None,
        confidence=round(claim.confidence, 3),
        extractor=normalize("NFC", claim.extractor),
        reported=reported,
        fingerprint=fingerprint,
    )


def _composed(entity: Entity) -> Entity:
    return Entity(normalize("NFC", entity.name), entity.type)


def _names(text: str, mentions: Iterable[Mention], known: set[Entity]) -> tuple[tuple[Entity, str], ...]:
    used = ((_composed(mention.entity), mention) for mention in mentions if mention.named)
    found = {(entity, _surface(text, mention)) for entity, mention in used if entity in known}
    return tuple(sorted((entity, name) for entity, name in found if name not in ("", entity.name)))


def _surface(text: str, mention: Mention) -> str:
    return normalize("NFC", " ".join(text[mention.start : mention.end].split()))


def _context(text: str, evidence: Evidence) -> tuple[str, str]:
    return text[max(0, evidence.start - _CONTEXT) : evidence.start], text[evidence.end : evidence.end + _CONTEXT]
