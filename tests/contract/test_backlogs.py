"""The Backlog port: what the fake and SQS must both do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kilas.adapters.sqs import SqsBacklog, SqsLookQueue, SqsPagesQueue, SqsSweepQueue
from kilas.messages import Look, PageMessage
from kilas.sweeps import Sweep
from tests.fakes.queues import FakeBacklog, FakeLookQueue, FakePagesQueue
from tests.fakes.resources import create_queue

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_sqs import SQSClient

    from kilas.queues import Backlog, LookQueue, PagesQueue


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], SQSClient]) -> SQSClient:
    return client_of("sqs")


@pytest.fixture(params=["fake", "sqs"])
def waiting(request: pytest.FixtureRequest) -> tuple[LookQueue, PagesQueue, Backlog]:
    """Two queues, and what waits in them."""
    if request.param == "fake":
        looks_queue, pages_queue = FakeLookQueue(), FakePagesQueue(lambda: datetime.now(UTC))
        return looks_queue, pages_queue, FakeBacklog(looks_queue, pages_queue)
    client: SQSClient = request.getfixturevalue("client")
    url, fifo = create_queue(client), create_queue(client, fifo=True)
    backlog = SqsBacklog(client, url, fifo)
    return SqsLookQueue(client, url), SqsPagesQueue(client, fifo, fifo), backlog


def test_a_backlog_counts_what_waits_in_each_queue(
    waiting: tuple[LookQueue, PagesQueue, Backlog],
) -> None:
    queue, pages, backlog = waiting
    assert backlog.number() == 0
    queue.send([Look(f"articles/{number}.md") for number in range(12)])
    pages.send([PageMessage(f"article|{number}", "satu") for number in range(3)])
    assert backlog.number() == 15


def test_a_backlog_counts_what_is_delayed_or_worked_on(client: SQSClient) -> None:
    url = create_queue(client)
    backlog = SqsBacklog(client, url)
    SqsSweepQueue(client, url).send([Sweep("articles/")], 600)
    SqsSweepQueue(client, url).send([Sweep("pages/"), Sweep("media/")], 0)
    assert backlog.number() == 3
    [message] = client.receive_message(QueueUrl=url)["Messages"]
    assert backlog.number() == 3
    client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert backlog.number() == 2
