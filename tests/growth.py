"""How the CPU of a piece of work grows with its input: a ratio of one run, never seconds."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MOST: Final = 2.5
"""CPU for twice the input to CPU for the input: 2 is linear, 4 quadratic; the rest is noise."""

_MEASURABLE: Final = 0.02
"""Seconds of CPU below which a clock's steps and a cache's warmth are part of the figure."""

ROUNDS: Final = 50
"""A busy neighbour slows some rounds, never all: the least of each size is kept. Linear work needs
a round or two, and now and then many; work that is not linear takes them all and still is not."""

INPUTS: Final = 3
"""Where an input lies in memory may slow all rounds with it: each try has an input of its own."""


def growth(work: Callable[[int], Callable[[], object]], size: int, rounds: int = ROUNDS) -> float:
    """CPU of the work at `size`, the limit of its parser, to CPU at half of it.

    `work(n)` makes an input of size n and gives back what is to be measured on it, which must do
    the same work each time it is called. Stops as soon as the ratio is at most MOST.
    """
    ratio = float("inf")
    for _ in range(INPUTS):
        gc.collect()
        ratio = min(ratio, _ratio(work(size // 2), work(size), rounds))
        if ratio <= MOST:
            break
    return ratio


def _ratio(half: Callable[[], object], whole: Callable[[], object], rounds: int) -> float:
    times = 1
    while _seconds(half, times) < _MEASURABLE:
        times *= 2
    least_half = least_whole = float("inf")
    for _ in range(rounds):
        least_half = min(least_half, _seconds(half, times))
        least_whole = min(least_whole, _seconds(whole, times))
        if least_whole <= MOST * least_half:
            break
    return least_whole / least_half


def _seconds(work: Callable[[], object], times: int) -> float:
    start = time.thread_time()
    for _ in range(times):
        work()
    return time.thread_time() - start
