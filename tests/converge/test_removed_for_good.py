"""Versions that an operator removes for good while a run has seen them; names that change hands
then; and a newspaper that loses all its settings.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from kilas.claims import url_name
from tests.converge.histories import Newsroom, assert_same
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter, photo
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.converge.histories import Start

FAR = 60
"""More boundaries than any run has."""

ARTICLE, PHOTO, SETTINGS = "articles/a.md", "media/foto.png", "site.yaml"


def news(title: str, **fields: str) -> str:
    return front_matter(title=title, date="2026-11-02", section="politik", **fields) + "Isi.\n"


TEXTS: dict[str, tuple[str | bytes, str | bytes]] = {
    ARTICLE: (news("Satu"), news("Dua")),
    PHOTO: (photo(1), photo(2)),
    SETTINGS: (GOOD_SITE, GOOD_SITE.replace("Kabar", "Warta")),
}


def newspaper() -> World:
    world = new_world()
    world.upload(SETTINGS, GOOD_SITE)
    world.settle()
    for key in (ARTICLE, PHOTO):
        world.upload(key, TEXTS[key][0])
    world.settle()
    return world


def remove_newest(world: World, key: str) -> None:
    world.content.remove_for_good(key, world.content.versions(key)[0].id)


def is_overtaken(
    world: World, key: str, boundary: int, happens: Callable[[], None], *, settles: bool = True
) -> bool:
    """Let a run go as far as a boundary, let things happen and perhaps settle, and let the run go
    on; False where the run was over before.
    """
    world.content.changed.remove(key)
    slow = Process(partial(world.look_at, key), lost=lambda _: world.content.changed.append(key))
    for _ in range(boundary):
        if not slow.over:
            slow.step()
    was_over = slow.over
    happens()
    if settles:
        world.settle()
    slow.finish()
    world.settle()
    assert_same(world, rebuilt(world))
    return not was_over


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("change", ["upload", "deletion"])
def test_a_change_undone_while_a_run_is_stopped_at_any_boundary(key: str, change: str) -> None:
    for boundary in range(FAR):
        world = newspaper()
        before = world.shown()
        if change == "upload":
            world.upload(key, TEXTS[key][1])
        else:
            world.content.remove(key)
        overtaken = is_overtaken(world, key, boundary, partial(remove_newest, world, key))
        assert world.shown() == before
        if not overtaken:
            return
    pytest.fail("the run never came to its end")


@pytest.mark.parametrize("key", TEXTS)
def test_a_bad_version_removed_while_a_run_is_stopped_at_any_boundary(key: str) -> None:
    for boundary in range(FAR):
        world = newspaper()
        world.upload(key, TEXTS[key][1])
        world.settle()
        good = world.shown()
        world.upload(key, b"\xff rusak")
        overtaken = is_overtaken(world, key, boundary, partial(remove_newest, world, key))
        assert world.shown() == good
        if not overtaken:
            return
    pytest.fail("the run never came to its end")


class Removals(Newsroom):
    """Few files, whose notices meet runs that are slow; versions are removed for good meanwhile."""

    keys = (ARTICLE,)

    def _deliverable(self) -> list[Start]:
        return [self._s3_notifies] if self.world.content.changed else super()._deliverable()


def test_removals_for_good_while_runs_are_slow() -> None:
    play(Removals, histories=150, steps=14)


# --- names -----------------------------------------------------------------------------------


def test_a_name_that_a_deleted_file_gives_back_stays_with_who_took_it() -> None:
    """b.md, which holds /lama.html, is deleted; a.md, uploaded first, takes it meanwhile."""
    name = url_name("/lama.html")
    for boundary in range(FAR):
        world = newspaper()
        world.upload("articles/b.md", news("B", url="/lama.html"))
        world.settle()
        world.content.remove("articles/b.md")

        def takes(world: World = world) -> None:
            world.upload(ARTICLE, news("Satu", url="/lama.html"))
            world.look_at(ARTICLE)
            world.content.changed.remove(ARTICLE)

        overtaken = is_overtaken(world, "articles/b.md", boundary, takes, settles=False)
        assert world.records.claims([name])[name].key == ARTICLE
        assert "lama.html" in world.site.objects
        if not overtaken:
            return
    pytest.fail("the run never came to its end")


# --- a version that is gone, and nobody has told -----------------------------------------------


def test_a_feed_leaves_out_an_article_whose_version_is_gone() -> None:
    world = newspaper()
    world.upload(ARTICLE, news("Dua"))
    world.settle()
    before = world.site.text("2026/11/a.html")
    remove_newest(world, ARTICLE)
    world.content.changed.clear()  # the notice is lost
    world.pages.sources.bodies.forget()
    world.upload("articles/b.md", news("Lain"))
    world.look_at(world.content.changed.pop())
    groups = world.pages_queue.groups
    for _ in ("the article's page", "the lists"):
        world.plan(world.unplanned)
        world.planned |= set(world.unplanned)
        world.publish_batch([each for group in list(groups) for each in groups.pop(group)])
    assert "Lain" in world.site.text("feed.xml")
    assert "Dua" not in world.site.text("feed.xml")
    assert world.site.text("2026/11/a.html") == before
    world.settle()
    assert "Satu" in world.site.text("feed.xml")
    assert_same(world, rebuilt(world))


def test_a_photo_whose_version_is_gone_is_looked_at() -> None:
    world = newspaper()
    world.upload(PHOTO, photo(3))
    world.settle()
    remove_newest(world, PHOTO)
    world.content.changed.clear()
    world.tick(rebuild=True)
    world.settle()
    assert_same(world, rebuilt(world))


# --- no settings at all ------------------------------------------------------------------------


def test_without_any_settings_nothing_is_shown_and_with_them_all_is_again() -> None:
    world = newspaper()
    before = world.shown()
    (version,) = world.content.versions(SETTINGS)
    world.content.remove_for_good(SETTINGS, version.id)
    world.settle()
    assert_same(world, rebuilt(world))
    assert "2026/11/a.html" not in world.site.objects
    assert "Satu" not in "".join(
        output.body.decode(errors="ignore") for output, _ in world.site.objects.values()
    )
    world.upload(SETTINGS, GOOD_SITE)
    world.settle()
    del before[f"desk/{SETTINGS}.txt"]  # it names the version
    assert {key: output for key, output in world.shown().items() if key in before} == before
    assert_same(world, rebuilt(world))


def test_what_is_deleted_goes_also_while_every_new_setting_is_wrong() -> None:
    world = newspaper()
    for number in range(60):
        world.upload(SETTINGS, f"title: [rusak {number}\n")
    world.settle()
    assert "2026/11/a.html" in world.site.objects
    world.content.remove(ARTICLE)
    world.settle()
    assert "2026/11/a.html" not in world.site.objects
    assert_same(world, rebuilt(world))
