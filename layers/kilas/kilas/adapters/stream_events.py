"""The batches of the table's stream -> what changed. For functions/plan.

Apart from `kilas.adapters.events`: the kinds of change cost the start of the other functions 10 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.adapters.wire import from_wire
from kilas.changes import Event
from kilas.store.stream import change_of, upload_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def stream_events(event: Mapping[str, Any]) -> Iterator[Event]:
    """The changes in the records of a DynamoDB stream, in their order.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
    """
    for record in event["Records"]:
        images = record["dynamodb"]
        old, new = (
            from_wire(images[name]) if images.get(name) else None
            for name in ("OldImage", "NewImage")
        )
        yield Event(
            images["SequenceNumber"], record["eventID"], change_of(old, new), upload_of(old, new)
        )
