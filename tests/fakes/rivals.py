"""A table that others write to just before a write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.ports import Write


class Rivals(FakeTable):
    """A table where others may do something just before a write, or make it fail."""

    def __init__(self) -> None:
        super().__init__()
        self.rivals: list[Callable[[], object]] = []
        self.tries = 0

    def write(self, writes: Sequence[Write]) -> None:
        self.tries += 1
        if self.rivals:
            self.rivals.pop(0)()
        super().write(writes)
