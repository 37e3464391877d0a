"""What the clock sees: names where Kilas does not look, and what waits in queues."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kilas.clock.lookout import BETWEEN_LISTINGS, LISTED, MOST, Lookout
from kilas.messages import Look
from kilas.store.newsroom import Newsroom, Waiting
from kilas.store.records import Records
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeBacklog, FakeClock, FakeLookQueue
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from kilas.queues import Backlog
    from kilas.store.newsroom import Work


class Desk:
    """A bucket, a queue and what the clock saw of them."""

    def __init__(self) -> None:
        self.table, self.content, self.queue = FakeTable(), CountedContent(), FakeLookQueue()
        self.newsroom = Newsroom(self.table, Records(self.table))
        self.now = FakeClock().now()
        backlogs: dict[Work, Backlog] = {"uploads": FakeBacklog(self.queue)}
        self._lookout = Lookout(self.newsroom, self.content, backlogs)

    def look(self, **later: float) -> bool:
        self.now += timedelta(**later)
        return self._lookout.look(self.now)

    def strangers(self) -> tuple[str, ...]:
        return self.newsroom.seen().strangers

    def waiting(self) -> Waiting | None:
        return self.newsroom.seen().waiting.get("uploads")


class CountedContent(FakeContent):
    """Counts how often its top is listed."""

    listings = 0

    def top(self, limit: int) -> list[str]:
        self.listings += 1
        return super().top(limit)


def test_only_what_kilas_does_not_read_is_strange() -> None:
    desk = Desk()
    known = ("articles/a.md", "pages/a.md", "media/a.jpg", "desk/a.txt", "copies/0a", "site.yaml")
    leftovers = (".DS_Store", "Thumbs.db", "~$a.docx", ".git/config", "__MACOSX/articles/a.md")
    strange = ("Articles/a.md", "artikel/2026/a.md", "artikel/b.md", "foto.jpg", "site.yml", "/x")
    for key in (*known, *leftovers, *strange):
        desk.content.put(key, b"x")
    assert desk.look()
    assert set(desk.strangers()) == {"Articles/", "artikel/", "foto.jpg", "site.yml", "/"}
    assert not desk.newsroom.seen().more


def test_the_bucket_is_listed_at_first_and_then_every_five_minutes() -> None:
    desk = Desk()
    for seconds in (60, 60, 60, 60, 60, 59, 60, 60, 60, 60, 59):
        desk.look(seconds=seconds)
    assert desk.content.listings == 3, "in the first minute, the sixth and the eleventh"
    desk.content.put("x.md", b"x")
    desk.look(minutes=1)
    assert desk.strangers() == ()
    assert desk.look(minutes=4)
    assert desk.strangers() == ("x.md",)
    desk.content.remove("x.md")
    assert desk.look(seconds=BETWEEN_LISTINGS.total_seconds())
    assert desk.strangers() == ()


def test_a_clock_that_was_ahead_does_not_stop_the_listing() -> None:
    desk = Desk()
    desk.look(days=1)
    desk.content.put("x.md", b"x")
    desk.look(days=-1)
    assert desk.strangers() == ("x.md",)


def test_a_minute_that_sees_the_same_writes_nothing() -> None:
    desk = Desk()
    desk.queue.send([Look("articles/a.md")])
    assert desk.look()
    written = len(desk.table.stream)
    assert not desk.look(minutes=1)
    assert len(desk.table.stream) == written


def test_many_strangers_are_cut_and_it_is_said() -> None:
    desk = Desk()
    for number in range(MOST + 1):
        desk.content.put(f"{number:04}.md", b"x")
    desk.look()
    assert (len(desk.strangers()), desk.newsroom.seen().more) == (MOST, True)


def test_a_full_listing_may_have_left_strangers_out() -> None:
    desk = Desk()
    for number in range(LISTED):
        desk.content.put(f"._{number:04}", b"x")
    desk.content.put("zebra/x.md", b"x")
    desk.look()
    assert (desk.strangers(), desk.newsroom.seen().more) == ((), True)


def test_what_waits_has_waited_since_the_first_look_in_a_row_that_saw_some() -> None:
    desk = Desk()
    desk.look()
    assert desk.waiting() is None
    desk.queue.send([Look("articles/a.md")])
    desk.look(minutes=1)
    assert desk.waiting() == Waiting(1, "2026-11-20T03:01:00Z")
    desk.queue.send([Look("articles/b.md")])
    desk.look(minutes=1)
    assert desk.waiting() == Waiting(2, "2026-11-20T03:01:00Z")
    desk.queue.messages.clear()
    desk.look(minutes=1)
    assert desk.waiting() is None
    desk.queue.send([Look("articles/c.md")])
    desk.look(minutes=1)
    assert desk.waiting() == Waiting(1, "2026-11-20T03:04:00Z")
