"""The events and bodies that AWS hands to the handlers, made from what the fakes hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_plus

from kilas.adapters.wire import to_wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kilas.ports import Item

_COMMENT: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "events" / "comment-post-json.json").read_text()
)

SECRET: Final = _COMMENT["headers"]["x-origin-secret"]
"""The secret that CloudFront sends in events/comment-post-json.json."""


def notification(key: str, version: str = "", principal: str = "") -> str:
    """The body of S3's notification of one file, as far as Kilas reads it; with a principal, who
    uploaded this version.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    """
    told: dict[str, Any] = {"s3": {"object": {"key": quote_plus(key)}}}
    if principal:
        told["userIdentity"] = {"principalId": principal}
        told["s3"]["object"]["versionId"] = version
    return json.dumps({"Records": [told]})


def queue_event(
    bodies: Sequence[str], sent: Iterable[datetime | None] | None = None
) -> dict[str, Any]:
    """A batch of an SQS queue; the id of a message is its place in the batch."""
    moments = sent or [None] * len(bodies)
    return {
        "Records": [
            {
                "messageId": str(place),
                "body": body,
                "receiptHandle": "",
                "attributes": {"ApproximateReceiveCount": "1"}
                | ({"SentTimestamp": str(round(1000 * moment.timestamp()))} if moment else {}),
            }
            for place, (body, moment) in enumerate(zip(bodies, moments, strict=True))
        ]
    }


def stream_event(changes: Iterable[tuple[int, Item | None, Item | None]]) -> dict[str, Any]:
    """A batch of the table's stream: the number, the old and the new image of each record.

    A test of `to_wire` holds it equal to boto3's serializer, which is many times slower.
    """
    return {
        "Records": [
            {
                "eventID": f"event-{number}",
                "dynamodb": {"SequenceNumber": str(number)}
                | {
                    name: to_wire(item)
                    for name, item in (("OldImage", old), ("NewImage", new))
                    if item is not None
                },
            }
            for number, old, new in changes
        ]
    }


def comment_event(identity: str, name: str, text: str, site: str) -> dict[str, Any]:
    """The request of the form's script on a page of `site`, as a browser sends it."""
    path = f"/api/articles/{identity}/comments"
    context = _COMMENT["requestContext"]
    return _COMMENT | {
        "rawPath": path,
        "headers": _COMMENT["headers"] | {"sec-fetch-site": "same-origin", "origin": site},
        "requestContext": context | {"http": context["http"] | {"path": path}},
        "body": json.dumps({"name": name, "text": text}),
    }
