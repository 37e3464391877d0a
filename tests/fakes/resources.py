"""The resources of template.yaml in Moto, as far as the adapters use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from mypy_boto3_cloudfront import CloudFrontClient
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient


def create_table(client: DynamoDBClient) -> str:
    """The table, its indexes and its stream; returns its name."""
    created = client.create_table(
        TableName=f"kilas-{uuid4()}",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"}
            for name in ("pk", "sk", "due_pk", "due", "desk_pk", "desk")
        ],
        KeySchema=_keys("pk", "sk"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": name,
                "KeySchema": _keys(f"{name}_pk", name),
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
            for name in ("due", "desk")
        ],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    return created["TableDescription"]["TableName"]


def _keys(partition: str, sort: str) -> list[Any]:
    return [
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]


def create_bucket(client: S3Client, *, versioned: bool = False) -> str:
    """A bucket; returns its name."""
    name = f"kilas-{uuid4()}"
    client.create_bucket(Bucket=name)
    if versioned:
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


def create_queue(client: SQSClient, *, fifo: bool = False) -> str:
    """A queue, or the one of pages; returns its URL."""
    attributes: Any = {
        "FifoQueue": "true",
        "DeduplicationScope": "messageGroup",
        "FifoThroughputLimit": "perMessageGroupId",
    }
    name = f"kilas-{uuid4()}{'.fifo' if fifo else ''}"
    return client.create_queue(QueueName=name, Attributes=attributes if fifo else {})["QueueUrl"]


def create_distribution(client: CloudFrontClient) -> str:
    """A distribution; returns its id."""
    origin = {"Id": "site", "DomainName": "site.s3.us-east-1.amazonaws.com"}
    behavior = {"TargetOriginId": "site", "ViewerProtocolPolicy": "redirect-to-https"}
    config: Any = {
        "CallerReference": str(uuid4()),
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": behavior,
    }
    return client.create_distribution(DistributionConfig=config)["Distribution"]["Id"]
