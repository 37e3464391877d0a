"""What the passing of time asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kilas.changes import Change, HourPassed, RebuildRequested, ReleaseChanged
from kilas.clock.notice import Place
from kilas.messages import Look, Tick
from kilas.pages.page import OVERVIEW
from kilas.ports import Put
from kilas.record import Record
from kilas.store.hours import Hours
from kilas.store.records import Records
from kilas.store.stream import change_of
from kilas.wiring import clock_over
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue
from tests.fakes.table import FakeTable
from tests.fakes.topic import FakeTopic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.messages import Step
    from kilas.ports import Write


def no_pages() -> FakePagesQueue:
    """A queue that no test looks into."""
    return FakePagesQueue(FakeClock().now)


def clock_of(
    table: FakeTable,
    queue: FakeLookQueue,
    pages: FakePagesQueue,
    clock: FakeClock,
    release: str,
) -> Step[Tick]:
    """The step where nothing strange is uploaded, nothing waits, and nobody subscribed."""
    told = (FakeTopic(), Place("kilas-content", "ap-southeast-3", ""))
    return clock_over(table, queue, pages, FakeContent(), {}, clock, *told, release)


def changes_of(table: FakeTable) -> list[Change]:
    """What plan is told of."""
    return [change for images in table.stream if (change := change_of(*images))]


def test_the_overview_of_the_newsroom_is_asked_for_once_a_minute() -> None:
    clock = FakeClock(datetime(2026, 11, 20, 3, 0, 50, tzinfo=UTC))
    pages = FakePagesQueue(clock.now)
    step = clock_of(FakeTable(), FakeLookQueue(), pages, clock, "r1")
    for seconds in (0, 5, 5, 60):
        clock.time += timedelta(seconds=seconds)
        step(Tick())
    assert [each.page for each in pages.groups[OVERVIEW.id]] == ["overview|"] * 3
    assert list(pages.groups) == [OVERVIEW.id], "in a group of its own"


def test_each_file_whose_time_has_come_is_looked_at() -> None:
    table, queue, clock = FakeTable(), FakeLookQueue(), FakeClock()
    records = Records(table)
    for name, minutes in [("lewat", -1), ("kini", 0), ("nanti", 1)]:
        due = clock.now() + timedelta(minutes=minutes)
        records.commit(None, Record(f"articles/{name}.md", 1, "scheduled", "v1", due=due), {})
    records.commit(None, Record("articles/selalu.md", 1, "live", "v1"), {})
    step = clock_of(table, queue, no_pages(), clock, release="r1")
    step(Tick())
    assert queue.messages == [Look("articles/lewat.md"), Look("articles/kini.md")]
    clock.time += timedelta(minutes=1)
    step(Tick())
    assert len(queue.messages) == 2 + 3, "until their record says that it was done"


def test_a_new_release_is_noticed_once() -> None:
    table = FakeTable()
    for release in ("r1", "r1", "r2", "r2"):
        clock_of(table, FakeLookQueue(), no_pages(), FakeClock(), release)(Tick())
    stream = [(old, new) for old, new in table.stream if new and new["pk"] == "RELEASE"]
    images = [(old and old["digest"], new["digest"]) for old, new in stream]
    assert images == [(None, "r1"), ("r1", "r2")]
    number = int(FakeClock().now().timestamp())
    assert Records(table).rules() == (None, f"{number + 1}:0:0")


def test_a_rebuild_renews_a_release_that_is_known() -> None:
    table = FakeTable()
    step = clock_of(table, FakeLookQueue(), no_pages(), FakeClock(), "r1")
    for rebuild in (False, True, True, False):
        step(Tick(rebuild))
    changes = [each for each in changes_of(table) if not isinstance(each, HourPassed)]
    first = int(FakeClock().now().timestamp())  # no earlier release has this number
    assert changes == [
        ReleaseChanged(first),
        RebuildRequested(first + 1, 1),
        RebuildRequested(first + 2, 2),
    ]


class OvertakenTable(FakeTable):
    """A table that another clock writes to just before the first write."""

    def __init__(self) -> None:
        super().__init__()
        self.overtaken = False

    def write(self, writes: Sequence[Write]) -> None:
        if not self.overtaken:
            self.overtaken = True
            assert Records(self).renew_release("r1"), "the other clock"
        super().write(writes)


def test_the_faster_of_two_clocks_writes_a_new_release() -> None:
    table = OvertakenTable()
    assert not Records(table).renew_release("r1")
    assert len(table.stream) == 1


def test_each_hour_is_noticed_once() -> None:
    table, clock = FakeTable(), FakeClock(datetime(2026, 11, 20, 3, 58, tzinfo=UTC))
    step = clock_of(table, FakeLookQueue(), no_pages(), clock, "r1")
    for _ in range(5):
        step(Tick())
        clock.time += timedelta(minutes=1)
    changes = changes_of(table)
    hours = [HourPassed("2026-11-20T03:00:00Z"), HourPassed("2026-11-20T04:00:00Z")]
    assert [change for change in changes if not isinstance(change, ReleaseChanged)] == hours
    assert Hours(table).read() == datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_a_slow_clock_does_not_set_the_hour_back() -> None:
    hours = Hours(FakeTable())
    assert hours.renew(datetime(2026, 11, 20, 4, 0, tzinfo=UTC))
    assert not hours.renew(datetime(2026, 11, 20, 3, 59, tzinfo=UTC))
    assert hours.read() == datetime(2026, 11, 20, 4, tzinfo=UTC)


class TableOfAFasterClock(FakeTable):
    """Another clock has written the hour between this clock's read and its write."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([Put({"pk": "HOUR", "sk": "HOUR", "hour": "2026-11-20T04:00:00Z"})])
        super().write(writes)


def test_the_faster_of_two_clocks_writes_a_new_hour() -> None:
    table = TableOfAFasterClock()
    assert not Hours(table).renew(datetime(2026, 11, 20, 4, 1, tzinfo=UTC))
    assert len(table.stream) == 1
