"""Plan over a fake table: what it sends and logs of a batch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kilas.basis import of_site
from kilas.cdn import path_of_tag
from kilas.changes import (
    Change,
    CommentChanged,
    Event,
    ListStandingChanged,
    NameChanged,
    PhotoChanged,
    ReleaseChanged,
    SiteChanged,
    StandingChanged,
)
from kilas.errors import Throttled
from kilas.lists import ALL, ListId, sort_of
from kilas.messages import PageMessage
from kilas.pages.sizes import SIZES
from kilas.standing import ListStanding, related_of, standing_of
from kilas.sweeps import SETTLING_SECONDS, Sweep
from tests.fakes.queues import FakePagesQueue
from tests.fakes.table import FakeTable
from tests.logs import logged
from tests.newsroom import FLOOD, NOON, SITE, record
from tests.unit.plan.planning import Planning, at, changed, publish_days, rejudged, stands

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.ports import Item


A_MONTH_GROWS = ListStandingChanged(
    ALL, ListStanding(months={"2026-11": 1}), ListStanding(months={"2026-11": 2})
)


class BrokenTable(FakeTable):
    """A table in which nobody can look up who waits for a name."""

    def query(self, pk: str, **how: Any) -> list[Item]:
        if pk.startswith("NAME#"):
            raise RuntimeError(pk)
        return super().query(pk, **how)


class BusyQueue(FakePagesQueue):
    """A queue that takes nothing while it is busy."""

    busy = True

    def send(self, messages: Sequence[PageMessage]) -> None:
        if self.busy:
            raise Throttled("slow down")
        super().send(messages)


# --- causes: which messages differ, and which are dropped ------------------------------------


def test_a_retried_batch_sends_nothing_twice(planning: Planning) -> None:
    batch: list[tuple[str, Change]] = [
        ("e1", changed(None, record())),
        ("e2", A_MONTH_GROWS),
    ]
    assert planning.send(*batch)
    assert planning.send(*batch) == []


def test_two_changes_of_one_page_are_two_messages(planning: Planning) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    planning.commit(record())
    first = planning.send(("e1", comment))
    second = planning.send(("e2", comment))
    assert [message.page for message in first + second] == [f"address|{FLOOD.url}"] * 2


def test_all_articles_that_one_rule_judges_again_send_one_message_to_a_page(
    planning: Planning,
) -> None:
    first = planning.send(("e1", rejudged("a0")))
    second = planning.send(("e2", rejudged("a1", NOON + timedelta(minutes=1))))
    assert "front|" in {message.page for message in first}
    assert {message.page for message in second} == {
        f"address|{at(NOON, 'a1').url}",
        "report|articles/a1.md",
    }


def test_a_shared_message_is_sent_once_whatever_upload_it_names(planning: Planning) -> None:
    """The messages of two articles differ in their uploads alone, and the queue keeps the first."""
    planning.batch(Event("11", "e1", rejudged("a0"), upload="v1"))
    planning.batch(Event("12", "e2", rejudged("a1"), upload="v2"))
    (front,) = planning.pages.groups["front|"]
    assert front == PageMessage("front|", "2:s1", uploads=("v1",))


def test_a_change_is_not_dropped_for_an_article_that_is_only_rejudged(planning: Planning) -> None:
    """Both name the front page; the message that is sent for both must not equal an earlier one."""
    planning.send(("e1", rejudged("lama")))
    arrived = planning.send(
        ("e2", stands(None, record(at(NOON, "baru")))), ("e3", rejudged("lain"))
    )
    assert "front|" in {message.page for message in arrived}


def test_a_page_of_a_rejudged_article_is_never_purged(planning: Planning) -> None:
    """Its message must equal the one that was sent before, or the queue does not drop it."""
    withdrawn = stands(record(), record(status="withdrawn", revision=2))
    arrived = planning.send(("e1", withdrawn), ("e2", rejudged("lama")))
    front = [message for message in arrived if message.page == "front|"]
    of_flood = (sort_of(FLOOD), sort_of(FLOOD))
    assert front == [
        PageMessage("front|", "e1", *of_flood, purge=(path_of_tag(FLOOD.url),)),
        PageMessage("front|", "2:s1"),
    ]


def test_the_messages_of_one_month_are_joined_to_one_that_asks_for_all(planning: Planning) -> None:
    first, last = (at(datetime(2026, 11, day, tzinfo=UTC), f"hari-{day}") for day in (3, 9))
    arrived = planning.send(("e1", stands(None, record(last))), ("e2", stands(None, record(first))))
    (month,) = [message for message in arrived if message.page == "month|all:2026-11"]
    assert (month.since, month.until) == (sort_of(first), sort_of(last))


def test_a_whole_month_and_a_part_of_it_are_two_messages(planning: Planning) -> None:
    """The whole one is shared, so the queue may drop it; the part may not go with it."""
    arrived = planning.send(("e1", rejudged("lama")), ("e2", stands(None, record())))
    spans = [(each.since, each.until) for each in arrived if each.page == "month|all:2026-11"]
    assert spans == [("", ""), (sort_of(FLOOD), sort_of(FLOOD))]


def test_what_publish_has_asked_for_is_asked_for_with_its_cause(planning: Planning) -> None:
    news = stands(None, record(), "w1")
    part = (sort_of(FLOOD), sort_of(FLOOD))
    planning.pages.send([PageMessage("front|", "w1", *part, uploads=("v1",))])
    planning.pages.groups.clear()
    arrived = planning.send(("e1", news))
    assert arrived
    assert {each.cause for each in arrived} == {"w1"}
    assert "front|" not in {each.page for each in arrived}


def test_what_publish_has_asked_for_is_not_taken_for_another_change(planning: Planning) -> None:
    """The message that asks for both changes must not equal that of the first."""
    planning.pages.send([PageMessage("front|", "w1"), PageMessage("front|", "w2")])
    planning.pages.groups.clear()
    two = [stands(None, record(at(NOON, name)), f"w{name}") for name in ("1", "2")]
    arrived = planning.send(("e1", two[0]), ("e2", two[1]))
    [front] = [each for each in arrived if each.page == "front|"]
    assert front.cause == "e2"


def test_the_front_page_is_asked_for_before_the_other_lists(planning: Planning) -> None:
    """Readers miss it most; each send takes ten messages."""
    pages = [each.page for each in planning.send(("e1", stands(None, record())))]
    assert pages[0] == "front|"
    assert len(pages) == 10


# --- a batch ---------------------------------------------------------------------------------


def test_a_batch_sends_one_message_for_a_page_that_two_changes_name(planning: Planning) -> None:
    planning.commit(record())
    removed = CommentChanged("banjir", was_public=True, is_public=False)
    added = CommentChanged("banjir", was_public=False, is_public=True)
    (message,) = planning.send(("e1", removed), ("e2", added))
    assert message == PageMessage(
        f"address|{FLOOD.url}", cause="e2", purge=(path_of_tag(FLOOD.url),)
    )


def test_what_everything_depends_on_is_swept_once_and_after_a_while(planning: Planning) -> None:
    planning.send(("e1", SiteChanged(None, SITE)), ("e2", SiteChanged(None, SITE)))
    sweeps = [Sweep(prefix, basis=of_site(SITE)) for prefix in ("pages/", "articles/")]
    assert planning.sweep.messages == sweeps
    assert planning.sweep.seconds == [SETTLING_SECONDS] * 2
    assert planning.ingest.messages == [], "bulk never waits before an editor's upload"


def test_the_first_event_that_fails_ends_the_batch_and_what_came_before_is_sent() -> None:
    planning = Planning(table=BrokenTable)
    failed = planning.batch(
        Event("11", "e1", PhotoChanged("media/a.jpg")),
        Event("12", "e2", None),
        Event("13", "e3", NameChanged("url:/a.html", None, None)),
        Event("14", "e4", changed(None, record())),
    )
    assert failed == "13"
    assert list(planning.pages.groups) == ["photo|media/a.jpg", "report|media/a.jpg"]


def test_a_busy_queue_has_the_whole_batch_delivered_again() -> None:
    planning = Planning(queue=BusyQueue)
    events = [Event("11", "e1", A_MONTH_GROWS, "v2"), Event("12", "e2", None)]
    events.append(Event("13", "e3", PhotoChanged("media/a.jpg"), "v1"))
    with logged() as lines:
        assert planning.batch(*events) == "11"
    assert [line["level"] for line in lines()] == ["INFO", "INFO", "WARNING"]
    assert lines()[-1]["uploads"] == ["v1", "v2"]
    assert isinstance(planning.pages, BusyQueue)
    planning.pages.busy = False
    assert planning.batch(*events) is None


def test_nothing_fails_where_all_is_planned(planning: Planning) -> None:
    assert planning.batch(Event("11", "e1", A_MONTH_GROWS), Event("12", "e2", None)) is None
    assert planning.batch() is None


def test_nothing_of_a_batch_is_sent_with_the_next_one(planning: Planning) -> None:
    plan = planning.plan()
    plan.batch([Event("11", "e1", SiteChanged(None, SITE))])
    planning.pages.groups.clear()
    planning.ingest.messages.clear()
    planning.sweep.messages.clear()
    plan.batch([Event("12", "e2", A_MONTH_GROWS)])
    assert list(planning.pages.groups) == ["sitemap-index|", "archive|"]
    assert planning.ingest.messages == []
    assert planning.sweep.messages == []


# --- the log ---------------------------------------------------------------------------------


def planned(planning: Planning, change: Change) -> Mapping[str, Any]:
    with logged() as lines:
        planning.batch(Event("11", "e1", change, upload="v1"))
    (line,) = lines()
    return line


def test_the_log_gives_the_change_its_cause_and_each_page_with_its_rule(planning: Planning) -> None:
    line = planned(planning, A_MONTH_GROWS)
    said = {name: line[name] for name in ("message", "change", "version", "cause", "pages")}
    assert said == {
        "message": "planned",
        "change": "ListStandingChanged all",
        "version": "v1",
        "cause": "e1",
        "pages": [
            {"page": "sitemap-index|", "rule": "indexes_of_months"},
            {"page": "archive|", "rule": "indexes_of_months"},
        ],
    }


def test_the_log_gives_a_shared_cause_as_the_message_has_it(planning: Planning) -> None:
    assert planned(planning, rejudged("lama"))["cause"] == "2:s1"
    messages = [each for group in planning.pages.groups.values() for each in group]
    assert {each.cause for each in messages} == {"2:s1"}


def test_the_log_gives_what_is_purged_and_the_event(planning: Planning) -> None:
    line = planned(planning, PhotoChanged("media/a.jpg", old="v0", new="v1"))
    assert (line["purge"], line["event"]) == ([path_of_tag("/media/a.jpg")], "e1")


def test_the_log_gives_the_files_to_judge_again(planning: Planning) -> None:
    line = planned(planning, ReleaseChanged())
    assert line["recheck"] == ["site.yaml", "pages/*", "articles/*", "media/*"]


# --- cost ------------------------------------------------------------------------------------


def names_of(messages: Sequence[PageMessage]) -> list[str]:
    return sorted(message.page for message in messages)


def test_a_publish_names_as_many_pages_in_any_archive(planning: Planning) -> None:
    new = record(at(datetime(2026, 12, 1, 12, tzinfo=UTC)))
    newer = replace(new, revision=2)
    section, sort = ListId("section", "daerah"), sort_of(at(datetime(2026, 12, 1, 12, tzinfo=UTC)))
    before = planning.send(("e1", changed(None, new)), ("e2", stands(None, new)))
    for month in range(1, 12):
        publish_days(planning, range(1, 28), month)
    related = related_of(planning.listings.before(section, sort, SIZES.related))
    put = StandingChanged(newer.key, None, standing_of(newer, 1, related))
    after = planning.send(("e3", changed(None, newer)), ("e4", put))
    assert names_of(after) == names_of(before)
