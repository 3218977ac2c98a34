"""Made-up articles about phones: what is in them, who made them with whom, who was quoted; leaks come before launches.

A hundred makers share the phones as unevenly as companies share the news: the first is written about most.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.rdf import Record, record_of

MAKERS = 100
ARTICLES_A_PHONE = 8
WEIGHTS = [1 / rank for rank in range(1, MAKERS + 1)]
Saying = tuple[Entity, str, Entity | str, dict[str, Any]]


def company(number: int) -> Entity:
    """Name a company as ``benchmarks/consolidation.py`` does."""
    return Entity(f"Company {number}", "Organization")


@dataclass(frozen=True)
class Phone:
    """A phone by its number, with all that can be said of it."""

    number: int
    maker: Entity
    partners: tuple[Entity, Entity]
    rival: Entity
    parts: tuple[tuple[str, Entity, Entity], ...]  # the kind of relation, the part, who makes it
    spokesman: Entity
    leaker: Entity
    launch: date

    @property
    def product(self) -> Entity:
        """The phone itself."""
        return Entity(f"Phone {self.number}", "Product")


def phone(number: int, companies: int) -> Phone:
    """Make up a phone; with its first partner and its first part it is the same among any number of companies."""
    chance = Random(f"phone {number}")
    (rank,) = chance.choices(range(MAKERS), WEIGHTS)
    maker = Entity(f"Maker {rank}", "Organization")
    one, (other, rival) = company(number % companies), (company(chance.randrange(companies)) for _ in range(2))
    numbers = number % companies, chance.randrange(companies), chance.randrange(companies)
    kinds = (("usesSensor", "ImageSensor"), ("usesSensor", "ImageSensor"), ("usesChipset", "Chipset"))
    parts = tuple((kind, *_part(of, part, companies)) for (kind, of), part in zip(kinds, numbers, strict=True))
    spokesman = Entity(f"Speaker {rank}-{number % 5}", "Person")
    leaker = Entity(f"Leaker {number % 200}", "Person")
    return Phone(
        number,
        maker,
        (one, other),
        rival,
        parts,
        spokesman,
        leaker,
        date(2011, 1, 1) + timedelta(chance.randrange(4000)),
    )


def _part(of: str, number: int, companies: int) -> tuple[Entity, Entity]:
    return Entity(f"{of} {number}", of), company(number * 7 % companies)


def records(articles: int, companies: int) -> Iterator[Record]:
    """Make up articles about phones."""
    chance = Random("articles about phones")
    for number in range(articles):
        about = phone(number // ARTICLES_A_PHONE, companies)
        published = about.launch + timedelta(chance.randrange(-200, 600))
        yield record_of(_reading(f"phone-{number}", about, published, chance))


def _reading(name: str, about: Phone, published: date, chance: Random) -> Reading:
    said = [*_statements(name, about), *_said_before_or_after(about, published, chance)]
    short = about.maker.name.replace("aker ", "")
    words = [f"{_name(one)}, {kind}, {_name(other)}, {name}." for one, kind, other, _ in said]
    text = " ".join([short, *words])
    starts = accumulate((len(word) + 1 for word in words[:-1]), initial=len(short) + 1)
    places = [Evidence(word, start, start + len(word)) for word, start in zip(words, starts, strict=True)]
    claims = tuple(
        Claim(name, one, kind, other, place, **({"attested": str(published)} | more))
        for (one, kind, other, more), place in zip(said, places, strict=True)
    )
    claims += tuple(_alliance(name, about, places[0], str(published))) if chance.random() < 0.2 else ()
    article = Article(name, text, published=str(published), publisher=f"Gazette {chance.randrange(50)}")
    return Reading(article, (Mention(0, len(short), about.maker),), claims)


def _name(end: Entity | str) -> str:
    return end.name if isinstance(end, Entity) else end


def _statements(name: str, about: Phone) -> Iterator[Saying]:
    """What is said at any time, and never in doubt."""
    reported = {"certainty": "reported"}
    for _, part, maker in about.parts:
        yield part, "manufacturedBy", maker, reported
    yield about.product, "manufacturedBy", about.maker, reported
    yield about.maker, "competesWith", about.rival, reported
    yield about.spokesman, "hasRole", about.maker, {**reported, "role": "head of phones"}
    for subject in (about.product.name, about.partners[0].name):
        quote = f"{subject} is what we wanted, {name}"
        yield about.spokesman, "quotedIn", name, {"quote": quote, "certainty": "confirmed"}


def _said_before_or_after(about: Phone, published: date, chance: Random) -> Iterator[Saying]:
    """What is a rumour before the launch, and mostly confirmed after it."""
    for one, kind, other, more in _leaked(about, chance):
        if published < about.launch:
            yield one, kind, other, {**more, "certainty": "rumoured", "source": about.leaker, "attested": None}
        else:
            certainty = chance.choices(("confirmed", "reported", "denied"), (60, 35, 5))[0]
            yield one, kind, other, {**more, "certainty": certainty}


def _leaked(about: Phone, chance: Random) -> Iterator[Saying]:
    for kind, part, _ in about.parts:
        yield about.product, kind, part, {}
    yield about.product, "runsOn", Entity(f"Platform {about.number % 5}", "Platform"), {}
    yield about.product, "coDevelopedWith", about.partners[0], {}
    yield about.product, "launchedOn", str(about.launch)[: chance.choice((4, 7, 10))], {}
    period = {"start": str(about.launch.year - 1)} | ({"end": str(about.launch.year + 3)} if about.number % 3 else {})
    yield about.maker, "partneredWith", about.partners[0], period


def _alliance(name: str, about: Phone, place: Evidence, published: str) -> Iterator[Claim]:
    """Three companies that the same words name."""
    one, two, three = about.maker, *about.partners
    if len({one, two, three}) == 3:
        for pair in ((one, two), (one, three), (two, three)):
            yield Claim(name, pair[0], "partneredWith", pair[1], place, attested=published, certainty="confirmed")
