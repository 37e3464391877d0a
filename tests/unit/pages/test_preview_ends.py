"""A preview ends for good: what comes after has another address."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.addresses.site_map import address_of
from kilas.uploads.approvals import digest_of
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.pages.previewed import DRAFT, KEY, LATER, SITE, own, previews

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def world() -> World:
    return newspaper(SITE)


APPROVED = site_yaml(approve="required", approve_since="2026-11-20 10:00:30")


def seen_at_once(world: World) -> None:
    world.upload(KEY, article_file())


def seen_in_its_time(world: World) -> None:
    world.upload(KEY, LATER)
    world.settle()
    world.clock.time += timedelta(days=2)


def seen_for_a_while(world: World) -> None:
    world.upload(KEY, article_file(expiryDate="2026-11-21"))
    world.settle()
    world.clock.time += timedelta(days=2)


def seen_as_withdrawn(world: World) -> None:
    world.upload(KEY, article_file(withdrawn="Keliru."))


def gone(world: World) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    world.content.remove(KEY)


SEEN = [seen_at_once, seen_in_its_time, seen_for_a_while, seen_as_withdrawn, gone]


@pytest.mark.parametrize("rules", [SITE, APPROVED], ids=["", "with approvals"])
@pytest.mark.parametrize("ends", SEEN)
def test_who_was_shown_a_draft_sees_nothing_of_what_comes_after_its_end(
    world: World, ends: Callable[[World], None], rules: str
) -> None:
    """A source, a lawyer: the address that they were given has ended for good."""
    world.upload("site.yaml", rules)
    world.upload(KEY, DRAFT)
    world.settle()
    assert previews(world) == [own()]
    ends(world)
    world.settle()
    assert previews(world) == []
    world.clock.time += timedelta(minutes=1)
    later = set()
    for body in ("Rahasia.\n", "tanpa kepala", "Rahasia lagi.\n"):
        is_good = body.startswith("Rahasia")
        world.upload(KEY, article_file(body, draft="true") if is_good else body)
        world.settle()
        (found,) = previews(world)
        later.add(found)
        assert address_of(found) in world.desk.text(f"{KEY}.txt")
        assert address_of(found) in world.desk.text("index.json")
    assert len(later) == 1, "each version of one draft is at one address"
    assert own() not in later
    assert rebuilt(world).shown() == world.shown()


def test_what_was_replaced_before_its_time_ends_no_preview(world: World) -> None:
    for text in (LATER, DRAFT):
        world.upload(KEY, text)
        world.settle()
        world.clock.time += timedelta(hours=1)
    world.clock.time += timedelta(days=3)
    world.upload(KEY, DRAFT)
    world.settle()
    assert previews(world) == [own()]


def test_the_preview_moves_where_the_draft_itself_stays_what_it_was(world: World) -> None:
    """A later version wants a name that another file has, so the draft is still what there is."""
    world.upload("articles/lain.md", article_file(id="sama", section="politik"))
    world.clock.time += timedelta(minutes=1)
    world.upload(KEY, DRAFT)
    world.settle()
    world.upload(KEY, article_file(id="sama", section="politik"))
    world.settle()
    (found,) = previews(world)
    assert found != own()
    assert rebuilt(world).shown() == world.shown()


def test_each_version_that_waits_after_an_approved_one_has_an_address_of_its_own(
    world: World,
) -> None:
    world.upload("site.yaml", site_yaml(approve="required"))
    found = []
    for body in ("Satu.\n", "Dua.\n", "Tiga.\n"):
        world.clock.time += timedelta(minutes=1)
        world.upload(KEY, article_file(body))
        world.settle()
        found += previews(world)
        world.upload(f"{KEY}.ok", digest_of(article_file(body).encode()))
        world.settle()
        assert previews(world) == []
    assert len(set(found)) == 3
