"""The queues over SQS."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from kilas.adapters.translation import translated
from kilas.errors import AwsError, KilasError, Throttled
from kilas.messages import PurgeMessage, look_body, page_body, purge_body
from kilas.pages.page import FRONT, OVERVIEW
from kilas.sweeps import sweep_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mypy_boto3_sqs import SQSClient

    from kilas.messages import Look, PageMessage
    from kilas.queues import Delivery
    from kilas.sweeps import Audit, Sweep

MESSAGES_AT_ONCE: Final = 10
"""The most that a batch call takes.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html"""


class SqsInbox:
    """A queue, standard or FIFO, that a function's batches come from."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def hand_back(self, deliveries: Sequence[Delivery[Any]], seconds: int) -> None:
        # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
        entries = [
            {"ReceiptHandle": each.receipt, "VisibilityTimeout": seconds} for each in deliveries
        ]
        _in_parts(
            self._client.change_message_visibility_batch,
            "ChangeMessageVisibilityBatch",
            self._url,
            entries,
        )

    def acknowledge(self, deliveries: Sequence[Delivery[Any]]) -> None:
        entries = [{"ReceiptHandle": each.receipt} for each in deliveries]
        _in_parts(self._client.delete_message_batch, "DeleteMessageBatch", self._url, entries)


class SqsInboxes:
    """The queues that the batches of one function come from: each batch comes from one."""

    def __init__(self, client: SQSClient, urls: Sequence[str]) -> None:
        self._client = client
        self._urls = {url.rpartition("/")[2]: url for url in urls}
        self._first = urls[0]

    def of(self, event: Mapping[str, Any]) -> SqsInbox:
        """The queue of an event. Of an event that somebody made by hand it is the first: what asks
        for no queue's answer is worked on all the same.
        """
        name = event["Records"][0].get("eventSourceARN", "").rpartition(":")[2]
        return SqsInbox(self._client, self._urls.get(name, self._first))


class SqsLookQueue:
    """A standard queue."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, messages: Sequence[Look]) -> None:
        entries = [{"MessageBody": look_body(message)} for message in messages]
        _in_parts(self._client.send_message_batch, "SendMessageBatch", self._url, entries)


class SqsSweepQueue:
    """A standard queue: only such a queue takes a delay for each message.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html
    """

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, messages: Sequence[Sweep | Audit], seconds: int, apart: int = 0) -> None:
        entries = [
            {"MessageBody": sweep_body(message), "DelaySeconds": seconds + number * apart}
            for number, message in enumerate(messages)
        ]
        _in_parts(self._client.send_message_batch, "SendMessageBatch", self._url, entries)


_AT_FRONT: Final = frozenset({FRONT.id, OVERVIEW.id})


class SqsPagesQueue:
    """Two FIFO queues with one group for each page. The front page and the overview have their own,
    since in the other one a message waits for up to nine pages of its batch.
    """

    def __init__(self, client: SQSClient, url: str, front_url: str) -> None:
        self._client = client
        self._url = url
        self._front_url = front_url

    def send(self, messages: Sequence[PageMessage]) -> None:
        for url, is_front in ((self._front_url, True), (self._url, False)):
            entries = [_entry(each) for each in messages if (each.page in _AT_FRONT) is is_front]
            if entries:  # the client is made when it is first needed
                _in_parts(self._client.send_message_batch, "SendMessageBatch", url, entries)


class SqsPurgeQueue:
    """A FIFO queue with one group, so that one invocation at a time takes its messages."""

    def __init__(self, client: SQSClient, url: str) -> None:
        self._client = client
        self._url = url

    @translated("SendMessage")
    def send(self, paths: Sequence[str]) -> None:
        self._client.send_message(
            QueueUrl=self._url,
            MessageBody=purge_body(PurgeMessage(tuple(paths))),
            MessageGroupId="purge",
            # SQS drops a message with the id of an earlier one; a retry of this call has one id.
            MessageDeduplicationId=uuid4().hex,
        )


_WAITING: Final = (
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
)
"""https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html"""


class SqsBacklog:
    """Queues, standard or FIFO, with one request for each."""

    def __init__(self, client: SQSClient, *urls: str) -> None:
        self._client = client
        self._urls = urls

    def number(self) -> int:
        return sum(map(self._number_of, self._urls))

    @translated("GetQueueAttributes")
    def _number_of(self, url: str) -> int:
        found = self._client.get_queue_attributes(QueueUrl=url, AttributeNames=_WAITING)
        return sum(int(number) for number in found["Attributes"].values())


def _entry(message: PageMessage) -> dict[str, str]:
    return {
        "MessageBody": page_body(message),
        "MessageGroupId": _short(message.page),
        "MessageDeduplicationId": _short(message.same_as),
    }


def _short(text: str) -> str:
    """The text as an id of 64 characters; SQS takes at most 128."""
    return hashlib.sha256(text.encode()).hexdigest()


def _in_parts(
    call: Callable[..., Any], operation: str, url: str, entries: Sequence[Mapping[str, Any]]
) -> None:
    """Make a batch call of this operation for all entries.

    Raises Throttled where the queue refuses an entry for a reason of its own, AwsError where the
    entry is at fault.
    """
    for part in _parts(entries):
        numbered = [{"Id": str(number), **entry} for number, entry in enumerate(part)]
        with translated(operation):
            failed = call(QueueUrl=url, Entries=numbered).get("Failed", [])
        if failed:
            raise _refused(failed, len(part), operation)


def _refused(failed: Sequence[Mapping[str, Any]], of: int, operation: str) -> KilasError:
    """The error of a batch call that answers 200 but refuses entries.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html
    """
    first = next((entry for entry in failed if entry["SenderFault"]), failed[0])
    text = f"{len(failed)} of {of} messages not taken: {first.get('Message', first['Code'])}"
    if first["SenderFault"]:
        return AwsError(text, code=first["Code"], operation=operation)
    return Throttled(text)


def _parts(entries: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    for start in range(0, len(entries), MESSAGES_AT_ONCE):
        yield entries[start : start + MESSAGES_AT_ONCE]
