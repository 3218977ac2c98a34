"""Where words stand in a text, also when they were copied with other quotation marks, dashes or white space."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tieup.model import Evidence

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)
_PIECE = re.compile(r"\s+|.", re.DOTALL)
_AROUND = " \t\r\n\"'“”‘’„«»"


def place(text: str, words: str, near: int = 0) -> Evidence | None:
    """Find words in a text, and give them as they stand there.

    Parameters
    ----------
    near: an offset, in code points; of several places the nearest one is taken.

    Returns
    -------
    The place, or None. First the very words are looked for, then those that differ in white space, quotation marks
    and dashes only, then the same without quotation marks around them.

    >>> place("He said: “It’s  over.”", "It's over.")
    Evidence(exact='It’s  over.', start=10, end=21)
    """
    for wanted in dict.fromkeys((words, words.strip(_AROUND))):
        found = list(_verbatim(text, wanted)) or list(_folded(text, wanted))
        if found:
            start, end = min(found, key=lambda span: (abs(span[0] - near), span))
            return Evidence(text[start:end], start, end)
    return None


def _verbatim(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words) if words.strip() else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def _folded(text: str, words: str) -> Iterator[tuple[int, int]]:
    plain, offsets = _fold(text)
    for start, end in _verbatim(plain, _fold(words.strip())[0]):
        yield offsets[start], offsets[end - 1] + 1


@lru_cache(maxsize=2)  # an article, and words that are looked for in it
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Give a text with one sign for all of a kind, and for each character the offset that it stands for."""
    signs: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(text):
        sign = " " if piece[0].isspace() else piece[0].translate(_SAME)
        signs.append(sign)
        offsets.extend([piece.start()] * len(sign))
    return "".join(signs), tuple(offsets)
