"""The items of feeds, and previews, name what an article follows up and what follows it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.uploads.approvals import digest_of
from tests.converge.sources import GOOD_SITE
from tests.converge.stored import stored
from tests.fakes.newspaper import newspaper
from tests.unit.pages.previewed import own
from tests.unit.publish.following_up import (
    NEW,
    NEW_PAGE,
    OLD,
    TO_NEW,
    TO_OLD,
    new,
    old,
    remove,
    upload,
)

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def in_feed(world: World, feed: str = "feed.xml") -> list[tuple[str, str]]:
    return stored(world.site.objects[feed][0]).followed


def test_the_items_of_feeds_have_both_links(world: World) -> None:
    upload(world, OLD, old(section="politik"))
    upload(world, NEW, new(corrects="pasar.md"))
    assert in_feed(world) == [*TO_OLD, *TO_NEW]
    assert in_feed(world, "politik/feed.xml") == TO_NEW
    href = f"https://kabar.example/{NEW_PAGE}"
    assert f'&lt;a href="{href}"' in world.site.text("feed.xml").replace("&#34;", '"')
    upload(world, OLD, old(title="Pasar sempat tutup", slug="pekan", section="politik"))
    assert in_feed(world) == [("Meralat", "/2026/11/pekan.html"), *TO_NEW]
    assert "Pasar sempat tutup&lt;/a" in world.site.text("feed.xml")
    upload(world, NEW, new(corrects="pasar.md", title="Pasar buka lagi"))
    assert "Pasar buka lagi&lt;/a" in world.site.text("politik/feed.xml")


@pytest.mark.parametrize("key", [OLD, NEW])
def test_the_items_of_feeds_name_neither_end_once_it_has_left(world: World, key: str) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md"))
    remove(world, key)
    assert in_feed(world) == []


@pytest.mark.parametrize(
    "fields", [{"draft": "true"}, {"date": "2036-01-01"}, {}], ids=["a draft", "scheduled", "held"]
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_preview_names_the_original_as_it_is_now(
    fields: dict[str, str], *, is_first: bool
) -> None:
    world = newspaper(f"{GOOD_SITE}approve: required\n")

    def upload_original(title: str) -> None:
        upload(world, OLD, old(title=title))
        upload(world, f"{OLD}.ok", digest_of(old(title=title).encode()))

    if is_first:
        upload_original("Pasar ditutup")
    upload(world, NEW, new(corrects="pasar.md", **fields))
    if not is_first:
        assert "Meralat" not in world.site.text(own(NEW))
        upload_original("Pasar ditutup")
    assert "Meralat: <span>Pasar ditutup</span>" in world.site.text(own(NEW))
    upload_original("Pasar sempat ditutup")
    assert "Meralat: <span>Pasar sempat ditutup</span>" in world.site.text(own(NEW))
    remove(world, OLD)
    assert "Meralat" not in world.site.text(own(NEW))
