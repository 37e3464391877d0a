"""Batches as Lambda hands them to a function, for tests that invoke it themselves."""

from __future__ import annotations

import itertools
import json
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.system.grants import Grant
    from tests.system.newspaper import Newspaper

UNIQUE = itertools.count(1)


def sqs_event(body: dict[str, Any]) -> dict[str, Any]:
    """https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"""
    return {
        "Records": [
            {
                "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
                "receiptHandle": "izin",
                "body": json.dumps(body),
                "attributes": {"ApproximateReceiveCount": "1"},
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:ap-southeast-3:000000000000:izin",
                "awsRegion": "ap-southeast-3",
            }
        ]
    }


QUEUES = {
    "ingest": ("Ingest", "Bulk"),
    "media": ("Media", "BulkMedia"),
    "sweep": ("Sweep",),
    "publish": ("Pages", "Front"),
}
"""The queues of each function, in the order of its role."""


@contextmanager
def finishing(newspaper: Newspaper, grant: Grant) -> Iterator[Callable[[], bool]]:
    """Two messages in a batch: the first is acknowledged where the second came before, and the
    second is handed back where time is short."""
    name = QUEUES[grant.function][grant.resource]
    acknowledges = grant.action == "sqs:DeleteMessage"
    queue = {"QueueUrl": newspaper.queue(name)}

    def number() -> int:
        """What is received and not removed."""
        name = "ApproximateNumberOfMessagesNotVisible"
        found = newspaper.aws("sqs").get_queue_attributes(**queue, AttributeNames=[name])
        return int(found["Attributes"][name])

    def finish() -> bool:
        records = [received(newspaper, name) for _ in range(2)]
        if acknowledges:
            records[1]["attributes"] = {"ApproximateReceiveCount": "2"}
        before = number()
        newspaper.invoke(grant.function, {"Records": records})
        finished = is_gone(newspaper, name, records[0]) if acknowledges else number() == before - 1
        for each in records[1:] if acknowledges and finished else records:
            newspaper.aws("sqs").delete_message(**queue, ReceiptHandle=each["receiptHandle"])
        return finished

    with nullcontext() if acknowledges else short_of_time(newspaper, grant.function):
        yield finish


def is_gone(newspaper: Newspaper, name: str, record: dict[str, Any]) -> bool:
    """Whether a message was removed. How many there are says less: the clock sends some."""
    sqs, receipt = newspaper.aws("sqs"), record["receiptHandle"]
    try:
        sqs.change_message_visibility(
            QueueUrl=newspaper.queue(name), ReceiptHandle=receipt, VisibilityTimeout=600
        )
    except sqs.exceptions.ReceiptHandleIsInvalid:
        return True
    return False


def received(newspaper: Newspaper, name: str) -> dict[str, Any]:
    """The record of a message that asks for little, as Lambda would get it from a queue."""
    page = f"address|/1999/01/izin-{next(UNIQUE)}.html"
    body: dict[str, Any] = {"Event": "s3:TestEvent", "izin": next(UNIQUE)}
    if name in {"Pages", "Front"}:
        body = {"page": page, "cause": "izin", "since": "", "until": ""}
    if name == "Sweep":
        body = {"sweep": f"pages/izin-{next(UNIQUE)}/"}
    newspaper.send(name, body, groups=[page] if name in {"Pages", "Front"} else None)
    sqs, url, others = newspaper.aws("sqs"), newspaper.queue(name), []
    found = None
    while found is None:
        for each in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]:
            if each["Body"] == json.dumps(body):
                found = each
            else:
                others.append(each["ReceiptHandle"])
    for receipt in others:
        sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipt, VisibilityTimeout=0)
    [record] = sqs_event(body)["Records"]
    arn = f"arn:aws:sqs:ap-southeast-3:000000000000:{url.rpartition('/')[2]}"
    taken: dict[str, Any] = {
        "messageId": found["MessageId"],
        "receiptHandle": found["ReceiptHandle"],
    }
    return {**record, **taken, "eventSourceARN": arn}


@contextmanager
def short_of_time(newspaper: Newspaper, function: str) -> Iterator[None]:
    """Give a function less time than any batch spares for one message. Each change of it costs a
    cold start.
    """
    settings = {"FunctionName": f"kilas-{function}"}
    functions = newspaper.aws("lambda")
    whole = functions.get_function_configuration(**settings)["Timeout"]
    functions.update_function_configuration(**settings, Timeout=8)
    try:
        yield
    finally:
        functions.update_function_configuration(**settings, Timeout=whole)
