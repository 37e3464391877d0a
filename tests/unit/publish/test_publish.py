"""A batch of messages: each page is made true, and one that fails leaves the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.batches import Batch
from kilas.messages import LONGEST_CHAIN, PageMessage
from kilas.pages import desired as composing
from kilas.pages.desired import Desired
from kilas.pages.desk import report_key
from kilas.pages.serving import digest_of
from kilas.ports import Delivery, Output
from kilas.publish import publish as publishing
from kilas.publish.publish import Publish
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.newsroom import article
from tests.fakes.world import World
from tests.logs import logged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.pages.page import PageRef

FRONT, FEED = PageMessage("newest|all", "e1"), PageMessage("feed|", "e1")
MISSING = PageMessage("fixed|/404.html", "e1")
BROKEN = PageMessage("nonesuch|x", "e1")
SITE = "title: Kabar Kilas\nbase_url: https://kabar-kilas.example\n"
ARTICLE = "---\ntitle: Banjir\ndate: 2026-11-01\n---\nAir surut.\n"


@pytest.fixture
def world() -> World:
    world = World()
    world.upload("site.yaml", SITE)
    world.upload("articles/banjir.md", ARTICLE)
    world.settle()
    world.site.puts.clear()
    world.cdn.purged.clear()
    return world


def publish(world: World, messages: Mapping[str, PageMessage]) -> list[str]:
    """Publish a batch with all the time in the world; the ids of those that must come again."""
    deliveries = [Delivery(id_, message) for id_, message in messages.items()]
    return world.publish.batch(deliveries, Batch(FakeInbox(), lambda: AN_HOUR, spare=10))


class Pages:
    """Stands in for `compose`: what ought to stand at each address, or what goes wrong."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.outputs: dict[str, dict[str, Output | None]] = {}
        self.asked: list[tuple[str, int]] = []
        monkeypatch.setattr(publishing, "desired", self.desired)

    def desired(self, page: PageRef, *_: object) -> Desired:
        self.asked.append((page.text, page.start))
        return Desired(self.outputs[page.text])


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    return Pages(monkeypatch)


def html(text: str) -> Output:
    return Output(text.encode(), "text/html", "public, max-age=0")


# --- one page --------------------------------------------------------------------------------


def test_a_page_is_put_left_alone_and_deleted(world: World, pages: Pages) -> None:
    for wanted in (html("satu"), html("satu"), html("dua"), None, None):
        pages.outputs = {"newest|all": {"/": wanted}}
        world.publish.page(FRONT)
    assert world.site.puts == ["index.html"] * 2
    assert world.site.digest("index.html") is None


def test_other_headers_are_another_page(world: World, pages: Pages) -> None:
    served = [html("satu"), Output(b"satu", "text/html", "no-store")]
    served.append(Output(b"satu", "text/html", "no-store", redirect="/dua.html"))
    for wanted in served:
        pages.outputs = {"newest|all": {"/": wanted}}
        world.publish.page(FRONT)
    assert len(world.site.puts) == 3
    assert len({digest_of(each) for each in served}) == 3


def test_a_desk_report_stands_with_the_editors(world: World, pages: Pages) -> None:
    pages.outputs = {"desk|articles/a.md": {"articles/a.md.txt": html("TAYANG")}}
    assert world.publish.page(PageMessage("desk|articles/a.md", "e1")) == []
    assert world.desk.text("articles/a.md.txt") == "TAYANG"
    assert "articles/a.md.txt" not in world.site.objects


def test_a_sitemap_marks_its_month(world: World, pages: Pages) -> None:
    message = PageMessage("sitemap|2025-01", "e1")
    for wanted in (html("x"), None, None):
        pages.outputs = {"sitemap|2025-01": {"/sitemaps/2025-01.xml": wanted}}
        world.publish.page(message)
        assert ("2025-01" in world.records.months()) == (wanted is not None)


@pytest.mark.parametrize(
    ("comments", "stale"), [("", 5), ("comments: closed\n", 60), ("comments: off\n", 60)]
)
def test_who_has_commented_soon_sees_it_on_the_page(
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


# --- a sweep ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "orphans"),
    [
        ("site", ["2019/01/yatim.html", "topik/yatim/index.html", "media/yatim.jpg"]),
        ("desk", ["articles/yatim.md.txt"]),
    ],
)
def test_a_sweep_finds_what_stands_without_a_reason_in_bounded_parts(
    world: World, monkeypatch: pytest.MonkeyPatch, room: str, orphans: list[str]
) -> None:
    monkeypatch.setattr(composing, "KEYS_AT_ONCE", 2)
    shelf = {"site": world.site, "desk": world.desk}[room]
    right = dict(shelf.objects)
    for key in orphans:
        shelf.put(key, html("yatim"), "0a")
    world.publish.page(PageMessage(f"sweep|{room}:", "e1"))
    assert sum(map(len, world.pages_queue.groups.values())) <= 3
    world.settle()
    assert shelf.objects == right


def test_a_sweep_of_photos_names_those_that_were_uploaded(world: World) -> None:
    world.content.put("media/a.jpg", b"x")
    world.publish.page(PageMessage("sweep|media:", "e1"))
    assert list(world.pages_queue.groups) == ["photo|media/a.jpg", "desk|media/a.jpg"]


def test_what_cannot_be_swept_is_a_message_that_fails(world: World) -> None:
    assert publish(world, {"1": PageMessage("sweep|lain:", "e1")}) == ["1"]


# --- a batch ---------------------------------------------------------------------------------


def test_a_page_that_can_not_be_made_leaves_the_others_alone(world: World) -> None:
    world.site.objects.clear()
    messages = {"1": FRONT, "2": BROKEN, "3": FEED, "4": BROKEN, "5": MISSING}
    assert publish(world, messages) == ["2", "4"]
    assert set(world.site.objects) == {"index.html", "feed.xml", "404.html"}


def test_all_messages_of_a_page_are_one_render_from_the_least_start(
    world: World, pages: Pages
) -> None:
    pages.outputs = {"month|all:2026-11": {}, "newest|all": {}}
    month = [PageMessage("month|all:2026-11", f"e{start}", start=start) for start in (4, 2, 9)]
    messages = {"1": month[0], "2": FRONT, "3": month[1], "4": month[2]}
    assert publish(world, messages) == []
    assert pages.asked == [("month|all:2026-11", 2), ("newest|all", 1)]


def test_photos_are_made_after_the_pages(world: World, pages: Pages) -> None:
    names = ["photo|media/a.jpg", "newest|all", "photo|media/b.jpg", "feed|"]
    pages.outputs = {name: {} for name in names}
    publish(world, {name: PageMessage(name, "e1") for name in names})
    asked = [text for text, _ in pages.asked]
    assert asked == ["newest|all", "feed|", "photo|media/a.jpg", "photo|media/b.jpg"]


def test_what_is_left_of_a_page_is_handed_back_as_a_whole(world: World, pages: Pages) -> None:
    pages.outputs = {"newest|all": {}, "feed|": {}, "month|all:2026-11": {}}
    clock = iter([9_000])
    inbox = FakeInbox()
    texts = ["newest|all", "feed|", "feed|", "month|all:2026-11", "feed|"]
    deliveries = [Delivery(str(n), PageMessage(text, f"e{n}")) for n, text in enumerate(texts)]
    left = world.publish.batch(deliveries, Batch(inbox, lambda: next(clock), spare=10))
    assert [text for text, _ in pages.asked] == ["newest|all"]
    assert left == inbox.handed_back == ["1", "2", "4", "3"]


def test_each_page_is_one_line_of_the_log(world: World, pages: Pages) -> None:
    pages.outputs = {"newest|all": {"/": html("x"), "/2/": None, "/3/": None}}
    world.site.put("2/index.html", html("lama"), "0a")
    sent = [PageMessage("newest|all", "e1", uploads=("v1",)), PageMessage("newest|all", "e2")]
    with logged() as lines:
        publish(world, {"1": sent[0], "2": sent[1]})
        publish(world, {"3": sent[1]})
    first, second = lines()
    assert (first["page"], first["causes"], first["uploads"]) == (
        "newest|all",
        ["e1", "e2"],
        ["v1"],
    )
    assert first["made"] == {"put": ["/"], "deleted": ["/2/"], "same": ["/3/"]}
    assert second["made"] == {"same": ["/", "/2/", "/3/"]}


def test_a_chain_without_an_end_is_ended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "KEYS_AT_ONCE", 1)
    last = PageMessage("sweep|site:", "e1", link=LONGEST_CHAIN - 1)
    assert publish(world, {"1": last}) == []
    links = {m.link for group in world.pages_queue.groups.values() for m in group}
    assert links == {LONGEST_CHAIN}
    with logged() as lines:
        assert publish(world, {"2": PageMessage("sweep|site:", "e1", link=LONGEST_CHAIN)}) == ["2"]
    assert [line["level"] for line in lines()] == ["ERROR"]


def test_messages_of_a_page_that_fails_all_fail(world: World, pages: Pages) -> None:
    """In their group the later ones must not overtake the first."""
    pages.outputs = {"feed|": {}}
    front = [PageMessage("newest|all", f"e{number}") for number in range(3)]
    messages = {"1": front[0], "2": FEED, "3": front[1], "4": front[2]}
    assert publish(world, messages) == ["1", "3", "4"]


# --- purging ---------------------------------------------------------------------------------


def gone(page: str) -> PageMessage:
    return PageMessage(page, "e2", purge=True)


def test_what_was_taken_away_is_purged_in_one_request(world: World, pages: Pages) -> None:
    pages.outputs = {
        "newest|all": {"/": html("x")},
        "photo|media/a.jpg": {"/media/a.jpg": None},
        "feed|": {"/feed.xml": html("x")},
    }
    messages = {"1": FRONT, "2": gone("photo|media/a.jpg"), "3": gone("newest|all"), "4": FEED}
    assert publish(world, messages) == []
    assert world.cdn.purged == ["/", "/media/a.jpg"]
    assert world.calls["FakeCdn.purge"] == 1


def test_the_pages_of_a_month_are_too_many_to_purge(world: World, pages: Pages) -> None:
    pages.outputs = {"month|all:2026-11": {f"/arsip/2026/11/{n}/": html("x") for n in range(200)}}
    assert publish(world, {"1": gone("month|all:2026-11")}) == []
    assert world.cdn.purged == []


def test_ordinary_publishing_purges_nothing(world: World) -> None:
    publish(world, {"1": FRONT, "2": FEED})
    assert world.calls["FakeCdn.purge"] == 0


def test_a_page_is_purged_even_where_it_was_right_already(world: World) -> None:
    """A retry after a crash between put and purge finds nothing to put."""
    publish(world, {"1": gone("newest|all")})
    assert world.site.puts == []
    assert world.cdn.purged == ["/"]


def test_a_page_that_failed_is_not_purged(world: World) -> None:
    assert publish(world, {"1": gone("nonesuch|x")}) == ["1"]
    assert world.cdn.purged == []


class UnwillingCdn:
    """CloudFront with as many invalidations in progress as it takes."""

    def purge(self, paths: Sequence[str]) -> None:
        raise RuntimeError(f"too many invalidations: {paths}")


def test_a_refused_purge_fails_no_page_and_is_told(world: World) -> None:
    world.publish = Publish(
        world.sources, world.site, world.desk, world.pages_queue, UnwillingCdn()
    )
    messages = {"1": FRONT, "2": gone("feed|"), "3": FEED, "4": MISSING}
    with logged() as lines:
        assert publish(world, messages) == []
    [told] = [line for line in lines() if line["level"] == "ERROR"]
    assert (told["message"], told["addresses"]) == ("not purged", ["/feed.xml"])


def test_what_was_taken_away_is_purged_before_its_message_is_gone(
    world: World, pages: Pages
) -> None:
    """What is acknowledged never comes again, and its purge would be lost with the batch."""
    pages.outputs = {"newest|all": {"/": html("x")}, "feed|": {"/feed.xml": html("x")}}
    steps: list[str] = []

    class Steps(FakeInbox):
        def acknowledge(self, deliveries: Sequence[Delivery[object]]) -> None:
            super().acknowledge(deliveries)
            steps.append(f"purged {world.cdn.purged}")

    world.publish.batch(
        [Delivery("1", gone("newest|all")), Delivery("2", gone("feed|"), received=2)],
        Batch(Steps(), lambda: AN_HOUR, spare=10),
    )
    assert steps == ["purged ['/']"]
    assert world.cdn.purged == ["/", "/feed.xml"]


def test_a_removed_article_is_purged_where_it_was_seen(world: World) -> None:
    world.content.remove("articles/banjir.md")
    world.look_at("articles/banjir.md")
    world.plan(world.unplanned)
    batch = [message for group in world.pages_queue.groups.values() for message in group]
    publish(world, {str(number): message for number, message in enumerate(batch)})
    assert {"/", "/2026/11/banjir.html", "/feed.xml"} <= set(world.cdn.purged)
    assert not any(path.startswith("articles/") for path in world.cdn.purged)
    assert article().url not in world.cdn.purged


def test_a_report_on_a_long_name_comes_stays_and_goes(world: World) -> None:
    key = f"articles/{'a' * 1_012}.md"
    world.upload(key, ARTICLE)
    world.settle()
    assert f"{key}\n" in world.desk.objects[report_key(key)][0].body.decode()
    assert all(len(f"desk/{place}".encode()) <= 1_024 for place in world.desk.objects)
    world.publish.page(PageMessage("sweep|desk:", "e1"))
    world.settle()
    assert report_key(key) in world.desk.objects, "the sweep took it for another file's"
    world.content.remove(key)
    world.settle()
    assert report_key(key) not in world.desk.objects
