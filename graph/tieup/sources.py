"""Whose word claims rest on: copies of one text are one source, and so is one person whose word several pass on."""

from collections import defaultdict
from collections.abc import Sequence

from tieup.copies import originals
from tieup.model import Claim, Entity

Source = Entity | str


def sources(claims: Sequence[Claim]) -> list[Source]:
    """Give the independent source behind each claim: whoever is named, or the first of the copies of its text.

    What a text says of its own makes all of it the word of the text.
    """
    texts = originals({claim.article: claim.fingerprint for claim in claims})
    named: dict[str, set[Entity | None]] = defaultdict(set)
    for claim in claims:
        named[texts[claim.article]].add(claim.source)
    return [_source(texts[claim.article], claim.source, named[texts[claim.article]]) for claim in claims]


def _source(text: str, speaker: Entity | None, speakers: set[Entity | None]) -> Source:
    return text if speaker is None or None in speakers else speaker
