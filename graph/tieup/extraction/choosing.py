"""Questions with several answers, of which a trained model chooses one: whom a reference means, whose a part is."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from tieup.model import Entity

BUCKETS = 1 << 16
NOTHING: tuple[Entity, ...] = ()


class Choice(NamedTuple):
    """Who may be meant, one or two or nobody, with the numbers of the features that speak for it."""

    entities: tuple[Entity, ...]
    features: Sequence[int]


def numbers(kind: str, features: Sequence[str]) -> list[int]:
    """Return the numbers of features, which are others for each kind of question."""
    begin = crc32(kind.encode())
    return [crc32(feature.encode("utf-8", "surrogatepass"), begin) % BUCKETS for feature in features]
