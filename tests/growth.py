"""How the CPU of a piece of work grows with its input: a ratio of one run, never seconds."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES: Final = 4
"""The large input to the small one. Linear work takes 4 times as long, quadratic work 16 times: a
machine that changes its speed by half between two measurements mistakes neither for the other."""

MOST: Final = 6.0
"""CPU for the large input to CPU for the small one: what is above is not linear."""

_MEASURABLE: Final = 0.01
"""Seconds of CPU below which a clock's steps and a cache's warmth are part of the figure."""

ROUNDS: Final = 50
"""A busy neighbour slows some rounds, never all: the least of each size is kept. Linear work needs
a round or two, and now and then many; work that is not linear takes them all and still is not."""

INPUTS: Final = 3
"""Where an input lies in memory may slow all rounds with it: each try has an input of its own."""


def growth(work: Callable[[int], Callable[[], object]], size: int, rounds: int = ROUNDS) -> float:
    """CPU of the work at `size`, the limit of its parser, to CPU at a quarter of it (TIMES).

    `work(n)` makes an input of size n and gives back what is to be measured on it, which must do
    the same work each time it is called. Stops as soon as the ratio is at most MOST.
    """
    ratio = float("inf")
    for _ in range(INPUTS):
        gc.collect()
        ratio = min(ratio, _ratio(work(size // TIMES), work(size), rounds))
        if ratio <= MOST:
            break
    return ratio


def _ratio(small: Callable[[], object], large: Callable[[], object], rounds: int) -> float:
    times = 1
    while _seconds(small, times) < _MEASURABLE:
        times *= 2
    least_small = least_large = float("inf")
    for _ in range(rounds):
        least_small = min(least_small, _seconds(small, times))
        least_large = min(least_large, _seconds(large, times))
        if least_large <= MOST * least_small:
            break
    return least_large / least_small


def _seconds(work: Callable[[], object], times: int) -> float:
    start = time.thread_time()
    for _ in range(times):
        work()
    return time.thread_time() - start
