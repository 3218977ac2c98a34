"""Work that is mostly waiting, done on several things at a time and given in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def ahead(
    work: Callable[[Item], Result], items: Iterable[Item], parallel: int = 1
) -> Iterator[Iterator[tuple[Item, Callable[[], Result]]]]:
    """Do work on items, and give each in its turn with what returns the result, or raises what the work has raised.

    When the ``with`` statement ends, by an error too, no work goes on.

    Parameters
    ----------
    parallel: on how many items at most work is done at a time, each in a thread of its own; with one, each is done in
        this thread when its result is asked for. Items are taken from where they come in this thread in any case.

    >>> with ahead(str.upper, ["vega", "orion"], parallel=2) as turns:
    ...     [result() for _, result in turns]
    ['VEGA', 'ORION']
    """
    if parallel == 1:
        yield ((item, partial(work, item)) for item in items)
        return
    pool = ThreadPoolExecutor(parallel)
    try:
        yield _turns(pool, work, items, parallel)
    finally:
        pool.shutdown(cancel_futures=True)


def _turns(
    pool: ThreadPoolExecutor, work: Callable[[Item], Result], items: Iterable[Item], parallel: int
) -> Iterator[tuple[Item, Callable[[], Result]]]:
    begun: deque[tuple[Item, Future[Result]]] = deque()
    for item in items:
        begun.append((item, pool.submit(work, item)))
        if len(begun) == parallel:
            first, future = begun.popleft()
            yield first, future.result
    yield from ((item, future.result) for item, future in begun)
