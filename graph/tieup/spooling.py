"""Claims set aside on disk by what they are about, so that a store of any size can be consolidated part by part."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO
from zlib import crc32

from tieup.model import Claim

PARTS = 32  # a thirty-second of a million claims fits into memory easily


def parts(claims: Iterable[Claim], about: Callable[[Claim], object]) -> Iterator[list[Claim]]:
    """Yield claims in parts; those about the same thing are in the same part.

    Parameters
    ----------
    claims: any number; they are read once and kept in temporary files.
    about: what a claim is about; things that are the same must be written the same by ``repr``.

    >>> from tieup.model import Entity, Evidence
    >>> one, other = (Claim("x", Entity(n, "Person"), "quotedIn", "x", Evidence("", 0, 0)) for n in "AB")
    >>> sorted(len(part) for part in parts([one, other, one], lambda claim: claim.subject)) in ([1, 2], [3])
    True
    """
    with ExitStack() as files:
        spools = [files.enter_context(TemporaryFile()) for _ in range(PARTS)]
        for claim in claims:
            pickle.dump(claim, spools[crc32(repr(about(claim)).encode()) % PARTS], pickle.HIGHEST_PROTOCOL)
        for spool in spools:
            if part := list(_unpickled(spool)):
                yield part


def _unpickled(spool: IO[bytes]) -> Iterator[Claim]:
    end = spool.tell()
    spool.seek(0)
    while spool.tell() < end:
        yield pickle.load(spool)
