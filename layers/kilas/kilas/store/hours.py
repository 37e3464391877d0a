"""The hour that pages may show, in the table. The clock writes it; pages of an hourly kind read it.

| pk   | sk   | holds    |
| ---- | ---- | -------- |
| HOUR | HOUR | the hour |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.errors import Conflict
from kilas.ports import Expect, ItemKey, Put
from kilas.times import instant, moment

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.ports import Item, Table


_HOUR_KEY: Final = ItemKey("HOUR", "HOUR")


class Hours:
    """Reads and writes the hour."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(self) -> datetime | None:
        """The first moment of the hour that pages show (UTC); None before the first tick."""
        item = self._table.get(_HOUR_KEY)
        return moment(item["hour"]) if item else None

    def renew(self, now: datetime) -> bool:
        """Write the hour of `now`; True where the table had an earlier hour, or none.

        The hour never goes back, so two clocks that differ do no harm.
        """
        seen, hour = self.read(), now.replace(minute=0, second=0, microsecond=0)
        if seen and seen >= hour:
            return False
        renewed: Item = {"pk": _HOUR_KEY.pk, "sk": _HOUR_KEY.sk, "hour": instant(hour)}
        try:
            self._table.write([Put(renewed, Expect("hour", instant(seen) if seen else None))])
        except Conflict:
            return False  # another clock noticed first
        return True
