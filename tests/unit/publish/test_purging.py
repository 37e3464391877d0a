"""What a batch asks the CDN to forget, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.batches import Batch
from kilas.cdn import EVERYTHING, MOST_PATHS, path_of_tag
from kilas.errors import Throttled
from kilas.messages import PageMessage, page_body
from kilas.pages.sizes import Sizes
from kilas.ports import Output
from kilas.publish.publish import Publish
from kilas.queues import Delivery
from kilas.sweeps import Audit
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.objects import FakeShelf
from tests.logs import logged
from tests.newsroom import article_file
from tests.unit.publish.publishing import ARCHIVE, FRONT, Made, newspaper, publish, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.pages.page import ShelfName
    from kilas.ports import Shelf, Stored
    from tests.fakes.world import World

URL = "/2026/11/banjir.html"


def gone(page: str, *paths: str) -> PageMessage:
    return PageMessage(page, "e2", purge=paths or ("#0a",))


def sent(world: World) -> list[tuple[str, ...]]:
    return [message.paths for message in world.purge_queue.messages]


def test_the_purges_of_a_batch_are_one_message(world: World, made: Made) -> None:
    made.contents = {
        "front|": {"/": text("x")},
        "photo|media/a.jpg": {"/media/a.jpg": None},
        "archive|": {"/arsip/": text("x")},
    }
    photo = gone("photo|media/a.jpg", "/media/a.jpg")
    messages = {"1": FRONT, "2": photo, "3": gone("front|"), "4": ARCHIVE, "5": gone("archive|")}
    assert publish(world, messages) == []
    assert sent(world) == [("#0a", "/media/a.jpg")]


def test_too_many_paths_are_everything(world: World) -> None:
    tags = [f"#{number:02}" for number in range(MOST_PATHS + 1)]
    publish(world, {"1": gone("front|", *tags[:-1])})
    publish(world, {"1": gone("front|", *tags[:-1]), "2": gone("archive|", tags[-1])})
    assert sent(world) == [tuple(tags[:-1]), (EVERYTHING,)]


def test_ordinary_publishing_purges_nothing(world: World) -> None:
    publish(world, {"1": FRONT, "2": ARCHIVE})
    assert sent(world) == []


def test_a_page_is_purged_even_where_it_was_right_already(world: World) -> None:
    """A retry after a crash between put and purge finds nothing to put."""
    publish(world, {"1": gone("front|")})
    assert world.site.puts == []
    assert sent(world) == [("#0a",)]


def test_a_page_that_failed_is_not_purged(world: World) -> None:
    assert publish(world, {"1": gone("nonesuch|x")}) == ["1"]
    assert sent(world) == []


def test_a_report_is_at_no_edge(world: World) -> None:
    publish(world, {"1": gone("report|articles/banjir.md")})
    assert sent(world) == []


def test_the_parts_of_a_page_that_follow_are_purged_too() -> None:
    world = newspaper(Sizes(month_page=1, month_rest=0, month_pages_at_once=1))
    for number in range(3):
        world.upload(f"articles/{number}.md", article_file(date="2026-11-02"))
    world.settle()
    publish(world, {"1": gone("month|all:2026-11")})
    [following] = world.pages_queue.groups["month|all:2026-11"]
    assert following.since
    assert following.purge == ("#0a",)


class BusyQueue:
    """A queue that takes nothing."""

    def send(self, paths: Sequence[str]) -> None:
        raise Throttled(str(paths))


def test_a_page_whose_purge_was_not_sent_comes_again(world: World, made: Made) -> None:
    """All of a batch that was done: any of them may have asked for it."""
    made.contents = {"front|": {"/": text("x")}, "archive|": {"/arsip/": text("x")}}
    shelves: dict[ShelfName, Shelf] = {"site": world.site, "desk": world.desk}
    world.publish = Publish(
        world.pages, shelves, world.pages_queue, world.ingest_queue, BusyQueue(), world.clock
    )
    inbox = FakeInbox()
    deliveries = [
        Delivery("1", page_body(gone("front|"))),
        Delivery("2", page_body(ARCHIVE), received=2),
    ]
    with logged() as lines:
        failed = world.publish.batch(
            deliveries, Batch(inbox, lambda: AN_HOUR, spare=10, pause=lambda _: None)
        )
    assert set(failed) >= {"1"}
    assert set(inbox.later) == set(failed)
    assert inbox.acknowledged == []
    assert "ERROR" not in {line["level"] for line in lines()}, "it rings no alarm"


def test_a_page_is_purged_before_its_message_is_acknowledged(world: World, made: Made) -> None:
    """What is acknowledged never comes again, and its purge would be lost with the batch."""
    made.contents = {"front|": {"/": text("x")}, "archive|": {"/arsip/": text("x")}}
    steps: list[str] = []

    class Steps(FakeInbox):
        def acknowledge(self, deliveries: Sequence[Delivery[object]]) -> None:
            super().acknowledge(deliveries)
            steps.append(f"sent {sent(world)}")

    world.publish.batch(
        [
            Delivery("1", page_body(gone("front|", "#0a"))),
            Delivery("2", page_body(gone("archive|", "#0b")), received=2),
        ],
        Batch(Steps(), lambda: AN_HOUR, spare=10),
    )
    assert steps == ["sent [('#0a',)]"]
    assert sent(world) == [("#0a",), ("#0b",)]


def test_a_removed_article_is_purged_by_its_tag(world: World) -> None:
    world.content.remove("articles/banjir.md")
    world.settle()
    assert set(world.cdn.purged) == {path_of_tag(URL)}


# --- a rebuild -------------------------------------------------------------------------------


def audit(world: World) -> None:
    """Work off the audit of the site."""
    world.sweep.take([Audit("site")])
    while any(world.pages_queue.groups.values()):
        for messages in world.pages_queue.groups.values():
            for message in messages:
                world.publish_batch([message])
            messages.clear()


def test_what_an_audit_finds_wrong_is_purged_and_nothing_else(world: World) -> None:
    world.site.put("2019/01/index.html", Output(b"yatim", "text/html", "public"), "0a", over=None)
    right = world.site.objects["feed.xml"]
    wrong = Output(b"rusak", "text/xml", "public")
    world.site.put("feed.xml", wrong, "0b", over=world.site.stored("feed.xml"))
    audit(world)
    assert world.site.objects["feed.xml"] == right
    assert sorted(sent(world)) == [("/2019/01/", "/2019/01/index.html"), ("/feed.xml",)]
    world.purge_queue.messages.clear()
    audit(world)
    assert sent(world) == []


def test_a_rendition_that_an_audit_finds_wrong_is_purged_with_everything(world: World) -> None:
    """Its address has the sign "~", which CloudFront takes in no path."""
    orphan = Output(b"yatim", "image/jpeg", "public")
    world.site.put("_foto/2026~2Fa.jpg/0a.jpg", orphan, "0a", over=None)
    audit(world)
    assert "_foto/2026~2Fa.jpg/0a.jpg" not in world.site.objects
    assert sent(world) == [(EVERYTHING,)]


def test_the_audit_of_a_list_purges_nothing(world: World) -> None:
    """The articles of a topic link to its page once it stands: nothing was taken away."""
    world.sweep.take([Audit("list", of="all")])
    [message] = [each for group in world.pages_queue.groups.values() for each in group]
    assert message.page == f"address|{URL}"
    assert not message.purge_changes


def test_an_audited_page_that_came_before_is_purged_even_where_it_is_right(world: World) -> None:
    """The run before may have put the page, and have ended before it asked for the purge."""
    body = page_body(PageMessage("archive|", "e1", purge_changes=True))
    batch = Batch(FakeInbox(), lambda: AN_HOUR, spare=10)
    world.publish.batch([Delivery("1", body)], batch)
    assert sent(world) == []
    world.publish.batch([Delivery("1", body, received=2)], batch)
    assert sent(world) == [("/arsip/", "/arsip/index.html")]


class Forgetful(FakeShelf):
    """A shelf whose first answer to a put is lost, although the object stands."""

    def __init__(self) -> None:
        super().__init__()
        self.is_lost = True

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        stored = super().put(key, output, digest, over=over)
        if key == "index.html" and self.is_lost:
            self.is_lost = False
            raise Throttled(key)
        return stored


def test_an_audited_page_whose_put_failed_is_purged_where_the_next_try_finds_it_right(
    world: World, made: Made
) -> None:
    made.contents = {"front|": {"/": text("x")}}
    shelves: dict[ShelfName, Shelf] = {"site": Forgetful(), "desk": world.desk}
    world.publish = Publish(
        world.pages, shelves, world.pages_queue, world.ingest_queue, world.purge_queue, world.clock
    )
    body = page_body(PageMessage("front|", "e1", purge_changes=True))
    batch = Batch(FakeInbox(), lambda: AN_HOUR, spare=10, pause=lambda _: None)
    assert world.publish.batch([Delivery("1", body)], batch) == []
    assert sent(world) == [("/", "/index.html")]


def test_a_rebuild_purges_everything(world: World) -> None:
    """A purge may have been lost although its page is right, so no audit could know."""
    world.tick(rebuild=True)
    world.settle()
    assert set(world.cdn.purged) == {EVERYTHING}
    assert len(world.cdn.purged) <= 3
