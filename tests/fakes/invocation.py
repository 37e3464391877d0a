"""The context that Lambda gives a handler, and the queue of its batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.queues import Delivery

AN_HOUR = 3_600_000


@dataclass
class FakeContext:
    """The context of one invocation; `time_left` gives milliseconds.

    https://docs.aws.amazon.com/lambda/latest/dg/python-context.html
    """

    time_left: Callable[[], int] = lambda: AN_HOUR
    function_name: str = "kilas-uji"
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:ap-southeast-3:123456789012:function:kilas-uji"
    aws_request_id: str = "5f1c1b5e-0000-4000-8000-000000000000"

    def get_remaining_time_in_millis(self) -> int:
        return self.time_left()


@dataclass
class FakeInbox:
    """Records the ids of deliveries: handed back at once, handed back for later, acknowledged."""

    handed_back: list[str] = field(default_factory=list)
    later: dict[str, int] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)

    def hand_back(self, deliveries: Sequence[Delivery[Any]], seconds: int) -> None:
        ids = [each.id for each in deliveries]
        if seconds:
            self.later |= dict.fromkeys(ids, seconds)
        else:
            self.handed_back += ids

    def acknowledge(self, deliveries: Sequence[Delivery[Any]]) -> None:
        self.acknowledged += [each.id for each in deliveries]
