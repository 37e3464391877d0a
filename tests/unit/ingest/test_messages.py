"""What a message on the ingest or media queue asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kilas.ingest.messages import follow

EVENTS = Path(__file__).parents[3] / "events"


def asked(body: str, *, sweeps: bool = True) -> list[tuple[str | int, ...]]:
    """What is done for a message, in order."""
    done: list[tuple[str | int, ...]] = []

    def reconcile(key: str) -> None:
        done.append((key,))

    def sweep(prefix: str, after: str = "", link: int = 1) -> None:
        done.append((prefix, after, link))

    follow(body, reconcile, sweep if sweeps else None)
    return done


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
    assert asked(notice(encoded)) == [(key,)]


def test_a_notification_may_name_several_keys() -> None:
    assert asked(notice("articles/a.md", "articles/b.md")) == [
        ("articles/a.md",),
        ("articles/b.md",),
    ]


def test_a_deletion_is_a_key_like_any_other() -> None:
    event = json.loads((EVENTS / "s3-delete-marker.json").read_text())
    assert asked(event["Records"][0]["body"]) == [("articles/2026/11/hujan & angin.md",)]


def test_our_own_keys_are_taken_as_they_are() -> None:
    assert asked('{"key": "articles/a+b%20.md"}') == [("articles/a+b%20.md",)]


def test_a_sweep_goes_on_after_a_key() -> None:
    assert asked('{"sweep": "articles/"}') == [("articles/", "", 1)]
    assert asked('{"sweep": "", "after": "articles/a+b.md"}') == [("", "articles/a+b.md", 1)]
    assert asked('{"sweep": "pages/", "after": "pages/a.md", "link": 7}') == [
        ("pages/", "pages/a.md", 7)
    ]


@pytest.mark.parametrize(
    "key",
    [
        "site.yaml.lama/site.yaml",
        "site.yaml/site.yaml",
        "desk/a.md.txt",
        "Articles/a.md",
        "x.md",
        "",
    ],
)
def test_a_key_that_is_no_upload_is_passed_over(key: str) -> None:
    """S3 filters by prefix and suffix; what it lets through must be no dead letter."""
    assert asked(notice(key)) == []
    assert asked(notice(key, "site.yaml")) == [("site.yaml",)]


def test_a_test_event_asks_for_nothing() -> None:
    assert asked('{"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "content"}') == []


def test_nobody_sweeps_photos() -> None:
    with pytest.raises(ValueError, match="not a message"):
        asked('{"sweep": "media/"}', sweeps=False)


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
        '{"sweep": null}',
        '{"sweep": "articles/", "after": 7}',
        '{"sweep": "articles/", "after": "a", "link": "7"}',
        '{"Records": {}}',
        '{"Records": [{}]}',
        '{"Records": [null]}',
        '{"Records": [{"s3": {"object": {}}}]}',
        '{"Records": [{"s3": {"object": {"key": null}}}]}',
        '{"Event": "s3:Other"}',
    ],
)
def test_anything_else_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"message|JSON|Expecting"):
        asked(body)


def test_of_a_notice_that_is_not_understood_nothing_is_done() -> None:
    done: list[str] = []
    body = '{"Records": [{"s3": {"object": {"key": "articles/a.md"}}}, {}]}'
    with pytest.raises(ValueError, match="not a message"):
        follow(body, done.append)
    assert done == []
