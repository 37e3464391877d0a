"""The Topic port: what the fake and SNS must both do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kilas.adapters.sns import SnsTopic, region_of
from kilas.errors import AwsError
from tests.contract.test_queues import bodies
from tests.fakes.resources import create_queue
from tests.fakes.topic import LONGEST_SUBJECT, FakeTopic, Sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Topic


@pytest.fixture(params=["fake", "sns"])
def topic(
    request: pytest.FixtureRequest, client_of: Callable[[Any], Any]
) -> tuple[Topic, Callable[[], list[Sent]]]:
    """The port, and what one who subscribed gets."""
    if request.param == "fake":
        fake = FakeTopic()
        return fake, lambda: fake.sent
    sns, sqs = client_of("sns"), client_of("sqs")
    arn = sns.create_topic(Name="problems")["TopicArn"]
    assert region_of(arn) == "us-east-1"
    url = create_queue(sqs)
    names = {"QueueUrl": url, "AttributeNames": ["QueueArn"]}
    queue = sqs.get_queue_attributes(**names)["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue)

    def received() -> list[Sent]:
        found = [json.loads(body) for body in bodies(sqs, url)]
        return [Sent(each["Subject"], each["Message"]) for each in found]

    return SnsTopic(sns, arn), received


def test_a_message_arrives_as_it_was_sent(
    topic: tuple[Topic, Callable[[], list[Sent]]],
) -> None:
    port, received = topic
    sent = [Sent("kabar.example: Masalah", "é 📰\n\nbaris\n"), Sent("x" * LONGEST_SUBJECT, "y")]
    for each in sent:
        port.publish(*each)
    assert sorted(received()) == sorted(sent)


@pytest.mark.parametrize("subject", ["x" * (LONGEST_SUBJECT + 2)], ids=["too long"])
def test_a_subject_that_sns_refuses_is_an_error(
    topic: tuple[Topic, Callable[[], list[Sent]]], subject: str
) -> None:
    port, received = topic
    with pytest.raises(AwsError):
        port.publish(subject, "x")
    assert received() == []


def test_a_topic_that_is_not_there_is_an_error(client_of: Callable[[Any], Any]) -> None:
    sns = client_of("sns")
    arn = sns.create_topic(Name="gone")["TopicArn"]
    sns.delete_topic(TopicArn=arn)
    with pytest.raises(AwsError) as caught:
        SnsTopic(sns, arn).publish("a", "b")
    assert caught.value.operation == "Publish"
