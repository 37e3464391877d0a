"""Drives a step with the messages of one batch of a queue, while time is left.

A function that runs out of time takes its whole batch along: each message waits for the queue's
visibility timeout, those whose work was done too. So a batch stops in time and hands back the rest.
An earlier batch may have died of a message that was received before: such a message runs after the
others are done and acknowledged.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct, field

from kilas.errors import PASSING
from kilas.log import logger
from kilas.queues import Delivery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kilas.messages import Step
    from kilas.queues import Inbox

Content = TypeVar("Content")
Message = TypeVar("Message")

PAUSES: Final = (0.1, 0.4)
"""Seconds before each new try within the invocation: what another run or a busy table is in the way
of is often past by then."""

LONGEST_WAIT: Final = 30
"""Seconds: a page's group waits no longer for a message that failed. With the queues'
maxReceiveCount an outage may last for a quarter of an hour (tests/infra/test_batches_in_time.py).
The queue's visibility timeout must be longer: it covers a batch that still runs."""


def seconds_until_retry(received: int) -> int:
    """How long a message waits that failed when it was delivered for the nth time: one second, two,
    four and so on.
    """
    doubled: int = 2 ** min(received - 1, 10)
    return min(doubled, LONGEST_WAIT)


class Unit(Struct, Generic[Content], frozen=True):
    """Deliveries that are one piece of work; the log has the fields `about` of a failure.

    All deliveries of one group of a FIFO queue belong in one unit: none may overtake another.
    """

    deliveries: Sequence[Delivery[Content]]
    about: Mapping[str, Any]

    @property
    def received(self) -> int:
        """How often the queue has delivered the delivery that was tried most."""
        return max(each.received for each in self.deliveries)


class _Outcome(Struct, Generic[Content]):
    """What became of units: done, failed, failed with an error that may pass, not begun."""

    done: list[Unit[Content]] = field(default_factory=list)
    failed: list[Unit[Content]] = field(default_factory=list)
    passing: list[tuple[Unit[Content], Exception]] = field(default_factory=list)
    left: list[Unit[Content]] = field(default_factory=list)


class Batch:
    """One batch. `time_left` gives the milliseconds until Lambda stops the function. A unit is
    begun, or tried again, only while more than `spare` seconds are left, which must be enough for
    the costliest. `pause` waits for so many seconds.
    """

    def __init__(
        self,
        inbox: Inbox,
        time_left: Callable[[], int],
        spare: int,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._inbox = inbox
        self._time_left = time_left
        self._spare = spare
        self._pause = pause

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

        A unit that fails leaves the others alone. Where its error may pass, the unit is tried again
        when the others are done. The first unit is always begun: otherwise a function with too
        little time would never do anything. `conclude` does once what the units since the last call
        of it share; where it fails, they fail.
        """
        together = _together(units)
        failed: list[str] = []
        done: list[Delivery[Content]] = []
        for place, group in enumerate(together):
            if place and self._is_short_of_time():
                rest = _flat(together[place:])
                return failed + self._concluded(done, conclude) + self._handed_back(rest)
            if place and done:
                failed_together = self._concluded(done, conclude)
                if not failed_together:
                    self._acknowledge(done)
                failed += failed_together
                done = []
            outcome = self._rounds(group, do)
            done.extend(_deliveries(outcome.done))
            for unit in outcome.failed:
                failed += self.fail(unit.deliveries)
            if outcome.left:
                rest = [*outcome.left, *_flat(together[place + 1 :])]
                return failed + self._concluded(done, conclude) + self._handed_back(rest)
        return failed + self._concluded(done, conclude)

    def fail(self, deliveries: Sequence[Delivery[Any]]) -> list[str]:
        """Let deliveries that failed together come again, the later the more often they came;
        returns their ids.
        """
        if deliveries:
            most = max(each.received for each in deliveries)
            self._hand_back(deliveries, seconds_until_retry(most))
        return _ids(deliveries)

    def _concluded(
        self, done: Sequence[Delivery[Content]], conclude: Callable[[], None]
    ) -> list[str]:
        """Conclude what was done; returns the ids of what must come again, all or none."""
        unit = Unit(done, {"concluded": _ids(done)})
        return self.fail(done) if self._rounds([unit], lambda _: conclude()).failed else []

    def _is_short_of_time(self) -> bool:
        return self._time_left() <= self._spare * 1000

    def _rounds(
        self, units: Sequence[Unit[Content]], do: Callable[[Unit[Content]], None]
    ) -> _Outcome[Content]:
        """Do each unit; try those whose error may pass again, after each of PAUSES."""
        outcome = self._round(units, do)
        for pause in PAUSES:
            if not outcome.passing or outcome.left or self._is_short_of_time():
                break
            self._pause(pause)
            reasons, outcome.passing = outcome.passing, []
            again = self._round([unit for unit, _ in reasons], do)
            outcome.done += again.done
            outcome.failed += again.failed
            outcome.passing = again.passing + reasons[len(reasons) - len(again.left) :]
        for unit, error in outcome.passing:
            logger.warning("comes again", **unit.about, reason=str(error))
            outcome.failed.append(unit)
        return outcome

    def _round(
        self, units: Sequence[Unit[Content]], do: Callable[[Unit[Content]], None]
    ) -> _Outcome[Content]:
        """Do each unit while time is left, the first in any case."""
        outcome: _Outcome[Content] = _Outcome()
        for place, unit in enumerate(units):
            if place and self._is_short_of_time():
                outcome.left = list(units[place:])
                break
            try:
                do(unit)
            except PASSING as error:
                outcome.passing.append((unit, error))
            except Exception:
                logger.exception("failed", **unit.about)
                outcome.failed.append(unit)
            else:
                outcome.done.append(unit)
        return outcome

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


def _together(units: Iterable[Unit[Content]]) -> list[list[Unit[Content]]]:
    """The units that were never tried, together, and then each of the others alone: it may have
    killed its batch.

    The others have another order each time: a message that always came last would be handed back
    until it is a dead letter, or would always be behind one that kills its batch.
    """
    new: list[Unit[Content]] = []
    others: list[Unit[Content]] = []
    for unit in units:
        (others if unit.received > 1 else new).append(unit)
    others.sort(key=_turn)
    return [group for group in (new, *([unit] for unit in others)) if group]


def _turn(unit: Unit[Any]) -> str:
    text = f"{unit.deliveries[0].id} {unit.received}"
    return hashlib.sha256(text.encode()).hexdigest()


def _flat(groups: Sequence[Sequence[Unit[Content]]]) -> list[Unit[Content]]:
    return [unit for group in groups for unit in group]


def _deliveries(units: Iterable[Unit[Content]]) -> Iterator[Delivery[Content]]:
    for unit in units:
        yield from unit.deliveries


def _ids(deliveries: Iterable[Delivery[Any]]) -> list[str]:
    return [each.id for each in deliveries]
