"""One invocation of a function with a batch of its queue, as its handler drives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kilas.adapters.events import sqs_deliveries
from kilas.batches import Batch
from kilas.errors import PASSING
from kilas.messages import Look, Step, look_body
from kilas.sweeps import Audit, Sweep, sweep_body
from tests.fakes.events import queue_event
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.process import ComeAgain
from tests.fakes.queues import FakeLookQueue, FakeSweepQueue, taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.batches import Unit
    from kilas.queues import Delivery


class StrictBatch(Batch):
    """A batch with all the time in the world. An error that no retry would cure fails the test, and
    so does a body that was not read.
    """

    def __init__(self) -> None:
        super().__init__(FakeInbox(), lambda: AN_HOUR, spare=10, pause=lambda _: None)

    def work(
        self,
        units: Iterable[Unit[Any]],
        do: Callable[[Unit[Any]], None],
        conclude: Callable[[], None] = lambda: None,
    ) -> list[str]:
        errors: list[Exception] = []

        def watched(unit: Unit[Any]) -> None:
            try:
                do(unit)
            except PASSING:
                raise
            except Exception as error:
                errors.append(error)
                raise

        failed = super().work(units, watched, conclude)
        for error in errors:
            raise error
        return failed

    def fail(self, deliveries: Sequence[Delivery[Any]]) -> list[str]:
        assert not [each for each in deliveries if isinstance(each.content, str)]
        return super().fail(deliveries)


@dataclass(frozen=True)
class FileFunction:
    """Ingest, media or sweep: one of its queues, its step, and what reads a body of its queue."""

    queue: FakeLookQueue | FakeSweepQueue
    step: Step[Any]
    read: Callable[[str], Sequence[Look | Sweep | Audit]]

    def take(self, messages: Sequence[Look | Sweep | Audit]) -> None:
        """One invocation with a batch of the queue; raises ComeAgain."""
        bodies = [
            look_body(each) if isinstance(each, Look) else sweep_body(each) for each in messages
        ]
        self.take_bodies(bodies)

    def take_bodies(self, bodies: Sequence[str]) -> None:
        """One invocation with a batch of bodies, such as those of S3; raises ComeAgain."""
        deliveries = sqs_deliveries(queue_event(bodies))
        require_all(StrictBatch().drive(self.step, deliveries, self.read))


def require_all(failed: Sequence[str]) -> None:
    """Raise ComeAgain for the messages of a batch that failed, if any."""
    if failed:
        raise ComeAgain(sorted(map(int, failed)))


def all_of(function: FileFunction) -> list[Any]:
    """All messages of a function's queue, which is empty afterwards."""
    messages: list[Any] = function.queue.messages
    return taken(messages)
