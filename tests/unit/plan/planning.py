"""A table with articles and the queues that plan sends to, and changes to plan."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kilas.changes import ArticleChanged, ArticleRejudged, Change, Event, StandingChanged
from kilas.content_keys import SITE_KEY
from kilas.pages.sizes import SIZES, Sizes
from kilas.plan.affected import AFFECTED
from kilas.plan.neighbours import NeighbourReader
from kilas.plan.plan import Plan
from kilas.record import Record
from kilas.standing import ArticleStands, Standing, standing_of
from kilas.store.listings import Listings
from kilas.store.records import Records
from tests.fakes.queues import FakeLookQueue, FakePagesQueue, FakeSweepQueue
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, NOON, SITE, record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article
    from kilas.messages import PageMessage
    from kilas.plan.affected import Affected


class Planning:
    """A table with articles, and the queues that plan sends to."""

    def __init__(
        self,
        table: type[FakeTable] = FakeTable,
        queue: type[FakePagesQueue] = FakePagesQueue,
    ) -> None:
        self.table = table()
        self.records, self.listings = Records(self.table), Listings(self.table)
        self.time = NOON
        self.pages = queue(lambda: self.time)
        self.ingest, self.sweep = FakeLookQueue(), FakeSweepQueue()
        self.commit(Record(SITE_KEY, 1, "live", head="s1", shown="s1", site=SITE))
        self.records.put_in_force(SITE)

    def commit(self, *records: Record) -> None:
        """Write records as ingest does; the page of each that has one stands then."""
        for each in records:
            seen = self.records.claims(each.names)
            old, standing = self.records.filed(each.key)
            self.records.commit(old, each, seen, standing=standing)
            if each.reachable:
                _, left = self.records.filed(each.key)
                self.listings.write(ArticleStands(each, left))

    def reader(self, sizes: Sizes = SIZES) -> NeighbourReader:
        return NeighbourReader(self.table, sizes)

    def plan(self, affected: Affected = AFFECTED) -> Plan:
        return Plan(self.table, self.pages, self.ingest, self.sweep, affected, SIZES)

    def batch(self, *events: Event) -> str | None:
        return self.plan().batch(events)

    def send(self, *changes: tuple[str, Change]) -> list[PageMessage]:
        """Plan a batch; returns what then arrives at publish."""
        assert self.batch(*(Event(cause, cause, change) for cause, change in changes)) is None
        arrived = [message for group in self.pages.groups.values() for message in group]
        self.pages.groups.clear()
        return arrived


def at(moment: datetime, name: str = "banjir", **changes: Any) -> Article:
    return replace(
        FLOOD,
        key=f"articles/{name}.md",
        identity=name,
        url=f"/{moment:%Y/%m}/{name}.html",
        published=moment,
        **changes,
    )


def changed(old: Record | None, new: Record | None) -> ArticleChanged:
    either = new or old
    assert either
    return ArticleChanged(either.key, old, new)


def stands(old: Record | None, new: Record | None, written: str = "") -> StandingChanged:
    """What stands of an article that had its page, under the old record and under the new one."""
    both: list[Standing | None] = [
        standing_of(each, number) if each else None for number, each in enumerate((old, new), 1)
    ]
    either = both[1] or both[0]
    assert either
    return StandingChanged(either.key, both[0], both[1], written)


def rejudged(name: str, moment: datetime = NOON) -> ArticleRejudged:
    """An article that a new site.yaml judged to be what it was."""
    new = record(at(moment, name), revision=2, judged_by="2:s1")
    return ArticleRejudged(new.key, new)


def publish_days(planning: Planning, days: Iterable[int], month: int = 11) -> None:
    for day in days:
        planning.commit(record(at(datetime(2026, month, day, tzinfo=UTC), f"m{month}-{day}")))
