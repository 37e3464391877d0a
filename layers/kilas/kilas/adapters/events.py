"""The events that AWS hands to a function -> Kilas's types, and the answers of a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.adapters.wire import from_wire
from kilas.changes import Event
from kilas.ports import Delivery
from kilas.store.stream import change_of, upload_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


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


def sqs_deliveries(event: Mapping[str, Any]) -> list[Delivery[str]]:
    """The messages of an SQS batch, in their order.

    https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
    """
    return [
        Delivery(
            record["messageId"],
            record["body"],
            record["receiptHandle"],
            int(record["attributes"]["ApproximateReceiveCount"]),
        )
        for record in event["Records"]
    ]


def partial_failure(identifiers: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """The answer that makes Lambda deliver these items of a batch again, and no others.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    return {"batchItemFailures": [{"itemIdentifier": each} for each in identifiers]}
