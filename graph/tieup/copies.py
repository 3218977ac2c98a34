"""Copies of one text: agencies' reports that several papers print, with another headline or a few words changed.

A text's fingerprint is its simhash (Charikar 2002) over runs of three words: the more runs two texts share, the fewer
of its 64 bits differ. Of unrelated texts 32 differ, give or take 4.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt

RUN = 3
"""How many words a run has."""

REACH = 12
"""In how many bits at most the fingerprints of copies differ: texts that share about three quarters of their runs."""


_ROWS = 256  # fingerprints that are compared with all others at once; more would take more memory
_Marks = npt.NDArray[np.uint64]


def fingerprint(text: str) -> str:
    """Give the fingerprint of a text in 16 hexadecimal digits; punctuation and capitals make no difference.

    >>> fingerprint("Leica works with Huawei.") == fingerprint("LEICA works with Huawei")
    True
    """
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
    hashed = b"".join(blake2b(run.encode(), digest_size=8).digest() for run in runs)
    bits = np.unpackbits(np.frombuffer(hashed, np.uint8)).reshape(-1, 64)
    return np.packbits(bits.sum(axis=0) * 2 > len(runs)).tobytes().hex()


def originals(fingerprints: Mapping[str, str | None]) -> dict[str, str]:
    """Give for each text the one that stands for all its copies, the first in order of their names.

    Parameters
    ----------
    fingerprints: by the name of the text; a text with None is a copy of none.
    """
    known = sorted((name, print_) for name, print_ in fingerprints.items() if print_ is not None)
    chosen = {name: name for name in fingerprints}
    if len(known) > 1:
        marks = np.array([int(print_, 16) for _, print_ in known], dtype=np.uint64)
        for place, first in enumerate(_first_copies(marks)):
            chosen[known[place][0]] = known[first][0]
    return chosen


def _first_copies(marks: _Marks) -> Iterable[int]:
    """Give for each fingerprint the first of those that copies of copies lead to."""
    first = np.arange(len(marks))
    for place in chain.from_iterable(_with_copies(marks, begin) for begin in range(0, len(marks), _ROWS)):
        near = np.bitwise_count(marks[place:] ^ marks[place]) <= REACH
        groups = np.unique(first[place:][near])
        first[np.isin(first, groups)] = groups[0]
    return first.tolist()


def _with_copies(marks: _Marks, begin: int) -> Iterable[int]:
    """Give the places, of those in one piece, of the fingerprints that are near another one."""
    near = np.bitwise_count(marks[begin : begin + _ROWS, None] ^ marks) <= REACH
    return (begin + np.flatnonzero(np.count_nonzero(near, axis=1) > 1)).tolist()
