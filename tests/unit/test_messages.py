"""How the queues hold the messages of the steps, and what else S3 sends."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.messages import (
    Look,
    PageMessage,
    Tick,
    look_body,
    looks,
    page_body,
    page_message,
    purge_message,
    tick,
)
from kilas.sweeps import Audit, Sweep, sweep_body, sweep_messages
from kilas.times import instant
from tests.fakes.events import notification

EVENTS = Path(__file__).parents[2] / "events"


def notice(*keys: str) -> str:
    records: list[dict[str, Any]] = [
        {"eventName": "ObjectCreated:Put", "s3": {"object": {"key": key, "versionId": "v1"}}}
        for key in keys
    ]
    return json.dumps({"Records": records})


@pytest.mark.parametrize(
    ("encoded", "key"),
    [
        ("articles/banjir.md", "articles/banjir.md"),
        ("articles/dua+kata.md", "articles/dua kata.md"),
        ("articles/a%2Bb.md", "articles/a+b.md"),
        ("articles/100%25.md", "articles/100%.md"),
        ("articles/%252F.md", "articles/%2F.md"),
        ("articles%2Fjauh%2Fdalam.md", "articles/jauh/dalam.md"),
        ("articles/%C3%A9%E6%97%A5.md", "articles/é日.md"),
        ("articles/%F0%9F%8C%8A.md", "articles/🌊.md"),
    ],
)
def test_the_keys_of_s3_are_decoded(encoded: str, key: str) -> None:
    assert looks(notice(encoded)) == (Look(key),)


def test_a_notification_may_name_several_keys() -> None:
    both = (Look("articles/a.md"), Look("articles/b.md"))
    assert looks(notice("articles/a.md", "articles/b.md")) == both


def test_a_deletion_is_a_key_like_any_other() -> None:
    event = json.loads((EVENTS / "s3-delete-marker.json").read_text())
    body = event["Records"][0]["body"]
    (look,) = looks(body)
    assert look.key == "articles/2026/11/hujan & angin.md"


def test_a_notification_hints_at_who_uploaded_which_version() -> None:
    told = [notification("articles/a.md", "v1", principal) for principal in ("AWS:ani", "AWS:budi")]
    (ani,), (budi,) = map(looks, told)
    assert (ani.key, ani.version) == (budi.key, budi.version) == ("articles/a.md", "v1")
    assert ani.uploader != budi.uploader
    assert "ani" not in str(ani)
    assert "ani" not in ani.uploader, "the name of a session may be an e-mail address"
    assert looks(told[0]) == (ani,)


def test_our_own_keys_are_taken_as_they_are() -> None:
    assert looks('{"key": "articles/a+b%20.md"}') == (Look("articles/a+b%20.md"),)


@pytest.mark.parametrize(
    ("body", "sweep"),
    [
        ('{"sweep": "articles/"}', Sweep("articles/")),
        ('{"sweep": "", "after": "articles/a+b.md"}', Sweep("", "articles/a+b.md")),
        (
            '{"sweep": "pages/", "after": "pages/a.md", "link": 7}',
            Sweep("pages/", "pages/a.md", 7),
        ),
        (
            '{"sweep": "media/", "since": "2026-11-18T19:00:00Z"}',
            Sweep("media/", since="2026-11-18T19:00:00Z"),
        ),
        ('{"audit": "media"}', Audit("media")),
    ],
)
def test_a_sweep_may_leave_out_what_it_does_not_need(body: str, sweep: Sweep | Audit) -> None:
    assert sweep_messages(body) == (sweep,)


@given(st.builds(Look))
def test_a_message_to_ingest_comes_back_as_it_was(message: Look) -> None:
    assert looks(look_body(message)) == (message,)


INSTANTS = st.datetimes(timezones=st.just(UTC)).map(instant)


@given(st.one_of(st.builds(Sweep, since=st.just("") | INSTANTS), st.builds(Audit)))
def test_a_message_to_sweep_comes_back_as_it_was(message: Sweep | Audit) -> None:
    assert sweep_messages(sweep_body(message)) == (message,)


@given(st.builds(PageMessage, uploads=st.lists(st.text()).map(tuple)))
def test_a_message_to_publish_comes_back_as_it_was(message: PageMessage) -> None:
    assert page_message(page_body(message)) == message


ONE = PageMessage("front|", "sebab")
OTHERS: dict[str, tuple[PageMessage, bool]] = {
    "page": (replace(ONE, page="archive|"), False),
    "cause": (replace(ONE, cause="lain"), False),
    "the page's end in the cause": (PageMessage("front", "|sebab"), False),
    "since": (replace(ONE, since="2"), False),
    "until": (replace(ONE, until="2"), False),
    "a path": (replace(ONE, purge=("/a",)), False),
    "two paths": (replace(ONE, purge=("/a", "/b")), False),
    "one path like two": (replace(ONE, purge=("/a', '/b",)), False),
    "purges changes": (replace(ONE, purge_changes=True), False),
    "link": (replace(ONE, link=2), False),
    "uploads": (replace(ONE, uploads=("v1",)), True),
    "urgent": (replace(ONE, urgent=True), True),
}


def test_the_queue_may_drop_a_message_that_asks_for_the_same() -> None:
    messages = [ONE, *(message for message, is_same in OTHERS.values() if not is_same)]
    assert len({message.same_as for message in messages}) == len(messages)
    assert {message.same_as for message, is_same in OTHERS.values() if is_same} == {ONE.same_as}
    assert replace(ONE).same_as == ONE.same_as


def test_a_test_event_asks_for_nothing() -> None:
    body = '{"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "content"}'
    assert looks(body) == ()


def test_each_queue_takes_its_own_messages_alone() -> None:
    with pytest.raises(ValueError, match="not a message"):
        looks(sweep_body(Sweep("media/")))
    with pytest.raises(ValueError, match="not a message for sweep"):
        sweep_messages(look_body(Look("media/a.jpg")))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "bukan json",
        "null",
        "7",
        "[]",
        "{}",
        '{"key": 7}',
        '{"sweep": "media/", "since": "kemarin"}',
        '{"sweep": "media/", "since": "2026-11-20"}',
        '{"sweep": "media/", "since": "2026-11-20T00:00:00"}',
        '{"sweep": null}',
        '{"sweep": "articles/", "after": 7}',
        '{"sweep": "articles/", "after": "a", "link": "7"}',
        '{"sweep": "articles/", "basis": null}',
        '{"audit": "lain"}',
        '{"Records": {}}',
        '{"Records": [{}]}',
        '{"Records": [null]}',
        '{"Records": [{"s3": {"object": {}}}]}',
        '{"Records": [{"s3": {"object": {"key": null}}}]}',
        '{"Event": "s3:Other"}',
        '{"Records": [{"s3": {"object": {"key": "articles/a.md"}}}, {}]}',
        '{"page": 1, "cause": "c", "since": "", "until": "", "purge": []}',
        '{"page": "front|", "cause": "c", "since": 1, "until": "", "purge": []}',
        '{"page": "front|", "cause": "c", "since": "", "purge": []}',
        '{"page": "front|", "cause": "c", "since": "", "until": "", "purge": false}',
        '{"page": "front|", "cause": "c", "since": "", "until": "", "purge": [], "uploads": 7}',
        '{"page": "front|", "cause": "c", "since": "", "until": "", "purge": [], "link": "2"}',
        '{"paths": "/*"}',
        '{"paths": [7]}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(body: str) -> None:
    for read in (looks, sweep_messages, page_message, purge_message):
        with pytest.raises(ValueError, match=r"message|JSON|Expecting"):
            read(body)


@pytest.mark.parametrize(
    ("event", "rebuild"),
    [
        ({"rebuild": True}, True),
        ({"again": True}, True),
        ({"rebuild": "no"}, False),
        ({"source": "aws.scheduler"}, False),
        ({}, False),
    ],
)
def test_an_operator_asks_for_a_rebuild_and_the_schedule_does_not(
    event: dict[str, Any],
    rebuild: bool,  # noqa: FBT001 -- a row of the table
) -> None:
    assert tick(event) == Tick(rebuild)
