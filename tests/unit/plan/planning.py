"""A table with articles and the queues that plan sends to, and changes to plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kilas.changes import ArticleChanged, ArticleRejudged, Change, Event
from kilas.content_keys import SITE_KEY
from kilas.pages.sizes import SIZES
from kilas.plan.affected import AFFECTED
from kilas.plan.plan import Plan
from kilas.record import Record
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
        records: type[Records] = Records,
        queue: type[FakePagesQueue] = FakePagesQueue,
    ) -> None:
        self.records = records(FakeTable())
        self.time = NOON
        self.pages = queue(lambda: self.time)
        self.ingest, self.sweep = FakeLookQueue(), FakeSweepQueue()
        self.commit(Record(SITE_KEY, 1, "live", head="s1", shown="s1", site=SITE))

    def commit(self, *records: Record) -> None:
        for each in records:
            seen = self.records.claims(each.names)
            self.records.commit(self.records.get(each.key), each, seen)

    def plan(self, affected: Affected = AFFECTED) -> Plan:
        return Plan(self.records, self.pages, self.ingest, self.sweep, affected, SIZES)

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


def rejudged(name: str, moment: datetime = NOON) -> ArticleRejudged:
    """An article that a new site.yaml judged to be what it was."""
    new = record(at(moment, name), revision=2, judged_by="2:s1")
    return ArticleRejudged(new.key, new)


def publish_days(planning: Planning, days: Iterable[int], month: int = 11) -> None:
    for day in days:
        planning.commit(record(at(datetime(2026, month, day, tzinfo=UTC), f"m{month}-{day}")))
