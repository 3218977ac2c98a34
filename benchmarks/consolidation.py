"""How fast claims become relations, beside loading the same quads: python benchmarks/consolidation.py --claims 20000.

Articles with made-up claims, the same for the same size: a few relations are written about very often, most seldom.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, chain
from math import exp
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox

from tieup.following import rebuild
from tieup.intake import put
from tieup.model import Article, Claim, Entity, Evidence, Reading
from tieup.rdf import Record, record_of, record_quads
from tieup.store import open_store

PER_ARTICLE = 20
PER_RELATION = 10
MORE = 25  # articles that are added one by one
SKEW = 1.2  # sigma of the log-normal weights of relations
KINDS = ("partneredWith", "supplies", "investedIn", "competesWith", "acquired")
DEGREES = ("reported", "confirmed", "rumoured", "denied")
Ends = tuple[Entity, str, Entity]


def things(relations: int, chance: Random) -> list[Ends]:
    """Make up what claims can be about: two companies and a kind."""
    companies = [Entity(f"Company {number}", "Organization") for number in range(max(10, relations // 5))]
    return [(*chance.sample(companies, 2), chance.choice(KINDS)) for _ in range(relations)]  # type: ignore[misc]


def records(claims: int, articles: int, seed: int = 1) -> Iterator[Record]:
    """Make up articles of twenty claims each, about the things of a store with that many claims."""
    chance = Random(seed)
    about = things(max(1, claims // PER_RELATION), Random(0))
    weights = list(accumulate(exp(Random(number).gauss(0, SKEW)) for number in range(len(about))))
    for number in range(articles):
        name = f"{seed}-{number}"
        chosen = chance.choices(about, cum_weights=weights, k=PER_ARTICLE)
        words = [f"{one.name} and {other.name}, {kind}, {name}." for one, other, kind in chosen]  # type: ignore[attr-defined]
        published = date(2010, 1, 1) + timedelta(chance.randrange(5000))
        yield record_of(_reading(name, chosen, words, published, chance))


def _reading(name: str, chosen: list[Ends], words: list[str], published: date, chance: Random) -> Reading:
    text = " ".join(words)
    starts = accumulate((len(word) + 1 for word in words[:-1]), initial=0)
    places = [Evidence(word, start, start + len(word)) for word, start in zip(words, starts, strict=True)]
    found = (_claim(name, ends, place, published, chance) for ends, place in zip(chosen, places, strict=True))
    return Reading(Article(name, text, published=str(published)), claims=tuple(found))


def _claim(name: str, ends: Ends, place: Evidence, published: date, chance: Random) -> Claim:
    one, other, kind = ends
    start = str(published.year - chance.randrange(3)) if chance.random() < 0.3 else None
    certainty = chance.choices(DEGREES, weights=(70, 15, 12, 3))[0]
    return Claim(name, one, kind, other, place, start, attested=str(published), certainty=certainty)  # type: ignore[arg-type]


def main() -> None:
    """Measure loading, consolidation of all, and one more article, in one run."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    claims = parser.parse_args().claims
    with TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        store.triples.bulk_extend(
            chain.from_iterable(map(record_quads, records(claims, max(1, claims // PER_ARTICLE))))
        )
        found, consolidating = timed(lambda: rebuild(store))
        quads = len(store.triples)
        store.triples.dump(f"{folder}/all.nq", ox.RdfFormat.N_QUADS)
        more = [timed(lambda record=record: put(store, record))[1] for record in records(claims, MORE, seed=2)]
        peak = getrusage(RUSAGE_SELF).ru_maxrss / 2**20  # before what is only there to compare with
        _, loading = timed(lambda: ox.Store(f"{folder}/plain").bulk_load(path=f"{folder}/all.nq"))
        ratio = consolidating / loading
        print(f"{claims:,} claims, {found:,} relations, {quads:,} quads")
        print(f"all relations {consolidating:.1f} s, loading the same quads {loading:.1f} s: {ratio:.1f} times as long")
        print(f"one more article with {PER_ARTICLE} claims: {median(more) * 1000:.1f} ms")
    print(f"memory at its peak: {peak:.2f} GiB")


def timed(work) -> tuple[object, float]:  # type: ignore[no-untyped-def]
    """Return what a call gives, and how many seconds it takes."""
    begin = perf_counter()
    return work(), perf_counter() - begin


if __name__ == "__main__":
    main()
