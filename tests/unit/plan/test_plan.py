"""Plan over a fake table: what it reads beside a change, and what it sends of a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kilas.changes import (
    ArticleChanged,
    Change,
    CommentChanged,
    Event,
    MonthChanged,
    NameChanged,
    ReleaseChanged,
    SiteChanged,
)
from kilas.claims import Claim, url_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Throttled
from kilas.lists import ALL, ListId
from kilas.pages.sizes import SIZES, Sizes
from kilas.plan.affected import Position
from kilas.plan.plan import Neighbours, Plan
from kilas.ports import PageMessage
from kilas.record import Record
from kilas.store.records import Records
from tests.fakes.newsroom import NOON
from tests.fakes.queues import FakeIngestQueue, FakePagesQueue
from tests.fakes.table import FakeTable
from tests.logs import logged
from tests.unit.makers import FLOOD, SITE, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kilas.articles.article import Article


class Newsroom:
    """A table with articles, and the queues that plan sends to."""

    def __init__(self) -> None:
        self.records = Records(FakeTable())
        self.time = NOON
        self.pages = FakePagesQueue(lambda: self.time)
        self.ingest = FakeIngestQueue()
        self.commit(Record(SITE_KEY, 1, "live", head="s1", shown="s1", site=SITE))

    def commit(self, *records: Record) -> None:
        for each in records:
            seen = self.records.claims(each.names)
            self.records.commit(self.records.get(each.key), each, seen)

    def plan(self) -> Plan:
        return Plan(self.records, self.pages, self.ingest)

    def send(self, *changes: tuple[str, Change]) -> list[PageMessage]:
        """Plan a batch; returns what then arrives at publish."""
        plan = self.plan()
        for cause, change in changes:
            plan.add(change, cause)
        plan.send()
        arrived = [message for group in self.pages.groups.values() for message in group]
        self.pages.groups.clear()
        return arrived


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


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


# --- causes: what is told apart, and what is dropped as the same -----------------------------


def test_a_retried_batch_sends_nothing_twice(newsroom: Newsroom) -> None:
    batch: list[tuple[str, Change]] = [
        ("e1", changed(None, record())),
        ("e2", MonthChanged("2026-11")),
    ]
    assert newsroom.send(*batch)
    assert newsroom.send(*batch) == []


def test_two_changes_of_one_page_are_two_messages(newsroom: Newsroom) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    newsroom.commit(record())
    first = newsroom.send(("e1", comment))
    second = newsroom.send(("e2", comment))
    assert [message.page for message in first + second] == [f"address|{FLOOD.url}"] * 2


def test_all_that_is_only_judged_again_is_one_message_for_a_page(newsroom: Newsroom) -> None:
    records = [record(at(NOON + timedelta(minutes=minute), f"a{minute}")) for minute in (0, 1)]
    again = [changed(old, replace(old, revision=2, basis="2:s1")) for old in records]
    first = newsroom.send(("e1", again[0]))
    second = newsroom.send(("e2", again[1]))
    assert "front|" in {message.page for message in first}
    assert {message.page for message in second} == {
        f"address|{records[1].names and at(NOON, 'a1').url}",
        "report|articles/a1.md",
    }


def test_a_change_is_not_dropped_for_what_is_only_judged_again(newsroom: Newsroom) -> None:
    """Both name the front page; the message that stands for both must not be one sent before."""
    old = record(at(NOON, "lama"))
    again = changed(old, replace(old, revision=2, basis="2:s1"))
    other = record(at(NOON, "lain"))
    other_again = changed(other, replace(other, revision=2, basis="2:s1"))
    newsroom.send(("e1", again))
    arrived = newsroom.send(("e2", changed(None, record(at(NOON, "baru")))), ("e3", other_again))
    assert "front|" in {message.page for message in arrived}


def test_what_is_only_judged_again_is_never_purged(newsroom: Newsroom) -> None:
    """Else it would not equal, and not be dropped as, what was sent before."""
    old = record(at(NOON, "lama"))
    again = changed(old, replace(old, revision=2, basis="2:s1"))
    withdrawn = changed(record(), record(status="withdrawn", revision=2))
    arrived = newsroom.send(("e1", withdrawn), ("e2", again))
    front = [message for message in arrived if message.page == "front|"]
    assert front == [
        PageMessage("front|", "e1", purge=True),
        PageMessage("front|", "2:s1"),
    ]


# --- a batch ---------------------------------------------------------------------------------


def test_of_a_batch_a_page_is_sent_once_with_all_that_was_said(newsroom: Newsroom) -> None:
    newsroom.commit(record())
    removed = CommentChanged("banjir", was_public=True, is_public=False)
    added = CommentChanged("banjir", was_public=False, is_public=True)
    (message,) = newsroom.send(("e1", removed), ("e2", added))
    assert message == PageMessage(f"address|{FLOOD.url}", cause="e2", purge=True)


def test_files_to_look_at_again_are_sent_to_ingest_once(newsroom: Newsroom) -> None:
    other = replace(SITE, title="Warta")
    newsroom.send(("e1", SiteChanged(None, SITE)), ("e2", SiteChanged(SITE, other)))
    assert newsroom.ingest.bodies == ['{"sweep": "pages/"}', '{"sweep": "articles/"}']


def test_the_first_change_that_fails_ends_the_batch(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(name: str) -> list[str]:
        raise RuntimeError(name)

    monkeypatch.setattr(newsroom.records, "waiting", broken)
    plan = newsroom.plan()
    failed = plan.add_all(
        [
            Event("11", "e1", MonthChanged("2026-11")),
            Event("12", "e2", None),
            Event("13", "e3", NameChanged("url:/a.html", None, None)),
            Event("14", "e4", changed(None, record())),
        ]
    )
    assert failed == "13"
    pages = [page.id for page in plan.pages]
    assert pages == ["sitemap-index|", "archive|"], "what came before is sent"


def test_what_came_before_a_failure_is_sent(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(name: str) -> list[str]:
        raise RuntimeError(name)

    monkeypatch.setattr(newsroom.records, "waiting", broken)
    events = [
        Event("11", "e1", MonthChanged("2026-11")),
        Event("12", "e2", NameChanged("url:/a.html", None, None)),
    ]
    assert newsroom.plan().batch(events) == "12"
    assert list(newsroom.pages.groups) == ["sitemap-index|", "archive|"]


def test_a_queue_that_is_busy_has_the_whole_batch_come_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(messages: object) -> None:
        raise Throttled(f"slow down: {messages}")

    events = [Event("11", "e1", MonthChanged("2026-11")), Event("12", "e2", None)]
    with monkeypatch.context() as patch, logged() as lines:
        patch.setattr(newsroom.pages, "send", busy)
        assert newsroom.plan().batch(events) == "11"
    assert [line["level"] for line in lines()] == ["INFO", "WARNING"]
    assert newsroom.plan().batch(events) is None
    assert newsroom.plan().batch([]) is None


def test_nothing_fails_where_all_is_planned(newsroom: Newsroom) -> None:
    events = [Event("11", "e1", MonthChanged("2026-11")), Event("12", "e2", None)]
    assert newsroom.plan().add_all(events) is None


# --- neighbours ------------------------------------------------------------------------------


def publish_days(newsroom: Newsroom, days: Iterable[int], month: int = 11) -> None:
    for day in days:
        newsroom.commit(record(at(datetime(2026, month, day, tzinfo=UTC), f"m{month}-{day}")))


def positions(
    newsroom: Newsroom, article: Article, sizes: Sizes = SIZES
) -> dict[tuple[ListId, str], Position]:
    around = Neighbours(newsroom.records, sizes).around(changed(None, record(article)))
    return {(each.list_id, each.month): each for each in around.positions}


@pytest.mark.parametrize(
    ("day", "start"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 3), (28, 3)]
)
def test_pages_of_the_month_may_be_wrong_from_where_the_article_is(
    newsroom: Newsroom, day: int, start: int
) -> None:
    """The page before it too, where that page is now full: it leads to this one."""
    publish_days(newsroom, range(2, 8))
    article = at(datetime(2026, 11, day, 12, tzinfo=UTC))
    assert positions(newsroom, article, Sizes(month_page=2))[ALL, "2026-11"].start == start


def test_the_next_month_of_a_list_is_the_next_that_has_articles(newsroom: Newsroom) -> None:
    publish_days(newsroom, [3], month=9)
    publish_days(newsroom, [3], month=11)
    found = positions(newsroom, at(datetime(2026, 7, 15, tzinfo=UTC)))
    assert found[ALL, "2026-07"] == Position(ALL, "2026-07", 1, "2026-09")
    newest = positions(newsroom, at(datetime(2026, 12, 15, tzinfo=UTC)))
    assert newest[ALL, "2026-12"].following is None


def test_an_article_at_the_end_of_a_month_is_in_either(newsroom: Newsroom) -> None:
    """In Jakarta it is 19.00 on 30 November; site.yaml may say another zone by now."""
    publish_days(newsroom, [29])
    found = positions(newsroom, at(datetime(2026, 11, 30, 12, tzinfo=UTC)))
    months = {month for list_id, month in found if list_id == ALL}
    assert months == {"2026-11", "2026-12"}
    assert found[ALL, "2026-12"].start == 1


def test_every_list_of_the_old_and_of_the_new_record_has_its_position(newsroom: Newsroom) -> None:
    old, new = record(), record(replace(FLOOD, section="politik", tags=()))
    around = Neighbours(newsroom.records).around(changed(old, new))
    assert {each.list_id.id for each in around.positions} == {
        "all", "section/daerah", "section/politik", "tag/banjir", "tag/cuaca", "author/k-08",
    }  # fmt: skip


def test_the_next_few_of_the_section_show_it_as_related(newsroom: Newsroom) -> None:
    publish_days(newsroom, range(1, 9))
    newsroom.commit(record(at(datetime(2026, 11, 4, 1, tzinfo=UTC), "lain", section="politik")))
    around = Neighbours(newsroom.records).around(
        changed(None, record(at(datetime(2026, 11, 3, 12, tzinfo=UTC))))
    )
    assert around.newer == tuple(f"/2026/11/m11-{day}.html" for day in (4, 5, 6))


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn", "gone", "wrong"])
def test_what_is_in_no_list_has_no_neighbours(newsroom: Newsroom, status: Any) -> None:
    around = Neighbours(newsroom.records).around(changed(None, record(status=status)))
    assert (around.positions, around.newer) == ((), ())


def test_a_comment_belongs_to_where_its_article_is_now(newsroom: Newsroom) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    assert Neighbours(newsroom.records).around(comment).address is None
    newsroom.commit(record())
    assert Neighbours(newsroom.records).around(comment).address == FLOOD.url


def test_who_waits_for_a_name_is_known(newsroom: Newsroom) -> None:
    name = url_name(FLOOD.url)
    newsroom.commit(record())
    seen = newsroom.records.claims([name])
    newsroom.records.commit(None, Record("articles/b.md", 1, "wrong", "v1", waits=(name,)), seen)
    change = NameChanged(name, None, Claim(name, FLOOD.key, "0"))
    assert Neighbours(newsroom.records).around(change).waiting == ("articles/b.md",)


def test_a_release_is_made_with_the_settings_and_assets_of_now(newsroom: Newsroom) -> None:
    around = Neighbours(newsroom.records).around(ReleaseChanged())
    assert around.site == SITE
    assert any(url.startswith("/assets/kilas.") for url in around.assets)


# --- cost ------------------------------------------------------------------------------------


def names_of(messages: Sequence[PageMessage]) -> list[str]:
    return sorted(message.page for message in messages)


def test_a_publish_names_as_many_pages_whatever_there_is(newsroom: Newsroom) -> None:
    article = at(datetime(2026, 12, 1, 12, tzinfo=UTC))
    before = newsroom.send(("e1", changed(None, record(article))))
    for month in range(1, 12):
        publish_days(newsroom, range(1, 28), month)
    after = newsroom.send(("e2", changed(None, record(article))))
    assert names_of(after) == names_of(before)
