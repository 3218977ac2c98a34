"""Words in the pieces that a language model knows, and a vector for each piece."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

MOST = 6  # pieces of a word that are read
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"  # what stands around a text, and what stands for unknown signs
_PART = re.compile(r"\w+|[^\w\s]")
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pieces:
    """Pieces of words with their vectors.

    Parameters
    ----------
    listed: all pieces; those that go on within a word begin with ``##``.
    table: a row of signed bytes for each; scales: what a step of each column is worth.
    """

    listed: Sequence[str]
    table: NDArray[np.int8]
    scales: Floats

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each piece."""
        return {piece: number for number, piece in enumerate(self.listed)}

    def vectors(self, numbers: Numbers) -> Floats:
        """Return the vectors of pieces, one to a row."""
        return self.table[numbers] * self.scales

    def of_word(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces: at every place the longest one that is known.

        >>> Pieces(["[UNK]", "len", "##s"], np.zeros((3, 1), np.int8), np.ones(1)).of_word("Lens")
        (1, 2)
        """
        plain = unicodedata.normalize("NFD", word.lower())
        bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
        found = [number for part in _PART.findall(bare) for number in self._split(part)]
        return tuple(found[:MOST]) or (self.numbers[UNKNOWN],)

    def _split(self, part: str) -> Iterator[int]:
        start, ahead = 0, ""
        while start < len(part):
            ends = range(min(len(part), start + self._longest), start, -1)
            end = next((end for end in ends if ahead + part[start:end] in self.numbers), None)
            if end is None:
                yield self.numbers[UNKNOWN]
                return
            yield self.numbers[ahead + part[start:end]]
            start, ahead = end, "##"

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.listed))


def packed_pieces(known: Pieces) -> bytes:
    """Return pieces as the bytes of a file, the same for the same pieces."""
    head = json.dumps(known.listed, ensure_ascii=False).encode()
    return head + b"\n" + known.scales.tobytes() + known.table.tobytes()


def unpacked_pieces(data: bytes) -> Pieces:
    """Return the pieces of a file that ``packed_pieces`` has made."""
    head, _, body = data.partition(b"\n")
    listed = json.loads(head)
    columns = len(body) // (len(listed) + 8) if listed else 0
    scales = np.frombuffer(body, np.float64, columns)
    return Pieces(listed, np.frombuffer(body, np.int8, -1, columns * 8).reshape(len(listed), columns), scales)
