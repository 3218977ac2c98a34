"""How long named questions take, beside the same written by hand: python benchmarks/questions.py --triples 10000000.

Articles with made-up claims fill a store on disk. Each question is asked by its name, through ``tieup.questions``, and
as SPARQL that was written by hand for the same values (``benchmarks/questions``), of the engine directly.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox
from archive.store import fill

from tieup.questions import ask, find
from tieup.rdf import PREFIXES
from tieup.store import Store, open_store

BY_HAND = Path(__file__).parent / "questions"
TIMES, SECONDS = 9, 3.0
"""How often each is asked at most, and for how long."""
GOAL, GOAL_OF_ONE = 1.3, 20
"""How many times as long as by hand a question may take; how many ms if it is about a given entity."""

VALUES = {
    "about": "Maker 91",
    "article": "phone-58",
    "company": "Maker 91",
    "day": "2022-06-01",
    "from": "2020-06-01",
    "maker": "Company 7",
    "one": "Maker 91",
    "partner": "Company 7",
    "other": "Company 7",
    "product": "Phone 7",
    "source": "Leaker 7",
    "speaker": "Speaker 91-2",
    "to": "2022-06-01",
}
"""What is asked for, by the names of the parameters."""
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A question with values; its name is that of the file that was written by hand."""

    name: str
    question: str
    values: dict[str, str]

    @property
    def of_one(self) -> bool:
        """Whether it is about a given entity or article."""
        return bool(self.values.keys() - {"day", "from", "to"})


def cases() -> Iterator[Case]:
    """Give a case for each file: first those with all values, then those without optional ones (``makers-all.rq``)."""
    for file in sorted(BY_HAND.glob("*.rq"), key=lambda file: (file.stem.endswith("-all"), file.stem)):
        question = find(file.stem.removesuffix("-all"))
        given = (p.name for p in question.parameters if not (p.optional and file.stem.endswith("-all")))
        yield Case(file.stem, question.name, {name: VALUES[name] for name in given})


def by_hand(store: Store, case: Case) -> Rows:
    """Ask the engine what was written by hand, and give the rows as texts."""
    sparql = (BY_HAND / f"{case.name}.rq").read_text(encoding="utf-8")
    found = store.triples.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in found]


def by_name(store: Store, case: Case) -> Rows:
    """Ask the named question."""
    return list(ask(store, case.question, case.values).rows)


def measure(*asked: Callable[[], Rows]) -> list[float]:
    """Give the median of the times that each takes, in ms; in turns, so that what else runs disturbs all alike."""
    times: list[list[float]] = [[] for _ in asked]
    begin = perf_counter()
    while len(times[0]) < TIMES and (not times[0] or perf_counter() - begin < SECONDS):
        for taken, call in zip(times, asked, strict=True):
            start = perf_counter()
            call()
            taken.append((perf_counter() - start) * 1000)
    return [median(taken) for taken in times]


def compare(store: Store, case: Case) -> None:
    """Check that both ways bring the same rows, measure them, and print a line."""
    rows = by_name(store, case)
    if sorted(rows) != sorted(by_hand(store, case)):
        raise SystemExit(f"{case.name}: the named question and the one written by hand bring different rows")
    named, direct = measure(lambda: by_name(store, case), lambda: by_hand(store, case))
    quick = "" if not case.of_one else "yes" if named < GOAL_OF_ONE else "NO"
    ratio = f"{named / direct:.2f}" + ("" if named / direct <= GOAL else " >")
    print(f"{case.name:<24}{len(rows):>8}{named:>11.1f}{direct:>11.1f}  {ratio:<8}{quick}", flush=True)


def main() -> None:
    """Fill a store, and measure every question."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--store", help="a folder that keeps the store; what is there already is asked")
    parser.add_argument("names", nargs="*", help="the cases to measure; without any, all")
    given = parser.parse_args()
    with TemporaryDirectory() as folder, open_store(given.store or f"{folder}/store") as store:
        if not len(store.triples):
            fill(store, given.triples)
        print(f"{len(store.triples):,} triples")
        print(f"{'question':<24}{'rows':>8}{'named, ms':>11}{'by hand':>11}  ratio   < {GOAL_OF_ONE} ms")
        for case in cases():
            if not given.names or case.name in given.names:
                compare(store, case)
    print(f"memory at its peak: {getrusage(RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")


if __name__ == "__main__":
    main()
