"""What the passing of time asks for, every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.log import logger

if TYPE_CHECKING:
    from kilas.ports import IngestQueue, WallClock
    from kilas.store.records import Records


class Clock:
    """Has ingest look at each file whose time has come, and notices a new release.

    `release` is the digest of the code, templates and assets that this function runs with.
    """

    def __init__(
        self, records: Records, queue: IngestQueue, clock: WallClock, release: str
    ) -> None:
        self._records = records
        self._queue = queue
        self._clock = clock
        self._release = release

    def __call__(self, *, again: bool = False) -> None:
        """Do it; doing it twice does no harm. `again` has everything looked at and made again."""
        due = self._records.due(self._clock.now())
        self._queue.send([{"key": key} for key in due])
        renewed = self._records.renew_release(self._release, again=again)
        logger.info("ticked", due=due, release=self._release, renewed=renewed, again=again)
