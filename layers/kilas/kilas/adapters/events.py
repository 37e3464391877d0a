"""What AWS hands to a function, in Kilas's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.adapters.dynamodb import from_wire
from kilas.store.stream import change_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kilas.changes import Change


def stream_changes(event: Mapping[str, Any]) -> Iterator[tuple[str, str, Change | None]]:
    """The sequence number, the event id and the change of each record of a DynamoDB stream.

    The event id is the same at each retry.
    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
    """
    for record in event["Records"]:
        images = record["dynamodb"]
        old, new = images.get("OldImage"), images.get("NewImage")
        change = change_of(from_wire(old) if old else None, from_wire(new) if new else None)
        yield images["SequenceNumber"], record["eventID"], change


def sqs_bodies(event: Mapping[str, Any]) -> dict[str, str]:
    """The body of each message of an SQS batch, by its message id, in their order."""
    return {record["messageId"]: record["body"] for record in event["Records"]}


def partial_failure(identifiers: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """The answer that has these items of a batch delivered again, and no others.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    return {"batchItemFailures": [{"itemIdentifier": each} for each in identifiers]}
