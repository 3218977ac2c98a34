"""Names that are known before an article is read: the lists of tieup, and a user's own."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import chain

from tieup.lexicon import table, text
from tieup.model import Entity

_LEGAL_FORM = re.compile(
    r"(?:,? (?:AG|SE|GmbH|Inc|Corp|Corporation|Co|Ltd|Limited|PLC|plc|LLC|LP|AS|ASA|AB|Oy|Oyj|BV|NV|SA|SpA|KG|KGaA|KK"
    r"|Pty|Bhd|N\.V|S\.A|A/S)\b\.?)+$"
)
COLUMNS = ("name", "type", "aliases", "adjective", "kind", "parent")


@dataclass(frozen=True)
class KnownName:
    """An entry of a list of names.

    Parameters
    ----------
    aliases: other ways of writing the name.
    adjective: the adjective of its country ("German"), for references such as "the German firm"; may be empty.
    kind: ``company`` or ``publication`` for organizations; may be empty.
    parent: the name of the organization that it belongs to, for references such as "its parent"; may be empty.
    maker: the name of the organization whose product or part it is; may be empty.
    line: whether it is a series: with more words behind it, it names a model ("Galaxy" and "Galaxy S8").
    """

    entity: Entity
    aliases: tuple[str, ...] = ()
    adjective: str = ""
    kind: str = ""
    parent: str = ""
    maker: str = ""
    line: bool = False


@dataclass(frozen=True)
class Family:
    """Part names of one form, such as ``IMX`` with three digits; ``maker`` may be empty."""

    pattern: re.Pattern[str]
    type: str
    maker: str


@dataclass(frozen=True)
class Names:
    """All names that are known, by each of their spellings."""

    by_spelling: Mapping[str, KnownName] = field(default_factory=dict)
    families: tuple[Family, ...] = ()

    def find(self, spelling: str) -> KnownName | None:
        """Return the entry that is written so, with case as it stands, or without a legal form at the end, or None.

        >>> shipped_names().find("Sony Corp.").entity.name
        'Sony'
        """
        known = self.by_spelling.get(spelling)
        return known or (self.by_spelling.get(bare_name(spelling)) if " " in spelling else None)

    def family(self, spelling: str) -> Family | None:
        """Return the family whose form the whole spelling has, or None.

        >>> shipped_names().family("IMX766").type
        'ImageSensor'
        """
        if not self._part.fullmatch(spelling):
            return None
        return next((family for family in self.families if family.pattern.fullmatch(spelling)), None)

    def line(self, spelling: str) -> KnownName | None:
        """Return the series that a spelling is, or that it begins with; the longest, or None.

        >>> shipped_names().line("Galaxy S8").maker
        'Samsung'
        >>> shipped_names().line("Core i5-1334U").maker
        'Intel'
        """
        ends = [len(spelling), *(space.start() for space in re.finditer(r"[ -]", spelling))]
        begins = (self.by_spelling.get(spelling[:end]) for end in sorted(ends, reverse=True))
        return next((known for known in begins if known and known.line), None)

    @cached_property
    def spellings(self) -> Mapping[Entity, tuple[str, ...]]:
        """All spellings of each entity of the lists."""
        found: dict[Entity, list[str]] = defaultdict(list)
        for spelling, known in self.by_spelling.items():
            found[known.entity].append(spelling)
        return {entity: tuple(own) for entity, own in found.items()}

    @cached_property
    def _part(self) -> re.Pattern[str]:
        """The forms of all families of parts as one: few spellings have any of them."""
        return _any([family.pattern for family in self.families])


def _any(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns) or r"(?!)")


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """Return a company's name without the legal form that ends it.

    >>> bare_name("Acme Optics Co., Ltd.")
    'Acme Optics'
    """
    return _LEGAL_FORM.sub("", name)


def _entries(rows: Iterable[Mapping[str, str | None]]) -> Iterator[KnownName]:
    for row in rows:
        name = (row.get("name") or "").strip()
        if name:
            aliases = tuple(a.strip() for a in (row.get("aliases") or "").split("|") if a.strip())
            entity = Entity(name, (row.get("type") or "Organization").strip())
            adjective, kind, parent, maker, line = (
                (row.get(column) or "").strip() for column in ("adjective", "kind", "parent", "maker", "line")
            )
            yield KnownName(entity, aliases, adjective, kind, parent, maker, line == "yes")


def _families() -> tuple[Family, ...]:
    rows = csv.DictReader(text("families.csv").splitlines())
    return tuple(Family(re.compile(row["pattern"]), row["type"], row["maker"]) for row in rows)


def _spellings(entries: Iterable[KnownName]) -> dict[str, KnownName]:
    return {spelling: entry for entry in entries for spelling in (entry.entity.name, *entry.aliases)}


@cache
def shipped_names() -> Names:
    """Return the lists that ship with tieup."""
    files = (text(name).splitlines() for name in ("products.csv", "companies.csv"))
    return Names(_spellings(_entries(chain.from_iterable(map(csv.DictReader, files)))), _families())


@cache
def words(kind: str) -> frozenset[str]:
    """Return a word list of ``words.toml`` in lower case; entries of several words stand in quotation marks there.

    >>> "berlin" in words("places") and "hong kong" in words("places")
    True
    """
    entries = re.findall(r'"([^"]+)"|(\S+)', table("words.toml")[kind])
    return frozenset(quoted or plain for quoted, plain in entries)


@cache
def listed(file: str) -> frozenset[str]:
    """Return the words of a list that is a file of its own, in lower case.

    >>> "jane" in listed("given.txt")
    True
    """
    return frozenset(text(file).lower().split())


@cache
def peoples() -> Mapping[str, str]:
    """Return the adjective of each people's country: ``danes`` is ``Danish``."""
    entries = table("words.toml")["peoples"].split()
    return {people: adjective.capitalize() for people, adjective in zip(entries[::2], entries[1::2], strict=True)}


@cache
def homes() -> Mapping[str, str]:
    """Return the adjective of each known place's country: ``Gothenburg`` is ``Swedish``."""
    return {row["place"]: row["adjective"] for row in csv.DictReader(text("homes.csv").splitlines())}


def with_rows(names: Names, rows: Iterable[Mapping[str, str | None]]) -> Names:
    """Return the names with the rows of a list added, which win over them; its columns are ``COLUMNS``."""
    return Names({**names.by_spelling, **_spellings(_entries(rows))}, names.families)
