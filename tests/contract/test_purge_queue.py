"""The PurgeQueue port: what the fake and SQS must both do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.adapters.sqs import SqsPurgeQueue
from kilas.messages import PurgeMessage, purge_message
from tests.contract.test_queues import bodies
from tests.fakes.queues import FakePurgeQueue
from tests.fakes.resources import create_queue

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_sqs import SQSClient

    from kilas.cdn import PurgeQueue


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], SQSClient]) -> SQSClient:
    return client_of("sqs")


@pytest.fixture(params=["fake", "sqs"])
def purges(
    request: pytest.FixtureRequest,
) -> tuple[PurgeQueue, Callable[[], list[PurgeMessage]]]:
    """The port, and what its receiver gets."""
    if request.param == "fake":
        fake = FakePurgeQueue()
        return fake, lambda: fake.messages
    client: SQSClient = request.getfixturevalue("client")
    url = create_queue(client, fifo=True)
    return SqsPurgeQueue(client, url), lambda: [purge_message(body) for body in bodies(client, url)]


def test_every_purge_arrives_in_its_order_also_where_it_equals_an_earlier_one(
    purges: tuple[PurgeQueue, Callable[[], list[PurgeMessage]]],
) -> None:
    """A later page with the same tag must be purged too."""
    queue, received = purges
    sent = [("#0a",), ("/media/é *.jpg", "/*"), ("#0a",), ("#0a",)]
    for paths in sent:
        queue.send(paths)
    assert received() == [PurgeMessage(paths) for paths in sent]


def test_all_purges_are_one_group(client: SQSClient) -> None:
    """So one invocation at a time takes them, and CloudFront has one request in flight."""
    url = create_queue(client, fifo=True)
    for paths in (["#0a"], ["/media/a.jpg"]):
        SqsPurgeQueue(client, url).send(paths)
    received = client.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, MessageSystemAttributeNames=["MessageGroupId"]
    )
    groups = {message["Attributes"]["MessageGroupId"] for message in received["Messages"]}
    assert len(received["Messages"]) == 2
    assert len(groups) == 1
