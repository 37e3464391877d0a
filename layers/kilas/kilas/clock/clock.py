"""What the passing of time asks for, every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.log import logger

if TYPE_CHECKING:
    from kilas.ports import IngestQueue, WallClock
    from kilas.store.records import Records


class Clock:
    """Has ingest look at each file whose time has come, and notices a new release or hour.

    `release` is the digest of the code, templates and assets that this function runs with.
    `hourly` says whether any page changes with the hour; where none does, no hour is written.
    """

    def __init__(
        self,
        records: Records,
        queue: IngestQueue,
        clock: WallClock,
        release: str,
        *,
        hourly: bool,
    ) -> None:
        self._records = records
        self._queue = queue
        self._clock = clock
        self._release = release
        self._hourly = hourly

    def __call__(self, *, again: bool = False) -> None:
        """Do it; doing it twice does no harm. `again` has everything looked at and made again."""
        now = self._clock.now()
        due = self._records.due(now)
        self._queue.send([{"key": key} for key in due])
        renewed = self._records.renew_release(self._release, again=again)
        hour = self._hourly and self._records.renew_hour(now)
        logger.info(
            "ticked", due=due, release=self._release, renewed=renewed, again=again, hour=hour
        )
