"""A deployed newspaper as its editors and readers meet it: through S3, HTTP and AWS's own APIs."""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from local.stack import QUEUES, Stack
from tests.newsroom import site_yaml, with_front_matter
from tests.system.answers import PATIENCE, Answer, ask, comments_path, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

REBUILD_SECONDS = 300.0
"""How long a rebuild may take beside another worker: far more than it does."""

POLLED = ("ingest", "media", "sweep", "publish", "purge")
"""The functions that work on queues."""

DEAD_LETTERS = ("Ingest", "Media", "Sweep", "Pages", "Purge", "Plan", "Clock", "Comments")


def settings(title: str = "Koran Uji", **fields: str) -> str:
    """The site.yaml of the newspaper, with this title and these fields."""
    usual = {
        "title": title,
        "tagline": "Surat kabar untuk diuji",
        "base_url": "https://koran-uji.example",
        "timezone": "Asia/Jakarta",
        "sections": "{politik: Politik, ekonomi: Ekonomi, daerah: Daerah}",
        "authors": "{K-01: {name: Rara Contoh, public: true}, K-08: {name: Wartawan Kedelapan}}",
        "comments": "{moderation: none}",
        "menu": "{Tentang: /p/tentang.html}",
    }
    return site_yaml(**(usual | fields))


def article(title: str, text: str = "Isi berita.", **fields: str) -> str:
    """A Markdown file: a front matter of the title and these fields, and a text."""
    return with_front_matter(f"{text}\n", title=title, **fields)


class Newspaper:
    """One stack; it can be stopped and started again."""

    def __init__(self, state_dir: Path) -> None:
        self.state_dir = state_dir
        self.start()

    # --- the stack ---

    def start(self) -> None:
        self._clients: dict[str, Any] = {}
        self._stack = Stack(self.state_dir).__enter__()
        self._s3 = self.aws("s3")
        self._sqs = self.aws("sqs")
        self.outputs = self._stack.outputs
        self.content_bucket = self._stack.file.content_bucket
        self.site_bucket = self._stack.file.site_bucket
        self.table = self._stack.file.table
        self.aws_endpoint = self._stack.file.aws_endpoint

    def stop(self) -> None:
        self._stack.__exit__(None, None, None)

    def aws(self, service: str) -> Any:
        """A boto3 client of the account that owns the stack."""
        if service not in self._clients:
            self._clients[service] = self._stack.client(service)
        return self._clients[service]

    def settle(self, seconds: float = PATIENCE) -> None:
        """Wait until every message and every change has been worked on."""
        done = self._stack.settle(seconds)
        assert done, f"work is left after {seconds} s: {self._stack.work_left()}"

    @property
    def address(self) -> str:
        """Where the site answers, without a slash at the end: reports name it."""
        return self._stack.site_url.rstrip("/")

    # --- editors ---

    def upload(self, key: str, data: str | bytes) -> None:
        body = data.encode() if isinstance(data, str) else data
        self._s3.put_object(Bucket=self.content_bucket, Key=key, Body=body)

    def delete(self, key: str) -> None:
        self._s3.delete_object(Bucket=self.content_bucket, Key=key)

    def report(self, key: str) -> str:
        """What the desk says of an upload; "" where it says nothing."""
        return (self.object(self.content_bucket, f"desk/{key}.txt") or b"").decode()

    def wait_for_report(self, key: str, *words: str) -> str:
        return until(lambda: self.report(key), lambda report: all(word in report for word in words))

    # --- readers ---

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def ask(
        self,
        method: str,
        path: str,
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request at the front door; redirects are not followed."""
        return ask(self._stack.site_url, method, path, body, headers)

    def wait_for(self, path: str, *words: str, status: int = 200) -> str:
        """The page, as soon as it has these words."""
        return until(
            lambda: self.get(path),
            lambda answer: answer.status == status and all(word in answer.text for word in words),
        ).text

    def wait_for_bytes(self, path: str, but_not: bytes = b"") -> Answer:
        return until(
            lambda: self.get(path), lambda answer: answer.status == 200 and answer.body != but_not
        )

    def wait_until_without(self, path: str, words: str) -> str:
        return until(
            lambda: self.get(path), lambda answer: answer.status == 200 and words not in answer.text
        ).text

    def wait_until_gone(self, path: str) -> Answer:
        return until(lambda: self.get(path), lambda answer: answer.status == 404)

    def comment(self, identity: str, text: str, name: str = "Pembaca") -> Answer:
        return self.ask(
            "POST",
            comments_path(identity),
            json.dumps({"name": name, "text": text}),
            {"Content-Type": "application/json"},
        )

    def send_form(self, identity: str, **fields: str) -> Answer:
        return self.ask(
            "POST",
            comments_path(identity),
            urlencode(fields),
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            },
        )

    # --- operators ---

    def object(self, bucket: str, key: str) -> bytes | None:
        """The body of an object; None where the key has none."""
        try:
            body: bytes = self._s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        except self._s3.exceptions.NoSuchKey:
            return None
        return body

    def keys(self, bucket: str, prefix: str = "") -> list[str]:
        """The keys of a bucket's objects."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])]

    def objects(self, bucket: str, prefix: str = "") -> dict[str, bytes]:
        """The bodies of a bucket's objects; one that goes while they are read is left out."""
        found = {key: self.object(bucket, key) for key in self.keys(bucket, prefix)}
        return {key: body for key, body in found.items() if body is not None}

    def tick(self) -> None:
        """Run the clock now, in place of waiting for the minute."""
        self.invoke("clock", {})

    def invoke(self, function: str, event: Mapping[str, Any]) -> Any:
        """What one of the functions answers to an event."""
        answer = self.aws("lambda").invoke(
            FunctionName=f"kilas-{function}", Payload=json.dumps(event).encode()
        )
        payload = json.loads(answer["Payload"].read() or b"null")
        if "FunctionError" in answer:
            raise FunctionFailed(payload)
        return payload

    def send(self, queue: str, *bodies: Mapping[str, Any], groups: list[str] | None = None) -> None:
        """Put messages on a queue; `groups` are theirs where it is FIFO."""
        for number, body in enumerate(bodies):
            text = json.dumps(body)
            fifo = {}
            if groups:
                unique = f"{time.monotonic_ns()}-{number}"
                fifo = {"MessageGroupId": groups[number], "MessageDeduplicationId": unique}
            self._sqs.send_message(QueueUrl=self.queue(queue), MessageBody=text, **fifo)

    def queue(self, name: str) -> str:
        return self.outputs[f"{name}QueueUrl"]

    def dead_letters(self, name: str) -> list[dict[str, Any]]:
        """The messages in a dead-letter queue; they stay there, and can be read again at once."""
        url = self.outputs[f"{name}DeadLettersUrl"]
        found: dict[str, dict[str, Any]] = {}
        while batch := self._sqs.receive_message(
            QueueUrl=url,
            MaxNumberOfMessages=10,
            VisibilityTimeout=5,
            MessageSystemAttributeNames=["All"],
        ).get("Messages", []):
            found |= {message["MessageId"]: message for message in batch}
        for message in found.values():
            self._sqs.change_message_visibility(
                QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
            )
        return list(found.values())

    def redrive(self, name: str) -> None:
        """Send the dead letters of a FIFO queue again, as "start DLQ redrive" does.

        MiniStack does not know StartMessageMoveTask.
        """
        for message in self.dead_letters(name):
            group = message["Attributes"]["MessageGroupId"]
            self.send(name, json.loads(message["Body"]), groups=[group])
        self._sqs.purge_queue(QueueUrl=self.outputs[f"{name}DeadLettersUrl"])

    def forget_what_waits(self) -> None:
        """Drop the messages of all queues that functions are held back from."""
        for name in QUEUES:
            self._sqs.purge_queue(QueueUrl=self.outputs[name])

    @contextlib.contextmanager
    def held_back(self, *functions: str) -> Iterator[None]:
        """Let the queues of these functions fill, and be worked on when the block ends."""
        mappings = self.aws("lambda")
        found = [
            mapping["UUID"]
            for function in functions
            for mapping in mappings.list_event_source_mappings(FunctionName=f"kilas-{function}")[
                "EventSourceMappings"
            ]
        ]
        for uuid in found:
            mappings.update_event_source_mapping(UUID=uuid, Enabled=False)
        try:
            yield
        finally:
            for uuid in found:
                mappings.update_event_source_mapping(UUID=uuid, Enabled=True)

    def number_of_dead_letters(self) -> int:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        return sum(
            int(number)
            for name in DEAD_LETTERS
            for number in self._sqs.get_queue_attributes(
                QueueUrl=self.outputs[f"{name}DeadLettersUrl"], AttributeNames=names
            )["Attributes"].values()
        )


class FunctionFailed(Exception):
    """A function ended with an error instead of an answer."""
