"""The LookQueue, SweepQueue and PagesQueue ports: what the fakes and SQS must both do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from botocore.stub import Stubber
from msgspec.structs import replace

from kilas.adapters.sqs import (
    SqsLookQueue,
    SqsPagesQueue,
    SqsSweepQueue,
)
from kilas.batches import readable
from kilas.errors import Throttled
from kilas.messages import Look, PageMessage, looks, page_body, page_message
from kilas.queues import Delivery
from kilas.sweeps import Audit, Sweep, sweep_messages
from tests.fakes.queues import FakeLookQueue, FakePagesQueue, FakeSweepQueue
from tests.fakes.resources import create_queue

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_sqs import SQSClient

    from kilas.queues import LookQueue, PagesQueue, SweepQueue


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], SQSClient]) -> SQSClient:
    return client_of("sqs")


def bodies(client: SQSClient, url: str) -> list[str]:
    """Receive and delete what is in a queue."""
    found: list[str] = []
    while messages := client.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        found += [message["Body"] for message in messages]
    return found


# --- looks and sweeps ------------------------------------------------------------------------


@pytest.fixture(params=["fake", "sqs"])
def ingest(request: pytest.FixtureRequest) -> tuple[LookQueue, Callable[[], list[Look]]]:
    """The port, and what its receiver gets."""
    if request.param == "fake":
        fake = FakeLookQueue()
        return fake, lambda: fake.messages
    client: SQSClient = request.getfixturevalue("client")
    url = create_queue(client)
    return SqsLookQueue(client, url), lambda: [
        message for body in bodies(client, url) for message in looks(body)
    ]


def test_every_message_arrives_as_it_was_sent(
    ingest: tuple[LookQueue, Callable[[], list[Look]]],
) -> None:
    queue, received = ingest
    sent = [Look(f"articles/{number} + é%20.md") for number in range(23)]
    queue.send(sent)
    queue.send([])
    assert sorted(received(), key=str) == sorted(sent, key=str)


@pytest.fixture(params=["fake", "sqs"])
def sweeps(
    request: pytest.FixtureRequest,
) -> tuple[SweepQueue, Callable[[], list[Sweep | Audit]]]:
    """The port, and what its receiver gets."""
    if request.param == "fake":
        fake = FakeSweepQueue()
        return fake, lambda: fake.messages
    client: SQSClient = request.getfixturevalue("client")
    url = create_queue(client)
    return SqsSweepQueue(client, url), lambda: [
        message for body in bodies(client, url) for message in sweep_messages(body)
    ]


def test_every_sweep_arrives_as_it_was_sent(
    sweeps: tuple[SweepQueue, Callable[[], list[Sweep | Audit]]],
) -> None:
    queue, received = sweeps
    files = [Sweep("articles/"), Sweep("", "articles/🌊.md", link=7, basis="release:3")]
    links = Audit("links", "LINK#0a", link=2, of="file:media/é", until="LINK#0b")
    sent: list[Sweep | Audit] = [*files, Audit("site", "é.html", link=2, basis="rebuild:1"), links]
    queue.send(sent, 0)
    queue.send([], 0)
    assert sorted(received(), key=str) == sorted(sent, key=str)


def test_a_sweep_for_later_does_not_come_yet(client: SQSClient) -> None:
    url = create_queue(client)
    SqsSweepQueue(client, url).send([Sweep("articles/")], 600)
    assert bodies(client, url) == []


def test_each_sweep_may_wait_longer_than_the_one_before(client: SQSClient) -> None:
    url = create_queue(client)
    SqsSweepQueue(client, url).send([Sweep("articles/"), Sweep("pages/")], 0, 600)
    [arrived] = bodies(client, url)
    assert sweep_messages(arrived) == (Sweep("articles/"),)


# --- pages -----------------------------------------------------------------------------------


class Pages(Protocol):
    """A queue with both its ends."""

    @property
    def queue(self) -> PagesQueue:
        """The port."""

    def received(self) -> list[PageMessage]:
        """What the receiver gets, in its order, and then has no more."""


class OverFake:
    def __init__(self) -> None:
        self.queue = FakePagesQueue(lambda: datetime(2026, 11, 24, tzinfo=UTC))

    def received(self) -> list[PageMessage]:
        found = [message for group in self.queue.groups.values() for message in group]
        self.queue.groups.clear()
        return found


class OverSqs:
    def __init__(self, client: SQSClient) -> None:
        self._client = client
        self._urls = [create_queue(client, fifo=True) for _ in range(2)]
        self.queue = SqsPagesQueue(client, *self._urls)

    def received(self) -> list[PageMessage]:
        return [page_message(body) for url in self._urls for body in bodies(self._client, url)]


@pytest.fixture(params=["fake", "sqs"])
def pages(request: pytest.FixtureRequest) -> Pages:
    return OverFake() if request.param == "fake" else OverSqs(request.getfixturevalue("client"))


FRONT = PageMessage("front|", cause="event-1")


def test_a_message_arrives_as_it_was_sent(pages: Pages) -> None:
    message = PageMessage(
        "address|/p/é 🌊.html", cause="0:v1", since="a", until="b", purge=("#0a",)
    )
    pages.queue.send([message])
    assert pages.received() == [message]


def test_any_number_is_sent_at_once(pages: Pages) -> None:
    sent = [PageMessage(f"address|/{number}.html", cause="event-1") for number in range(37)]
    pages.queue.send(sent)
    pages.queue.send([])
    assert sorted(pages.received(), key=lambda each: each.page) == sorted(
        sent, key=lambda each: each.page
    )


def test_the_messages_of_a_page_keep_their_order(pages: Pages) -> None:
    of_front = [replace(FRONT, cause=f"event-{number}") for number in range(25)]
    others = [PageMessage(f"feed|{number}", cause="event-1") for number in range(25)]
    sent = [message for pair in zip(of_front, others, strict=True) for message in pair]
    pages.queue.send(sent[:30])
    pages.queue.send(sent[30:])
    assert [message for message in pages.received() if message.page == FRONT.page] == of_front


def test_a_message_sent_twice_within_five_minutes_is_dropped(pages: Pages) -> None:
    pages.queue.send([FRONT])
    pages.queue.send([FRONT])
    pages.queue.send([replace(FRONT)])
    assert pages.received() == [FRONT]


def test_a_message_sent_twice_is_dropped_even_after_it_was_received() -> None:
    """Of the fake alone: Moto forgets a message that was deleted, SQS remembers it."""
    pages = OverFake()
    pages.queue.send([FRONT])
    assert pages.received() == [FRONT]
    pages.queue.send([FRONT])
    assert pages.received() == []


@pytest.mark.parametrize(
    "change",
    [
        {"cause": "event-2"},
        {"since": "a"},
        {"until": "b"},
        {"purge": ("#0a",)},
        {"purge_changes": True},
        {"link": 2},
    ],
)
def test_a_message_that_asks_for_more_is_not_dropped(pages: Pages, change: dict[str, Any]) -> None:
    pages.queue.send([FRONT])
    pages.queue.send([replace(FRONT, **change)])
    assert pages.received() == [FRONT, replace(FRONT, **change)]


def test_two_pages_may_have_one_cause(pages: Pages) -> None:
    other = replace(FRONT, page="list|tag/banjir")
    pages.queue.send([FRONT, other])
    assert sorted(pages.received(), key=lambda each: each.page) == [FRONT, other]


# --- what only the adapters have to do -------------------------------------------------------


def over_one(client: SQSClient, url: str) -> SqsPagesQueue:
    """Where it does not matter which page has which queue."""
    return SqsPagesQueue(client, url, url)


@pytest.mark.parametrize("make", [SqsLookQueue, over_one])
def test_a_message_that_was_not_taken_is_an_error(
    client: SQSClient, make: Callable[[SQSClient, str], Any]
) -> None:
    """SendMessageBatch answers 200 even where it took none."""
    taken = {"Id": "0", "MessageId": "m", "MD5OfMessageBody": "0" * 32}
    refused = {"Id": "1", "SenderFault": False, "Code": "ServiceUnavailable"}
    messages = [FRONT, replace(FRONT, cause="b")]
    with Stubber(client) as stubber:
        stubber.add_response("send_message_batch", {"Successful": [taken], "Failed": [refused]})
        with pytest.raises(Throttled, match="1 of 2 messages not taken: ServiceUnavailable"):
            make(client, "https://queue.example/1/q").send(
                [Look("a"), Look("b")] if make is SqsLookQueue else messages
            )


def test_the_messages_of_a_page_are_one_group(client: SQSClient) -> None:
    """So they have one writer; Moto keeps the order of all groups alike, SQS only within one."""
    url = create_queue(client, fifo=True)
    over_one(client, url).send([FRONT, replace(FRONT, cause="b"), PageMessage("feed|", "b")])
    received = client.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, MessageSystemAttributeNames=["MessageGroupId"]
    )
    groups = [message["Attributes"]["MessageGroupId"] for message in received["Messages"]]
    assert groups[0] == groups[1] != groups[2]
    assert max(map(len, groups)) <= 128, "what SQS takes"


def test_the_front_page_waits_for_no_other_page(client: SQSClient) -> None:
    pages, front = (create_queue(client, fifo=True) for _ in range(2))
    other = PageMessage("frontier|", "b")
    SqsPagesQueue(client, pages, front).send([other, FRONT, replace(other, page="address|/")])
    assert [page_message(each) for each in bodies(client, front)] == [FRONT]
    assert {page_message(each).page for each in bodies(client, pages)} == {"frontier|", "address|/"}


def test_a_message_that_is_none_fails_alone() -> None:
    good = page_body(FRONT)
    bad = ["", "{}", "[]", "null", '{"page": "front|"}', "\0"]
    deliveries = [Delivery(str(number), body) for number, body in enumerate(bad)]
    messages, unreadable = readable(
        [*deliveries, Delivery("7", good, "r", received=2)], page_message
    )
    assert messages == [Delivery("7", FRONT, "r", received=2)]
    assert unreadable == deliveries
