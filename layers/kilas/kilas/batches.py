"""Drives a step with the messages of one batch of a queue, while time is left.

A function that runs out of time takes its whole batch along: each message waits for the queue's
visibility timeout, those whose work was done too. So a batch stops in time and hands back the rest.
An earlier batch may have died of a message that was received before: such a message runs after the
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

    from kilas.messages import Step
    from kilas.ports import Inbox

Content = TypeVar("Content")
Message = TypeVar("Message")

RETRY_SECONDS: Final = 10
"""How long a message that failed waits for its first new try; for the second it waits twice as
long, and so on. The queue's visibility timeout must be far longer: it covers a batch that still
runs."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[Content]):
    """Deliveries that are one piece of work; the log has the fields `about` of a failure.

    All deliveries of one group of a FIFO queue belong in one unit: none may overtake another.
    """

    deliveries: Sequence[Delivery[Content]]
    about: Mapping[str, Any]

    @property
    def received(self) -> int:
        """How often the queue has delivered the delivery that was tried most."""
        return max(each.received for each in self.deliveries)


class Batch:
    """One batch. `time_left` gives the milliseconds until Lambda stops the function. A unit is
    begun only while more than `spare` seconds are left, which must be enough for the costliest.
    """

    def __init__(self, inbox: Inbox, time_left: Callable[[], int], spare: int) -> None:
        self._inbox = inbox
        self._time_left = time_left
        self._spare = spare

    def drive(
        self,
        step: Step[Message],
        deliveries: Iterable[Delivery[str]],
        read: Callable[[str], Sequence[Message]],
    ) -> list[str]:
        """Have a step take each message of the deliveries; returns the ids of the deliveries that
        must come again.

        `read` gives the messages of a body, and raises ValueError where it holds none. Each
        delivery is a unit of its own, so this is for a standard queue.
        """
        messages, unreadable = readable(deliveries, read)
        units = [
            Unit([each], {"key": ", ".join(str(message) for message in each.content)})
            for each in messages
        ]

        def take(unit: Unit[Sequence[Message]]) -> None:
            for message in unit.deliveries[0].content:
                step(message)

        return self.fail(unreadable) + self.work(units, take)

    def work(
        self,
        units: Iterable[Unit[Content]],
        do: Callable[[Unit[Content]], None],
        conclude: Callable[[], None] = lambda: None,
    ) -> list[str]:
        """Do each unit; returns the ids of the deliveries that must come again.

        A unit that fails leaves the others alone. The first unit is always begun: otherwise a
        function with too little time would never do anything. `conclude` does once what the units
        since the last call of it share; where it fails, they fail.
        """
        queue = sorted(units, key=_turn)
        failed: list[str] = []
        done: list[Delivery[Content]] = []
        for place, unit in enumerate(queue):
            if place and self._time_left() <= self._spare * 1000:
                return failed + self._concluded(done, conclude) + self._handed_back(queue[place:])
            if unit.received > 1 and done:
                failed_together = self._concluded(done, conclude)
                if not failed_together:
                    self._acknowledge(done)
                failed += failed_together
                done = []
            if _succeeds(unit, do):
                done.extend(unit.deliveries)
            else:
                failed += self.fail(unit.deliveries)
        return failed + self._concluded(done, conclude)

    def fail(self, deliveries: Sequence[Delivery[Any]]) -> list[str]:
        """Let deliveries that failed together come again, the later the more often they came;
        returns their ids.
        """
        if deliveries:
            self._hand_back(deliveries, RETRY_SECONDS * max(each.received for each in deliveries))
        return _ids(deliveries)

    def _concluded(
        self, done: Sequence[Delivery[Content]], conclude: Callable[[], None]
    ) -> list[str]:
        """Conclude what was done; returns the ids of what must come again, all or none."""
        if _succeeds(Unit(done, {"concluded": _ids(done)}), lambda _: conclude()):
            return []
        return self.fail(done)

    def _acknowledge(self, done: Sequence[Delivery[Content]]) -> None:
        try:
            self._inbox.acknowledge(done)
        except Exception:  # the deliveries come again, and find their work done
            logger.warning("deliveries not acknowledged", ids=_ids(done), exc_info=True)

    def _handed_back(self, left: Sequence[Unit[Content]]) -> list[str]:
        """Let other invocations receive the rest at once; returns the ids."""
        deliveries = [each for unit in left for each in unit.deliveries]
        logger.info("time is short, handed back", ids=_ids(deliveries))
        self._hand_back(deliveries, 0)
        return _ids(deliveries)

    def _hand_back(self, deliveries: Sequence[Delivery[Content]], seconds: int) -> None:
        try:
            self._inbox.hand_back(deliveries, seconds)
        except Exception:  # the deliveries come again after the visibility timeout
            logger.warning("deliveries not handed back", ids=_ids(deliveries), exc_info=True)


def readable(
    deliveries: Iterable[Delivery[str]], read: Callable[[str], Content]
) -> tuple[list[Delivery[Content]], list[Delivery[str]]]:
    """The deliveries with their bodies read, and those that `read` refused with a ValueError."""
    messages: list[Delivery[Content]] = []
    unreadable: list[Delivery[str]] = []
    for each in deliveries:
        try:
            content = read(each.content)
        except ValueError:
            logger.exception("message not read", key="", body=each.content[:200])
            unreadable.append(each)
        else:
            messages.append(Delivery(each.id, content, each.receipt, each.received, each.sent))
    return messages, unreadable


def _turn(unit: Unit[Any]) -> tuple[bool, str]:
    """Sorts first what was never tried. The rest has another order each time: a message that always
    came last would be handed back until it is a dead letter, or would always be behind one that
    kills its batch.
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
