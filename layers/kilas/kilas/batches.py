"""The messages of one batch of a queue, worked on while time is left.

What one message costs is its own: a batch that dies takes the work of its other messages with it,
and each of them waits for the queue's visibility timeout. So a batch stops in time and hands back
what is left. A message that was received before may be what its batch died of: it runs after the
others are done and acknowledged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from kilas.errors import PASSING
from kilas.log import logger
from kilas.ports import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kilas.ports import Inbox

Content = TypeVar("Content")

RETRY_SECONDS: Final = 10
"""How long what failed waits for its first new try; the second takes twice as long, and so on. The
queue's visibility timeout must be far longer, as it covers a batch that still runs."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[Content]):
    """Deliveries that are one piece of work; `about` tells the log what they are about.

    Of a FIFO queue all deliveries of one group belong in one unit: none may overtake another.
    """

    deliveries: Sequence[Delivery[Content]]
    about: Mapping[str, Any]

    @property
    def received(self) -> int:
        """How often the queue has delivered the most tried of its deliveries."""
        return max(each.received for each in self.deliveries)


class Batch:
    """One batch. `time_left` gives the milliseconds until the function is stopped; a unit is begun
    only while more than `spare` seconds are left, which must be enough for the costliest.
    """

    def __init__(self, inbox: Inbox, time_left: Callable[[], int], spare: int) -> None:
        self._inbox = inbox
        self._time_left = time_left
        self._spare = spare

    def work(
        self,
        units: Iterable[Unit[Content]],
        do: Callable[[Unit[Content]], None],
        conclude: Callable[[], None] = lambda: None,
    ) -> list[str]:
        """Do each unit; returns the ids of the deliveries that must come again.

        A unit that fails leaves the others alone. The first unit is always begun, or nothing ever
        would be. `conclude` does what the units before it share; it must not fail.
        """
        queue = sorted(units, key=_turn)
        failed: list[Delivery[Content]] = []
        done: list[Delivery[Content]] = []
        for place, unit in enumerate(queue):
            if place and self._time_left() <= self._spare * 1000:
                conclude()
                return _ids(failed) + self._handed_back(queue[place:])
            if unit.received > 1 and done:
                conclude()
                self._acknowledge(done)
                done = []
            if _succeeds(unit, do):
                done.extend(unit.deliveries)
            else:
                failed.extend(unit.deliveries)
                self.fail(unit.deliveries)
        conclude()
        return _ids(failed)

    def fail(self, deliveries: Sequence[Delivery[Any]]) -> list[str]:
        """Let deliveries that failed as one come again, the later the more often they came; returns
        their ids.
        """
        if deliveries:
            self._hand_back(deliveries, RETRY_SECONDS * max(each.received for each in deliveries))
        return _ids(deliveries)

    def _acknowledge(self, done: Sequence[Delivery[Content]]) -> None:
        try:
            self._inbox.acknowledge(done)
        except Exception:  # they come again, and find their work done
            logger.warning("deliveries not acknowledged", ids=_ids(done), exc_info=True)

    def _handed_back(self, left: Sequence[Unit[Content]]) -> list[str]:
        """Let what is left be received by others at once; returns its ids."""
        deliveries = [each for unit in left for each in unit.deliveries]
        logger.info("time is short, handed back", ids=_ids(deliveries))
        self._hand_back(deliveries, 0)
        return _ids(deliveries)

    def _hand_back(self, deliveries: Sequence[Delivery[Content]], seconds: int) -> None:
        try:
            self._inbox.hand_back(deliveries, seconds)
        except Exception:  # they come again after the visibility timeout
            logger.warning("deliveries not handed back", ids=_ids(deliveries), exc_info=True)


def _turn(unit: Unit[Any]) -> tuple[bool, str]:
    """What was never tried first. Of the rest another order each time: whoever always came last
    would be handed back until it is a dead letter, or would be for ever behind one that kills.
    """
    if unit.received <= 1:
        return (False, "")
    text = f"{unit.deliveries[0].id} {unit.received}"
    return (True, hashlib.sha256(text.encode()).hexdigest())


def _succeeds(unit: Unit[Content], do: Callable[[Unit[Content]], None]) -> bool:
    try:
        do(unit)
    except PASSING as error:
        logger.warning("comes again", **unit.about, reason=str(error))
        return False
    except Exception:
        logger.exception("failed", **unit.about)
        return False
    return True


def _ids(deliveries: Iterable[Delivery[Any]]) -> list[str]:
    return [each.id for each in deliveries]
