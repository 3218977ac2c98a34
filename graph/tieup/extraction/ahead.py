"""Work that is mostly waiting, done on several things at a time and given in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(
    work: Callable[[Item], Result], items: Iterable[Item], parallel: int = 1
) -> Iterator[tuple[Item, Callable[[], Result]]]:
    """Do work on items, and give each in its turn with what returns the result, or raises what the work has raised.

    Parameters
    ----------
    parallel: on how many items at most work is done at a time, each in a thread of its own; with one, each is done in
        this thread when its result is asked for. Items are taken from where they come in this thread in any case.

    >>> [result() for _, result in ahead(str.upper, ["vega", "orion"], parallel=2)]
    ['VEGA', 'ORION']
    """
    if parallel == 1:
        yield from ((item, partial(work, item)) for item in items)
        return
    begun: deque[tuple[Item, Future[Result]]] = deque()
    with ThreadPoolExecutor(parallel) as pool:
        for item in items:
            begun.append((item, pool.submit(work, item)))
            if len(begun) == parallel:
                first, future = begun.popleft()
                yield first, future.result
        yield from ((item, future.result) for item, future in begun)
