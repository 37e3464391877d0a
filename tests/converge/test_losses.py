"""An operator's {"rebuild": true} to the clock makes good what was lost permanently."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis.stateful import precondition, rule

from tests.converge.histories import PLACES, Newsroom, assert_same
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.converge.sources import photo as a_photo
from tests.fakes.incomplete import without_audits
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.queues import FakeLookQueue, FakeSweepQueue

HISTORIES = 150


class Losses(Newsroom):
    """A newsroom in which notices, messages and parts of the stream disappear."""

    def __init__(self) -> None:
        super().__init__()
        self.lost = False

    @precondition(lambda self: self._losable())
    @rule(kind=PLACES, place=PLACES)
    def something_is_lost(self, kind: int, place: int) -> None:
        losable = self._losable()
        losable[kind % len(losable)](place)
        self.lost = True

    def all_ends(self) -> None:
        self._finish_all()
        self.world.settle()
        if self.lost:
            self.world.tick(rebuild=True)
            self.lost = False
        super().all_ends()

    def _losable(self) -> list[Callable[[int], None]]:
        return [
            *([self._lose_notice] if self.world.content.changed else []),
            *(partial(self._lose_message, each.queue) for each in self.world.waiting_functions),
            *([self._lose_change] if self._plannable() else []),
            *([self._lose_pages] if self._publishable() else []),
        ]

    def _lose_notice(self, place: int) -> None:
        changed = self.world.content.changed
        changed.pop(place % len(changed))

    def _lose_message(self, queue: FakeLookQueue | FakeSweepQueue, place: int) -> None:
        queue.messages.pop(place % len(queue.messages))

    def _lose_change(self, place: int) -> None:
        numbers = self._plannable()
        self.world.planned.add(numbers[place % len(numbers)])

    def _lose_pages(self, place: int) -> None:
        groups = self._publishable()
        self.world.pages_queue.groups.pop(groups[place % len(groups)])


def test_what_was_lost_is_made_good() -> None:
    play(Losses, histories=HISTORIES, steps=20)


# --- each loss by itself ---------------------------------------------------------------------

ARTICLE = front_matter(title="Pasar", date="2026-11-02", section="politik", tags="[air]") + "Isi.\n"


def upload(world: World) -> None:
    world.upload("articles/b.md", ARTICLE)


def edit(world: World) -> None:
    world.upload("articles/a.md", ARTICLE.replace("Isi", "Isi lain"))


def withdraw(world: World) -> None:
    world.upload("articles/a.md", ARTICLE.replace("title", "withdrawn: Keliru.\ntitle"))


def delete(world: World) -> None:
    world.content.remove("articles/a.md")


def comment(world: World) -> None:
    world.comment("a", "Pembaca", "Setuju")


def photo(world: World) -> None:
    world.upload("media/foto.png", a_photo(1))


@pytest.mark.parametrize("happens", [upload, edit, withdraw, delete, comment, photo])
@pytest.mark.parametrize("lost", ["notice", "change", "page"])
def test_one_loss_is_made_good(happens: Callable[[World], None], lost: str) -> None:
    world = after_a_loss(new_world(), happens, lost)
    with pytest.raises(AssertionError):
        assert_same(world, rebuilt(world))
    world.tick(rebuild=True)
    world.settle()
    assert_same(world, rebuilt(world))


@pytest.mark.parametrize("lost", ["change", "page"])
def test_a_rebuild_that_left_out_stored_objects_would_leave_a_deleted_page(lost: str) -> None:
    world = new_world(affected=without_audits())
    after_a_loss(world, delete, lost)
    world.tick(rebuild=True)
    world.settle()
    assert "2026/11/a.html" in world.site.objects
    assert "2026/11/a.html" not in rebuilt(world).site.objects


def after_a_loss(world: World, happens: Callable[[World], None], lost: str) -> World:
    """One thing happens to a newsroom, and what follows from it is lost at one place."""
    world.upload("site.yaml", GOOD_SITE)
    world.upload("articles/a.md", ARTICLE)
    world.settle()
    happens(world)
    for key in world.content.changed if lost != "notice" else ():
        world.look_at(key)
    world.content.changed.clear()
    if lost == "page":
        world.plan(world.unplanned)
    if lost != "notice":
        world.pages_queue.groups.clear()  # ingest asks for a page too
    world.planned |= set(world.unplanned)
    world.settle()
    return world
