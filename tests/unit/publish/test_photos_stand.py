"""A photo's renditions stand before a page shows them; what another version left leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.cdn import path_of_tag
from kilas.errors import Conflict
from kilas.renditions import CARD_STEPS, STEPS
from kilas.store.targets import Targets
from kilas.targets import FileStands
from kilas.uploads.file import TOMBSTONE_LIFE
from tests.converge.sources import GOOD_SITE
from tests.converge.stored import key_at, stored
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import text, upload
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from kilas.articles.article import PhotoFacts
    from kilas.ports import Output
    from tests.fakes.world import World

KEY, PHOTO = "articles/2026/banjir.md", "media/2026/air keruh.jpg"
ARTICLE, FOLDER = "/2026/11/banjir.html", "_foto/2026~2Fair~20keruh.jpg/"


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def facts(world: World) -> PhotoFacts:
    record = world.records.get(PHOTO)
    assert record
    assert record.photo
    assert record.photo.facts
    return record.photo.facts


def renditions(world: World) -> dict[str, Output]:
    """What is in the folder of the photo, by name."""
    found = world.site.objects.items()
    return {key.removeprefix(FOLDER): each for key, (each, *_) in found if key.startswith(FOLDER)}


def names(mark: str, steps: tuple[int, ...]) -> set[str]:
    crops = {f"{mark}-{name}.jpg" for name in ("og", "1x1", "4x3", "16x9")}
    return {f"{mark}.jpg", *crops, *(f"{mark}-{step}.webp" for step in steps)}


def test_a_photo_is_in_each_width_for_a_year(world: World) -> None:
    upload(world, PHOTO, picture((900, 30)))
    mark = facts(world).mark
    found = renditions(world)
    assert found.keys() == names(mark, (240, 400, 680, 800, 1200))
    assert {each.cache_control for each in found.values()} == {
        "public, max-age=31536000, immutable"
    }
    assert found[f"{mark}-400.webp"].content_type == "image/webp"
    plain, _ = world.site.objects[PHOTO]
    assert plain.body == found[f"{mark}.jpg"].body
    assert "immutable" not in plain.cache_control, "another photo may be at its own address"


def test_a_page_shows_what_stands_and_nothing_before(world: World) -> None:
    upload(world, KEY, text("Isi.\n", image=f'"{PHOTO}"'))
    world.upload(PHOTO, picture((900, 30)))
    world.look_at(PHOTO)
    world.look_at(KEY)
    record = world.records.get(KEY)
    assert record
    assert record.article
    assert record.article.photos == (), "media has written its record, and nothing stands yet"
    world.settle()
    links = stored(world.site.objects[key_at(ARTICLE)][0]).links
    assert {f"{FOLDER}{name}" for name in renditions(world)} <= links.keys()


def test_a_replaced_photo_is_gone_at_once_and_its_addresses_lead_to_the_other(
    world: World,
) -> None:
    upload(world, PHOTO, picture((900, 30)))
    before, old = facts(world), renditions(world)
    upload(world, PHOTO, picture((300, 30)))
    after, now = facts(world), renditions(world)
    own = names(after.mark, (240, 400))
    cards = {f"{before.mark}-card-{step}.webp" for step in CARD_STEPS}
    assert now.keys() == names(before.mark, STEPS) | cards | own
    for name in names(before.mark, STEPS) | cards:
        as_named = name.replace(before.mark, after.mark).replace("-card", "")
        wanted = as_named if as_named in own else f"{after.mark}-400.webp"
        assert now[name].redirect == f"/{FOLDER}{wanted}"
    assert {each.body for each in old.values()}.isdisjoint(each.body for each in now.values())


def test_the_same_photo_has_the_same_addresses(world: World) -> None:
    upload(world, PHOTO, picture((900, 30)))
    before = renditions(world)
    upload(world, PHOTO, picture((300, 30)))
    upload(world, PHOTO, picture((900, 30)))
    assert before.items() <= renditions(world).items()


def test_a_removed_photo_leaves_nothing_and_is_purged(world: World) -> None:
    for width in (900, 300):
        upload(world, PHOTO, picture((width, 30)))
    tags = {tag for output in renditions(world).values() for tag in output.tags}
    world.content.remove(PHOTO)
    world.look_at(PHOTO)
    world.plan(world.unplanned[:])
    world.settle()
    assert renditions(world) == {}
    assert PHOTO not in world.site.objects
    assert [path_of_tag(f"/{PHOTO}")] == [f"#{tag}" for tag in tags]


def test_only_the_last_few_versions_have_addresses(world: World) -> None:
    for width in range(10, 90, 10):
        upload(world, PHOTO, picture((width, 30)))
    marks = {name[:10] for name in renditions(world)}
    assert len(marks) == 1 + 4


def test_what_nobody_knows_of_any_longer_goes(world: World) -> None:
    upload(world, PHOTO, picture((900, 30)))
    stray = next(iter(world.site.objects.values()))
    world.site.objects[f"{FOLDER}0123456789-400.webp"] = stray
    upload(world, PHOTO, picture((300, 30)))
    assert "0123456789-400.webp" not in renditions(world)


def test_a_photo_whose_key_is_too_long_is_at_its_own_address(world: World) -> None:
    key = f"media/{'é' * 200}.jpg"
    upload(world, key, picture((900, 30)))
    assert world.site.objects[key][0].content_type == "image/jpeg"
    target = Targets(world.table).of_files([key])[key]
    assert target.photo is None
    assert not [each for each in world.site.objects if each.startswith("_foto/")]


@pytest.mark.parametrize("key", [PHOTO, "media/lain.jpg"])
def test_a_file_that_was_put_by_a_record_that_is_no_more_is_no_target(
    world: World, key: str
) -> None:
    """Such a write may arrive late, when the photo has been removed."""
    upload(world, PHOTO, picture())
    record = world.records.get(PHOTO)
    assert record
    stale = replace(record, key=key, revision=record.revision - 1)
    with pytest.raises(Conflict):
        Targets(world.table).write(FileStands(key, stale, None))


def test_a_tombstone_expires_and_nothing_comes_back(world: World) -> None:
    upload(world, PHOTO, picture())
    world.content.remove(PHOTO)
    world.settle()
    world.clock.time += TOMBSTONE_LIFE * 2
    world.settle()
    assert renditions(world) == {}
    assert Targets(world.table).of_files([PHOTO]) == {}
