"""The gate that every claim passes, whoever extracted it: the text must hold its words, the ontology its terms."""

from collections.abc import Iterable, Iterator

from tieup.dates import bounds
from tieup.errors import DateError
from tieup.model import Article, Claim, Entity, Refusal
from tieup_ontology import certainties, entity_types, relation_terms


def gate(article: Article, claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Part the claims of an article into those that may be stored and those that may not, with the reason."""
    accepted: list[Claim] = []
    refused: list[Refusal] = []
    for claim in claims:
        reason = next(_faults(article, claim), None)
        if reason:
            refused.append(Refusal(claim, reason))
        else:
            accepted.append(claim)
    return tuple(accepted), tuple(refused)


def _faults(article: Article, claim: Claim) -> Iterator[str]:
    """Yield what is wrong with a claim, the gravest first."""
    words = claim.evidence
    if not words.exact.strip():
        yield "it has no evidence"
    if article.text[words.start : words.end] != words.exact:
        yield f"the words {words.exact[:60]!r} do not stand at {words.start} to {words.end} of article {article.id!r}"
    yield from _terms(claim)
    yield from _dates(claim)
    if not 0 <= claim.confidence <= 1:
        yield f"its confidence is {claim.confidence}, not between 0 and 1"


def _terms(claim: Claim) -> Iterator[str]:
    term = relation_terms().get(claim.predicate)
    if term is None:
        yield f"the ontology has no relation {claim.predicate!r}"
        return
    if claim.certainty is not None and claim.certainty not in certainties():
        yield f"the ontology has no certainty {claim.certainty!r}"
    if claim.subject.type not in term.domain:
        yield f"{claim.subject.type} {claim.subject.name!r} cannot be the subject of {claim.predicate}"
    if isinstance(claim.object, Entity) and claim.object.type not in term.range:
        yield f"{claim.object.type} {claim.object.name!r} cannot be the object of {claim.predicate}"
    if isinstance(claim.object, str) and term.range <= frozenset(entity_types()):
        yield f"the object of {claim.predicate} is an entity, not {claim.object!r}"
    if claim.subject == claim.object:
        yield f"{claim.subject.name!r} cannot be related to itself"


def _dates(claim: Claim) -> Iterator[str]:
    written = [claim.start, claim.end, claim.attested]
    if claim.predicate == "launchedOn" and isinstance(claim.object, str):
        written.append(claim.object)
    try:
        for edtf in filter(None, written):
            bounds(edtf)
        if claim.start and claim.end and bounds(claim.start)[0] > bounds(claim.end)[1]:
            yield f"it starts ({claim.start}) after its end ({claim.end})"
    except DateError as error:
        yield str(error)
