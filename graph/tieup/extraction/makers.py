"""Whose product a product is, as far as names tell it: the maker in front, the series, a possessive before it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from tieup.extraction.candidates import Candidate
from tieup.model import Entity
from tieup.names import Names, bare_name

MADE = frozenset({"Product", "Component", "Chipset", "ImageSensor"})
LONGEST_BEGIN = 12  # words of a company's name that may stand for it in a product's
LONGEST_CODE = 4  # letters of a series' name that hardly stands alone: the P of P50, GT, Mate
_POSSESSIVE = re.compile(r"['’]s? (?:(?:[a-z-]+|\d+-[a-z]+) ){0,3}(?:[A-Z]?[a-z]+, the )?")
_LISTED = re.compile(r"(?:,| and|, and| or) (?:the )?")


def told_by_names(
    text: str, found: Sequence[Candidate], table: Mapping[str, Entity], names: Names
) -> dict[Entity, Entity]:
    """Return the makers of products and parts, as far as their own names and possessives before them tell.

    Parameters
    ----------
    table: spelling -> entity.
    """
    makers: dict[Entity, Entity] = {}
    companies = _companies(table)
    models = Counter(s.split()[0] for s, e in table.items() if e.type == "Product")
    for surface, product in table.items():
        maker = _in_name(surface, names, companies) or _in_name(product.name, names, companies)
        maker = maker or _brand(surface, product, models, table, names)
        if maker and product.type in MADE:
            makers[product] = maker
    for owner, owned in pairwise(found):
        left, right = table.get(owner.surface), table.get(owned.surface)
        if left and right and right.type == "Product":
            between = text[owner.end : owned.start]
            if left.type == "Organization" and _POSSESSIVE.fullmatch(between):
                makers[right] = left  # "Motorola's Hasselblad True Zoom" is Motorola's
            elif right not in makers and left in makers and _LISTED.fullmatch(between):
                makers[right] = makers[left]
    return makers


@dataclass(frozen=True)
class _Companies:
    """The organizations of an article: all, and by each spelling, name, and begin of a name."""

    every: Set[Entity]
    by_spelling: Mapping[str, Entity]
    by_name: Mapping[str, Set[Entity]]
    by_begin: Mapping[str, Set[Entity]]


def _companies(table: Mapping[str, Entity]) -> _Companies:
    every = frozenset(e for e in table.values() if e.type == "Organization")
    by_name: dict[str, set[Entity]] = defaultdict(set)
    by_begin: dict[str, set[Entity]] = defaultdict(set)
    for company in every:
        by_name[company.name].add(company)
        for space in islice(re.finditer(" ", company.name), LONGEST_BEGIN):
            by_begin[company.name[: space.start()]].add(company)
    return _Companies(every, table, by_name, by_begin)


def _in_name(surface: str, names: Names, companies: _Companies) -> Entity | None:
    parts = surface.split()
    for n in range(len(parts) - 1, 0, -1):
        spelling = " ".join(parts[:n])
        if (entry := names.find(spelling)) and entry.entity.type == "Organization":
            return entry.entity
        spelled = companies.by_spelling.get(spelling)
        own = {spelled} if spelled else companies.by_name.get(spelling, frozenset())
        own = own & companies.every or companies.by_begin.get(spelling, frozenset())
        if len(own) == 1:
            return next(iter(own))
    return None


def _brand(
    surface: str, product: Entity, models: Mapping[str, int], table: Mapping[str, Entity], names: Names
) -> Entity | None:
    """The word before a model's name that the text leaves out elsewhere: "Acme Zeta Nova", then "the Zeta Slim".

    Parameters
    ----------
    models: how many products' names begin with a word.
    """
    first, _, model = surface.partition(" ")
    shared = bool(model) and models.get(model.split()[0], 0)
    plain = first[:1].isupper() and first.isalpha() and len(first) > LONGEST_CODE and first not in table
    if product.type != "Product" or not shared or not plain or names.line(surface) or names.family(first):
        return None
    return Entity(first, "Organization")


def told_by_lists(table: Mapping[str, Entity], names: Names) -> dict[Entity, Entity]:
    """Return the makers that the lists know of products and parts, where the article names these makers, too.

    Parameters
    ----------
    table: spelling -> entity.
    """
    companies = {entity for entity in table.values() if entity.type == "Organization"}
    makers: dict[Entity, Entity] = {}
    for surface, entity in table.items():
        known = names.find(surface) or names.family(surface) or names.line(surface)
        maker = names.find(known.maker) if known and known.maker else None
        if maker and maker.entity in companies and entity.type in MADE:
            makers[entity] = maker.entity
    return makers


def full_name(entity: Entity, maker: Sequence[str], names: Names) -> Entity:
    """Return a model's name with its maker in front where the text leaves it out: ``P9`` of Huawei is ``Huawei P9``.

    Parameters
    ----------
    maker: the ways of writing the maker's name, the shortest first.
    """
    code = entity.name.split()[0]
    short = len(code) <= LONGEST_CODE or any(c.isdigit() for c in code)
    model = short and any(c.isdigit() for c in entity.name) and not names.line(entity.name)
    if entity.type != "Product" or not maker or not model or any(entity.name.startswith(s + " ") for s in maker):
        return entity
    return Entity(f"{maker[0]} {entity.name}", entity.type)


def ways_of_writing(table: Mapping[str, Entity], names: Names) -> dict[Entity, list[str]]:
    """Return the ways of writing each organization of an article, without legal forms, the shortest first."""
    found: dict[Entity, set[str]] = defaultdict(set)
    for surface, entity in table.items():
        if entity.type == "Organization":
            found[entity] |= {bare_name(surface), entity.name}
    for entity, ways in found.items():
        ways |= {spelling for spelling in names.spellings.get(entity, ()) if len(spelling) > 2}
    return {entity: _shortest_first(ways, entity.name) for entity, ways in found.items()}


def _shortest_first(ways: Iterable[str], canonical: str) -> list[str]:
    return sorted(ways, key=lambda way: (len(way), way != canonical, way))


def by_series(makers: Mapping[Entity, Entity], entities: Iterable[Entity]) -> dict[Entity, Entity]:
    """Return the makers with those of models without one, by the series: the P50 is whose the P9 and the P10 are."""
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
    return match[1] if match else name.split()[0]
