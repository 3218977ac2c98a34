"""What the form of a name and the words around its places say about its type, as features for ``weights.py``."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tieup.extraction.candidates import Candidate
from tieup.extraction.finder import Finder
from tieup.lexicon import table
from tieup.names import Names, bare_name, listed, words

BUCKETS = 1 << 16
MOST = 8  # places of a name that are looked at
NEAR = 70  # characters before and behind a place
SENTENCE = 160  # characters before and behind a place, within its sentence, whose themes count
SHORT = 4  # letters below which a word of a theme must be whole
BAG = 5  # words before and behind it that count wherever they stand
HIGHEST = 5  # from there on votes count alike
_END = re.compile(r"[.!?]\s|\n")
_LISTS = ("organization", "titles", "model", "generic", "plain", "places")
_TOKEN = re.compile(r"['’]s\b|\w+(?:[-&.]\w+)*|[^\w\s]")
_FUNCTION_WORD = re.compile(
    r"the|an?|in|on|at|its?|they|by|with|of|and|as|to|for|after|before|since|this|that|these|his|her|s?he|we|from|during"
    r"|under|following|while|when|where|which|who|company|both|others?|their|until|also|then|but|or|if|mr|ms|mrs|dr|new"
    r"|former|ceo|cto|cfo|coo|president|chairman|chief"
)
_CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ][\w'’-]*[^\W\d_A-ZÀ-Þ]|[A-Z]\.?")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])[A-Z][A-Za-z]*$")
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")


@dataclass(frozen=True)
class Spelling:
    """A name as an article spells it.

    Parameters
    ----------
    votes: how strongly the rules speak for each type.
    kind: what the rules hold it for, if they do.
    beside: other names of the article that share words with it, and what the rules hold them for.
    """

    surface: str
    places: Sequence[Candidate]
    votes: Mapping[str, float]
    kind: str | None
    beside: Sequence[tuple[str, str | None]]


def name_features(text: str, name: Spelling, names: Names) -> list[int]:
    """Return what is known of a name as sorted numbers below ``BUCKETS``.

    Parameters
    ----------
    text: the article's text.
    """
    written = {*_form(name.surface, names), *_voted(name), *_beside_others(name)}
    for place in name.places[:MOST]:
        written.update(_around(text, place))
    return sorted({zlib.crc32(feature.encode(errors="surrogatepass")) % BUCKETS for feature in written})


def _form(surface: str, names: Names) -> Iterator[str]:
    parts = surface.split()
    low = [part.lower() for part in parts]
    several = len(parts) > 1
    yield f"has {min(len(parts), 5)} parts"
    yield f"shape {' '.join(map(_shape, parts))[:24]}"
    yield f"first {low[0]}"
    yield f"last {low[-1]}"
    yield f"length {min(len(surface) // 3, 6)}"
    yield from (f"part {part}" for part in low)
    for size in (2, 3, 4):
        yield f"begins {low[0][:size]}"
        yield f"ends {low[-1][-size:]}"
        yield f"first ends {several} {low[0][-size:]}"
    for shape in (_shape(parts[0]), _shape(parts[-1])):
        yield f"part of shape {shape} {several}"
    yield from _of_lists(surface, low, names)
    if worded := [part for part in parts if any(map(str.isalpha, part)) and len(part) > 1]:
        kind = worded[-1]
        yield f"last word {kind.lower()} {len(parts) - len(worded)}"
        yield f"last word ends {kind[-2:]} {len(parts) - len(worded)}"
        if hump := _HUMP.search(kind):
            yield f"hump {hump[0]}"
    if any(sign.isdigit() for sign in surface):
        yield f"number {several} {_shape(parts[-1])}"


def _of_lists(surface: str, low: Sequence[str], names: Names) -> Iterator[str]:
    several = len(low) > 1
    person = f"{low[0].split('-')[0] in listed('given.txt')} {low[-1] in listed('surnames.txt')}"
    yield f"person {person} {min(len(low), 3)}"
    if several and all(map(_CAPITALISED.fullmatch, surface.split())):
        yield f"written as a person {person} {_SYLLABLES.match(surface) is not None}"
    if bare_name(surface) != surface:
        yield "legal form"
    for kind in _LISTS:
        if low[0] in words(kind):
            yield f"first is {kind} {several}"
        if low[-1] in words(kind):
            yield f"last is {kind} {several}"
    if family := names.family(surface):
        yield f"family {family.type}"
    if names.line(surface):
        yield "line"


def _shape(part: str) -> str:
    """How a word is written: "Xx0" for "Mate60"."""
    return re.sub(r"[A-ZÀ-Þ]+", "X", re.sub(r"[a-zß-ÿ]+", "x", re.sub(r"\d+", "0", part)))


def _voted(name: Spelling) -> Iterator[str]:
    ranked = sorted(name.votes.items(), key=lambda vote: -vote[1])
    yield from (f"votes {kind} {min(int(votes), HIGHEST)}" for kind, votes in name.votes.items())
    if ranked:
        ahead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
        yield f"most votes {ranked[0][0]}"
        yield f"ahead {ranked[0][0]} {min(int(ahead), HIGHEST)}"
    yield f"by rules {name.kind}"
    yield f"places {min(len(name.places), 4)} {all(place.opens for place in name.places)}"


def _beside_others(name: Spelling) -> Iterator[str]:
    """Which names of the article it is a part of, or has as a part, and what these are."""
    own = f" {name.surface} "
    for other, kind in name.beside:
        whole = f" {other} "
        if own in whole or whole in own:
            yield f"{_side(own, whole)} {kind}"
            yield _side(own, whole)
        elif own.split()[0] == whole.split()[0]:
            yield f"begins like {kind}"
    heads = [other for other, _ in name.beside if other.startswith(f"{name.surface} ")]
    models = [other for other in heads if any(map(str.isdigit, other)) or other.split()[-1].lower() in words("model")]
    yield f"heads {min(len(heads), 3)} names {min(len(models), 3)} models"


def _side(own: str, other: str) -> str:
    if other.endswith(own):
        return "ends another"
    if other.startswith(own):
        return "begins another"
    return "begins with another" if own.startswith(other) else "holds another"


def _around(text: str, place: Candidate) -> Iterator[str]:
    left = ["<start>"] * 3 + _stems(text[max(0, place.start - NEAR) : place.start].rpartition("\n")[2])
    right = _stems(text[place.end : place.end + NEAR].partition("\n")[0]) + ["<end>"] * 3
    for size in (1, 2, 3):
        yield f"left {' '.join(left[-size:])}"
        yield f"right {' '.join(right[:size])}"
    yield f"between {left[-1]} {right[0]}"
    yield f"second left {left[-2]}"
    yield f"second right {right[1]}"
    yield from (f"before {stem}" for stem in left[-BAG:])
    yield from (f"behind {stem}" for stem in right[:BAG])
    if place.opens:
        yield "opens"
    around = text[max(0, place.start - SENTENCE) : place.start], text[place.end : place.end + SENTENCE]
    for theme in _themes(_END.split(around[0])[-1] + " " + _END.split(around[1])[0]):
        yield f"about {theme}"


def _themes(sentence: str) -> set[str]:
    """Which themes the words of a sentence belong to."""
    finder, themes = _theme_finder()
    return {themes[(found.lastindex or 0) - 1] for _, found in finder.matches(sentence)}


@cache
def _theme_finder() -> tuple[Finder, Sequence[str]]:
    """What finds a pattern with a group for each theme, and the themes in the groups' order."""
    themes = table("themes.toml")
    written = [
        [re.escape(start) + (r"\b" if len(start) < SHORT else "") for start in starts] for starts in themes.values()
    ]
    groups = "|".join(f"({'|'.join(starts)})" for starts in written)
    return Finder([re.compile(rf"(?<!\w)(?:{groups})", re.IGNORECASE)]), tuple(themes)


def _stems(text: str) -> list[str]:
    return [_stem(token) for token in _TOKEN.findall(text)]


@lru_cache(maxsize=4096)
def _stem(token: str) -> str:
    lower = token.lower()
    if token[0].isdigit():
        return "<number>"
    if token[0] in "'’" and len(token) > 1:
        return "'s"
    if token[0].isupper() and not _FUNCTION_WORD.fullmatch(lower):
        return "<name>"
    ending = next((e for e in ("ing", "ed", "es", "s") if lower.endswith(e) and len(lower) - len(e) >= 3), "")
    return lower.removesuffix(ending)
