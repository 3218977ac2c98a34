"""Fifth stage: what "the company", "the German firm", "both", "the latter", "its", "the phone" stand for, by rules.

What is found here is proposed to the trained model (``resolution.py``), which may know better.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby

from tieup.extraction.cues import form
from tieup.extraction.entities import Cast, Slot
from tieup.extraction.finder import Finder
from tieup.extraction.layout import Layout
from tieup.extraction.quotations import Quotation
from tieup.extraction.sight import MOST, Sight, ahead, sight
from tieup.extraction.spans import overlap, within
from tieup.extraction.voices import Speakers
from tieup.model import Entity
from tieup.names import Names, homes, peoples, words


@dataclass(frozen=True)
class _View:
    """What holds for a whole article.

    Parameters
    ----------
    publications: who only reports.
    adjectives: those of the organizations' countries, and their cities.
    makers: product -> who makes it.
    together: how many sentences name one, or two, of the organizations.
    parents: organization -> whom it belongs to according to the lists, if the article names that, too.
    """

    publications: frozenset[Entity]
    adjectives: Mapping[Entity, frozenset[str]]
    makers: Mapping[Entity, Entity]
    together: Mapping[frozenset[Entity], int]
    parents: Mapping[Entity, Entity]


def proposed(text: str, layout: Layout, cast: Cast, names: Names) -> tuple[Slot, ...]:
    """Find the references of a text and what the rules hold them for; those in doubt are left out.

    Returns
    -------
    The slots of names and of references, together, in order.
    """
    together, parents = _together(layout, cast), _parents(cast, names)
    makers = {**cast.listed, **cast.makers}
    view = _View(publications(cast, names), adjectives(text, cast, names), makers, together, parents)
    history: list[list[Slot]] = []  # of the prose: who is spoken of there is still so behind a list
    found: list[Slot] = []
    stranger = False  # whether the text speaks of "the Shenzhen company" and nothing tells which that is
    matches = by_sentence(text, layout, "references.any")
    for number, sentence in enumerate(layout.sentences):
        here = within(cast.slots, sentence.start, sentence.end)
        for match in matches.get(number, ()):
            if overlap(here, match.start(), match.end()):
                continue
            seen = sight(text, match.start(), here, history[-4:], view.publications)
            if stranger and _looks_back(match) and not seen.names_organization():
                continue
            entities = _meant(match, seen, here, view)
            stranger = not entities if match["adjective"] else stranger and not entities
            if entities:
                here = sorted([*here, _slot(match, entities)], key=lambda s: s.start)
        found += here
        if not layout.blocks[sentence.block].item:
            history.append(here)
    return tuple(found)


@cache
def _finder(name: str) -> Finder:
    return Finder([form(name)])


def by_sentence(text: str, layout: Layout, name: str) -> dict[int, list[re.Match[str]]]:
    """Return where a form of speech stands, by the numbers of the sentences."""
    spans = [(sentence.start, sentence.end) for sentence in layout.sentences]
    starts = [start for start, _ in spans]
    found = (match for _, match in _finder(name).matches(text, spans))
    return {n: list(matches) for n, matches in groupby(found, lambda match: bisect_right(starts, match.start()) - 1)}


def _slot(match: re.Match[str], entities: tuple[Entity, ...]) -> Slot:
    return Slot(match.start(), match.end(), entities, named=False, possessive=match.lastgroup == "its")


def _looks_back(match: re.Match[str]) -> bool:
    """Whether a reference means whoever was spoken of last."""
    return match.lastgroup in {"its", "it", "topic"} or (match.lastgroup == "company" and not match["adjective"])


def _together(layout: Layout, cast: Cast) -> Counter[frozenset[Entity]]:
    found: Counter[frozenset[Entity]] = Counter()
    for sentence in layout.sentences:
        slots = within(cast.slots, sentence.start, sentence.end)
        named = dict.fromkeys(s.entities[0] for s in slots if s.type == "Organization")
        found.update(frozenset({one}) for one in named)
        found.update(frozenset(two) for two in combinations(list(named)[:MOST], 2))
    return found


def _meant(match: re.Match[str], seen: Sight, here: Sequence[Slot], view: _View) -> tuple[Entity, ...]:
    kind = next(name for name in (match.lastgroup, "company") if name and name != "adjective")
    if kind == "both":
        return seen.pair(view.together)
    if kind == "products":
        return seen.several("Product") or seen.nearest("Product")
    if kind in {"latter", "former"}:
        two = seen.last_two()
        return (two[-1 if kind == "latter" else 0],) if len(two) == 2 else ()
    if kind == "people":
        return _of_place(peoples().get(match["people"].lower(), ""), seen, view)
    if kind == "parent":
        return tuple(view.parents[e] for e in seen.subject() if e in view.parents)
    if kind in {"person", "product", "inside"}:
        return seen.nearest("Person" if kind == "person" else "Product")
    if kind == "owned":
        return _owned(seen, view)
    if kind == "topic" and seen.topic():
        return seen.topic()
    if kind == "company":
        return _company(match, seen, view)
    forward = ahead(match.string, match.start(), here) if match[0] in {"Its", "its"} else ()
    # "together with ACME, it builds": not ACME
    return forward or seen.subject(leaving_out=seen.beside(match.start()) if kind == "it" else ())


def _company(match: re.Match[str], seen: Sight, view: _View) -> tuple[Entity, ...]:
    """Whom "the company" means; an adjective of nationality must be that of the organization."""
    beside = seen.beside(match.start())
    if beside and not match.string.startswith(("'s", "’s"), match.end()):
        return ()  # "ACME, the firm that ..." says who ACME is
    if not match["adjective"]:
        return seen.subject(leaving_out=beside)
    return _of_place(match["adjective"].split()[-1], seen, view)


def _of_place(adjective: str, seen: Sight, view: _View) -> tuple[Entity, ...]:
    """The organization of a country or city that was spoken of last; of a city also the only one in sight."""
    near = seen.organizations(recent=True)
    fitting = [e for e in near if adjective in view.adjectives.get(e, ())]
    city = adjective.lower() in words("places") and adjective not in peoples().values()
    return tuple(fitting[:1] or (near if city and len(near) == 1 else ()))


def _owned(seen: Sight, view: _View) -> tuple[Entity, ...]:
    """Which product "ACME's tablet" means: ACME's nearest, or else the only one in sight, if nobody makes it."""
    owner = seen.here[-1].entities if seen.here else ()
    products = list(dict.fromkeys(e for s in (*seen.here, *seen.before) if s.type == "Product" for e in s.entities))
    own = [product for product in products if (view.makers.get(product),) == owner]
    return tuple(own[:1]) or (tuple(products) if len(products) == 1 and products[0] not in view.makers else ())


def _parents(cast: Cast, names: Names) -> dict[Entity, Entity]:
    named = {slot.entities[0] for slot in cast.slots if slot.type == "Organization"}
    entries = ((entity, names.find(entity.name)) for entity in named)
    told = ((entity, entry.parent, names.find(entry.parent)) for entity, entry in entries if entry and entry.parent)
    parents = ((e, known.entity if known else Entity(parent, "Organization")) for e, parent, known in told)
    return {entity: parent for entity, parent in parents if parent in named}


def publications(cast: Cast, names: Names) -> frozenset[Entity]:
    """Return those of the entities that only report."""
    return frozenset(s.entities[0] for s in cast.slots if _is_publication(s.entities[0], names))


def _is_publication(entity: Entity, names: Names) -> bool:
    entry = names.find(entity.name)
    return bool(entry and entry.kind == "publication")


def adjectives(text: str, cast: Cast, names: Names) -> dict[Entity, frozenset[str]]:
    """Return what lists or the words beside an organization's name say of its home: a country's adjective, a city."""
    found: dict[Entity, set[str]] = defaultdict(set)
    for slot in cast.slots:
        entity = slot.entities[0]
        entry = names.find(entity.name)
        if entry and entry.adjective:
            found[entity].add(entry.adjective)
        elif entity.type == "Organization":
            found[entity].update(_beside(text, slot))
    return {entity: frozenset(own) for entity, own in found.items()}


def _beside(text: str, slot: Slot) -> Iterator[str]:
    """Where an organization is at home, by the words right before and behind its name."""
    start = max(0, slot.start - 60)
    after = form("references.nationality_after").match(text, slot.end)
    before = form("references.nationality_before").search(text, start, slot.start)
    if beside := after or before:
        yield beside["adjective"]
    behind = form("references.city_beside").match(text, slot.end)
    ahead_of = form("references.city_before").search(text, start, slot.start)
    for place in filter(None, [behind and (behind["city"] or behind["home"]), ahead_of and ahead_of["city"]]):
        home = place if place in homes() else place.split()[0]
        yield home
        if home in homes():
            yield homes()[home]


def first_person(text: str, quotes: Sequence[Quotation], who: Speakers) -> Iterator[Slot]:
    """Yield the places where "we" and "our" in a quotation stand for the speaker's organization."""
    for quote in quotes:
        speaker = quote.speakers[0] if quote.speakers else None
        employer = who.employers.get(speaker) if speaker and speaker.type == "Person" else speaker
        if employer:
            for match in form("references.first_person").finditer(text, quote.start, quote.end):
                yield Slot(match.start(), match.end(), (employer,), named=False)


def partnership_references(
    text: str, layout: Layout, pairs: Sequence[tuple[int, tuple[Entity, Entity]]]
) -> Iterator[Slot]:
    """Yield the places where "this partnership" and the like stand for a partnership that was told before.

    Parameters
    ----------
    pairs: the partnerships already found: where each is told, and between whom; in order.
    """
    told, last = iter(pairs), None
    waiting = next(told, None)
    spoken_of = -1  # the last sentence that speaks of a partnership: "it was founded" means it only in the next
    found = by_sentence(text, layout, "references.partnership")
    for number, match in ((number, match) for number, matches in found.items() for match in matches):
        while waiting and waiting[0] < match.start():
            last, waiting = waiting[1], next(told, None)
        if last and (not match["again"] or spoken_of == number - 1):
            yield Slot(match.start(), match.end(), last, named=False, partnership=True)
            spoken_of = number
