"""What the passing of time asks for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kilas.changes import ReleaseChanged
from kilas.messages import Look, Tick
from kilas.record import Record
from kilas.store.records import Records
from kilas.store.stream import change_of
from kilas.wiring import clock_over
from tests.fakes.queues import FakeClock, FakeIngestQueue
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.messages import Step
    from kilas.ports import Write


def test_each_file_whose_time_has_come_is_looked_at() -> None:
    table, queue, clock = FakeTable(), FakeIngestQueue(), FakeClock()
    records = Records(table)
    for name, minutes in [("lewat", -1), ("kini", 0), ("nanti", 1)]:
        due = clock.now() + timedelta(minutes=minutes)
        records.commit(None, Record(f"articles/{name}.md", 1, "scheduled", "v1", due=due), {})
    records.commit(None, Record("articles/selalu.md", 1, "live", "v1"), {})
    step: Step[Tick] = clock_over(table, queue, clock, release="r1")
    step(Tick())
    assert queue.messages == [Look("articles/lewat.md"), Look("articles/kini.md")]
    clock.time += timedelta(minutes=1)
    step(Tick())
    assert len(queue.messages) == 2 + 3, "until their record says that it was done"


def test_a_new_release_is_noticed_once() -> None:
    table = FakeTable()
    for release in ("r1", "r1", "r2", "r2"):
        clock_over(table, FakeIngestQueue(), FakeClock(), release)(Tick())
    images = [(old and old["digest"], new and new["digest"]) for old, new in table.stream]
    assert images == [(None, "r1"), ("r1", "r2")]
    assert Records(table).rules() == (None, "2:0")


def test_a_rebuild_renews_a_release_that_is_known() -> None:
    table = FakeTable()
    step = clock_over(table, FakeIngestQueue(), FakeClock(), "r1")
    for rebuild in (False, True, True, False):
        step(Tick(rebuild))
    changes = [change_of(*images) for images in table.stream]
    assert changes == [ReleaseChanged(), ReleaseChanged(again=True), ReleaseChanged(again=True)]


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


def test_of_two_clocks_that_notice_one_release_the_faster_writes_it() -> None:
    table = OvertakenTable()
    assert not Records(table).renew_release("r1")
    assert len(table.stream) == 1
