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
    return numbered(kind, written(features))


def written(features: Sequence[str]) -> list[bytes]:
    """Return features as bytes, for several kinds of questions; half a character counts as it is."""
    return "\n".join(features).encode("utf-8", "surrogatepass").split(b"\n") if features else []


def numbered(kind: str, features: Sequence[bytes]) -> list[int]:
    """Return the numbers of features that are written already."""
    begin = crc32(kind.encode())
    return [crc32(feature, begin) % BUCKETS for feature in features]
