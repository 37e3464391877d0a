"""A table that notes what it is asked to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Write


class NotingTable(FakeTable):
    """A table that notes what it is asked to write, in one transaction after another."""

    def __init__(self) -> None:
        super().__init__()
        self.transactions: list[Sequence[Write]] = []

    def write(self, writes: Sequence[Write]) -> None:
        self.transactions.append(writes)
        super().write(writes)
