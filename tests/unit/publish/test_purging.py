"""Which pages a batch purges, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.batches import Batch
from kilas.messages import PageMessage, page_body
from kilas.publish.publish import Publish
from kilas.queues import Delivery
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.logs import logged
from tests.newsroom import article
from tests.unit.publish.publishing import ARCHIVE, FRONT, MISSING, Made, publish, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.pages.page import ShelfName
    from kilas.ports import Shelf
    from tests.fakes.world import World


def gone(page: str) -> PageMessage:
    return PageMessage(page, "e2", purge=True)


def test_the_purges_of_a_batch_are_one_request(world: World, made: Made) -> None:
    made.contents = {
        "front|": {"/": text("x")},
        "photo|media/a.jpg": {"/media/a.jpg": None},
        "archive|": {"/arsip/": text("x")},
    }
    messages = {"1": FRONT, "2": gone("photo|media/a.jpg"), "3": gone("front|"), "4": ARCHIVE}
    assert publish(world, messages) == []
    assert world.cdn.purged == ["/", "/media/a.jpg"]
    assert world.calls["FakeCdn.purge"] == 1


def test_the_pages_of_a_month_are_too_many_to_purge(world: World, made: Made) -> None:
    made.contents = {"month|all:2026-11": {f"/arsip/2026/11/{n}/": text("x") for n in range(200)}}
    assert publish(world, {"1": gone("month|all:2026-11")}) == []
    assert world.cdn.purged == []


def test_ordinary_publishing_purges_nothing(world: World) -> None:
    publish(world, {"1": FRONT, "2": ARCHIVE})
    assert world.calls["FakeCdn.purge"] == 0


def test_a_page_is_purged_even_where_it_was_right_already(world: World) -> None:
    """A retry after a crash between put and purge finds nothing to put."""
    publish(world, {"1": gone("front|")})
    assert world.site.puts == []
    assert world.cdn.purged == ["/", "/feed.xml"]


def test_a_page_that_failed_is_not_purged(world: World) -> None:
    assert publish(world, {"1": gone("nonesuch|x")}) == ["1"]
    assert world.cdn.purged == []


class UnwillingCdn:
    """CloudFront with as many invalidations in progress as it takes."""

    def purge(self, paths: Sequence[str]) -> None:
        raise RuntimeError(f"too many invalidations: {paths}")


def test_a_refused_purge_fails_no_page_and_is_logged(world: World) -> None:
    shelves: dict[ShelfName, Shelf] = {"site": world.site, "desk": world.desk}
    world.publish = Publish(world.pages, shelves, world.pages_queue, UnwillingCdn())
    messages = {"1": FRONT, "2": gone("list|tag/air"), "3": ARCHIVE, "4": MISSING}
    with logged() as lines:
        assert publish(world, messages) == []
    [told] = [line for line in lines() if line["level"] == "ERROR"]
    assert (told["message"], told["addresses"]) == ("not purged", ["/topik/air/"])


def test_a_page_is_purged_before_its_message_is_acknowledged(world: World, made: Made) -> None:
    """What is acknowledged never comes again, and its purge would be lost with the batch."""
    made.contents = {"front|": {"/": text("x")}, "list|tag/air": {"/topik/air/": text("x")}}
    steps: list[str] = []

    class Steps(FakeInbox):
        def acknowledge(self, deliveries: Sequence[Delivery[object]]) -> None:
            super().acknowledge(deliveries)
            steps.append(f"purged {world.cdn.purged}")

    world.publish.batch(
        [
            Delivery("1", page_body(gone("front|"))),
            Delivery("2", page_body(gone("list|tag/air")), received=2),
        ],
        Batch(Steps(), lambda: AN_HOUR, spare=10),
    )
    assert steps == ["purged ['/']"]
    assert world.cdn.purged == ["/", "/topik/air/"]


def test_a_removed_article_is_purged_where_it_was_seen(world: World) -> None:
    world.content.remove("articles/banjir.md")
    world.look_at("articles/banjir.md")
    world.plan(world.unplanned)
    batch = [message for group in world.pages_queue.groups.values() for message in group]
    publish(world, {str(number): message for number, message in enumerate(batch)})
    assert {"/", "/2026/11/banjir.html", "/feed.xml"} <= set(world.cdn.purged)
    assert not any(path.startswith("articles/") for path in world.cdn.purged)
    assert article().url not in world.cdn.purged
