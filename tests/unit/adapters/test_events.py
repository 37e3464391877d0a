"""AWS's own payloads as Kilas's types."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.adapters.stream_events import stream_events
from kilas.cdn import path_of_tag
from kilas.changes import ArticleChanged, ListStandingChanged, NameChanged
from kilas.claims import Claim
from kilas.lists import ALL
from kilas.messages import PageMessage, page_message
from kilas.standing import ListStanding

EVENTS = Path(__file__).parents[3] / "events"


def payload(name: str) -> Any:
    return json.loads((EVENTS / f"{name}.json").read_text())


def test_each_record_of_the_stream_is_an_event() -> None:
    sent = payload("table-stream")
    events = list(stream_events(sent))
    assert [(each.number, each.id) for each in events] == [
        (record["dynamodb"]["SequenceNumber"], record["eventID"]) for record in sent["Records"]
    ]
    taken, counted, month, forgotten = (each.change for each in events)
    name, key = "url:/2026/11/hujan-angin.html", "articles/2026/11/hujan & angin.md"
    claim = Claim(name, key, f"0 2026-11-24T05:00:01Z {key}")
    assert taken == NameChanged(name, None, claim, f"{key} 1 7:2:1")
    assert counted is None
    stands = ListStanding(months={"2026-11": 1}, revision=1)
    assert month == ListStandingChanged(ALL, ListStanding(), stands)
    assert isinstance(forgotten, ArticleChanged)
    assert forgotten.old
    assert (forgotten.old.status, forgotten.new) == ("gone", None)


def test_a_delivery_has_what_sqs_says_of_its_message() -> None:
    sent = payload("pages")
    sent["Records"][1]["attributes"]["ApproximateReceiveCount"] = "3"
    first, second = sqs_deliveries(sent)
    assert (first.id, second.id) == tuple(record["messageId"] for record in sent["Records"])
    assert (first.received, second.received) == (1, 3)
    assert second.receipt == sent["Records"][1]["receiptHandle"]
    page, cause = "address|/2026/11/hujan-angin.html", "c81e728d9d4c2f636f067f89cc14862c"
    assert page_message(second.content) == PageMessage(
        page, cause, purge=(path_of_tag("/2026/11/hujan-angin.html"),)
    )


def test_a_delivery_says_when_it_was_sent_where_the_queue_says_so() -> None:
    sent = payload("purge")
    [delivery] = sqs_deliveries(sent)
    assert delivery.sent == datetime(2026, 11, 24, 5, 0, 1, 300_000, tzinfo=UTC)
    del sent["Records"][0]["attributes"]["SentTimestamp"]
    assert sqs_deliveries(sent)[0].sent is None


def test_a_partial_failure_names_what_comes_again() -> None:
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"""
    assert partial_failure(["a"]) == {"batchItemFailures": [{"itemIdentifier": "a"}]}
    assert partial_failure([]) == {"batchItemFailures": []}
