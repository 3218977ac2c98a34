"""Claims as JSON Lines, in the form of the gold sets with the evidence added."""

import json
from typing import Any

from tieup.model import Claim, Entity


def claim_line(claim: Claim) -> str:
    """Write a claim as one line of JSON, its keys always in the same order.

    ``role`` is there only with ``hasRole``, ``quote`` only with ``quotedIn``; ``start`` and ``end`` of the evidence are
    offsets into the article's body, in code points.
    """
    return json.dumps(_fields(claim), ensure_ascii=False)


def _fields(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.article,
        "subject": claim.subject.name,
        "predicate": claim.predicate,
        "object": claim.object.name if isinstance(claim.object, Entity) else claim.object,
        "start": claim.start,
        "end": claim.end,
        "certainty": claim.certainty,
        "source": claim.source.name if claim.source else None,
        **({"role": claim.role} if claim.predicate == "hasRole" else {}),
        **({"quote": claim.quote} if claim.predicate == "quotedIn" else {}),
        "evidence": {"exact": claim.evidence.exact, "start": claim.evidence.start, "end": claim.evidence.end},
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }
