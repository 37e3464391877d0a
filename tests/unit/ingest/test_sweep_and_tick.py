"""What has every file looked at again, and what the passing of time asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.changes import HourPassed, RebuildRequested, ReleaseChanged
from kilas.clock.clock import Clock
from kilas.errors import ChainTooLong
from kilas.ingest import sweep as sweeping
from kilas.ingest.sweep import Sweep
from kilas.ports import LONGEST_CHAIN, Put
from kilas.record import Record
from kilas.store.records import Records
from kilas.store.stream import change_of
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock, FakeIngestQueue
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Write

# --- sweep -----------------------------------------------------------------------------------


def looked_at(content: FakeContent, prefix: str) -> tuple[list[str], int]:
    """The keys that a sweep and those after it send ingest to, and how many sweeps it took."""
    queue = FakeIngestQueue()
    sweep = Sweep(content, queue, FakeIngestQueue())
    sweep(prefix)
    keys: list[str] = []
    sweeps = 1
    while queue.bodies:
        message = json.loads(queue.bodies.pop(0))
        if "sweep" in message:
            sweep(message["sweep"], message["after"], message["link"])
            sweeps += 1
        else:
            keys.append(message["key"])
    return keys, sweeps


@pytest.mark.parametrize(
    ("files", "sweeps"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (6, 3), (7, 3)]
)
def test_a_sweep_goes_through_all_in_bounded_parts(
    monkeypatch: pytest.MonkeyPatch, files: int, sweeps: int
) -> None:
    monkeypatch.setattr(sweeping, "FILES_AT_ONCE", 3)
    content = FakeContent()
    there = [f"articles/{number} é.md" for number in range(files)]
    for key in [*there, "pages/tentang.md", "media/a.jpg", "site.yaml"]:
        content.put(key, b"x")
    for key in there[1:2]:
        content.remove(key)
    assert looked_at(content, "articles/") == (there, sweeps), "a deletion may be what was missed"


def test_photos_are_medias_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "FILES_AT_ONCE", 1)
    content, queue, photos = FakeContent(), FakeIngestQueue(), FakeIngestQueue()
    content.put("media/a.jpg", b"x")
    Sweep(content, queue, photos)("media/")
    assert photos.bodies == ['{"key": "media/a.jpg"}']
    assert queue.bodies == ['{"sweep": "media/", "after": "media/a.jpg", "link": 2}']


def test_a_chain_longer_than_lambda_lets_pass_comes_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Lambda would end it after about 16: tests/infra/test_recursion.py."""
    monkeypatch.setattr(sweeping, "FILES_AT_ONCE", 10)
    content = FakeContent()
    there = [f"articles/{number:04}.md" for number in range(995)]
    for key in there:
        content.put(key, b"x")
    assert looked_at(content, "articles/") == (there, 100)


def test_a_chain_without_an_end_is_ended() -> None:
    queue = FakeIngestQueue()
    sweep = Sweep(FakeContent(), queue, queue)
    sweep("articles/", "articles/a.md", LONGEST_CHAIN)
    with pytest.raises(ChainTooLong, match=r"articles/ is at articles/a\.md after 10000"):
        sweep("articles/", "articles/a.md", LONGEST_CHAIN + 1)
    assert queue.bodies == []


# --- tick ------------------------------------------------------------------------------------


def test_each_file_whose_time_has_come_is_looked_at() -> None:
    table, queue, clock = FakeTable(), FakeIngestQueue(), FakeClock()
    records = Records(table)
    for name, minutes in [("lewat", -1), ("kini", 0), ("nanti", 1)]:
        due = clock.now() + timedelta(minutes=minutes)
        records.commit(None, Record(f"articles/{name}.md", 1, "scheduled", "v1", due=due), {})
    records.commit(None, Record("articles/selalu.md", 1, "live", "v1"), {})
    tick = Clock(records, queue, clock, release="r1", hourly=False)
    tick()
    assert queue.bodies == ['{"key": "articles/lewat.md"}', '{"key": "articles/kini.md"}']
    clock.time += timedelta(minutes=1)
    tick()
    assert len(queue.bodies) == 2 + 3, "until their record says that it was done"


def test_a_new_release_is_noticed_once() -> None:
    table = FakeTable()
    records, clock = Records(table), FakeClock()
    for release in ("r1", "r1", "r2", "r2"):
        Clock(records, FakeIngestQueue(), clock, release, hourly=False)()
    images = [(old and old["digest"], new and new["digest"]) for old, new in table.stream]
    assert images == [(None, "r1"), ("r1", "r2")]
    assert records.basis() == (None, "2:0")


def test_an_operator_renews_a_release_that_is_known() -> None:
    table = FakeTable()
    tick = Clock(Records(table), FakeIngestQueue(), FakeClock(), "r1", hourly=False)
    for again in (False, True, True, False):
        tick(again=again)
    changes = [change_of(*images) for images in table.stream]
    assert changes == [ReleaseChanged(), RebuildRequested(), RebuildRequested()]


def test_where_no_page_changes_with_the_hour_no_hour_is_written() -> None:
    table, clock = FakeTable(), FakeClock()
    for _ in range(3):
        Clock(Records(table), FakeIngestQueue(), clock, "r1", hourly=False)()
        clock.time += timedelta(hours=1)
    assert [type(change_of(*images)) for images in table.stream] == [ReleaseChanged]


def test_each_hour_is_noticed_once() -> None:
    table, clock = FakeTable(), FakeClock(datetime(2026, 11, 20, 3, 58, tzinfo=UTC))
    records = Records(table)
    tick = Clock(records, FakeIngestQueue(), clock, "r1", hourly=True)
    for _ in range(5):
        tick()
        clock.time += timedelta(minutes=1)
    changes = [change_of(*images) for images in table.stream]
    hours = [HourPassed("2026-11-20T03:00:00Z"), HourPassed("2026-11-20T04:00:00Z")]
    assert [change for change in changes if change != ReleaseChanged()] == hours
    assert records.hour() == datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_a_slow_clock_does_not_set_the_hour_back() -> None:
    records = Records(FakeTable())
    assert records.renew_hour(datetime(2026, 11, 20, 4, 0, tzinfo=UTC))
    assert not records.renew_hour(datetime(2026, 11, 20, 3, 59, tzinfo=UTC))
    assert records.hour() == datetime(2026, 11, 20, 4, tzinfo=UTC)


class TableOfAFasterClock(FakeTable):
    """Another clock has written the hour between this clock's read and its write."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([Put({"pk": "HOUR", "sk": "HOUR", "hour": "2026-11-20T04:00:00Z"})])
        super().write(writes)


def test_of_two_clocks_that_notice_one_hour_the_faster_writes_it() -> None:
    table = TableOfAFasterClock()
    assert not Records(table).renew_hour(datetime(2026, 11, 20, 4, 1, tzinfo=UTC))
    assert len(table.stream) == 1


def test_of_two_clocks_that_notice_one_release_the_faster_writes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = FakeTable()
    records = Records(table)
    write = table.write

    def late(writes: Sequence[Write]) -> None:
        monkeypatch.setattr(table, "write", write)
        assert records.renew_release("r1"), "the other clock"
        write(writes)

    monkeypatch.setattr(table, "write", late)
    assert not records.renew_release("r1")
    assert len(table.stream) == 1
