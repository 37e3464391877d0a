"""The proof can fail: without any one of the rules that keep a history safe, it finds one that
does not converge."""

from __future__ import annotations

import itertools
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.changes import NameChanged
from kilas.plan import rules
from kilas.plan.affected import AFFECTED
from kilas.ports import Delete, ItemKey, Put
from tests.converge.histories import Newsroom
from tests.converge.playing import play_the_same
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.batches import all_of
from tests.fakes.incomplete import without
from tests.fakes.process import Process
from tests.fakes.queues import FakePagesQueue
from tests.fakes.table import FakeTable
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kilas.messages import PageMessage
    from kilas.plan.affected import Affected
    from kilas.ports import Write
    from tests.converge.histories import Start

STEPS = 8
"""The next upload would heal what a long history breaks."""


class TableWithoutRevisions(FakeTable):
    """Writes a record whatever it has become since it was read."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([_unconditional(write) for write in writes])


class TableWithoutTombstones(FakeTable):
    """Leaves nothing where a file is gone."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([_no_tombstone(write) for write in writes])


def _no_rule(_newsroom: Newsroom) -> None:
    """Takes a rule out of a machine."""


class OneArticle(Newsroom):
    """Uploads and deletions of one article, whose notices meet overlapping invocations."""

    keys = ("articles/a.md",)
    something_else = crash = _no_rule

    def _deliverable(self) -> list[Start]:
        return [self._s3_notifies] if self.world.content.changed else []


class WithoutRevisions(OneArticle):
    new_table = TableWithoutRevisions


class OnePage(OneArticle):
    """The pages of one article, each with messages for more than one invocation."""

    def _deliverable(self) -> list[Start]:
        name_what_is_stale(self.world)
        return [self._publish_gets_a_batch] if self._publishable() else []


def name_what_is_stale(world: World) -> None:
    """Bring the table up to date, and publish nothing."""
    while world.content.changed or world.waiting_functions or world.unplanned:
        while world.content.changed:
            world.look_at(world.content.changed.pop(0))
        for function in world.waiting_functions:
            function.take(all_of(function))
        numbers = world.unplanned
        world.plan(numbers)
        world.planned |= set(numbers)


@pytest.mark.parametrize("newsroom", [OneArticle, OnePage])
def test_with_the_rules_the_same_histories_converge(newsroom: type[Newsroom]) -> None:
    play_the_same(newsroom, histories=100, steps=STEPS)


def test_without_revisions_a_history_does_not_converge() -> None:
    with pytest.raises(AssertionError):
        play_the_same(WithoutRevisions, histories=5000, steps=STEPS)


def test_with_two_writers_of_a_page_the_slower_brings_back_what_was_there() -> None:
    """Random histories seldom meet it."""
    boundaries = range(1, 12)
    assert not any(harmed_by_a_slow_writer(each, busy=["front|"]) for each in boundaries)
    assert any(harmed_by_a_slow_writer(each, busy=[]) for each in boundaries)


def harmed_by_a_slow_writer(boundary: int, busy: Sequence[str]) -> bool:
    """Whether the site ends otherwise than a rebuild, if an article changes when a run of publish
    has come so far with the front page. Nobody else writes the pages that are `busy` meanwhile.
    """
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    a_story_stands(world, "a")
    slow = Process(partial(world.publish_batch, world.pages_queue.groups.pop("front|")))
    for _ in range(boundary):
        if not slow.over:
            slow.step()
    world.upload("articles/a.md", front_matter(title="Sawah", date="2026-11-02") + "Isi.\n")
    world.settle(busy)
    slow.finish()
    world.settle()
    return not ends_as_a_rebuild(world)


def test_without_tombstones_a_slower_run_brings_a_deleted_file_back() -> None:
    assert not harmed_by_a_deletion(FakeTable)
    assert harmed_by_a_deletion(TableWithoutTombstones)


def harmed_by_a_deletion(table: type[FakeTable]) -> bool:
    """Whether a run that a file's first deletion overtakes, at any boundary, ends otherwise than a
    rebuild. Random histories seldom meet it.
    """
    for boundary in itertools.count(1):
        world = new_world(table())
        world.upload("site.yaml", GOOD_SITE)
        world.settle()
        world.upload("articles/a.md", front_matter(title="Pasar", date="2026-11-02") + "Isi.\n")
        slow = Process(partial(world.look_at, "articles/a.md"))
        for _ in range(boundary):
            if not slow.over:
                slow.step()
        overtaken_at_its_end = slow.over
        world.content.remove("articles/a.md")
        world.settle()
        slow.finish()
        world.settle()
        if not ends_as_a_rebuild(world):
            return True
        if overtaken_at_its_end:
            return False
    raise AssertionError


def test_without_the_rule_of_names_a_redirect_is_missing() -> None:
    assert ends_as_a_rebuild(an_address_that_was_taken_meanwhile(AFFECTED))
    left_out = without(NameChanged, rules.address)
    assert not ends_as_a_rebuild(an_address_that_was_taken_meanwhile(left_out))


def an_address_that_was_taken_meanwhile(affected: Affected) -> World:
    """Its owner has it again before ingest hears of either: the owner's record stays as it was."""
    world = new_world(affected=affected)
    world.upload("site.yaml", GOOD_SITE)
    fields = {"title": "Pasar", "date": "2026-11-02", "section": "politik"}
    first, other = (front_matter(**fields, aliases=each) for each in ("[/lama.html]", "[]"))
    world.upload("articles/b.md", first)
    world.upload("articles/a.md", other)
    world.settle()
    for text in (first, other):
        world.upload("articles/a.md", text)
        world.look_at("articles/a.md")
    world.settle()
    return world


def ends_as_a_rebuild(world: World) -> bool:
    return world.shown() == rebuilt(world).shown()


def _unconditional(write: Write) -> Write:
    if isinstance(write, Put) and write.expect and write.expect.attribute == "revision":
        return replace(write, expect=None)
    return write


def _no_tombstone(write: Write) -> Write:
    if isinstance(write, Put) and '"status":"gone"' in write.item.get("record", ""):
        return Delete(ItemKey(write.item["pk"], write.item["sk"]), write.expect)
    return write


class QueueWithALateClock(FakePagesQueue):
    """Says of each message that it was sent an hour before."""

    def sent(self, message: PageMessage) -> datetime | None:
        moment = super().sent(message)
        return moment - timedelta(hours=1) if moment else None


def test_a_message_that_is_older_than_its_page_is_passed_over_and_a_newer_one_is_not() -> None:
    """With a clock that is behind, a newer one would be."""
    assert ends_as_a_rebuild(a_burst_of_stories(FakePagesQueue))
    assert not ends_as_a_rebuild(a_burst_of_stories(QueueWithALateClock))


def a_burst_of_stories(queue: type[FakePagesQueue]) -> World:
    """The front page is made after two of three messages about it were sent."""
    world = new_world()
    world.pages_queue = queue(world.clock.now)
    world.wire()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    for name in ("a", "b"):
        a_story_stands(world, name)
    front = world.pages_queue.groups["front|"]
    assert len(front) == 2
    world.clock.time += timedelta(minutes=1)
    world.publish_batch([front.pop(0)])
    made = world.site.puts.count("index.html")
    world.clock.time += timedelta(minutes=1)
    a_story_stands(world, "c")
    while front:
        world.publish_batch([front.pop(0)])
        assert world.site.puts.count("index.html") == made + (not front and not late(queue))
    world.settle()
    return world


def late(queue: type[FakePagesQueue]) -> bool:
    return queue is QueueWithALateClock


def a_story_stands(world: World, name: str) -> None:
    """Everything up to the messages about lists."""
    world.upload(f"articles/{name}.md", front_matter(title=name, date="2026-11-02") + "Isi.\n")
    name_what_is_stale(world)
    world.publish_batch(world.pages_queue.groups.pop(f"address|/2026/11/{name}.html"))
    name_what_is_stale(world)
