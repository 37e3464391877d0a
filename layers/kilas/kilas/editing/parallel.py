"""Work on many things at once, that ends soon where somebody interrupts it."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

WORKERS: Final = 8
_AHEAD: Final = 2 * WORKERS
_SECOND: Final = 1.0
"""Python on Windows sees Ctrl-C only between two waits."""


def in_parallel(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The result for each item, as soon as it is there. An error of the work is raised.

    Nothing is begun after an error, or once the caller has ended; what was begun is ended.
    """
    rest = iter(items)
    running: set[Future[R]] = set()
    pool = ThreadPoolExecutor(WORKERS)
    try:
        while True:
            running |= {pool.submit(work, item) for item in islice(rest, _AHEAD - len(running))}
            if not running:
                return
            done, running = wait(running, timeout=_SECOND, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
