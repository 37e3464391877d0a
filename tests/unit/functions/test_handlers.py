"""Each handler over recorders: which call an event becomes, and which answer a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kilas import wiring
from kilas.changes import ArticleChanged, Event, MonthChanged, NameChanged
from kilas.claims import Claim
from kilas.errors import Contention, SettingMissing
from kilas.ports import Delivery, PageMessage
from tests.fakes.invocation import FakeContext, FakeInbox
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
    """Stands in for a use case: remembers its calls, and fails at some."""

    def __init__(self, *failing: str) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._failing = failing

    def __call__(self, *arguments: Any) -> None:
        if arguments and arguments[0] in self._failing:
            raise Contention(arguments[0])
        self.calls.append(arguments)


def ids(event: Mapping[str, Any]) -> list[str]:
    return [record["messageId"] for record in event["Records"]]


def failures(answer: Any) -> list[str]:
    return [item["itemIdentifier"] for item in answer["batchItemFailures"]]


# --- ingest ----------------------------------------------------------------------------------


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch) -> tuple[Recorder, Recorder]:
    """Reconcile and sweep, of which the first fails at one key."""
    both = Recorder("articles/gagal.md"), Recorder()
    monkeypatch.setattr(wiring, "ingest", lambda _: (*both, FakeInbox()))
    return both


@pytest.mark.parametrize("name", ["s3-put", "s3-delete-marker"])
def test_ingest_looks_where_s3_says(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder], name: str
) -> None:
    assert load("ingest").lambda_handler(event(name), CONTEXT) == DONE
    assert ingest[0].calls == [(ARTICLE,)]


def test_ingest_looks_where_clock_and_plan_say(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
) -> None:
    assert load("ingest").lambda_handler(event("ingest-look"), CONTEXT) == DONE
    assert ingest[0].calls == [(ARTICLE,)]
    assert ingest[1].calls == [("articles/", "articles/2026/10/laut.md", 3)]


def test_ingest_does_nothing_for_a_test_event(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
) -> None:
    assert load("ingest").lambda_handler(event("s3-test"), CONTEXT) == DONE
    assert ingest[0].calls == []


def test_of_a_batch_only_what_failed_is_delivered_again(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
) -> None:
    batch = event("ingest-look")
    good, bad = batch["Records"][0], dict(batch["Records"][1])
    failing = bad | {"messageId": "gagal", "body": '{"key": "articles/gagal.md"}'}
    unreadable = bad | {"messageId": "rusak", "body": "bukan json"}
    batch["Records"] = [failing, unreadable, good]
    assert failures(load("ingest").lambda_handler(batch, CONTEXT)) == ["gagal", "rusak"]
    assert ingest[0].calls == [(ARTICLE,)]


def test_whatever_fails_is_logged_with_the_key_that_it_names(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
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
        assert failures(load("ingest").lambda_handler(batch, CONTEXT)) == list(bodies)
    assert ingest[0].calls == [(ARTICLE,)]
    assert [(line["level"], line["key"]) for line in lines()] == [
        ("WARNING", "articles/gagal.md"),
        ("WARNING", "articles/gagal.md"),
        ("ERROR", ""),
        ("ERROR", ""),
        ("ERROR", ""),
    ]
    broken = [line for line in lines() if line["level"] == "ERROR"]
    assert all(line["exception"] for line in broken)
    assert [line["body"] for line in broken] == [
        body[:500] for body in (bodies["rusak"], bodies["dalam"], bodies["asing"])
    ]


def test_a_batch_that_fails_as_a_whole_is_told_message_by_message(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
) -> None:
    batch = event("ingest-look")
    for record in batch["Records"]:
        record["body"] = "bukan json"
    assert failures(load("ingest").lambda_handler(batch, CONTEXT)) == ids(batch)
    assert ingest[1].calls == []


def test_a_warm_function_forgets_the_batch_before(
    load: Load, event: Payload, ingest: tuple[Recorder, Recorder]
) -> None:
    app = load("ingest")
    broken = event("s3-put")
    broken["Records"][0]["body"] = "bukan json"
    assert failures(app.lambda_handler(broken, CONTEXT)) == ids(broken)
    assert app.lambda_handler(event("s3-put"), CONTEXT) == DONE
    assert ingest[0].calls == [(ARTICLE,)]


# --- media -----------------------------------------------------------------------------------


def test_media_looks_where_s3_says(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile = Recorder()
    monkeypatch.setattr(wiring, "media", lambda _: (reconcile, FakeInbox()))
    assert load("media").lambda_handler(event("s3-photo"), CONTEXT) == DONE
    assert reconcile.calls == [("media/2026/11/banjir (hulu).jpg",)]


def test_a_photo_that_fails_is_logged_and_leaves_the_others_alone(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile = Recorder("media/gagal.jpg")
    monkeypatch.setattr(wiring, "media", lambda _: (reconcile, FakeInbox()))
    batch = event("s3-photo")
    failing = batch["Records"][0] | {"messageId": "gagal", "body": '{"key": "media/gagal.jpg"}'}
    batch["Records"].insert(0, failing)
    with logged() as lines:
        assert failures(load("media").lambda_handler(batch, CONTEXT)) == ["gagal"]
    assert reconcile.calls == [("media/2026/11/banjir (hulu).jpg",)]
    (line,) = lines()
    assert (line["level"], line["key"]) == ("WARNING", "media/gagal.jpg")


def test_media_sweeps_nothing(load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch) -> None:
    reconcile = Recorder()
    monkeypatch.setattr(wiring, "media", lambda _: (reconcile, FakeInbox()))
    batch = event("ingest-look")
    assert failures(load("media").lambda_handler(batch, CONTEXT)) == ids(batch)[1:]


# --- clock -----------------------------------------------------------------------------------


def test_clock_ticks_and_has_all_made_again_for_an_operator(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks: list[bool] = []
    monkeypatch.setattr(wiring, "clock", lambda _: lambda *, again: ticks.append(again))
    clock = load("clock")
    for sent in (event("schedule"), {"again": True}, {"again": "no"}, {}):
        assert clock.lambda_handler(sent, CONTEXT) is None
    assert ticks == [False, True, False, False]


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
    monkeypatch.setattr(wiring, "plan", lambda _: lambda: plan)
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
    monkeypatch.setattr(wiring, "plan", lambda _: lambda: plan)
    assert failures(load("plan").lambda_handler(batch, CONTEXT)) == [second]


def test_every_batch_has_a_plan_of_its_own(
    load: Load, event: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[PlanRecorder] = []

    def new_plan() -> PlanRecorder:
        plans.append(PlanRecorder())
        return plans[-1]

    monkeypatch.setattr(wiring, "plan", lambda _: new_plan)
    app = load("plan")
    for _ in range(2):
        app.lambda_handler(event("table-stream"), CONTEXT)
    assert [len(plan.events) for plan in plans] == [len(event("table-stream")["Records"])] * 2


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


@pytest.mark.parametrize("name", ["ingest", "media", "clock", "plan", "publish", "comments"])
def test_a_function_without_its_settings_does_not_start(
    load: Load, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for variable in ("CONTENT_BUCKET", "TABLE_NAME"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(SettingMissing, match=r"template\.yaml sets it"):
        load(name)
