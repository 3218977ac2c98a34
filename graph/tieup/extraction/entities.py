"""Fourth stage: which names stand for the same entity within an article, and whose product a product is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tieup.extraction.candidates import Candidate
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
    """

    start: int
    end: int
    entities: tuple[Entity, ...]
    named: bool = True
    partnership: bool = False

    @property
    def type(self) -> str:
        """The type of its entities."""
        return self.entities[0].type


@dataclass(frozen=True)
class Cast:
    """The entities of an article: where they are named, and the makers that the names of products themselves tell."""

    slots: tuple[Slot, ...]
    makers: Mapping[Entity, Entity]

    @property
    def organizations(self) -> tuple[Entity, ...]:
        """The organizations in the order in which they first appear."""
        return tuple(dict.fromkeys(s.entities[0] for s in self.slots if s.type == "Organization"))


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
    makers = _by_stem(_makers(text, found, table, names), table.values())
    spellings = _spellings(table, names)
    renamed = {e: _full_name(e, spellings.get(makers.get(e, e), []), names) for e in set(table.values())}
    shorter = _short_products(renamed)
    final = {surface: shorter.get(renamed[entity], renamed[entity]) for surface, entity in table.items()}
    slots = tuple(Slot(c.start, c.end, (final[c.surface],)) for c in found if c.surface in final)
    return Cast(slots, {shorter.get(renamed[p], renamed[p]): m for p, m in makers.items()})


def _same(types: Mapping[str, str], surfaces: Sequence[str], names: Names) -> dict[str, Entity]:
    """Spelling -> entity, with short forms under the name of the long one."""
    table = {s: entry.entity if (entry := names.find(s)) else Entity(_bare(s, t), t) for s, t in types.items()}
    for surface in dict.fromkeys(surfaces):
        long = None if names.find(surface) else _long_form(surface, types)
        if long:
            table[surface] = table[long]
    return table


def _completed(table: Mapping[str, Entity], headline: Sequence[str]) -> dict[str, Entity]:
    """Products under the longer name that the title gives them."""
    long = {s: [h for h in headline if h.endswith(" " + s)] for s, e in table.items() if e.type == "Product"}
    return {s: Entity(long[s][0], e.type) if long.get(s) else e for s, e in table.items()}


def _by_stem(makers: Mapping[Entity, Entity], entities: Iterable[Entity]) -> dict[Entity, Entity]:
    """Makers of models without one, by the series: where the P9 and the P10 are of one maker, so is the P50."""
    by_stem: dict[str, set[Entity]] = defaultdict(set)
    for product, maker in makers.items():
        by_stem[_stem(product, maker)].add(maker)
    found = dict(makers)
    for entity in sorted(set(entities)):
        known = by_stem.get(_stem(entity, None), set())
        if entity.type == "Product" and entity not in found and len(known) == 1:
            (found[entity],) = known
    return found


def _stem(product: Entity, maker: Entity | None) -> str:
    """The word or letters before a model's number: ``Mate`` of Mate 40 Pro, ``P`` of P50."""
    name = product.name
    if maker and name.startswith(maker.name + " "):
        name = name.removeprefix(maker.name + " ")
    match = re.match(r"([A-Za-z]+) ?\d", name)
    return match[1] if match else name


def _bare(surface: str, type: str) -> str:
    """A part's name without a trailing star (a footnote's mark)."""
    return surface.rstrip("*") if type in PARTS and len(surface) > 2 else surface


def _long_form(surface: str, types: Mapping[str, str]) -> str | None:
    """The one longer name of the article that a name is a short form of."""
    own = types.get(surface)
    longer = {s for s, t in types.items() if t == (own or t) and s != surface and _shortens(surface, s, t, own)}
    tops = {s for s in longer if not any(s != other and other.startswith(s + " ") for other in longer)}
    return tops.pop() if len(tops) == 1 else None


def _shortens(short: str, long: str, long_type: str, short_type: str | None) -> bool:
    parts = long.split()
    if long_type == "Person":
        return " " not in short and len(parts) > 1 and short in (parts[-1], parts[0])
    if long_type == "Product" and short_type is None:
        return long.endswith(" " + short) and any(c.isdigit() for c in short)
    if long_type == "Organization" and long.startswith(short + " "):
        rest = [part.lower().rstrip(".") for part in parts[len(short.split()) :]]
        return short_type is None or all(part in words("organization") or part in words("places") for part in rest)
    return False


def _makers(text: str, found: Sequence[Candidate], table: Mapping[str, Entity], names: Names) -> dict[Entity, Entity]:
    """The makers of products, as far as names and possessives tell."""
    makers: dict[Entity, Entity] = {}
    mentioned = {e for e in table.values() if e.type == "Organization"}
    for surface, product in table.items():
        if product.type == "Product" and (maker := _in_name(surface, names, mentioned)):
            makers[product] = maker
    for owner, owned in pairwise(found):
        left, right = table.get(owner.surface), table.get(owned.surface)
        if left and right and right.type == "Product" and right not in makers:
            between = text[owner.end : owned.start]
            if left.type == "Organization" and _POSSESSIVE.fullmatch(between):
                makers[right] = left
            elif left in makers and _LISTED.fullmatch(between):
                makers[right] = makers[left]
    return makers


_POSSESSIVE = re.compile(r"['’]s? (?:(?:[a-z-]+|\d+-[a-z]+) ){0,3}(?:[A-Z]?[a-z]+, the )?")
_LISTED = re.compile(r"(?:,| and|, and| or) (?:the )?")


def _in_name(surface: str, names: Names, mentioned: set[Entity]) -> Entity | None:
    parts = surface.split()
    for n in range(len(parts) - 1, 0, -1):
        spelling = " ".join(parts[:n])
        if entry := names.find(spelling):
            return entry.entity
        own = next((e for e in mentioned if e.name == spelling), None)
        if own:
            return own
    line = names.line(surface)
    entry = names.find(line.maker) if line else None
    return entry.entity if entry and entry.entity in mentioned else None


def _full_name(entity: Entity, maker: Sequence[str], names: Names) -> Entity:
    """A model's name with its maker in front where the text leaves it out: ``P9`` of Huawei is ``Huawei P9``.

    Parameters
    ----------
    maker: the ways of writing the maker's name, the shortest first.
    """
    model = any(c.isdigit() for c in entity.name) and not names.line(entity.name)
    if entity.type != "Product" or not maker or not model or any(entity.name.startswith(s + " ") for s in maker):
        return entity
    return Entity(f"{maker[0]} {entity.name}", entity.type)


def _spellings(table: Mapping[str, Entity], names: Names) -> dict[Entity, list[str]]:
    """The ways of writing each organization of an article, without legal forms, the shortest first."""
    found: dict[Entity, set[str]] = defaultdict(set)
    for surface, entity in table.items():
        if entity.type == "Organization":
            found[entity] |= {bare_name(surface), entity.name}
    for spelling, entry in names.by_spelling.items():
        if entry.entity in found and len(spelling) > 2:
            found[entry.entity].add(spelling)
    return {entity: sorted(ways, key=lambda way: (len(way), way)) for entity, ways in found.items()}


def _short_products(renamed: Mapping[Entity, Entity]) -> dict[Entity, Entity]:
    """Product names that end exactly one longer product name of the article."""
    products = {e for e in renamed.values() if e.type == "Product"}
    longer: dict[Entity, set[Entity]] = defaultdict(set)
    for short, long in _pairs(products):
        longer[short].add(long)
    return {short: next(iter(longs)) for short, longs in longer.items() if len(longs) == 1}


def _pairs(products: set[Entity]) -> Iterator[tuple[Entity, Entity]]:
    for short in products:
        for long in products:
            if long.name.endswith(" " + short.name) and len(long.name.split()) - len(short.name.split()) <= 2:
                yield short, long
