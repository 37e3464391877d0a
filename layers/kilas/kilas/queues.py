"""What the steps ask of the queues: the ports that send, and those of the queue of a batch.

What kilas.ports says of adapters, fakes and errors is so for these ports too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.messages import Look, PageMessage
    from kilas.sweeps import Audit, Sweep

Body = TypeVar("Body")

SKEW: Final = timedelta(seconds=1)
"""How much the clock of SQS, in Delivery.sent, may differ from that of AWS's other services."""


class Delivery(Struct, Generic[Body], frozen=True):
    """A message as a queue delivered it. `received` counts its deliveries, this one included. The
    queue asks for `receipt` when the message is removed or handed back. `sent` is when the message
    was sent, by the clock of the queue; None where the queue does not say so.
    """

    id: str
    content: Body
    receipt: str = ""
    received: int = 1
    sent: datetime | None = None


class Inbox(Protocol):
    """The queue that a function's batches come from."""

    def hand_back(self, deliveries: Sequence[Delivery[Any]], seconds: int) -> None:
        """Have the queue deliver these messages again after so many seconds; 0 for at once."""

    def acknowledge(self, deliveries: Sequence[Delivery[Any]]) -> None:
        """Remove these messages from the queue: the work on them is done."""


class LookQueue(Protocol):
    """Asks ingest or media to look at files; each has another one for what sweeps ask."""

    def send(self, messages: Sequence[Look]) -> None:
        """Send each message."""


class SweepQueue(Protocol):
    """Asks for sweeps and audits."""

    def send(self, messages: Sequence[Sweep | Audit], seconds: int, apart: int = 0) -> None:
        """Send each message; none is delivered before so many seconds have passed. Each waits
        `apart` seconds longer than the one before. No wait may be longer than 900 seconds.
        """


class PagesQueue(Protocol):
    """Asks publish to make pages. The queue keeps the order of the messages of one page, and drops
    a message that equals one sent in the last five minutes.
    """

    def send(self, messages: Sequence[PageMessage]) -> None:
        """Send each message."""


class Backlog(Protocol):
    """Queues of one kind of work."""

    def number(self) -> int:
        """About how many messages wait, are delayed, or are being worked on."""
