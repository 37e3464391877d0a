"""Has the CDN forget what readers must not see any longer, with one request at a time.

The queue is FIFO with one group, so one invocation at a time takes its messages. A batch makes one
request of all that it asks for, and ends when CloudFront has completed the request. What is sent
meanwhile waits, and is coalesced by the next batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kilas.cdn import EVERYTHING, joined
from kilas.errors import PASSING, Throttled
from kilas.log import logger
from kilas.messages import purge_message
from kilas.queues import SKEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from kilas.cdn import Cdn, Invalidation
    from kilas.queues import Delivery, Inbox

    HasTime = Callable[[], bool]
    """Whether the invocation may go on waiting."""

SECONDS_BETWEEN_TRIES: Final = 1
"""Between two questions whether a request is completed, and two tries of a request that was
refused. CloudFront completes nearly every request within five seconds."""

RETRY_SECONDS: Final = 2
"""How long messages wait that could not be purged. The whole queue waits behind them."""


class Purge:
    """Purges batches of messages. `wait` waits for so many seconds."""

    def __init__(self, cdn: Cdn, inbox: Inbox, wait: Callable[[float], None]) -> None:
        self._cdn = cdn
        self._inbox = inbox
        self._wait = wait
        self._in_flight: Invalidation | None = None
        self._all_purged: datetime | None = None

    def batch(self, deliveries: Iterable[Delivery[str]], has_time: HasTime) -> list[str]:
        """Purge what a batch asks for; returns the ids of the deliveries that must come again."""
        taken = list(deliveries)
        paths = joined(path for each in taken for path in self._paths(each))
        try:
            if paths:
                self._purge(paths, has_time)
        except PASSING as error:
            logger.warning("comes again", paths=paths, reason=str(error))
        except Exception:
            logger.exception("not purged", paths=paths)
        else:
            logger.info("purged", paths=paths, messages=len(taken))
            return []
        return self._hand_back(taken)

    def _paths(self, delivery: Delivery[str]) -> Sequence[str]:
        """What a delivery asks for. Everything, where it was received before: CloudFront may have
        refused one of its paths. Everything too where it cannot be read: the queue has one group,
        so the delivery would keep all others waiting.
        """
        if self._is_purged(delivery):
            return ()
        try:
            message = purge_message(delivery.content)
        except ValueError:
            logger.exception("message not read", body=delivery.content[:200])
            return (EVERYTHING,)
        return message.paths if delivery.received <= 1 else (EVERYTHING,)

    def _is_purged(self, delivery: Delivery[str]) -> bool:
        """Whether everything was purged after the delivery was sent."""
        if delivery.sent is None or self._all_purged is None:
            return False
        return delivery.sent + SKEW <= self._all_purged

    def _purge(self, paths: Sequence[str], has_time: HasTime) -> None:
        """Make the one request; raises Throttled where CloudFront takes none in time."""
        self._finish(has_time)
        if self._in_flight:
            raise Throttled(f"invalidation {self._in_flight.id} is still in progress")
        self._in_flight = self._request(paths, has_time)
        if EVERYTHING in paths:
            self._all_purged = self._in_flight.taken
        self._finish(has_time)

    def _request(self, paths: Sequence[str], has_time: HasTime) -> Invalidation:
        while True:
            try:
                return self._cdn.purge(paths)
            except Throttled:
                if not has_time():
                    raise
            self._wait(SECONDS_BETWEEN_TRIES)

    def _finish(self, has_time: HasTime) -> None:
        """Wait until the request in flight is completed, while there is time."""
        while self._in_flight and has_time():
            if self._is_completed(self._in_flight):
                self._in_flight = None
            else:
                self._wait(SECONDS_BETWEEN_TRIES)

    def _is_completed(self, invalidation: Invalidation) -> bool:
        """Whether a request is completed. CloudFront has taken it, so an error here fails no
        message: otherwise each try would make one more request.
        """
        try:
            return self._cdn.has_purged(invalidation)
        except PASSING:
            return False
        except Exception:
            logger.exception("not known whether purged", invalidation=invalidation.id)
            return True

    def _hand_back(self, deliveries: Sequence[Delivery[Any]]) -> list[str]:
        ids = [each.id for each in deliveries]
        try:
            self._inbox.hand_back(deliveries, RETRY_SECONDS)
        except Exception:  # the deliveries come again after the visibility timeout
            logger.warning("deliveries not handed back", ids=ids, exc_info=True)
        return ids
