"""Each handler over recorders: which call an event becomes, and which answer a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kilas import wiring
from kilas.changes import ArticleChanged, Event, MonthChanged, NameChanged
from kilas.claims import Claim
from kilas.errors import Contention, SettingMissing
from kilas.messages import Look, PageMessage, Sweep, Tick
from kilas.ports import Delivery
from tests.fakes.invocation import FakeContext, FakeInbox
from tests.functions import FOLDERS
from tests.logs import logged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import ModuleType

    Load = Callable[[str], ModuleType]
    Payload = Callable[[str], dict[str, Any]]

ARTICLE = "articles/2026/11/hujan & angin.md"
DONE: dict[str, Any] = {"batchItemFailures": []}
CONTEXT = FakeContext()


class Recorder:
    """Stands in for a step: remembers its messages, and fails at some."""

    def __init__(self, *failing: object) -> None:
        self.messages: list[object] = []
        self._failing = failing

    def __call__(self, message: object) -> None:
        if message in self._failing:
            raise Contention(str(message))
        self.messages.append(message)


def ids(event: Mapping[str, Any]) -> list[str]:
    return [record["messageId"] for record in event["Records"]]


def failures(answer: Any) -> list[str]:
    return [item["itemIdentifier"] for item in answer["batchItemFailures"]]


# --- ingest ----------------------------------------------------------------------------------


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A step that fails at one key."""
    step = Recorder(Look("articles/gagal.md"))
    monkeypatch.setattr(wiring, "ingest", lambda _: (step, FakeInbox()))
    return step


@pytest.mark.parametrize("name", ["s3-put", "s3-delete-marker"])
def test_ingest_looks_where_s3_says(
    load: Load, event: Payload, ingest: Recorder, name: str
) -> None:
    assert load("ingest").lambda_handler(event(name), CONTEXT) == DONE
    assert ingest.messages == [Look(ARTICLE)]


def test_ingest_looks_where_clock_and_plan_say(
    load: Load, event: Payload, ingest: Recorder
) -> None:
    assert load("ingest").lambda_handler(event("ingest-look"), CONTEXT) == DONE
    assert ingest.messages == [Look(ARTICLE), Sweep("articles/", "articles/2026/10/laut.md", 3)]


def test_ingest_does_nothing_for_a_test_event(load: Load, event: Payload, ingest: Recorder) -> None:
    assert load("ingest").lambda_handler(event("s3-test"), CONTEXT) == DONE
    assert ingest.messages == []


def test_of_a_batch_only_what_failed_is_delivered_again(
    load: Load, event: Payload, ingest: Recorder
) -> None:
    batch = event("ingest-look")
    good, bad = batch["Records"][0], dict(batch["Records"][1])
    failing = bad | {"messageId": "gagal", "body": '{"key": "articles/gagal.md"}'}
    unreadable = bad | {"messageId": "rusak", "body": "bukan json"}
    batch["Records"] = [failing, unreadable, good]
    assert failures(load("ingest").lambda_handler(batch, CONTEXT)) == ["rusak", "gagal"]
    assert ingest.messages == [Look(ARTICLE)]


def test_a_failure_is_logged_with_the_key_that_the_message_names(
    load: Load, event: Payload, ingest: Recorder
) -> None:
    """What comes right by itself is no ERROR: it rings no alarm."""
    batch = event("ingest-look")
    good = batch["Records"][0]
    notice = {"Records": [{"s3": {"object": {"key": "articles/gagal.md"}}}]}
    bodies = {
        "gagal": '{"key": "articles/gagal.md"}',
        "dari S3": json.dumps(notice),
        "rusak": "bukan json",
        "dalam": "[" * 100_000,
        "asing": '{"key": 7}',
    }
    batch["Records"] = [good | {"messageId": id_, "body": body} for id_, body in bodies.items()]
    batch["Records"].append(good)
    with logged() as lines:
        failed = failures(load("ingest").lambda_handler(batch, CONTEXT))
    assert sorted(failed) == sorted(bodies)
    assert ingest.messages == [Look(ARTICLE)]
    assert [(line["level"], line["key"]) for line in lines()] == [
        ("ERROR", ""),
        ("ERROR", ""),
        ("ERROR", ""),
        ("WARNING", "articles/gagal.md"),
        ("WARNING", "articles/gagal.md"),
    ]
    broken = [line for line in lines() if line["level"] == "ERROR"]
    assert all(line["exception"] for line in broken)
    assert [line["body"] for line in broken] == [
        body[:200] for body in (bodies["rusak"], bodies["dalam"], bodies["asing"])
    ]


def test_where_every_message_fails_each_comes_again(
    load: Load, event: Payload, ingest: Recorder
) -> None:
    batch = event("ingest-look")
    for record in batch["Records"]:
        record["body"] = "bukan json"
    assert failures(load("ingest").lambda_handler(batch, CONTEXT)) == ids(batch)
    assert ingest.messages == []


def test_a_warm_function_forgets_the_batch_before(
    load: Load, event: Payload, ingest: Recorder
) -> None:
    app = load("ingest")
    broken = event("s3-put")
    broken["Records"][0]["body"] = "bukan json"
    assert failures(app.lambda_handler(broken, CONTEXT)) == ids(broken)
    assert app.lambda_handler(event("s3-put"), CONTEXT) == DONE
    assert ingest.messages == [Look(ARTICLE)]


# --- media -----------------------------------------------------------------------------------


def test_media_looks_where_s3_says(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Recorder()
    monkeypatch.setattr(wiring, "media", lambda _: (step, FakeInbox()))
    assert load("media").lambda_handler(event("s3-photo"), CONTEXT) == DONE
    assert step.messages == [Look("media/2026/11/banjir (hulu).jpg")]


def test_a_photo_that_fails_is_logged_and_leaves_the_others_alone(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Recorder(Look("media/gagal.jpg"))
    monkeypatch.setattr(wiring, "media", lambda _: (step, FakeInbox()))
    batch = event("s3-photo")
    failing = batch["Records"][0] | {"messageId": "gagal", "body": '{"key": "media/gagal.jpg"}'}
    batch["Records"].insert(0, failing)
    with logged() as lines:
        assert failures(load("media").lambda_handler(batch, CONTEXT)) == ["gagal"]
    assert step.messages == [Look("media/2026/11/banjir (hulu).jpg")]
    (line,) = lines()
    assert (line["level"], line["key"]) == ("WARNING", "media/gagal.jpg")


def test_media_sweeps_nothing(load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch) -> None:
    step = Recorder()
    monkeypatch.setattr(wiring, "media", lambda _: (step, FakeInbox()))
    batch = event("ingest-look")
    assert failures(load("media").lambda_handler(batch, CONTEXT)) == ids(batch)[1:]


# --- clock -----------------------------------------------------------------------------------


def test_clock_ticks_and_rebuilds_for_an_operator(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Recorder()
    monkeypatch.setattr(wiring, "clock", lambda _: step)
    clock = load("clock")
    for sent in (event("schedule"), {"rebuild": True}):
        assert clock.lambda_handler(sent, CONTEXT) is None
    assert step.messages == [Tick(), Tick(rebuild=True)]


# --- plan ------------------------------------------------------------------------------------


class PlanRecorder:
    """A plan that stops at one event."""

    def __init__(self, stop: str | None = None) -> None:
        self.stop = stop
        self.events: list[Event] = []

    def batch(self, events: Iterable[Event]) -> str | None:
        self.events += events
        return self.stop


def test_plan_gets_each_change_of_the_stream(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PlanRecorder()
    monkeypatch.setattr(wiring, "plan", lambda _: plan)
    batch = event("table-stream")
    assert load("plan").lambda_handler(batch, CONTEXT) == DONE
    assert [(each.number, each.id) for each in plan.events] == [
        (record["dynamodb"]["SequenceNumber"], record["eventID"]) for record in batch["Records"]
    ]
    taken, counted, month, forgotten = (each.change for each in plan.events)
    name = "url:/2026/11/hujan-angin.html"
    rank = f"0 2026-11-24T05:00:01Z {ARTICLE}"
    assert taken == NameChanged(name, None, Claim(name, ARTICLE, rank))
    assert counted is None
    assert month == MonthChanged("2026-11")
    assert isinstance(forgotten, ArticleChanged)
    assert forgotten.old
    assert (forgotten.old.status, forgotten.new) == ("gone", None)


def test_the_stream_goes_on_from_what_failed(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = event("table-stream")
    second = batch["Records"][1]["dynamodb"]["SequenceNumber"]
    plan = PlanRecorder(stop=second)
    monkeypatch.setattr(wiring, "plan", lambda _: plan)
    assert failures(load("plan").lambda_handler(batch, CONTEXT)) == [second]


# --- publish ---------------------------------------------------------------------------------


class PublishRecorder:
    """A publisher that fails at the article."""

    def __init__(self) -> None:
        self.batches: list[Sequence[Delivery[PageMessage]]] = []

    def batch(self, deliveries: Sequence[Delivery[PageMessage]], _: object) -> list[str]:
        self.batches.append(deliveries)
        return [each.id for each in deliveries if each.content.purge]


def test_publish_gets_a_batch_and_tells_what_failed(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish, inbox = PublishRecorder(), FakeInbox()
    monkeypatch.setattr(wiring, "publish", lambda _: (publish, inbox))
    batch = event("pages")
    front, article = ids(batch)
    batch["Records"][1]["attributes"]["ApproximateReceiveCount"] = "3"
    batch["Records"].append(dict(batch["Records"][0]) | {"messageId": "rusak", "body": "{}"})
    assert failures(load("publish").lambda_handler(batch, CONTEXT)) == ["rusak", article]
    assert inbox.later == {"rusak": 10}, "it waits for no visibility timeout"
    cause = "c81e728d9d4c2f636f067f89cc14862c"
    receipt = batch["Records"][0]["receiptHandle"].removesuffix("0")
    assert publish.batches == [
        [
            Delivery(front, PageMessage("front|", cause), f"{receipt}0"),
            Delivery(
                article,
                PageMessage("address|/2026/11/hujan-angin.html", cause, purge=True),
                f"{receipt}1",
                received=3,
            ),
        ]
    ]


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FOLDERS)
def test_a_function_without_its_settings_does_not_start(
    load: Load, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for variable in ("CONTENT_BUCKET", "TABLE_NAME"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(SettingMissing, match=r"template\.yaml sets it"):
        load(name)
