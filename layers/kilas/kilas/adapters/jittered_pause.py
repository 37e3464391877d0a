"""The Pause port: waits for a random time whose limit doubles, so that writers come apart."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import Final

from msgspec import Struct, field

FIRST: Final = 0.025
LONGEST: Final = 0.4
"""Seconds: the limits of the first pause, and of any. A transaction takes 10 to 40 ms, and a busy
thread serves 25 to 100 of them in a second."""


class JitteredPause(Struct, frozen=True):
    """Full jitter: every time up to the limit is as likely as any other
    (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/).
    """

    sleep: Callable[[float], None] = time.sleep
    random: Random = field(default_factory=Random)

    def __call__(self, lost: int) -> None:
        self.sleep(self.random.uniform(0, longest(lost)))


def longest(lost: int) -> float:
    """The longest pause, in seconds, after so many lost attempts in a row."""
    return min(LONGEST, FIRST * 2.0 ** (lost - 1))
