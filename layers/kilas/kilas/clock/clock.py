"""Step clock: what the passing of time and a new release ask for, every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.log import logger
from kilas.messages import Look

if TYPE_CHECKING:
    from kilas.messages import Tick
    from kilas.ports import WallClock
    from kilas.queues import LookQueue
    from kilas.store.records import Records


class Clock:
    """Asks ingest to judge each file that is due, and writes a new release or hour.

    `release` names all that pages are made of: the digest of `kilas.pages.release.release`, and the
    address of the site.
    `hourly` says whether any page changes with the hour; where none does, no hour is written.
    """

    def __init__(
        self,
        records: Records,
        queue: LookQueue,
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

    def __call__(self, message: Tick) -> None:
        """See kilas.messages.Step. Raises what the ports raise."""
        now = self._clock.now()
        due = self._records.due(now)
        self._queue.send([Look(key) for key in due])
        renewed = self._records.renew_release(
            self._release, rebuild=message.rebuild, at_least=int(now.timestamp())
        )
        hour = self._hourly and self._records.renew_hour(now)
        logger.info(
            "ticked",
            due=due,
            release=self._release,
            renewed=renewed,
            rebuild=message.rebuild,
            hour=hour,
        )
