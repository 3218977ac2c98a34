"""Second stage: spans that look like names, by their form alone."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from tieup.extraction.cues import form
from tieup.extraction.layout import Layout
from tieup.extraction.lowercase import lower_case_names
from tieup.names import Names, homes, listed, peoples, words

LONGEST = 6
_TOKEN = re.compile(
    r"(?<=\w )\(\d[a-z]?\)|@?[^\W_]+(?:(?:[&+.*/_-]|['’](?!s\b))[^\W_]+)*(?:\+(?!\w)|(?<=\W[A-Z])\*(?!\w))?"
)
_PARTICIPLE = re.compile(
    r"(?<=\w)-(?:owned|backed|made|led|brand(?:ed)?|built|designed|developed|tuned|certified|based|supplied|funded)$"
)
_OPENING = frozenset('"“‘(:–—')
_WITHIN = frozenset({"bros"})  # abbreviations inside names
_AT_END = frozenset(
    {"inc", "corp", "co", "ltd", "jr", "bros", "n.v", "b.v", "s.a", "s.p.a"}
)  # those that end names, their full stop included
_PARTICLES = frozenset(["de", "van", "von", "der", "du", "di"])
_UNIT = r"\d+(?:[.,]\d+)?(?:mp|mah|w|hz|ghz|khz|gb|tb|mb|mm|nm|fps|k|g|m|x|kg|bit)"
_QUANTITY = re.compile(rf"{_UNIT}(?:\+{_UNIT})*\*?")
_HEADS_OF = frozenset(
    ["bank", "university", "ministry", "department", "institute", "house", "church", "museum", "bureau"]
)


class Token(NamedTuple):
    """A word's span, its text as it stands and in lower case, and whether it opens a sentence or a quotation."""

    start: int
    end: int
    text: str
    lower: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as names are: a capital, a capital inside, or a handle."""
        return self.lower != self.text or self.text[0] == "@"


@dataclass(frozen=True)
class Candidate:
    """A span that may be a name, with its words joined by single spaces; ``opens`` as in its first token."""

    start: int
    end: int
    surface: str
    opens: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a span."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, place = match[0], match.start()
        opens = (
            place == start
            or text[place - 1] in _OPENING
            or (text[place - 1].isspace() and text[place - 2 : place - 1] in _OPENING)
        )
        if "-" in word:
            word = _PARTICIPLE.sub("", word)
        found.append(Token(place, place + len(word), word, word.lower(), opens))
    return found


def candidates(text: str, layout: Layout, names: Names, taken: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Return the spans of a text that look like names, in order and without overlaps.

    Parameters
    ----------
    taken: spans that are something else, such as dates.

    >>> from tieup.extraction.layout import layout
    >>> from tieup.names import shipped_names
    >>> text = "Yesterday Acme Optics said that the Huawei P9 sold well in Japan."
    >>> [c.surface for c in candidates(text, layout(text), shipped_names())]
    ['Acme Optics', 'Huawei P9']
    """
    found: list[Candidate] = []
    masked = {place for start, end in taken for place in range(start, end)}
    lower = lower_case_names(text)
    cutter = _Cutter(text, names, lower, cache(partial(_type_of, names)))
    for sentence in layout.sentences:
        line = [t for t in tokens(text, sentence.start, sentence.end) if t.start not in masked]
        for run in _runs(text, line, names, lower):
            found.extend(cutter.split(run))
    known = {candidate.surface for candidate in found}
    return [part for candidate in found for part in _pair_apart(candidate, known, names)]


def _pair_apart(candidate: Candidate, known: Set[str], names: Names) -> list[Candidate]:
    """Both names of a pair such as "Acme-Blix", where each of them stands alone elsewhere or is listed."""
    left, hyphen, right = candidate.surface.partition("-")
    if not hyphen or not all(half in known or names.find(half) for half in (left, right)):
        return [candidate]
    middle = candidate.start + len(left)
    return [
        Candidate(candidate.start, middle, left, candidate.opens),
        Candidate(middle + 1, candidate.end, right, False),
    ]


def _type_of(names: Names, surface: str) -> str:
    """What a name is that is known beforehand; empty where it is not."""
    known = names.find(surface)
    family = None if known else names.family(surface)
    return known.entity.type if known else family.type if family else ""


def surface_of(text: str, start: int, end: int) -> str:
    """Return the words of a span with white space folded."""
    return " ".join(text[start:end].split())


def _runs(text: str, line: Sequence[Token], names: Names, lower: Set[str]) -> Iterator[list[Token]]:
    """Yield runs of words that follow each other with nothing but spaces between and are all written as names are."""
    run: list[Token] = []
    for n, token in enumerate(line):
        if run and not _joins(text, run[-1], token, line, n):
            yield run
            run = []
        if run or token.text in lower or _begins(token, line, n, names):
            run.append(token)
    if run:
        yield run


def _begins(token: Token, line: Sequence[Token], n: int, names: Names) -> bool:
    if token.capital or names.find(token.text):
        return True
    model_number = token.text.isdigit() and n + 1 < len(line) and line[n + 1].text[0].isupper()
    return bool(model_number and len(token.text) <= 3 and n and line[n - 1].lower in {"the", "new"})


def _joins(text: str, last: Token, token: Token, line: Sequence[Token], n: int) -> bool:
    between = text[last.end : token.start]
    if between not in {" ", "\u00a0", " & "} and not (between == ". " and last.lower in _WITHIN):
        return False
    if token.capital or token.text[0].isdigit() or token.text[0] == "(":
        return True
    following = line[n + 1].capital if n + 1 < len(line) else False
    if token.lower == "of":
        return following and last.lower in _HEADS_OF
    return (following and token.lower in _PARTICLES) or token.lower in {"series", "edition", "mini"}


def _of_model(token: Token) -> bool:
    """Whether a word ends the name of a model: "Max+", "395"."""
    return token.lower.rstrip("+") in words("model") or any(map(str.isdigit, token.text))


def _unit(token: Token) -> bool:
    return _QUANTITY.fullmatch(token.lower) is not None and not re.fullmatch(r"\d{1,2}X", token.text)


@dataclass(frozen=True)
class _Cutter:
    """Cuts runs of words into candidates.

    Parameters
    ----------
    known: what words are that are a name known beforehand; empty where they are none.
    """

    text: str
    names: Names
    lower: Set[str]
    known: Callable[[str], str]

    def split(self, run: Sequence[Token]) -> Iterator[Candidate]:
        """Cut what is known out of a run; what remains on both sides is a candidate of its own."""
        for n in range(len(run)):
            for m in range(min(len(run), n + LONGEST), n, -1):
                if self._known(run[n:m]) and not _of_person(run, n, m):
                    yield from self._around(run, n, m)
                    return
        yield from self._trimmed(run)

    def _surface(self, run: Sequence[Token]) -> str:
        return surface_of(self.text, run[0].start, self._end(run))

    def _end(self, run: Sequence[Token]) -> int:
        end = run[-1].end
        return end + 1 if run[-1].lower in _AT_END and self.text[end : end + 1] == "." else end

    def _known(self, run: Sequence[Token]) -> str:
        return self.known(self._surface(run))

    def _around(self, run: Sequence[Token], n: int, m: int) -> Iterator[Candidate]:
        yield from self._trimmed(run[:n])
        rest = run[m:]
        longer = len(rest) == 1 and rest[0].lower not in words("organization")  # "Gorilla Glass" and one word more
        longer = longer or all(map(_of_model, rest))
        makes = self._known(run[n:m]) in ("Organization", "Product")  # makers and series, before names of models
        if rest and (longer or makes) and not self._apart(rest):
            yield self._candidate([*run[n:m], *self._without_dull_end(rest)])
        else:
            yield self._candidate(run[n:m])
            yield from self.split(rest)

    def _apart(self, rest: Sequence[Token]) -> bool:
        """Whether what follows a known name is something else: a title, a place, another known name or a part."""
        if any(rest[0].lower in words(kind) for kind in ("titles", "generic", "places")) or _unit(rest[0]):
            return True
        begins = (self._known(rest[:m]) for m in range(1, min(len(rest), LONGEST) + 1))
        return any(known not in ("", "Product") for known in begins)  # a product takes its maker's name in front

    def _trimmed(self, run: Sequence[Token]) -> Iterator[Candidate]:
        """Drop from a run what is no name: words that open sentences, titles, units, and what names places."""
        for n, token in enumerate(run):
            if n and token.lower in words("titles"):
                if run[0].lower not in words("titles"):
                    yield from self._trimmed(run[:n])
                yield from self._trimmed(run[n + 1 :])
                return
        while run and _dull(run[0]):
            run = run[1:]
        run = self._without_dull_end(run)
        if run and self._may_be_name(run):
            yield self._candidate(run)

    def _may_be_name(self, run: Sequence[Token]) -> bool:
        surface = self._surface(run)
        if surface.lower() in words("places") or all(t.lower in words("places") for t in run):
            return False
        if surface.lower() in peoples() or _place(self.text, run, surface):
            return False
        written = surface[0] == "@" or any(c.isupper() for c in surface) or run[0].text in self.lower
        return len(surface) > 1 and written

    @staticmethod
    def _without_dull_end(run: Sequence[Token]) -> Sequence[Token]:
        while run and (run[-1].lower in words("generic") or _unit(run[-1])):
            if run[-1].lower in words("model") or run[-1].lower in words("organization"):
                break
            run = run[:-1]
        return run

    def _candidate(self, run: Sequence[Token]) -> Candidate:
        return Candidate(run[0].start, self._end(run), self._surface(run), run[0].opens)


def _place(text: str, run: Sequence[Token], surface: str) -> bool:
    """Whether a name is that of a place or a country's adjective: "in Utrecht", "the Australian", "Italian-Spanish"."""
    if set(re.split(r"[ -]", surface)) <= _adjectives():
        return True
    return (
        surface in homes()
        and form("references.before_place").search(text, max(0, run[0].start - 10), run[0].start) is not None
    )


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(part for adjective in homes().values() for part in adjective.split())


def _of_person(run: Sequence[Token], n: int, m: int) -> bool:
    """Whether a known word is part of a person's name: the Ford of "Tom Ford", the Morgan of "Morgan Weber"."""
    if m - n > 1:
        return False
    if n and run[n - 1].lower in words("given"):
        return True
    return n == 0 and len(run) > 1 and run[0].lower in words("given") and run[1].lower in listed("surnames.txt")


def _dull(token: Token) -> bool:
    """Whether a word at the head of a run is no part of a name."""
    if token.lower in words("titles") or token.lower in words("generic") or _unit(token):
        return True
    return token.lower in words("plain") and (token.opens or token.lower in {"the", "a", "an"})
