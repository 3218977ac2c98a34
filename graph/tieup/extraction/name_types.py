"""Third stage: what each name is, by the lists, its form, and the words around all its places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from tieup.extraction.candidates import Candidate
from tieup.extraction.cues import expand
from tieup.extraction.literals import at_edge, edge, edges, longest
from tieup.extraction.name_features import Spelling, name_features
from tieup.extraction.weights import Weights
from tieup.lexicon import table
from tieup.names import Names, bare_name, words

_NUMBER = re.compile(r"\d")
_THE = re.compile(r"\b[Tt]he $")
_CLAUSE = re.compile(
    r"[,.;]| (?:is|was|has|had|will|would|uses?|runs?|comes?|gets?|with|in|and|to|at|for|on|by|from|of)\b"
)
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside) $")
_OF_PLACE = re.compile(r" (?:company|firm|group|manufacturer|maker|court|plant|factory|headquarters)\b")
_BETWEEN = re.compile(r",? (?:and|or|as well as) (?:the )?|, ")
WINDOW = 90
DECISIVE = 2.0
MOST_BESIDE = 20  # names with a common word that are compared with each other
NO_NAME = "none"  # the model's outcome for what is no name of ours, such as a place
SURE = 0.4  # the model's probability from which on its type is taken where the rules have none
NONE_SURE = 0.9  # and from which on what the rules hold for a name is none
OVERRULING = 0.7  # and from which on it is taken although the rules have another,
OVERRULING_FORM = 0.6  # or a product, which is often no more than a name with a number
MARGIN = 0.5
THE = 2.0  # what "the" before a single word, and no noun behind it, speaks for a thing with a name
LONE = 1.0  # what a single capitalised word within a sentence speaks for an organization


@dataclass(frozen=True, eq=False)
class _Context:
    type: str
    left: bool
    pattern: re.Pattern[str]
    weight: float

    def stands(self, left: str, right: str) -> bool:
        """Whether the words before and behind a name hold it."""
        if self.left:
            return self.pattern.search(left, max(0, len(left) - self._reach)) is not None
        return self.pattern.match(right) is not None

    @cached_property
    def _reach(self) -> int:
        """Characters before a name in which all that matches lies, with the line's end that ``$`` leaves out."""
        return longest(self.pattern) + 1


@cache
def _contexts() -> tuple[_Context, ...]:
    return tuple(
        _Context(c["type"], c["side"] == "left", re.compile(expand(c["pattern"]), re.IGNORECASE), c["weight"])
        for c in table("contexts.toml")["context"]
    )


@cache
def _by_edge(left: bool) -> Mapping[str, Sequence[int]]:
    """The places of a side's contexts in their list, by the strings with which their words may touch the name."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, context in enumerate(_contexts()):
        for string in edges(context.pattern, backwards=left) if context.left is left else ():
            found[string].append(place)
    return found


def name_types(text: str, found: Sequence[Candidate], names: Names, weights: Weights) -> dict[str, str]:
    """Decide the type of every name, with one decision for all places of a spelling; doubtful ones are left out.

    Parameters
    ----------
    text: the article's text.
    found: the candidates of the whole article.
    weights: of the trained model.

    Returns
    -------
    A spelling -> the local name of an entity type.
    """
    types = by_rules(text, found, names)
    for spelling in spellings(text, found, types, names):
        outcome, probability = weights.likeliest(name_features(text, spelling, names))
        kind = decided(outcome, probability, spelling.kind)
        if kind:
            types[spelling.surface] = kind
        else:
            types.pop(spelling.surface, None)
    return types


def decided(outcome: str, probability: float, by_rules: str | None) -> str | None:
    """Return the type of a name by what the rules, or else the model say, or None where it is none or in doubt.

    >>> decided("Chipset", 0.5, None), decided("Chipset", 0.5, "Product"), decided("Chipset", 0.7, "Product")
    ('Chipset', 'Product', 'Chipset')
    """
    if outcome == NO_NAME:
        return None if probability >= NONE_SURE else by_rules
    needed = {None: SURE, "Product": OVERRULING_FORM}.get(by_rules, OVERRULING)
    return outcome if probability >= needed else by_rules


def spellings(text: str, found: Sequence[Candidate], types: Mapping[str, str], names: Names) -> Iterator[Spelling]:
    """Yield the names that no list knows, with what the rules say of them.

    Parameters
    ----------
    types: what the rules hold the names for.
    """
    places = _places(found)
    makers = _makers(types, places)
    sharing: dict[str, list[str]] = defaultdict(list)
    for surface in places:
        for part in dict.fromkeys(surface.split()):
            sharing[part].append(surface)
    for surface, where in places.items():
        if _known(surface, names) is None and not _ordinary(surface):
            beside = dict.fromkeys(o for part in surface.split() for o in sharing[part][:MOST_BESIDE] if o != surface)
            votes = _votes(text, surface, where, names, makers)
            yield Spelling(surface, where, votes, types.get(surface), [(o, types.get(o)) for o in beside])


def by_rules(text: str, found: Sequence[Candidate], names: Names) -> dict[str, str]:
    """Return what the lists and the rules hold each name for."""
    places = _places(found)
    decided = {s: kind for s, where in places.items() if (kind := _known(s, names) or _voted(text, s, where, names))}
    makers = _makers(decided, places)
    decided |= {
        surface: kind
        for surface, where in places.items()
        if surface not in decided and (kind := _voted(text, surface, where, names, makers))
    }
    return _shared_in_lists(text, found, decided)


def _places(found: Sequence[Candidate]) -> Mapping[str, Sequence[Candidate]]:
    places: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        places[candidate.surface].append(candidate)
    return places


def _makers(types: Mapping[str, str], places: Mapping[str, Sequence[Candidate]]) -> Set[str]:
    """Names with which those of products may begin: companies', in full and by their first word."""
    companies = {surface for surface, kind in types.items() if kind == "Organization"}
    return companies | {surface.split()[0] for surface in companies if surface.split()[0] in places}


def unsure_organizations(
    text: str, found: Sequence[Candidate], types: Mapping[str, str], names: Names
) -> Iterator[Candidate]:
    """Yield the names without a type that may well be organizations': what they do in a sentence has to tell.

    Parameters
    ----------
    types: spelling -> type, as ``name_types`` decided.
    """
    places: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.surface not in types and not _NUMBER.search(candidate.surface):
            places[candidate.surface].append(candidate)
    for surface, where in places.items():
        votes = _votes(text, surface, where, names, frozenset())
        others = max((vote for kind, vote in votes.items() if kind != "Organization"), default=0.0)
        plain = _ordinary(surface) or surface.endswith("+")
        place = any(_IN.search(text, c.start - 8, c.start) or _OF_PLACE.match(text, c.end) for c in where)
        if (
            not plain
            and not place
            and not _lowly(surface, where)
            and votes["Organization"] >= others
            and others < DECISIVE
        ):
            yield from where


def _shared_in_lists(text: str, found: Sequence[Candidate], decided: dict[str, str]) -> dict[str, str]:
    """Names listed side by side ("A, B and C") are of one type: an undecided one takes that of its neighbours."""
    for members in _lists(text, found):
        types = {decided[m.surface] for m in members if m.surface in decided}
        if len(types) == 1:
            (shared,) = types
            decided |= {m.surface: shared for m in members if m.surface not in decided}
    return decided


def _lists(text: str, found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    members: list[Candidate] = []
    joined = False
    for candidate in [*found, Candidate(len(text) + 1, len(text) + 1, "", False)]:
        between = text[members[-1].end : candidate.start] if members else ""
        if members and _BETWEEN.fullmatch(between):
            joined = joined or "," not in between or "and" in between or "or" in between
        else:
            if joined and len(members) > 1:
                yield members
            members, joined = [], False
        members.append(candidate)


def _known(surface: str, names: Names) -> str | None:
    entry, family = names.find(surface), names.family(surface)
    if entry:
        return entry.entity.type
    return family.type if family else None


def _voted(
    text: str, surface: str, places: Sequence[Candidate], names: Names, makers: Set[str] = frozenset()
) -> str | None:
    if _ordinary(surface):
        return None
    votes = _votes(text, surface, places, names, makers)
    ranked = [*sorted(votes.items(), key=lambda vote: -vote[1])[:2], ("", 0.0), ("", 0.0)]
    (best, weight), (_, second) = ranked[0], ranked[1]
    decisive = DECISIVE + (1.0 if _lowly(surface, places) else 0.0)
    return best if weight >= decisive and weight - second >= MARGIN else None


def _ordinary(surface: str) -> bool:
    """Whether a name has only words that end names of organizations: "the Group", "Alliance"."""
    return all(part.lower() in words("organization") for part in surface.split())


def _lowly(surface: str, places: Sequence[Candidate]) -> bool:
    """Whether a name may be a plain word that only opens sentences."""
    return all(place.opens for place in places) and " " not in surface and surface[1:].islower()


def _votes(
    text: str, surface: str, places: Sequence[Candidate], names: Names, makers: Set[str]
) -> defaultdict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float, _form(surface, names, makers))
    if " " not in surface and not _lowly(surface, places) and not any(c.isdigit() for c in surface):
        votes["Organization"] += LONE
    for place in places:
        for kind, vote in _around(text, place):
            votes[kind] += vote
        if " " not in surface and not surface.isupper() and _THE.search(text, place.start - 4, place.start):
            votes["Product"] += THE if _CLAUSE.match(text, place.end) else 0.0
    return votes


def _around(text: str, place: Candidate) -> Sequence[tuple[str, float]]:
    """The votes at one place."""
    return _heard(text[max(0, place.start - WINDOW) : place.start], text[place.end : place.end + WINDOW])


@lru_cache(maxsize=4096)
def _heard(left: str, right: str) -> Sequence[tuple[str, float]]:
    """What the words on both sides of a name vote for: for each type, the strongest of each side."""
    votes: dict[str, float] = defaultdict(float)
    for side, touching in ((True, edge(left.removesuffix("\n"), backwards=True)), (False, edge(right))):
        heard: set[str] = set()
        for context in _possible(touching, side):
            if context.type not in heard and context.stands(left, right):
                heard.add(context.type)
                votes[context.type] += context.weight
    return tuple(votes.items())


@lru_cache(maxsize=4096)
def _possible(touching: str, left: bool) -> tuple[_Context, ...]:
    """The contexts that may stand on a side of a name, by the characters that touch it there; the strongest first."""
    found = {place for string in at_edge(touching, left) for place in _by_edge(left).get(string, ())}
    return tuple(sorted((_contexts()[place] for place in sorted(found)), key=lambda context: -context.weight))


def _form(surface: str, names: Names, makers: Set[str]) -> dict[str, float]:
    """What the spelling alone speaks for; a name that begins with a maker's may be a product's."""
    parts = surface.split()
    votes: dict[str, float] = {}
    if surface.startswith("@"):
        return {"Person": 4.0}
    if bare_name(surface) != surface:
        votes["Organization"] = 5.0
    elif parts[-1].lower() in words("organization") and len(parts) > 1:
        votes["Organization"] = 2.5
    if line := names.line(surface):
        votes[line.entity.type] = 4.0
    elif len(parts) > 1 and (names.find(parts[0]) or parts[0] in makers) and votes.get("Organization", 0.0) == 0.0:
        votes["Product"] = 1.5
    if (any(c.isdigit() for c in surface) and any(c.isalpha() for c in surface)) or (
        len(parts) > 1 and parts[-1].lower() in words("model")
    ):
        votes["Product"] = votes.get("Product", 0.0) + 1.5
    if 2 <= len(parts) <= 3 and all(re.fullmatch(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ]?[a-z]+)?", part) for part in parts):
        known = parts[0].lower() in words("given") and not names.find(parts[0])
        votes["Person"] = votes.get("Person", 0.0) + (2.0 if known and "Organization" not in votes else 0.5)
    return votes
