"""The functions as Lambda starts them, on the buckets, the table and the queues of Moto."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import boto3
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sqs.models import sqs_backends

from tests.fakes.invocation import FakeContext
from tests.fakes.resources import create_bucket, create_distribution, create_queue, create_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    import pytest


class Cloud:
    """Buckets, table and queues of Moto, and the functions between them."""

    def __init__(self, load: Callable[[str], ModuleType], environment: pytest.MonkeyPatch) -> None:
        self.s3, self.sqs = boto3.client("s3"), boto3.client("sqs")
        self.cloudfront = boto3.client("cloudfront")
        self.table, self.streams = boto3.client("dynamodb"), boto3.client("dynamodbstreams")
        self.content = create_bucket(self.s3, versioned=True)
        self.site = create_bucket(self.s3)
        self._table = create_table(self.table)
        settings = {
            "CONTENT_BUCKET": self.content,
            "SITE_BUCKET": self.site,
            "TABLE_NAME": self._table,
            "INGEST_QUEUE_URL": create_queue(self.sqs),
            "MEDIA_QUEUE_URL": create_queue(self.sqs),
            "BULK_QUEUE_URL": create_queue(self.sqs),
            "BULK_MEDIA_QUEUE_URL": create_queue(self.sqs),
            "SWEEP_QUEUE_URL": create_queue(self.sqs),
            "PAGES_QUEUE_URL": create_queue(self.sqs, fifo=True),
            "FRONT_QUEUE_URL": create_queue(self.sqs, fifo=True),
            "PURGE_QUEUE_URL": create_queue(self.sqs, fifo=True),
            "PROBLEMS_TOPIC": str(boto3.client("sns").create_topic(Name="problems")["TopicArn"]),
            "DISTRIBUTION_ID": create_distribution(self.cloudfront),
            "SITE_ADDRESS": "https://kabar-kilas.example",
            "PREVIEW_SECRET": "p" * 32,
        }
        self._load, self._environment = load, environment
        self._deploy(settings)
        self._iterator = self._start_of_stream()

    def _deploy(self, settings: dict[str, str]) -> None:
        """Deploy with these settings; each function starts again at its next event."""
        for name, value in settings.items():
            self._environment.setenv(name, value)
        self._started: dict[str, ModuleType] = {}

    def _start_of_stream(self) -> str:
        arn = self.table.describe_table(TableName=self._table)["Table"]["LatestStreamArn"]
        shards = self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        start = self.streams.get_shard_iterator(
            StreamArn=arn, ShardId=shards[0]["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )
        return str(start["ShardIterator"])

    # --- what people do ---

    def upload(self, key: str, data: str | bytes) -> None:
        body = data.encode() if isinstance(data, str) else data
        self.s3.put_object(Bucket=self.content, Key=key, Body=body)

    def page(self, key: str) -> str | None:
        found = self.s3.list_objects_v2(Bucket=self.site, Prefix=key).get("Contents", [])
        if key not in [entry["Key"] for entry in found]:
            return None
        return self.s3.get_object(Bucket=self.site, Key=key)["Body"].read().decode()

    def desk(self, key: str) -> str:
        stored = self.s3.get_object(Bucket=self.content, Key=f"desk/{key}.txt")
        return stored["Body"].read().decode()

    def statuses(self) -> dict[str, str]:
        """The status of each record, by the key of its file."""
        items = self.table.scan(TableName=self._table)["Items"]
        return {
            item["pk"]["S"].removeprefix("FILE#"): json.loads(item["record"]["S"])["status"]
            for item in items
            if item["pk"]["S"].startswith("FILE#") and item["sk"]["S"] == "RECORD"
        }

    def purged(self) -> list[str]:
        """The paths that CloudFront was asked to forget."""
        distribution = os.environ["DISTRIBUTION_ID"]
        listed = self.cloudfront.list_invalidations(DistributionId=distribution)
        return [
            path
            for each in listed["InvalidationList"].get("Items", [])
            for path in self.cloudfront.get_invalidation(
                DistributionId=distribution, Id=each["Id"]
            )["Invalidation"]["InvalidationBatch"]["Paths"]["Items"]
        ]

    def pages_asked(self) -> list[str]:
        """The pages that the messages on publish's queues name; takes the messages."""
        received = [
            message
            for queue in ("PAGES_QUEUE_URL", "FRONT_QUEUE_URL")
            for message in self.sqs.receive_message(
                QueueUrl=os.environ[queue], MaxNumberOfMessages=10
            ).get("Messages", [])
        ]
        return sorted(json.loads(each["Body"])["page"] for each in received)

    def looks_asked(self) -> list[str]:
        """The keys that the messages on ingest's queue for sweeps name; takes the messages."""
        received = self.sqs.receive_message(
            QueueUrl=os.environ["BULK_QUEUE_URL"], MaxNumberOfMessages=10
        )
        return sorted(json.loads(each["Body"])["key"] for each in received.get("Messages", []))

    # --- what operators do ---

    def lose_table(self) -> None:
        """Delete the table that the functions read."""
        self.table.delete_table(TableName=self._table)

    def lose_distribution(self) -> None:
        """Have the functions purge a distribution that is not there."""
        self._deploy({"DISTRIBUTION_ID": "nonesuch"})

    def move(self, address: str) -> None:
        """Deploy the same code with another DomainName, or start it at another port."""
        self._deploy({"SITE_ADDRESS": address})

    # --- what AWS does ---

    def notify(self, event: dict[str, Any], function: str = "ingest") -> None:
        """S3's notice, and all that follows from it."""
        self._invoke(function, event)
        self.settle()

    def settle(self) -> None:
        while (
            self._stream()
            or self._queue("INGEST_QUEUE_URL", "ingest")
            or self._queue("MEDIA_QUEUE_URL", "media")
            or self._sweeps()
            or self._queue("BULK_QUEUE_URL", "ingest")
            or self._queue("BULK_MEDIA_QUEUE_URL", "media")
            or self._queue("FRONT_QUEUE_URL", "publish")
            or self._queue("PAGES_QUEUE_URL", "publish")
            or self._queue("PURGE_QUEUE_URL", "purge")
        ):
            pass

    def plan(self) -> None:
        """Deliver the stream, and nothing that plan asks for."""
        while self._stream():
            pass

    def handle(self, function: str, event: dict[str, Any]) -> Any:
        """What a function answers to one event."""
        if function not in self._started:
            self._started[function] = self._load(function)
        return self._started[function].lambda_handler(event, FakeContext())

    def _invoke(self, function: str, event: dict[str, Any]) -> None:
        assert self.handle(function, event) in (None, {"batchItemFailures": []})

    def _stream(self) -> bool:
        batch = self.streams.get_records(ShardIterator=self._iterator)
        self._iterator = batch["NextShardIterator"]
        if batch["Records"]:
            self._invoke("plan", {"Records": batch["Records"]})
        return bool(batch["Records"])

    def _sweeps(self) -> bool:
        """Deliver what waits for its time on sweep's queue: its delay is set, and time passes."""
        backend = sqs_backends[DEFAULT_ACCOUNT_ID]["us-east-1"]
        name = os.environ["SWEEP_QUEUE_URL"].rpartition("/")[2]
        for message in backend.queues[name]._messages:
            message.delayed_until = 0
        return self._queue("SWEEP_QUEUE_URL", "sweep")

    def _queue(self, variable: str, function: str) -> bool:
        url = os.environ[variable]
        received = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        messages = received.get("Messages", [])
        records = [
            {
                "messageId": each["MessageId"],
                "receiptHandle": each["ReceiptHandle"],
                "body": each["Body"],
                "attributes": {"ApproximateReceiveCount": "1"},
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:us-east-1:123456789012:{url.rpartition('/')[2]}",
            }
            for each in messages
        ]
        if records:
            self._invoke(function, {"Records": records})
        for message in messages:
            self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bool(messages)
