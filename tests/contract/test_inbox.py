"""The Inbox port over SQS: what is handed back comes again, and what is acknowledged does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botocore.stub import Stubber
from msgspec.structs import replace

from kilas.adapters.sqs import SqsInbox, SqsInboxes, SqsLookQueue, SqsPagesQueue
from kilas.errors import AwsError, Throttled
from kilas.messages import Look, PageMessage
from kilas.queues import Delivery
from tests.fakes.resources import create_queue

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_sqs import SQSClient

FRONT = PageMessage("front|", cause="event-1")


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], SQSClient]) -> SQSClient:
    return client_of("sqs")


def received(client: SQSClient, url: str) -> list[Delivery[str]]:
    """Receive what is visible, for a minute."""
    found: list[Delivery[str]] = []
    while batch := client.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=10,
        VisibilityTimeout=60,
        MessageSystemAttributeNames=["ApproximateReceiveCount"],
    ).get("Messages"):
        found += [
            Delivery(
                each["MessageId"],
                each["Body"],
                each["ReceiptHandle"],
                int(each["Attributes"]["ApproximateReceiveCount"]),
            )
            for each in batch
        ]
    return found


@pytest.mark.parametrize("kind", ["standard", "fifo"])
def test_a_message_handed_back_comes_again_at_once(client: SQSClient, kind: str) -> None:
    url = create_queue(client, fifo=kind == "fifo")
    if kind == "fifo":
        SqsPagesQueue(client, url, "").send([replace(FRONT, page=f"p{n}") for n in range(23)])
    else:
        SqsLookQueue(client, url).send([Look(f"articles/{n}.md") for n in range(23)])
    first = received(client, url)
    assert len(first) == 23
    assert received(client, url) == []
    SqsInbox(client, url).hand_back(first[:12], 0)
    again = received(client, url)
    assert {each.id for each in again} == {each.id for each in first[:12]}
    assert {each.received for each in again} == {2}


def test_a_message_handed_back_for_later_does_not_come_yet(client: SQSClient) -> None:
    url = create_queue(client)
    SqsLookQueue(client, url).send([Look("articles/a.md")])
    [first] = received(client, url)
    SqsInbox(client, url).hand_back([first], 600)
    assert received(client, url) == []


def test_an_acknowledged_message_never_comes_again(client: SQSClient) -> None:
    url = create_queue(client)
    SqsLookQueue(client, url).send([Look(f"articles/{n}.md") for n in range(23)])
    inbox, first = SqsInbox(client, url), received(client, url)
    inbox.acknowledge(first[:12])
    inbox.acknowledge(first[:1])  # Lambda itself removes it once more
    inbox.hand_back(first[12:], 0)
    assert {each.id for each in received(client, url)} == {each.id for each in first[12:]}


@pytest.mark.parametrize(("ours", "expected"), [(True, AwsError), (False, Throttled)])
def test_a_delivery_that_was_not_taken_back_is_an_error(
    client: SQSClient, expected: type[Exception], *, ours: bool
) -> None:
    """A fault of ours is no reason to try the same again."""
    failed = {"Id": "0", "SenderFault": ours, "Code": "ReceiptHandleIsInvalid"}
    with Stubber(client) as stubber:
        stubber.add_response(
            "change_message_visibility_batch", {"Successful": [], "Failed": [failed]}
        )
        with pytest.raises(expected, match="1 of 1 messages not taken: ReceiptHandleIsInvalid"):
            SqsInbox(client, "https://queue.example/1/q").hand_back([Delivery("1", "{}", "r")], 0)


def test_what_comes_from_one_of_two_queues_goes_back_to_it(client: SQSClient) -> None:
    urls = [create_queue(client), create_queue(client)]
    for url in urls:
        SqsLookQueue(client, url).send([Look("articles/a.md")])
    taken = [received(client, url) for url in urls]
    inboxes = SqsInboxes(client, urls)
    for url, deliveries in zip(urls, taken, strict=True):
        name = url.rpartition("/")[2]
        event = {"Records": [{"eventSourceARN": f"arn:aws:sqs:us-east-1:123456789012:{name}"}]}
        inboxes.of(event).hand_back(deliveries, 0)
        assert len(received(client, url)) == 1
