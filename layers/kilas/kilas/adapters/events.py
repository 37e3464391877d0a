"""The batches that SQS hands to a function -> deliveries, and the answers of a function."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kilas.queues import Delivery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
            _sent(record["attributes"]),
        )
        for record in event["Records"]
    ]


def _sent(attributes: Mapping[str, str]) -> datetime | None:
    """When a message was sent: the attribute has milliseconds since 1970."""
    milliseconds = attributes.get("SentTimestamp")
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC) if milliseconds else None


def partial_failure(identifiers: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """The answer that makes Lambda deliver these items of a batch again, and no others.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    return {"batchItemFailures": [{"itemIdentifier": each} for each in identifiers]}
