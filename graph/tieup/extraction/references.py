"""Fifth stage: what "the company", "the German firm", "both", "the latter", "it", "its", "he" stand for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieup.extraction.cues import expand
from tieup.extraction.entities import Cast, Slot
from tieup.extraction.layout import Layout, Sentence
from tieup.model import Entity
from tieup.names import Names

_ADJECTIVE = r"(?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_REFERENCE = re.compile(
    expand(
        rf"\b(?:(?P<both>(?:[Tt]he|[Tt]hese) (?:(?:two )?(?:companies|firms|brands|partners|parties|sides|manufacturers|retailers)|duo|pair|two(?= (?:have|had|will|would|were|are|said|agreed|first|also|call|plan|want|did)\b|[,.;]))"
        rf"|[Bb]oth(?: the)? (?:companies|firms|parties|brands|sides|partners)|[Bb]oth(?= (?:are|have|will|were|had|said|agreed))|[Nn]either (?:side|company|party)|[Tt]heir(?= (?:[a-z-]+ ){{0,3}}<nouns.partnership>))"
        rf"|(?P<latter>[Tt]he latter)|(?P<former>[Tt]he former(?= (?:has|had|is|was|will|said|and|did)))"
        rf"|[Tt]he (?:{_ADJECTIVE} )?(?:[a-z-]+ ){{0,3}}?(?P<company><nouns.reference>)(?= |['’]s|[.,;:])"
        rf"|(?P<its>[Ii]ts)(?= )|(?P<it>[Ii]t)(?= (?:(?:has|had|will|would|also|is|was|to) ){{0,3}}<verbs.corporate>\b)"
        rf"|(?P<person>\b(?:[Hh]e|[Ss]he)))\b"
    )
)
_TRANSPARENT = re.compile(r"[Ii]t (?:is|was) (?:\w+ ){0,2}(?:that|to|not|possible|clear|likely|unclear)\b")


@dataclass(frozen=True)
class _Sight:
    """What a reader has in mind at a place: the slots of its sentence, of those before, and which stand behind a preposition."""

    here: tuple[Slot, ...]
    before: tuple[Slot, ...]
    objects: frozenset[int]
    adjectives: Mapping[Entity, str]

    def organizations(self) -> list[Entity]:
        """The organizations, the likeliest to be meant first: who opens this sentence, then who opened the last ones."""
        single = [s for s in (*self.here, *self.before) if s.type == "Organization" and len(s.entities) == 1]
        order = [*(s for s in single if s.start not in self.objects), *(s for s in single if s.start in self.objects)]
        return list(dict.fromkeys(s.entities[0] for s in order))


@dataclass(frozen=True)
class _View:
    """What holds for a whole article: who only reports, and the adjectives of the organizations."""

    publications: frozenset[Entity]
    adjectives: Mapping[Entity, str]


def references(text: str, layout: Layout, cast: Cast, names: Names) -> tuple[Slot, ...]:
    """Find the references of a text and what they stand for; those in doubt are left out.

    Returns
    -------
    The slots of names and of references, together, in order.
    """
    publications = frozenset(e for s in cast.slots for e in s.entities if _is_publication(e, names))
    view = _View(publications, _adjectives(text, cast, names))
    history: list[list[Slot]] = []
    for sentence in layout.sentences:
        named = [s for s in cast.slots if sentence.start <= s.start < sentence.end]
        here = list(named)
        for match in _REFERENCE.finditer(text, sentence.start, sentence.end):
            if any(s.start < match.end() and match.start() < s.end for s in here):
                continue
            sight = _sight(text, match.start(), here, history, view)
            entities = _meant(text, match, sight, here)
            if entities:
                here.append(Slot(match.start(), match.end(), entities, named=False))
                here.sort(key=lambda s: s.start)
        history.append(here)
    return tuple(s for here in history for s in here)


_OBJECT = re.compile(r"\b(?:with|by|from|to|of|for|as|against|at|in|on|than|like|and|or|between) (?:the )?$", re.I)


def _sight(text: str, place: int, here: Sequence[Slot], history: Sequence[Sequence[Slot]], view: "_View") -> _Sight:
    def visible(slots: Sequence[Slot]) -> list[Slot]:
        return [s for s in slots if not view.publications.intersection(s.entities)]

    before = [s for sentence in reversed(history[-4:]) for s in visible(sentence)]
    now = [s for s in visible(here) if s.start < place] or _announced(text, place, visible(here))
    objects = frozenset(s.start for s in (*now, *before) if _OBJECT.search(text, max(0, s.start - 16), s.start))
    return _Sight(tuple(now), tuple(before), objects, view.adjectives)


def _announced(text: str, place: int, here: Sequence[Slot]) -> list[Slot]:
    """Whom "its" points forward to: "Regarding its cooperation with A, B said ..." speaks of B."""
    opening = re.search(
        r"(?:^|[.!?]\s+|\n)(?:Regarding|With|In|For|Through|After|Since|Under|Despite|By|During|As part of) $",
        text[max(0, place - 16) : place],
    )
    return [s for s in here if opening and s.start > place and text[s.start - 2 : s.start] == ", "][:1]


def _meant(text: str, match: re.Match[str], sight: _Sight, here: Sequence[Slot]) -> tuple[Entity, ...]:
    kind = match.lastgroup if match.lastgroup != "adjective" else "company"
    if kind == "both":
        return _pair(sight)
    if kind in {"latter", "former"}:
        two = _last_two(sight)
        return ((two[-1] if kind == "latter" else two[0]),) if len(two) == 2 else ()
    if kind == "person":
        people = [s.entities[0] for s in (*reversed(sight.here), *sight.before) if s.type == "Person"]
        return tuple(people[:1])
    if kind == "company":
        return _company(match["adjective"], sight)
    if kind == "it" and _TRANSPARENT.match(text, match.start()):
        return ()
    return _owner(sight)


def _owner(sight: _Sight) -> tuple[Entity, ...]:
    """Whom "it" and "its" mean: the organization that opens this sentence, else the one that opened the last."""
    return tuple(sight.organizations()[:1])


def _company(adjective: str | None, sight: _Sight) -> tuple[Entity, ...]:
    known = sight.organizations()
    if adjective:
        recent = [e for s in (*sight.here, *sight.before) if s.type == "Organization" for e in s.entities]
        known = [e for e in recent if sight.adjectives.get(e) == adjective.split()[-1]]
    return tuple(known[:1])


def _pair(sight: _Sight) -> tuple[Entity, ...]:
    """The two organizations that were last mentioned together."""
    groups = [sight.here, sight.before]
    for slots in groups:
        two = list(dict.fromkeys(e for s in slots if s.type == "Organization" for e in s.entities))
        if len(two) >= 2:
            return tuple(two[:2])
    return ()


def _last_two(sight: _Sight) -> list[Entity]:
    nearest = (*reversed(sight.here), *reversed(sight.before))
    two = list(dict.fromkeys(s.entities[0] for s in nearest if s.type == "Organization" and len(s.entities) == 1))[:2]
    return two[::-1]


def _is_publication(entity: Entity, names: Names) -> bool:
    entry = names.find(entity.name)
    return bool(entry and entry.kind == "publication")


def _adjectives(text: str, cast: Cast, names: Names) -> dict[Entity, str]:
    """The adjective of each organization's country: from the lists, or from words beside its name."""
    found: dict[Entity, str] = {}
    for slot in cast.slots:
        entity = slot.entities[0]
        entry = names.find(entity.name)
        if entry and entry.adjective:
            found[entity] = entry.adjective
        elif beside := _BESIDE.match(text, slot.end) or _BEFORE.search(text, max(0, slot.start - 60), slot.start):
            found.setdefault(entity, beside[1])
    return found


_BESIDE = re.compile(
    expand(r",? (?:a|an|the) (?:\S+ )?([A-Z][a-z]+(?:an|ese|ish|ch|ss|ean))\b [^,.;]{0,40}?\b<nouns.company>\b")
)
_BEFORE = re.compile(expand(r"\b([A-Z][a-z]+(?:an|ese|ish|ch|ss|ean)) (?:[a-z-]+ ){0,3}<nouns.company> $"))


_PARTNERSHIP = re.compile(
    expand(
        r"\b(?:[Tt]his|[Tt]he|[Tt]hat|[Tt]heir|[Ii]ts) (?:(?:first|new|joint|strategic|long-term|recent) )*(?:<nouns.partnership>)(?! (?:with|between|of)\b)"
    )
)


def partnership_references(
    text: str, layout: Layout, pairs: Sequence[tuple[int, tuple[Entity, Entity]]]
) -> Iterator[Slot]:
    """Yield the places where "this partnership" and the like stand for a partnership that was told before.

    Parameters
    ----------
    pairs: the partnerships already found: where each is told, and between whom; in order.
    """
    for sentence in layout.sentences:
        for match in _PARTNERSHIP.finditer(text, sentence.start, sentence.end):
            told = [pair for place, pair in pairs if place < match.start()]
            if told:
                yield Slot(match.start(), match.end(), told[-1], named=False, partnership=True)
