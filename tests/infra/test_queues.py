"""What the template promises of queues, of the stream, and of what a function failed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from local.stack import QUEUES
from tests.fakes.world import MESSAGES_AT_ONCE
from tests.functions import FUNCTIONS
from tests.infra.policies import listed, statements

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

RECEIVES = {"PurgeQueue": 1000}
"""How often a message is received before it is a dead letter, where it is not forty times. A purge
waits for CloudFront, and no purge fails for its own sake."""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_event_that_a_function_cannot_handle_is_kept_in_a_queue(
    template: Template, name: str
) -> None:
    mappings = template.mappings_of(name)
    if mappings:
        kept = [failure_queue(template, mapping) for mapping in mappings]
    else:
        invocation = template.properties(f"{name}FunctionEventInvokeConfig")
        kept = [invocation["DestinationConfig"]["OnFailure"]["Destination"]]
    for destination in kept:
        queue, attribute = destination["Fn::GetAtt"]
        assert attribute == "Arn"
        assert queue.endswith("DeadLetters"), "by this name the tests of alarms find the queue"
        assert queue in template.of("AWS::SQS::Queue")


def test_whoever_sends_dead_letters_may_do_so(template: Template) -> None:
    """SQS moves them from a queue by itself; the rest Lambda sends with the function's role."""
    for name in FUNCTIONS:
        if name in template.consumed_queues().values():
            continue
        for destination in destinations(template, name):
            sends = [
                resource
                for statement in statements(template.properties(f"{name}Role"))
                if "sqs:SendMessage" in listed(statement["Action"])
                for resource in listed(statement["Resource"])
            ]
            assert destination in sends, name


def test_whoever_consumes_a_queue_may_do_so(template: Template) -> None:
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions"""
    for queue, name in template.consumed_queues().items():
        allowed = {
            action
            for statement in statements(template.properties(f"{name}Role"))
            if {"Fn::GetAtt": [queue, "Arn"]} in listed(statement["Resource"])
            for action in listed(statement["Action"])
        }
        needed = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}
        assert needed - allowed == set(), f"{name}Role lacks them on {queue}"


def test_one_bad_record_does_not_fail_its_batch(template: Template) -> None:
    for name, mapping in template.of("AWS::Lambda::EventSourceMapping").items():
        assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"], name


def test_the_stream_is_read_from_its_start_and_a_bad_batch_is_halved(template: Template) -> None:
    [mapping] = template.mappings_of("Plan")
    assert mapping["StartingPosition"] == "TRIM_HORIZON"
    assert mapping["BisectBatchOnFunctionError"] is True
    assert mapping["BatchSize"] <= 100


def test_the_stream_drops_a_change_by_age_alone(template: Template) -> None:
    """Of an outage, attempts are used up in minutes; PlanLate rings long before the hours end."""
    [mapping] = template.mappings_of("Plan")
    assert mapping["MaximumRetryAttempts"] == -1
    assert mapping["MaximumRecordAgeInSeconds"] == 6 * 60 * 60
    late = template.properties("PlanLateAlarm")
    rings = late["Threshold"] / 1000 + late["Period"] * late["EvaluationPeriods"]
    assert rings <= mapping["MaximumRecordAgeInSeconds"] / 2


def test_a_message_stays_hidden_for_six_timeouts(template: Template) -> None:
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"""
    for queue, name in template.consumed_queues().items():
        timeout = template.properties(f"{name}Function")["Timeout"]
        assert template.properties(queue).get("VisibilityTimeout", 30) >= 6 * timeout, queue


def test_s3_may_send_to_each_queue_that_it_notifies(template: Template) -> None:
    """Or S3 refuses the notifications, and the deployment fails half-way."""
    bucket = template.resources["ContentBucket"]
    notified = {
        each["Queue"]["Fn::GetAtt"][0]
        for each in bucket["Properties"]["NotificationConfiguration"]["QueueConfigurations"]
    }
    policies = template.of("AWS::SQS::QueuePolicy")
    allowed = {queue["Ref"]: name for name, each in policies.items() for queue in each["Queues"]}
    assert notified == set(allowed)
    assert set(bucket["DependsOn"]) == set(allowed.values())


def test_a_queue_gives_up_after_forty_and_its_dead_letters_last_two_weeks(
    template: Template,
) -> None:
    queues = template.of("AWS::SQS::Queue")
    redriven = {name: queue for name, queue in queues.items() if "RedrivePolicy" in queue}
    assert set(redriven) == set(template.consumed_queues())
    for name, queue in redriven.items():
        policy = queue["RedrivePolicy"]
        assert policy["maxReceiveCount"] == RECEIVES.get(name, 40), name
        dead = queues[policy["deadLetterTargetArn"]["Fn::GetAtt"][0]]
        assert dead.get("FifoQueue") == queue.get("FifoQueue")
        assert dead["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


def test_cloudfront_has_one_request_in_flight(template: Template) -> None:
    """A FIFO queue with one group; its messages may not be dropped as equal to earlier ones."""
    purges = template.properties("PurgeQueue")
    assert purges["FifoQueue"] is True
    assert purges["ContentBasedDeduplication"] is False
    [mapping] = template.mappings_of("Purge")
    assert mapping["BatchSize"] == MESSAGES_AT_ONCE


def test_a_page_has_one_writer(template: Template) -> None:
    pages = template.properties("PagesQueue")
    assert pages["FifoQueue"] is True
    assert pages["ContentBasedDeduplication"] is False
    assert pages["DeduplicationScope"] == "messageGroup"
    assert pages["FifoThroughputLimit"] == "perMessageGroupId"


def test_the_newspaper_on_this_machine_waits_for_every_queue_that_functions_consume(
    template: Template,
) -> None:
    assert {f"{queue}Url" for queue in template.consumed_queues()} == set(QUEUES)


def destinations(template: Template, name: str) -> list[Any]:
    """Where Lambda itself sends what a function failed at."""
    given = [
        *template.mappings_of(name),
        template.resources.get(f"{name}FunctionEventInvokeConfig", {}).get("Properties", {}),
    ]
    return [
        each["DestinationConfig"]["OnFailure"]["Destination"]
        for each in given
        if "DestinationConfig" in each
    ]


def failure_queue(template: Template, mapping: Resource) -> Any:
    if "DestinationConfig" in mapping:
        return mapping["DestinationConfig"]["OnFailure"]["Destination"]
    queue = template.properties(mapping["EventSourceArn"]["Fn::GetAtt"][0])
    return queue["RedrivePolicy"]["deadLetterTargetArn"]
