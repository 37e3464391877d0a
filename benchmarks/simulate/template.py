"""The numbers of template.yaml that decide what waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from local.build import read_template


@dataclass(frozen=True, slots=True)
class Consumer:
    """How a function takes messages from a queue: `at_once` batches of at most `batch`; `window`
    seconds may be waited for a fuller batch. A message that was received `most` times and failed is
    a dead letter. `visibility` is how long a message of a killed batch is hidden.
    """

    function: str
    queue: str
    is_fifo: bool
    batch: int
    at_once: int
    window: float
    visibility: int
    most: int


@dataclass(frozen=True, slots=True)
class StreamConsumer:
    """How plan takes the stream: `lanes` batches of a shard at once, each of at most `batch`."""

    batch: int
    lanes: int
    window: float


@dataclass(frozen=True, slots=True)
class Deployed:
    """The consumers of the queues by the queue's name, that of the stream, and which queue gets the
    notifications of S3 for articles.
    """

    queues: dict[str, Consumer]
    stream: StreamConsumer
    uploads: str


def deployed(template: dict[str, Any] | None = None) -> Deployed:
    """What the template says, or another template of a test's."""
    resources = (template or read_template())["Resources"]
    queues: dict[str, Consumer] = {}
    for name, resource in resources.items():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        for event in resource["Properties"].get("Events", {}).values():
            if event["Type"] == "SQS":
                consumer = _consumer(name, event["Properties"], resources)
                queues[consumer.queue] = consumer
    changes = resources["PlanFunction"]["Properties"]["Events"]["Changes"]["Properties"]
    stream = StreamConsumer(
        changes["BatchSize"],
        changes["ParallelizationFactor"],
        changes.get("MaximumBatchingWindowInSeconds", 0),
    )
    return Deployed(queues, stream, _uploads(resources))


def _consumer(function: str, event: dict[str, Any], resources: dict[str, Any]) -> Consumer:
    queue = _name(event["Queue"])
    properties = resources[queue]["Properties"]
    return Consumer(
        function=function,
        queue=queue,
        is_fifo=properties.get("FifoQueue", False),
        batch=event["BatchSize"],
        at_once=event["ScalingConfig"]["MaximumConcurrency"],
        window=event.get("MaximumBatchingWindowInSeconds", 0),
        visibility=properties["VisibilityTimeout"],
        most=properties["RedrivePolicy"]["maxReceiveCount"],
    )


def _uploads(resources: dict[str, Any]) -> str:
    notices = resources["ContentBucket"]["Properties"]["NotificationConfiguration"]
    [queue] = {
        _name(each["Queue"])
        for each in notices["QueueConfigurations"]
        if "articles/" in str(each["Filter"])
    }
    return queue


def _name(attribute: Any) -> str:
    """The resource of a !GetAtt, as the template's reader gives it."""
    found = attribute["Fn::GetAtt"]
    name: str = found[0] if isinstance(found, list) else found.partition(".")[0]
    return name
