"""Every call of every adapter raises the errors of AWS and of botocore as Kilas's."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from botocore import xform_name
from botocore.exceptions import (
    BotoCoreError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)
from botocore.response import StreamingBody
from botocore.stub import Stubber
from urllib3.exceptions import ReadTimeoutError as SlowAnswer

from kilas import adapters
from kilas.adapters.cloudformation import outputs_of_stack
from kilas.adapters.cloudfront import CloudFrontCdn
from kilas.adapters.dynamodb import DynamoTable
from kilas.adapters.s3 import S3Content, S3Shelf
from kilas.adapters.sns import SnsTopic
from kilas.adapters.sqs import SqsBacklog, SqsInbox, SqsLookQueue, SqsPagesQueue, SqsPurgeQueue
from kilas.cdn import Invalidation
from kilas.errors import AwsError, Conflict, Throttled, VersionGone
from kilas.messages import Look, PageMessage
from kilas.ports import Add, Delete, ItemKey, Output, Put, Stored
from kilas.queues import Delivery
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = ItemKey("FILE#a", "RECORD")
PUTS = [Put({"pk": name, "sk": "RECORD"}) for name in ("FILE#a", "FILE#b")]
PAGE = Output(b"<p>Banjir surut.</p>", "text/html; charset=utf-8", "public, max-age=0")
SEEN = Stored('"5d41402abc4b2a76b9719d911017c592"', "0a")
QUEUE = "https://queue.example/1/q"
TOPIC = "arn:aws:sns:ap-southeast-3:1:problems"
DELIVERY = Delivery("1", "{}", "receipt")

Call = tuple[str, str, "Callable[[Any], object]"]

CALLS: list[Call] = [
    ("dynamodb", "GetItem", lambda client: DynamoTable(client, "t").get(HERE)),
    ("dynamodb", "BatchGetItem", lambda client: DynamoTable(client, "t").get_many([HERE])),
    ("dynamodb", "Scan", lambda client: DynamoTable(client, "t").scan(None, 1)),
    ("dynamodb", "Query", lambda client: DynamoTable(client, "t").query("LIST#all")),
    ("dynamodb", "Query", lambda client: DynamoTable(client, "t").due("2026")),
    (
        "dynamodb",
        "Query",
        lambda client: DynamoTable(client, "t").on_desk("draft", descending=True, limit=1),
    ),
    ("dynamodb", "PutItem", lambda client: DynamoTable(client, "t").write(PUTS[:1])),
    ("dynamodb", "DeleteItem", lambda client: DynamoTable(client, "t").write([Delete(HERE)])),
    (
        "dynamodb",
        "UpdateItem",
        lambda client: DynamoTable(client, "t").write([Add(HERE, {"n": 1})]),
    ),
    ("dynamodb", "TransactWriteItems", lambda client: DynamoTable(client, "t").write(PUTS)),
    ("s3", "ListObjectVersions", lambda client: S3Content(client, "b").versions("a.md")),
    ("s3", "ListObjectVersions", lambda client: S3Content(client, "b").keys("articles/")),
    ("s3", "ListObjectsV2", lambda client: S3Content(client, "b").top(9)),
    ("s3", "GetObject", lambda client: S3Content(client, "b").read("a.md", "v1")),
    ("s3", "HeadObject", lambda client: S3Shelf(client, "b").stored("a.html")),
    ("s3", "PutObject", lambda client: S3Shelf(client, "b").put("a.html", PAGE, "0a", over=SEEN)),
    ("s3", "DeleteObject", lambda client: S3Shelf(client, "b").delete("a.html", over=SEEN)),
    ("s3", "ListObjectsV2", lambda client: S3Shelf(client, "b").keys("")),
    ("sqs", "SendMessageBatch", lambda client: SqsLookQueue(client, QUEUE).send([Look("a")])),
    (
        "sqs",
        "SendMessageBatch",
        lambda client: SqsPagesQueue(client, QUEUE, QUEUE).send([PageMessage("feed|", "b")]),
    ),
    (
        "sqs",
        "ChangeMessageVisibilityBatch",
        lambda client: SqsInbox(client, QUEUE).hand_back([DELIVERY], 0),
    ),
    ("sqs", "DeleteMessageBatch", lambda client: SqsInbox(client, QUEUE).acknowledge([DELIVERY])),
    ("sqs", "GetQueueAttributes", lambda client: SqsBacklog(client, QUEUE).number()),
    ("sqs", "SendMessage", lambda client: SqsPurgeQueue(client, QUEUE).send(["/a"])),
    ("sns", "Publish", lambda client: SnsTopic(client, TOPIC).publish("a", "b")),
    ("cloudfront", "CreateInvalidation", lambda client: CloudFrontCdn(client, "d").purge(["/a"])),
    (
        "cloudfront",
        "GetInvalidation",
        lambda client: CloudFrontCdn(client, "d").has_purged(Invalidation("I1", NOON)),
    ),
    (
        "cloudformation",
        "DescribeStacks",
        lambda client: outputs_of_stack(client, "kilas", "TableName"),
    ),
]

THROTTLES = {
    "dynamodb": [
        ("ProvisionedThroughputExceededException", 400),
        ("RequestLimitExceeded", 400),
        ("ThrottlingException", 400),
    ],
    "s3": [("SlowDown", 503), ("503", 503), ("ServiceUnavailable", 503)],
    "sqs": [("RequestThrottled", 403), ("ThrottlingException", 400), ("ServiceUnavailable", 503)],
    "sns": [("Throttled", 429), ("Throttling", 400)],
    "cloudfront": [("TooManyInvalidationsInProgress", 400), ("Throttling", 400)],
    "cloudformation": [("Throttling", 400)],
}

every_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call[1])


@pytest.fixture(scope="module")
def clients(client_of: Callable[[str], Any]) -> dict[str, Any]:
    return {service: client_of(service) for service in THROTTLES}


def test_every_operation_of_the_adapters_is_tested_here() -> None:
    sources = [path.read_text() for path in Path(adapters.__path__[0]).glob("*.py")]
    named = re.findall(r'(?:translated\(|_batch,\s+)"(\w+)"', "".join(sources))
    assert set(named) == {operation for _, operation, _ in CALLS}


@every_call
def test_a_refusal_has_its_code_and_its_operation(clients: dict[str, Any], call: Call) -> None:
    service, operation, do = call
    with Stubber(clients[service]) as stubber:
        stubber.add_client_error(
            xform_name(operation), "AccessDenied", "not authorized", http_status_code=403
        )
        with pytest.raises(AwsError, match="not authorized") as caught:
            do(clients[service])
    assert (caught.value.code, caught.value.operation) == ("AccessDenied", operation)


@every_call
def test_a_service_that_asks_to_slow_down_is_heard(clients: dict[str, Any], call: Call) -> None:
    service, operation, do = call
    for code, status in THROTTLES[service]:
        with Stubber(clients[service]) as stubber:
            stubber.add_client_error(xform_name(operation), code, http_status_code=status)
            with pytest.raises(Throttled, match=operation):
                do(clients[service])


class Failing:
    """Makes each call of a client fail before it is sent."""

    def __init__(self, error: BotoCoreError) -> None:
        self._error = error

    def __call__(self, **_: object) -> None:
        raise self._error


@pytest.fixture(
    params=[
        EndpointConnectionError(endpoint_url="https://aws.example/"),
        ConnectTimeoutError(endpoint_url="https://aws.example/"),
        ReadTimeoutError(endpoint_url="https://aws.example/"),
        NoCredentialsError(),
    ],
    ids=lambda error: type(error).__name__,
)
def failure(request: pytest.FixtureRequest, clients: dict[str, Any]) -> Iterator[BotoCoreError]:
    """What every client of this test raises."""
    failing = Failing(request.param)
    for client in clients.values():
        client.meta.events.register("before-call", failing)
    yield request.param
    for client in clients.values():
        client.meta.events.unregister("before-call", failing)


@every_call
def test_an_answer_that_never_came_has_the_name_of_its_error_for_a_code(
    clients: dict[str, Any], call: Call, failure: BotoCoreError
) -> None:
    service, operation, do = call
    with pytest.raises(AwsError, match=re.escape(str(failure))) as caught:
        do(clients[service])
    assert (caught.value.code, caught.value.operation) == (type(failure).__name__, operation)
    assert caught.value.__cause__ is failure


# --- S3 --------------------------------------------------------------------------------------


class Slow(BytesIO):
    def read(self, *_: object) -> bytes:
        raise SlowAnswer(None, "https://aws.example/", "Read timed out.")  # type: ignore[arg-type]  # it needs no pool


def test_an_answer_that_breaks_off_is_an_error_of_aws(clients: dict[str, Any]) -> None:
    with Stubber(clients["s3"]) as stubber:
        stubber.add_response("get_object", {"Body": StreamingBody(Slow(), 10)})
        with pytest.raises(AwsError) as caught:
            S3Content(clients["s3"], "b").read("a.md", "v1")
    assert (caught.value.code, caught.value.operation) == ("ReadTimeoutError", "GetObject")


@pytest.mark.parametrize("code", ["NoSuchKey", "NoSuchVersion", "MethodNotAllowed"])
def test_a_version_that_s3_no_longer_has_is_gone(clients: dict[str, Any], code: str) -> None:
    with Stubber(clients["s3"]) as stubber:
        stubber.add_client_error("get_object", code, http_status_code=404)
        with pytest.raises(VersionGone, match=r"a\.md has no version v1"):
            S3Content(clients["s3"], "b").read("a.md", "v1")


def test_a_bucket_that_is_not_there_is_no_gone_version(clients: dict[str, Any]) -> None:
    with Stubber(clients["s3"]) as stubber:
        stubber.add_client_error("get_object", "NoSuchBucket", http_status_code=404)
        with pytest.raises(AwsError) as caught:
            S3Content(clients["s3"], "b").read("a.md", "v1")
    assert caught.value.code == "NoSuchBucket"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("PreconditionFailed", 412),
        ("ConditionalRequestConflict", 409),
        ("OperationAborted", 409),
        ("NoSuchKey", 404),
    ],
)
@pytest.mark.parametrize(
    "call", [each for each in CALLS if each[1] in {"PutObject", "DeleteObject"}]
)
def test_a_write_over_something_else_is_a_conflict(
    clients: dict[str, Any], call: Call, code: str, status: int
) -> None:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html"""
    _, operation, do = call
    with Stubber(clients["s3"]) as stubber:
        stubber.add_client_error(xform_name(operation), code, http_status_code=status)
        with pytest.raises(Conflict, match=code):
            do(clients["s3"])


def test_a_bucket_that_is_not_there_is_no_conflict(clients: dict[str, Any]) -> None:
    with Stubber(clients["s3"]) as stubber:
        stubber.add_client_error("put_object", "NoSuchBucket", http_status_code=404)
        with pytest.raises(AwsError):
            S3Shelf(clients["s3"], "b").put("a.html", PAGE, "0a", over=SEEN)
