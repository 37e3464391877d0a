"""The queues over SQS."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any, Final

from kilas.errors import Throttled
from kilas.ports import PageMessage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mypy_boto3_sqs import SQSClient

logger = logging.getLogger(__name__)

MESSAGES_AT_ONCE: Final = 10
"""The most that SendMessageBatch takes.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html"""


class SqsIngestQueue:
    """A standard queue."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, bodies: Sequence[Mapping[str, str]]) -> None:
        _send(self._client, self._url, [{"MessageBody": json.dumps(body)} for body in bodies])


class SqsPagesQueue:
    """A FIFO queue, one group for each page."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, messages: Sequence[PageMessage]) -> None:
        _send(self._client, self._url, [_entry(message) for message in messages])


def _entry(message: PageMessage) -> dict[str, str]:
    body = page_body(message)
    return {
        "MessageBody": body,
        "MessageGroupId": _short(message.page),
        "MessageDeduplicationId": _short(body),
    }


def page_body(message: PageMessage) -> str:
    """A message as the queue holds it."""
    fields = {
        "page": message.page,
        "cause": message.cause,
        "start": message.start,
        "purge": message.purge,
    }
    return json.dumps(fields)


def page_message(body: str) -> PageMessage:
    """The inverse of `page_body`; raises ValueError for anything else."""
    try:
        fields = json.loads(body)
        return PageMessage(fields["page"], fields["cause"], fields["start"], fields["purge"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a message for publish: {body[:200]}") from error


def page_messages(bodies: Mapping[str, str]) -> tuple[dict[str, PageMessage], list[str]]:
    """The messages of a batch by their ids, and the ids of those that are none."""
    messages: dict[str, PageMessage] = {}
    unreadable: list[str] = []
    for id_, body in bodies.items():
        try:
            messages[id_] = page_message(body)
        except ValueError:
            logger.exception("message not read", extra={"body": body[:200]})
            unreadable.append(id_)
    return messages, unreadable


def _short(text: str) -> str:
    """Text as an id of at most 128 characters."""
    return hashlib.sha256(text.encode()).hexdigest()


def _send(client: SQSClient, url: str, entries: Sequence[Mapping[str, Any]]) -> None:
    for part in _parts(entries):
        numbered: Any = [{"Id": str(number), **entry} for number, entry in enumerate(part)]
        failed = client.send_message_batch(QueueUrl=url, Entries=numbered).get("Failed", [])
        if failed:
            reason = failed[0].get("Message", failed[0]["Code"])
            raise Throttled(f"{len(failed)} of {len(part)} messages not sent: {reason}")


def _parts(entries: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    for start in range(0, len(entries), MESSAGES_AT_ONCE):
        yield entries[start : start + MESSAGES_AT_ONCE]
