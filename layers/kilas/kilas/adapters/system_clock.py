"""The WallClock port over the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The time of the machine, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)
