"""Fourth stage: which names stand for the same entity within an article, and whose product a product is."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieup.extraction.candidates import Candidate
from tieup.extraction.makers import by_series, full_name, told_by_lists, told_by_names, ways_of_writing
from tieup.model import Entity
from tieup.names import Names, bare_name, words

PARTS = frozenset({"ImageSensor", "Chipset", "Component"})


@dataclass(frozen=True)
class Slot:
    """A place in the text that stands for one entity, or for several together ("both companies").

    Parameters
    ----------
    named: whether the place is a name, not "the company" or "it".
    partnership: whether the place is a word for the partnership of the entities ("this alliance").
    possessive: whether the place is the word "its", or "a" in "a partnership with".
    unsure: whether only what it does in a sentence can tell that it is an organization.
    """

    start: int
    end: int
    entities: tuple[Entity, ...]
    named: bool = True
    partnership: bool = False
    unsure: bool = False
    possessive: bool = False

    @property
    def type(self) -> str:
        """The type of its entities."""
        return self.entities[0].type


@dataclass(frozen=True)
class Cast:
    """The entities of an article.

    Parameters
    ----------
    slots: their places.
    makers: product -> its maker, as far as names tell it.
    spellings: the ways of writing each organization.
    listed: product -> its maker according to the lists, where the article names that, too.
    """

    slots: tuple[Slot, ...]
    makers: Mapping[Entity, Entity]
    spellings: Mapping[Entity, Sequence[str]]
    listed: Mapping[Entity, Entity] = field(default_factory=dict)


def cast(
    text: str, found: Sequence[Candidate], types: Mapping[str, str], names: Names, headline: Sequence[str] = ()
) -> Cast:
    """Bring the names of an article together.

    Parameters
    ----------
    found: the candidates, in order.
    headline: the names in its title, which may hold the long form of a name that the text gives in short.
    types: spelling -> entity type; spellings without one may still be short forms of those with one.
    """
    table = _same(types, [c.surface for c in found], names)
    table = _completed(table, headline)
    makers = by_series(told_by_names(text, found, table, names), table.values())
    spellings = ways_of_writing(table, names)
    renamed = {e: full_name(e, spellings.get(makers.get(e, e), []), names) for e in set(table.values())}
    shorter = _short_products(renamed)
    final = {surface: shorter.get(renamed[entity], renamed[entity]) for surface, entity in table.items()}
    slots = tuple(Slot(c.start, c.end, (final[c.surface],)) for c in found if c.surface in final)
    made, listed = (
        {shorter.get(renamed[p], renamed[p]): maker for p, maker in known.items()}
        for known in (makers, told_by_lists(table, names))
    )
    return Cast(slots, made, spellings, listed)


def with_makers(slots: Sequence[Slot], people: Cast, told: Mapping[Entity, Entity], names: Names) -> Cast:
    """Add makers that the sentences tell; products take their makers' names, and others of the series their makers.

    Parameters
    ----------
    slots: names and references, in place of those of the cast.
    told: product -> maker; what the names themselves tell weighs more.
    """
    products = {e for s in slots for e in s.entities if e.type == "Product"}
    makers = by_series({**told, **people.makers}, products)
    renamed = {p: full_name(p, people.spellings.get(makers.get(p, p), []), names) for p in products}
    named = tuple(_renamed(slot, renamed) for slot in slots)
    made, listed = ({renamed.get(p, p): maker for p, maker in known.items()} for known in (makers, people.listed))
    return Cast(named, made, people.spellings, listed)


def _renamed(slot: Slot, renamed: Mapping[Entity, Entity]) -> Slot:
    entities = tuple(renamed.get(e, e) for e in slot.entities)
    return slot if entities == slot.entities else replace(slot, entities=entities)


def _same(types: Mapping[str, str], surfaces: Sequence[str], names: Names) -> dict[str, Entity]:
    """Spelling -> entity, with short forms under the name of the long one."""
    table = {s: entry.entity if (entry := names.find(s)) else Entity(_bare(s, t), t) for s, t in types.items()}
    order = {surface: n for n, surface in enumerate(dict.fromkeys(surfaces))}
    longer = _by_edge(types, order)
    for surface in order:
        long = None if names.find(surface) else _long_form(surface, longer.get(surface, ()), types, order)
        if long:
            table[surface] = table[long]
    return table


def _completed(table: Mapping[str, Entity], headline: Sequence[str]) -> dict[str, Entity]:
    """Products under the longer name that the title gives them."""
    long = {s: [h for h in headline if h.endswith(" " + s)] for s, e in table.items() if e.type == "Product"}
    return {s: Entity(long[s][0], e.type) if long.get(s) else e for s, e in table.items()}


def _bare(surface: str, type: str) -> str:
    """A part's name without a trailing star (a footnote's mark), and with "Gen 1" spaced as its makers do."""
    return re.sub(r"\bGen(?=\d)", "Gen ", surface.rstrip("*")) if type in PARTS and len(surface) > 2 else surface


def _by_edge(spellings: Iterable[str], short: Container[str]) -> dict[str, list[str]]:
    """Spellings by the short ones that they begin or end with."""
    found: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        for space in re.finditer(" ", spelling):
            for edge in {spelling[: space.start()], spelling[space.end() :]}:
                if edge in short:
                    found[edge].append(spelling)
    return found


def _long_form(
    surface: str, longer_ones: Iterable[str], types: Mapping[str, str], order: Mapping[str, int]
) -> str | None:
    """The one longer name of the article that a name is a short form of; news give the full name first."""
    own = types.get(surface)
    typed = ((s, types[s]) for s in longer_ones)
    longer = {s for s, t in typed if t == (own or t) and _shortens(surface, s, t, own)}
    if own == "Organization":
        longer = {s for s in longer if bare_name(s) == surface or _suffixed(surface, s) or order[s] < order[surface]}
    tops = {s for s in longer if not any(s != other and other.startswith(s + " ") for other in longer)}
    return tops.pop() if len(tops) == 1 else None


def _shortens(short: str, long: str, long_type: str, short_type: str | None) -> bool:
    parts = long.split()
    if long_type == "Person":
        return " " not in short and len(parts) > 1 and short in (parts[-1], parts[0])
    if long_type == "Product" and short_type is None:
        return long.endswith(" " + short) and any(c.isdigit() for c in short)
    return long_type == "Organization" and long.startswith(short + " ")


def _suffixed(short: str, long: str) -> bool:
    """Whether a long name only adds words such as "Group" or "Europe" to a short one."""
    rest = long.removeprefix(short).lower().replace(".", "").split()
    known = (words("organization") | words("places")) - words("arm")
    return all(part in known for part in rest)


def _short_products(renamed: Mapping[Entity, Entity]) -> dict[Entity, Entity]:
    """Product names that end exactly one longer product name of the article."""
    products = {e for e in renamed.values() if e.type == "Product"}
    longer: dict[Entity, set[Entity]] = defaultdict(set)
    for short, long in _pairs(products):
        longer[short].add(long)
    return {short: next(iter(longs)) for short, longs in longer.items() if len(longs) == 1}


def _pairs(products: set[Entity]) -> Iterator[tuple[Entity, Entity]]:
    by_name = {product.name: product for product in products}
    for short, longer in _by_edge(by_name, by_name).items():
        for long in longer:
            if long.endswith(" " + short) and len(long.split()) - len(short.split()) <= 2:
                yield by_name[short], by_name[long]
