"""Each handler when something fails: what comes again, and what is done all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kilas.errors import SettingMissing
from tests.functions import FOLDERS
from tests.logs import logged
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from tests.unit.functions.cloud import Cloud

    Load = Callable[[str], ModuleType]
    Payload = Callable[[str], dict[str, Any]]

ARTICLE = "articles/2026/11/hujan & angin.md"
"""The key that the payloads of events/ name."""

DONE: dict[str, Any] = {"batchItemFailures": []}
UNREADABLE = {"messageId": "rusak", "body": "bukan json"}


@pytest.fixture
def newspaper(cloud: Cloud) -> Cloud:
    """A deployment whose content is uploaded, and of which no function has been called."""
    cloud.upload("site.yaml", site_yaml())
    cloud.upload(ARTICLE, article_file(title="Hujan & angin"))
    return cloud


def ids(event: Mapping[str, Any]) -> list[str]:
    return [record["messageId"] for record in event["Records"]]


def failures(answer: Any) -> list[str]:
    return [item["itemIdentifier"] for item in answer["batchItemFailures"]]


# --- ingest ----------------------------------------------------------------------------------


def test_ingest_fails_an_unreadable_message_alone(newspaper: Cloud, event: Payload) -> None:
    batch = event("s3-put")
    batch["Records"].insert(0, batch["Records"][0] | UNREADABLE)
    with logged() as lines:
        assert failures(newspaper.handle("ingest", batch)) == ["rusak"]
    assert newspaper.statuses().keys() == {ARTICLE}
    [error] = [line for line in lines() if line["level"] == "ERROR"]
    assert (error["message"], error["body"]) == ("message not read", "bukan json")


def test_ingest_fails_every_message_of_a_batch_that_it_cannot_read(
    newspaper: Cloud, event: Payload
) -> None:
    batch = event("ingest-look")
    for record in batch["Records"]:
        record["body"] = "bukan json"
    assert failures(newspaper.handle("ingest", batch)) == ids(batch)
    assert newspaper.statuses() == {}


def test_a_warm_function_forgets_the_batch_before(newspaper: Cloud, event: Payload) -> None:
    broken = event("s3-put")
    broken["Records"][0] |= UNREADABLE
    assert failures(newspaper.handle("ingest", broken)) == ["rusak"]
    assert newspaper.handle("ingest", event("s3-put")) == DONE


def test_ingest_does_nothing_for_a_test_event(newspaper: Cloud, event: Payload) -> None:
    assert newspaper.handle("ingest", event("s3-test")) == DONE
    assert newspaper.statuses() == {}


# --- media -----------------------------------------------------------------------------------


def test_media_fails_a_sweep_alone(newspaper: Cloud, event: Payload) -> None:
    newspaper.upload("media/2026/11/banjir (hulu).jpg", "bukan foto")
    batch = event("s3-photo")
    [sweep] = event("sweep")["Records"]
    batch["Records"].insert(0, sweep)
    assert failures(newspaper.handle("media", batch)) == [sweep["messageId"]]
    assert newspaper.statuses() == {"media/2026/11/banjir (hulu).jpg": "wrong"}


def test_media_takes_a_photo_from_either_of_its_queues(newspaper: Cloud, event: Payload) -> None:
    newspaper.upload("media/2026/11/banjir (hulu).jpg", "bukan foto")
    batch = event("s3-photo")
    for record in batch["Records"]:
        record["eventSourceARN"] += "-bulk"
    assert newspaper.handle("media", batch) == DONE
    assert newspaper.statuses() == {"media/2026/11/banjir (hulu).jpg": "wrong"}


# --- sweep -----------------------------------------------------------------------------------


def test_sweep_asks_for_a_part_and_for_nothing_that_is_no_longer_in_force(
    newspaper: Cloud, event: Payload
) -> None:
    batch = event("sweep")
    newspaper.upload("articles/2026/10/laut.md", article_file(title="Laut"))  # what came before
    assert newspaper.handle("sweep", batch) == DONE
    assert newspaper.looks_asked() == [], "another release is in force"
    [record] = batch["Records"]
    record["body"] = record["body"].replace("release:7", "")
    assert newspaper.handle("sweep", batch) == DONE
    assert newspaper.looks_asked() == [ARTICLE]


def test_sweep_fails_a_look_alone(newspaper: Cloud, event: Payload) -> None:
    batch = event("sweep")
    [look, _] = event("ingest-look")["Records"]
    batch["Records"].insert(0, look)
    assert failures(newspaper.handle("sweep", batch)) == [look["messageId"]]


# --- plan ------------------------------------------------------------------------------------


def test_the_stream_goes_on_from_the_change_that_failed(newspaper: Cloud, event: Payload) -> None:
    batch = event("table-stream")
    claim, _, _, forgotten = batch["Records"]
    batch["Records"] = [forgotten, claim]
    newspaper.lose_table()
    answer = newspaper.handle("plan", batch)
    assert failures(answer) == [claim["dynamodb"]["SequenceNumber"]]
    assert newspaper.pages_asked() == ["report|articles/2026/10/laut.md"], (
        "that of the first change"
    )


# --- publish ---------------------------------------------------------------------------------


def test_publish_fails_what_it_cannot_make_alone(newspaper: Cloud, event: Payload) -> None:
    batch = event("pages")
    front, unknown = batch["Records"]
    unknown["body"] = unknown["body"].replace("address|", "tidak-ada|")
    batch["Records"].append(front | {"messageId": "rusak", "body": "{}"})
    failed = failures(newspaper.handle("publish", batch))
    assert failed == ["rusak", unknown["messageId"]]
    assert newspaper.page("index.html")


# --- purge -----------------------------------------------------------------------------------


def test_purge_has_cloudfront_forget_all_of_a_batch(newspaper: Cloud, event: Payload) -> None:
    batch = event("purge")
    [first] = batch["Records"]
    body = '{"paths": ["#0a", "/media/banjir.jpg"]}'
    batch["Records"].append(first | {"messageId": "2", "body": body})
    assert newspaper.handle("purge", batch) == DONE
    assert newspaper.purged() == ["#0a", "#5a02fe53c402b72b", "/media/banjir.jpg"]


def test_purge_loses_nothing_that_it_cannot_do(newspaper: Cloud, event: Payload) -> None:
    newspaper.lose_distribution()
    batch = event("purge")
    assert failures(newspaper.handle("purge", batch)) == ids(batch)


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FOLDERS)
def test_a_function_without_its_settings_does_not_start(
    load: Load, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for variable in ("CONTENT_BUCKET", "TABLE_NAME", "PURGE_QUEUE_URL"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(SettingMissing, match=r"template\.yaml sets it"):
        load(name)
