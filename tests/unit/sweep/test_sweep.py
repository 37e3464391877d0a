"""A sweep of files and an audit of objects: in bounded parts, slowly, and only while in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas import basis
from kilas.errors import ChainTooLong
from kilas.messages import LONGEST_CHAIN, Look
from kilas.pages.page import FRAME
from kilas.ports import Output
from kilas.sweep.sweep import Pace, Paces, Queues
from kilas.sweeps import Audit, Audited, Sweep
from kilas.wiring import sweep_over
from tests.fakes.objects import FakeContent, FakeShelf
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue, FakeSweepQueue
from tests.fakes.table import FakeTable
from tests.fakes.world import World
from tests.logs import logged
from tests.newsroom import article_file, site_yaml
from tests.unit.publish.publishing import newspaper

if TYPE_CHECKING:
    from collections.abc import Callable


class Sweeping:
    """Sweep over buckets of a test's own; each message lists `keys` keys."""

    def __init__(self, keys: int) -> None:
        self.clock = FakeClock()
        self.content, self.site, self.desk = FakeContent(self.clock.now), FakeShelf(), FakeShelf()
        self.files, self.photos = FakeLookQueue(), FakeLookQueue()
        self.pages, self.onward = FakePagesQueue(FakeClock().now), FakeSweepQueue()
        self.sweep = sweep_over(
            FakeTable(),
            self.content,
            {"site": self.site, "desk": self.desk},
            Queues(self.files, self.photos, self.pages, self.onward),
            Paces(Pace(keys, 5), Pace(keys, 50), Pace(keys, 2)),
        )

    def to_the_end(self, message: Sweep | Audit) -> int:
        """Work on a message and on all that follow it; returns how many there were."""
        self.sweep(message)
        worked = 1
        while self.onward.messages:
            self.sweep(self.onward.messages.pop(0))
            worked += 1
        return worked


def put(shelf: FakeShelf, *keys: str) -> None:
    for key in keys:
        shelf.put(key, Output(b"x", "text/plain", "no-store"), "0a", over=None)


@pytest.mark.parametrize(
    ("files", "messages"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (6, 3), (7, 3)]
)
def test_a_sweep_names_every_file_in_bounded_parts(files: int, messages: int) -> None:
    sweeping = Sweeping(keys=3)
    keys = [f"articles/{number} é.md" for number in range(files)]
    for key in [*keys, "pages/tentang.md", "media/a.jpg", "site.yaml"]:
        sweeping.content.put(key, b"x")
    for key in keys[1:2]:
        sweeping.content.remove(key)
    assert sweeping.to_the_end(Sweep("articles/")) == messages
    looks = [Look(key, trace=False) for key in keys]
    assert sweeping.files.messages == looks, "a deletion may be what was missed"
    assert sweeping.onward.seconds == [5] * (messages - 1)


def test_a_sweep_of_photos_has_a_queue_and_a_pace_of_its_own() -> None:
    sweeping = Sweeping(keys=1)
    sweeping.content.put("media/a.jpg", b"x")
    sweeping.sweep(Sweep("media/", basis=""))
    assert (sweeping.photos.messages, sweeping.files.messages) == (
        [Look("media/a.jpg", trace=False)],
        [],
    )
    assert sweeping.onward.messages == [Sweep("media/", "media/a.jpg", 2)]
    assert sweeping.onward.seconds == [50]


@given(st.sets(st.text("abc/", min_size=1, max_size=4)), st.integers(1, 4))
def test_an_audit_names_the_page_of_every_object_once(keys: set[str], at_once: int) -> None:
    sweeping = Sweeping(at_once)
    put(sweeping.desk, *(f"articles/{key}.txt" for key in keys))
    sweeping.to_the_end(Audit("desk"))
    assert {name: len(sent) for name, sent in sweeping.pages.groups.items()} == {
        f"report|articles/{key}": 1 for key in keys
    }


def test_an_audit_of_photos_names_those_that_were_uploaded() -> None:
    sweeping = Sweeping(keys=9)
    sweeping.content.put("media/a.jpg", b"x")
    sweeping.sweep(Audit("media"))
    assert list(sweeping.pages.groups) == ["photo|media/a.jpg", "report|media/a.jpg"]


def test_an_audit_delivered_again_names_the_pages_again() -> None:
    """The queue of pages would drop a message that equals one of five minutes ago."""
    sweeping = Sweeping(keys=9)
    put(sweeping.site, "index.html")
    for _ in range(2):
        sweeping.sweep(Audit("site"))
    assert len(sweeping.pages.groups["front|"]) == 2


@pytest.mark.parametrize(
    ("over", "orphans"),
    [
        ("site", ["2019/01/yatim.html", "topik/yatim/index.html", "media/yatim.jpg"]),
        ("desk", ["articles/yatim.md.txt"]),
    ],
)
def test_an_audit_ends_objects_without_a_reason(over: Audited, orphans: list[str]) -> None:
    world = newspaper()
    world.paces = Paces(objects=Pace(2, 2))
    world.wire()
    shelf = {"site": world.site, "desk": world.desk}[over]
    right = dict(shelf.objects)
    put(shelf, *orphans)
    world.sweep_queue.send([Audit(over)], 0)
    world.settle()
    assert shelf.objects == right


@pytest.mark.parametrize("message", [Sweep("articles/"), *map(Audit, get_args(Audited))])
def test_a_chain_without_an_end_is_ended(message: Sweep | Audit) -> None:
    sweeping = Sweeping(keys=1)
    after = '["a", "a"]'  # a place in the table, and a text for the others
    sweeping.sweep(replace(message, after=after, link=LONGEST_CHAIN))
    with pytest.raises(ChainTooLong, match=f"number {LONGEST_CHAIN + 1} of its chain"):
        sweeping.sweep(replace(message, after=after, link=LONGEST_CHAIN + 1))
    assert sweeping.onward.messages == []


def test_each_part_is_a_line_of_the_log_that_says_how_far_it_is() -> None:
    sweeping = Sweeping(keys=2)
    for number in range(3):
        sweeping.content.put(f"articles/{number}.md", b"x")
    with logged() as lines:
        sweeping.to_the_end(Sweep("articles/"))
    told = [(line["what"], line["reached"], line["keys"], line["last"]) for line in lines()]
    assert told == [
        ("articles/*", "articles/1.md", 2, False),
        ("articles/*", "", 4, True),  # at most so many keys
    ]


# --- which sweep is in force -----------------------------------------------------------------


def large_newspaper() -> World:
    """A newspaper of nine articles, which a sweep lists in five parts."""
    world = World()
    world.paces = Paces(files=Pace(2, 5), objects=Pace(2, 2))
    world.wire()
    world.upload("site.yaml", site_yaml())
    for number in range(9):
        world.upload(f"articles/berita-{number}.md", article_file(title=f"Berita {number}"))
    world.settle()
    return world


def parts_swept(world: World, do: Callable[[], None]) -> list[str]:
    """What each part of a sweep listed, while something is done and all that follows from it."""
    with logged() as lines:
        do()
        world.settle()
    return [line["what"] for line in lines() if line["message"] == "swept"]


def save(world: World, title: str) -> None:
    """Save site.yaml; it comes into force at once, and its sweep waits."""
    world.upload("site.yaml", site_yaml(title=title))
    world.look_at(world.content.changed.pop())
    plan_all(world)
    world.publish_batch(world.pages_queue.groups.pop(FRAME.id))
    plan_all(world)


def plan_all(world: World) -> None:
    numbers = world.unplanned
    world.plan(numbers)
    world.planned |= set(numbers)


def test_ten_saves_of_the_settings_are_one_sweep() -> None:
    world = large_newspaper()
    once = parts_swept(world, lambda: save(world, "Warta"))
    assert once.count("articles/*") == 5

    def ten() -> None:
        for number in range(10):
            save(world, f"Warta {number}")

    assert parts_swept(world, ten) == once


def test_a_sweep_in_its_midst_ends_where_other_settings_are_in_force() -> None:
    world = large_newspaper()

    def two() -> None:
        save(world, "Warta")
        world.sweep.take([world.sweep_queue.messages.pop()])
        assert [each.link for each in world.sweep_queue.messages] == [1, 2]
        save(world, "Harian")

    swept = parts_swept(world, two)
    assert swept.count("articles/*") == 1 + 5
    front = world.site.text("2026/11/berita-0.html")
    assert "Harian" in front


def test_a_wrong_upload_of_the_settings_ends_no_sweep() -> None:
    """It brings no other rules, so no sweep would follow."""
    world = large_newspaper()

    def wrong_in_the_midst() -> None:
        save(world, "Warta")
        world.sweep.take([world.sweep_queue.messages.pop()])
        world.upload("site.yaml", "title: [rusak\n")
        world.settle()

    assert parts_swept(world, wrong_in_the_midst).count("articles/*") == 5


def test_a_release_ends_no_sweep_that_only_a_rebuild_makes() -> None:
    world = large_newspaper()

    def release_in_a_rebuild() -> None:
        world.tick(rebuild=True)
        plan_all(world)
        world.records.renew_release("r2")

    swept = parts_swept(world, release_in_a_rebuild)
    of_one = {"list", "links", "waits", "follow-ups"}
    audits = {f"audit of {over}" for over in get_args(Audited) if over not in of_one}
    assert {"media/*", "articles/*", *audits} <= set(swept)
    assert swept.count("articles/*") == 5, "that of the release alone"


def test_a_sweep_message_delivered_twice_and_lost_parts_do_no_harm() -> None:
    world = large_newspaper()
    save(world, "Warta")
    world.sweep_queue.messages *= 2
    world.settle()
    for number in range(9):
        assert "Warta" in world.site.text(f"2026/11/berita-{number}.html")


def test_the_basis_tells_settings_apart_by_what_they_say() -> None:
    world = World()
    world.upload("site.yaml", site_yaml(title="Kabar"))
    world.settle()
    first = world.records.site()
    assert basis.of_site(first) in world.records.bases()
    world.upload("site.yaml", site_yaml(title="Warta"))
    world.settle()
    assert basis.of_site(first) not in world.records.bases()
