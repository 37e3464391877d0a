"""A thread closes when its page is full; the page says so, and opens again."""

from __future__ import annotations

from contextlib import suppress

import pytest

from kilas.comments.comment import MAX_THREAD, is_full
from kilas.errors import ThreadFull
from kilas.moderation import CommentRef
from kilas.texts import texts_of
from tests.converge.histories import assert_same
from tests.converge.small import new_world
from tests.converge.sources import front_matter, site
from tests.fakes.world import NotTaken, World, rebuilt

TEXT = "&" * 4_990
FULL = texts_of("id").interface["comments_full"]


def newspaper(moderation: str) -> World:
    world = new_world()
    world.upload("site.yaml", site("Kabar", "{politik: Politik}", "Asia/Jakarta", moderation))
    article = front_matter(title="Banjir", date="2026-11-01", section="politik", url="/a.html")
    world.upload("articles/a.md", article + "Isi.\n")
    world.settle()
    return world


def page(world: World) -> str:
    output = world.shown()["site/a.html"]
    return output.body.decode()


def comment_until_full(world: World) -> None:
    while not is_full(sum(comment.size for comment in world.threads.published("a"))):
        world.comment("a", "Pembaca", f"{len(world.comments())} {TEXT}")
    with pytest.raises(NotTaken, match="thread_full"):
        world.comment("a", "Pembaca", "Pendek")


def test_a_full_thread_shows_no_form_and_says_why() -> None:
    world = newspaper("none")
    assert "<form" in page(world)
    empty = len(page(world).encode())
    comment_until_full(world)
    world.settle()
    assert FULL in page(world)
    assert "<form" not in page(world)
    published = world.threads.published("a")
    grown = len(page(world).encode()) - empty
    assert grown <= sum(comment.size for comment in published) <= MAX_THREAD
    assert_same(world, rebuilt(world))
    for comment in published[:2]:
        world.moderation.decide(CommentRef.of(comment), "removed")
    world.settle()
    assert FULL not in page(world)
    assert "<form" in page(world)
    world.comment("a", "Pembaca", "Muat lagi.")
    world.settle()
    assert_same(world, rebuilt(world))


def test_what_waits_closes_nothing_and_is_approved_until_the_page_is_full() -> None:
    world = newspaper("before")
    for number in range(60):
        world.comment("a", "Pembaca", f"{number} {TEXT}")
    world.settle()
    assert "<form" in page(world)
    approved = 0
    with suppress(ThreadFull):
        for comment in world.moderation.waiting("a"):
            world.moderation.decide(CommentRef.of(comment), "published")
            approved += 1
    assert 30 < approved < 40
    world.settle()
    assert FULL in page(world)
    assert world.threads.waiting("a") + world.threads.count("a") == 60
    with pytest.raises(NotTaken, match="thread_full"):
        world.comment("a", "Pembaca", "Satu lagi")
    assert_same(world, rebuilt(world))
