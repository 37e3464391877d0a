"""A batch of messages: each page is made true, and one that fails leaves the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.batches import Batch
from kilas.content_keys import report_key
from kilas.errors import Throttled
from kilas.messages import LONGEST_CHAIN, PageMessage, page_body
from kilas.pages.contents import File
from kilas.pages.serving import digest_of
from kilas.pages.sizes import Sizes
from kilas.ports import Output
from kilas.queues import Delivery
from kilas.sweeps import Audit
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.table import FakeTable
from tests.fakes.world import World
from tests.logs import logged
from tests.unit.publish.publishing import (
    ARCHIVE,
    ARTICLE,
    BROKEN,
    FRONT,
    MISSING,
    SITE,
    Made,
    newspaper,
    publish,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Item, ItemKey


# --- one page --------------------------------------------------------------------------------


def test_a_page_is_put_left_alone_and_deleted(world: World, made: Made) -> None:
    for wanted in (text("satu"), text("satu"), text("dua"), None, None):
        made.contents = {"front|": {"/": wanted}}
        world.publish_batch([FRONT])
    assert world.site.puts == ["index.html"] * 2
    assert world.site.stored("index.html") is None


def test_other_headers_are_another_page(world: World, made: Made) -> None:
    for content_type in ("text/html", "text/plain"):
        made.contents = {"front|": {"/": File(b"satu", content_type)}}
        world.publish_batch([FRONT])
    assert len(world.site.puts) == 2


def test_each_header_is_part_of_the_digest() -> None:
    served = Output(b"satu", "text/html", "no-store")
    others = [
        replace(served, body=b"dua"),
        replace(served, content_type="text/plain"),
        replace(served, cache_control="public"),
        replace(served, redirect="/dua.html"),
        replace(served, tags=("0a",)),
        replace(served, facts=(("version", "v1"),)),
    ]
    assert len({digest_of(each) for each in (served, *others)}) == 7


def test_a_report_is_on_the_desk(world: World, made: Made) -> None:
    made.contents = {"report|articles/a.md": {"articles/a.md.txt": text("TAYANG")}}
    world.publish_batch([PageMessage("report|articles/a.md", "e1")])
    assert world.desk.text("articles/a.md.txt") == "TAYANG"
    assert "articles/a.md.txt" not in world.site.objects


@pytest.mark.parametrize(
    ("comments", "stale"), [("", 5), ("comments: closed\n", 60), ("comments: off\n", 60)]
)
def test_an_article_is_cached_for_seconds_so_that_a_comment_soon_shows(
    world: World, comments: str, stale: int
) -> None:
    """The CDN may answer with the page before, but for seconds."""
    world.upload("articles/banjir.md", ARTICLE.replace("date:", f"{comments}date:"))
    world.settle()
    served: Output = world.site.objects["2026/11/banjir.html"][0]
    rules = dict(rule.split("=") for rule in served.cache_control.split(", ") if "=" in rule)
    assert rules == {
        "max-age": "0",
        "s-maxage": "5",
        "stale-while-revalidate": str(stale),
        "stale-if-error": "86400",
    }


# --- a batch ---------------------------------------------------------------------------------


def test_a_page_that_can_not_be_made_leaves_the_others_alone(world: World) -> None:
    world.site.objects.clear()
    messages = {"1": FRONT, "2": BROKEN, "3": ARCHIVE, "4": BROKEN, "5": MISSING}
    assert publish(world, messages) == ["2", "4"]
    assert set(world.site.objects) == {"index.html", "feed.xml", "arsip/index.html", "404.html"}


def test_a_body_that_is_no_message_comes_again_later_and_alone(world: World) -> None:
    world.site.objects.clear()
    inbox = FakeInbox()
    deliveries = [Delivery("1", page_body(FRONT)), Delivery("rusak", "{}")]
    assert world.publish.batch(deliveries, Batch(inbox, lambda: AN_HOUR, spare=10)) == ["rusak"]
    assert inbox.later == {"rusak": 1}
    assert set(world.site.objects) == {"index.html", "feed.xml"}


@pytest.mark.parametrize(
    ("spans", "asked"),
    [
        ([("04", "04"), ("02", "05"), ("09", "09")], ("02", "09")),
        ([("04", "04"), ("", "")], ("", "")),
        ([("04", "06"), ("02", "")], ("02", "")),
    ],
)
def test_all_messages_of_a_page_are_one_render_of_all_that_they_ask_for(
    world: World, made: Made, spans: list[tuple[str, str]], asked: tuple[str, str]
) -> None:
    made.contents = {"month|all:2026-11": {}, "front|": {}}
    month = [PageMessage("month|all:2026-11", f"e{n}", *span) for n, span in enumerate(spans)]
    messages = {"0": month[0], "front": FRONT} | dict(zip("12", month[1:], strict=False))
    assert publish(world, messages) == []
    assert made.asked == [("month|all:2026-11", *asked), ("front|", "", "")]


def test_the_messages_left_of_a_page_are_handed_back_together(world: World, made: Made) -> None:
    made.contents = {"front|": {}, "archive|": {}, "month|all:2026-11": {}}
    clock = iter([9_000])
    inbox = FakeInbox()
    texts = ["front|", "archive|", "archive|", "month|all:2026-11", "archive|"]
    bodies = [page_body(PageMessage(text, f"e{n}")) for n, text in enumerate(texts)]
    deliveries = [Delivery(str(n), body) for n, body in enumerate(bodies)]
    left = world.publish.batch(deliveries, Batch(inbox, lambda: next(clock), spare=10))
    assert [page for page, *_ in made.asked] == ["front|"]
    assert left == inbox.handed_back == ["1", "2", "4", "3"]


def test_each_page_is_one_line_of_the_log(world: World, made: Made) -> None:
    made.contents = {"front|": {"/": text("x"), "/2/": None, "/3/": None}}
    old = Output(b"lama", "text/plain", "no-store")
    world.site.put("2/index.html", old, "0a", over=None)
    sent = [PageMessage("front|", "e1", uploads=("v1",)), PageMessage("front|", "e2")]
    with logged() as lines:
        publish(world, {"1": sent[0], "2": sent[1]})
        publish(world, {"3": sent[1]})
    first, second = lines()
    assert (first["page"], first["causes"], first["uploads"]) == (
        "front|",
        ["e1", "e2"],
        ["v1"],
    )
    assert first["made"] == {"put": ["/"], "deleted": ["/2/"], "same": ["/3/"]}
    assert second["made"] == {"same": ["/", "/2/", "/3/"]}


@pytest.fixture
def long_month() -> World:
    """A newspaper whose month has three pages, of which a message makes one."""
    world = newspaper(Sizes(month_page=1, month_rest=0, month_pages_at_once=1))
    for number in range(2):
        world.upload(f"articles/{number}.md", ARTICLE)
    world.settle()
    return world


MONTH = "month|all:2026-11"


def test_the_log_names_the_pages_that_go_on_and_their_cause(long_month: World) -> None:
    with logged() as lines:
        publish(long_month, {"1": PageMessage(MONTH, "e1"), "2": FRONT})
    month, front = (line for line in lines() if line["message"] == "published")
    assert month["next"] == [MONTH]
    sent = {each.cause for group in long_month.pages_queue.groups.values() for each in group}
    assert sent == {month["next_cause"]}
    assert (front["next"], front["next_cause"]) == ([], "")


def test_a_chain_without_an_end_is_ended(long_month: World) -> None:
    last = PageMessage(MONTH, "e1", link=LONGEST_CHAIN - 1)
    assert publish(long_month, {"1": last}) == []
    links = {m.link for group in long_month.pages_queue.groups.values() for m in group}
    assert links == {LONGEST_CHAIN}
    with logged() as lines:
        assert publish(long_month, {"2": PageMessage(MONTH, "e1", link=LONGEST_CHAIN)}) == ["2"]
    assert [line["level"] for line in lines()] == ["ERROR"]


class Throttling(FakeTable):
    """Refuses the next reads, as many as `refusals`."""

    refusals = 0

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        if self.refusals:
            self.refusals -= 1
            raise Throttled("too many requests")
        return super().get_many(keys)


@pytest.mark.parametrize(("refusals", "comes_again"), [(1, []), (100, ["1"])])
def test_a_read_that_the_whole_batch_shares_fails_pages_and_not_the_batch(
    refusals: int, comes_again: list[str]
) -> None:
    """Lambda would deliver a batch that failed again when its visibility timeout has passed."""
    world = World(table=Throttling())
    world.upload("site.yaml", SITE)
    world.settle()
    world.table.refusals = refusals  # type: ignore[attr-defined]  # the table is Throttling
    assert publish(world, {"1": FRONT}) == comes_again


def test_messages_of_a_page_that_fails_all_fail(world: World, made: Made) -> None:
    """In their group the later ones must not overtake the first."""
    made.contents = {"archive|": {}}
    front = [PageMessage("front|", f"e{number}") for number in range(3)]
    messages = {"1": front[0], "2": ARCHIVE, "3": front[1], "4": front[2]}
    assert publish(world, messages) == ["1", "3", "4"]


def test_a_report_on_a_long_name_comes_stays_and_goes(world: World) -> None:
    key = f"articles/{'a' * 1_012}.md"
    world.upload(key, ARTICLE)
    world.settle()
    assert f"{key}\n" in world.desk.objects[report_key(key)][0].body.decode()
    assert all(len(f"desk/{place}".encode()) <= 1_024 for place in world.desk.objects)
    world.sweep_queue.send([Audit("desk")], 0)
    world.settle()
    assert report_key(key) in world.desk.objects, "the audit took it for another file's"
    world.content.remove(key)
    world.settle()
    assert report_key(key) not in world.desk.objects


def test_a_file_of_media_with_a_long_name_gets_its_report(world: World) -> None:
    """S3 takes 2 KB of metadata, and the address of such a file is longer (tests/fakes)."""
    key = f"media/{'字' * 335}.csv"
    world.upload(key, "kota,curah hujan\nBogor,300\n")
    world.settle()
    report, _ = world.desk.objects[report_key(key)]
    assert "TAYANG" in report.body.decode()
    assert dict(report.facts)["state"] == "live"
