"""Where the CPU goes: looks at the stack every few milliseconds of CPU, and counts.

A profiler that hooks each call makes small functions look large. A sample costs little and bends
nothing.
"""

from __future__ import annotations

import signal
from collections import Counter
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

EVERY: Final = 0.002
"""Seconds of CPU between two samples."""


class Sampler:
    """Counts, while its `with` block runs, which code the samples were in.

    `name` says of the file and the function of a frame which row it counts for, or None for its
    caller's. One sample counts once: for the innermost frame that has a row.
    """

    def __init__(self, name: Callable[[str, str], str | None], every: float = EVERY) -> None:
        self._name = name
        self._every = every
        self.samples: Counter[str] = Counter()

    def __enter__(self) -> Self:
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, self._every, self._every)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def shares(self, whole: float) -> dict[str, float]:
        """How much of a whole, such as seconds, each row had."""
        total = self.samples.total()
        return {row: whole * number / total for row, number in self.samples.items()}

    def _sample(self, _number: int, frame: FrameType | None) -> None:
        while frame is not None:
            row = self._name(frame.f_code.co_filename, frame.f_code.co_name)
            if row is not None:
                self.samples[row] += 1
                return
            frame = frame.f_back
        self.samples["other"] += 1
