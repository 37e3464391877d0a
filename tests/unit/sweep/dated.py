"""The content bucket in memory, for those who ask what has changed of late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.ports import Recent
from tests.fakes.objects import FakeContent

if TYPE_CHECKING:
    from datetime import datetime


class DatedContent(FakeContent):
    """It passes the contract suite of kilas.ports.DatedContent."""

    def recent(self, prefix: str, *, since: datetime, after: str, limit: int) -> Recent:
        listed = self.keys(prefix, after=after, limit=limit)
        reached = listed[-1] if len(listed) == limit else ""
        return Recent([key for key in listed if self.versions(key)[0].modified >= since], reached)
