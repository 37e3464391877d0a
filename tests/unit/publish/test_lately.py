"""A message that was sent before its page was last made asks for nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.batches import Batch
from kilas.errors import Throttled
from kilas.messages import PageMessage, page_body
from kilas.publish.lately import REMEMBERED
from kilas.queues import SKEW, Delivery
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.unit.publish.publishing import FRONT, text

if TYPE_CHECKING:
    from datetime import datetime

    from tests.fakes.world import World
    from tests.unit.publish.publishing import Made

ASKED = ("front|", "", "")
LONG = timedelta(minutes=1)


def publish(world: World, *messages: tuple[PageMessage, datetime | None]) -> list[str]:
    deliveries = [
        Delivery(str(number), page_body(message), sent=sent)
        for number, (message, sent) in enumerate(messages)
    ]
    batch = Batch(FakeInbox(), lambda: AN_HOUR, spare=10, pause=lambda _: None)
    return world.publish.batch(deliveries, batch)


@pytest.fixture(autouse=True)
def front(world: World, made: Made) -> None:
    """The front page was made just now."""
    made.contents = {"front|": {"/": text("satu")}, "archive|": {"/arsip/": text("satu")}}
    publish(world, (FRONT, world.clock.now()))
    made.asked.clear()


def test_what_was_sent_before_is_done(world: World, made: Made) -> None:
    assert publish(world, (FRONT, world.clock.now() - LONG)) == []
    assert made.asked == []


@pytest.mark.parametrize("apart", [-SKEW + timedelta(milliseconds=1), timedelta(0), LONG], ids=str)
def test_what_may_have_been_sent_after_is_made(world: World, made: Made, apart: timedelta) -> None:
    publish(world, (FRONT, world.clock.now() + apart))
    assert made.asked == [ASKED]


def test_one_newer_message_is_enough(world: World, made: Made) -> None:
    now = world.clock.now()
    publish(world, (FRONT, now - LONG), (FRONT, now), (FRONT, now - LONG))
    assert made.asked == [ASKED]


def test_a_message_without_a_time_is_worked_on(world: World, made: Made) -> None:
    publish(world, (FRONT, None))
    assert made.asked == [ASKED]


@pytest.mark.parametrize("more", [{"purge": ("/*",)}, {"purge_changes": True}], ids=str)
def test_what_asks_for_a_purge_is_worked_on(
    world: World, made: Made, more: dict[str, object]
) -> None:
    message = replace(FRONT, **more)
    publish(world, (message, world.clock.now() - LONG))
    assert made.asked == [ASKED]


def test_another_page_is_another_page(world: World, made: Made) -> None:
    publish(world, (PageMessage("archive|", "e"), world.clock.now() - LONG))
    assert made.asked == [("archive|", "", "")]


def test_the_state_may_be_older_than_the_page(world: World, made: Made) -> None:
    """A batch reads once what its pages share, and may take a minute for ten pages."""
    began = world.clock.now()

    def a_minute() -> int:
        world.clock.time += LONG
        return AN_HOUR

    batch = Batch(FakeInbox(), a_minute, spare=10, pause=lambda _: None)
    deliveries = [
        Delivery(page, page_body(PageMessage(page, "e"))) for page in ("archive|", "front|")
    ]
    assert world.publish.batch(deliveries, batch) == []
    assert world.clock.now() > began
    made.asked.clear()
    publish(world, (FRONT, began + SKEW))
    assert made.asked == [ASKED]


def test_a_page_made_in_part_does_not_count(world: World, made: Made) -> None:
    made.contents["month|all:2026-11"] = {"/2026/11/": text("x")}
    part = PageMessage("month|all:2026-11", "e", since="a", until="b")
    whole = replace(part, since="", until="")
    publish(world, (part, world.clock.now()))
    publish(world, (whole, world.clock.now() - LONG))
    assert len(made.asked) == 2
    publish(world, (part, world.clock.now() - LONG))
    assert len(made.asked) == 2, "the whole one has the part"


@pytest.mark.parametrize(
    ("right_from", "since", "is_asked"),
    [("m", "m", False), ("m", "l", True), ("m", "", True), ("", "l", False), ("", "", False)],
)
def test_a_page_that_is_right_from_an_article_on_counts_for_what_is_newer(
    world: World,
    made: Made,
    right_from: str,
    since: str,
    is_asked: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    made.right_from["front|"] = right_from
    publish(world, (replace(FRONT, since="p", until="q"), world.clock.now()))
    made.asked.clear()
    publish(world, (replace(FRONT, since=since, until="z"), world.clock.now() - LONG))
    assert bool(made.asked) is is_asked


def test_a_page_that_failed_does_not_count(world: World, made: Made) -> None:
    made.contents["front|"] = {"/": text("dua")}

    def busy(*_: object) -> None:
        raise Throttled("slow down")

    world.clock.time = later = world.clock.now() + LONG
    world.site.before_change = busy
    assert publish(world, (FRONT, later)) == ["0"]
    world.site.before_change = lambda *_: None
    assert publish(world, (FRONT, later - SKEW)) == []
    assert "dua" in world.site.text("index.html")


def test_so_many_pages_are_remembered(world: World, made: Made) -> None:
    now = world.clock.now()
    for number in range(REMEMBERED):
        made.contents[f"list|tag/{number}"] = {f"/topik/{number}/": text("x")}
        publish(world, (PageMessage(f"list|tag/{number}", "e"), now))
    made.asked.clear()
    publish(world, (FRONT, now - LONG))
    assert made.asked == [ASKED], "the oldest is forgotten"
