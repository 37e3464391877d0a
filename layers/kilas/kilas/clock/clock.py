"""Step clock: what the passing of time and a new release ask for, every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.log import logger
from kilas.messages import Look, PageMessage
from kilas.pages.page import OVERVIEW
from kilas.times import instant

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.clock.lookout import Lookout
    from kilas.clock.notifier import Notifier
    from kilas.messages import Tick
    from kilas.ports import WallClock
    from kilas.queues import LookQueue, PagesQueue
    from kilas.store.hours import Hours
    from kilas.store.records import Records


class Clock:
    """Asks ingest to judge each file that is due, writes a new release or hour, and what it sees of
    the bucket and the queues, asks publish for the overview of the newsroom, and tells of problems.

    `release` names all that pages are made of: the digest of `kilas.pages.release.release`, and the
    address of the site.
    The hour is written also where no page changes with it. So plan is called once an hour at least,
    and an alarm can tell a quiet night from a stream that nobody reads.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each is another part of the outside world
        self,
        records: Records,
        hours: Hours,
        queue: LookQueue,
        pages: PagesQueue,
        lookout: Lookout,
        notifier: Notifier,
        clock: WallClock,
        release: str,
    ) -> None:
        self._records = records
        self._hours = hours
        self._queue = queue
        self._pages = pages
        self._lookout = lookout
        self._notifier = notifier
        self._clock = clock
        self._release = release

    def __call__(self, message: Tick) -> None:
        """See kilas.messages.Step. Raises what the ports raise."""
        now = self._clock.now()
        due = self._records.due(now)
        self._queue.send([Look(key) for key in due])
        renewed = self._records.renew_release(
            self._release, rebuild=message.rebuild, at_least=int(now.timestamp())
        )
        hour = self._hours.renew(now)
        seen = self._lookout.look(now)
        self._pages.send([overview_message(now)])
        told = self._notifier.tell(now)  # last: nothing else of the clock waits for SNS
        logger.info(
            "ticked",
            due=due,
            release=self._release,
            renewed=renewed,
            rebuild=message.rebuild,
            hour=hour,
            seen=seen,
            told=told,
        )


def overview_message(now: datetime) -> PageMessage:
    """The message for the overview of the newsroom. Of one minute there is one, whatever the number
    of ticks: the queue drops a second.
    """
    return PageMessage(OVERVIEW.id, instant(now)[: len("2026-11-27T08:00")])
