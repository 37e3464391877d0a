"""The short way of a story: ingest asks for its page, and publish for the front page.

Both only ask sooner for what plan asks for too. So the queue drops plan's message, and no story
makes a page twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.messages import Look, PageMessage
from kilas.publish.publish import FULL_BATCH
from tests.fakes.queues import DEDUPLICATION
from tests.newsroom import article_file
from tests.unit.publish.publishing import newspaper

if TYPE_CHECKING:
    from tests.fakes.world import World

PAGE = "address|/2026/11/pasar.html"
KEY = "articles/pasar.md"


@pytest.fixture
def world() -> World:
    return newspaper()


def asked(world: World) -> dict[str, list[PageMessage]]:
    """The messages that wait, by page; takes them."""
    found = {page: messages for page, messages in world.pages_queue.groups.items() if messages}
    world.pages_queue.groups = {}
    return found


def plan(world: World) -> None:
    numbers = world.unplanned
    world.plan(numbers)
    world.planned.update(numbers)


def upload(world: World, key: str = KEY, **fields: str) -> dict[str, list[PageMessage]]:
    """Upload a file and have ingest look at it; what waits then."""
    world.upload(key, article_file(**({"title": "Pasar", "date": "2026-11-02"} | fields)))
    world.content.changed.clear()
    world.look_at(key)
    return asked(world)


@pytest.mark.parametrize("late", [timedelta(0), DEDUPLICATION], ids=str)
def test_ingest_asks_for_the_page_with_the_message_that_plan_sends(
    world: World, late: timedelta
) -> None:
    [message] = upload(world)[PAGE]
    assert message.urgent
    world.clock.time += late
    plan(world)
    planned = asked(world).get(PAGE, [])
    assert [each.same_as for each in planned] == ([message.same_as] if late else [])


@pytest.mark.parametrize("fields", [{"title": "Pasar pagi"}, {"withdrawn": "Keliru."}], ids=str)
def test_ingest_asks_where_readers_see_another_page(world: World, fields: dict[str, str]) -> None:
    upload(world)
    world.settle()
    assert PAGE in upload(world, **fields)


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"date": "2026-12-24"}], ids=str)
def test_ingest_asks_for_no_page_that_readers_may_not_see(
    world: World, fields: dict[str, str]
) -> None:
    upload(world)
    world.settle()
    assert PAGE not in upload(world, **fields)


def test_a_duplicate_of_a_notification_asks_for_nothing(world: World) -> None:
    upload(world)
    world.settle()
    world.look_at(KEY)
    assert asked(world) == {}


def test_what_a_sweep_asks_for_is_not_urgent(world: World) -> None:
    world.upload(KEY, article_file(title="Pasar", date="2026-11-02"))
    world.content.changed.clear()
    world.bulk.take([Look(KEY, trace=False)])
    assert asked(world) == {}


def test_publish_asks_for_the_front_page_once_the_article_stands(world: World) -> None:
    world.publish_batch(upload(world)[PAGE])
    [front] = asked(world)["front|"]
    plan(world)
    waiting = asked(world)
    assert "front|" not in waiting, "the queue has dropped it"
    assert "month|all:2026-11" in waiting, "plan asks for the others"
    world.publish_batch([front])
    assert "/2026/11/pasar.html" in world.site.text("index.html")


def test_only_an_editor_s_upload_hurries(world: World) -> None:
    [message] = upload(world)[PAGE]
    world.publish_batch([replace(message, urgent=False)])
    assert asked(world) == {}
    plan(world)
    assert "front|" in asked(world)


def test_a_page_that_stood_as_it_stands_asks_for_nothing(world: World) -> None:
    [message] = upload(world)[PAGE]
    world.publish_batch([message])
    asked(world)
    world.publish_batch([message])
    assert asked(world) == {}


def test_a_static_page_is_not_on_the_front_page(world: World) -> None:
    world.upload("pages/tentang.md", "---\ntitle: Tentang\n---\nIsi.\n")
    world.look_at("pages/tentang.md")
    [message] = asked(world)["address|/p/tentang.html"]
    world.publish_batch([message])
    assert asked(world) == {}


def test_of_the_stories_of_one_batch_one_asks(world: World) -> None:
    messages = [
        message
        for number in range(3)
        for message in upload(world, f"articles/pasar-{number}.md")[
            f"address|/2026/11/pasar-{number}.html"
        ]
    ]
    world.publish_batch(messages)
    assert len(asked(world)["front|"]) == 1
    plan(world)
    assert len(asked(world)["front|"]) == 1, "plan's message is for all three"


def test_a_full_batch_leaves_the_front_page_to_plan(world: World) -> None:
    [message] = upload(world)[PAGE]
    others = [PageMessage(f"list|tag/{number}", "e") for number in range(FULL_BATCH - 1)]
    world.publish_batch([message, *others])
    assert asked(world) == {}
    plan(world)
    assert "front|" in asked(world)
