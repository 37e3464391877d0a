"""An article and another one that follows it up, and what their pages say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.converge.sources import front_matter
from tests.converge.stored import stored

if TYPE_CHECKING:
    from tests.fakes.world import World

OLD, NEW = "articles/2026/pasar.md", "articles/2026/ralat.md"
OLD_PAGE, NEW_PAGE = "2026/11/pasar.html", "2026/11/ralat.html"
TO_NEW = [("Diralat oleh", f"/{NEW_PAGE}")]
TO_OLD = [("Meralat", f"/{OLD_PAGE}")]


def old(**fields: str) -> str:
    given = {"title": "Pasar ditutup", "date": "2026-11-01", "slug": "pasar"} | fields
    return front_matter(**given) + "Isi.\n"


def new(**fields: str) -> str:
    given = {"title": "Pasar tetap buka", "date": "2026-11-02", "slug": "ralat"} | fields
    return front_matter(**given) + "Isi.\n"


def upload(world: World, key: str, data: str) -> None:
    world.upload(key, data)
    world.settle()


def remove(world: World, key: str) -> None:
    world.content.remove(key)
    world.settle()


def links(world: World, page: str) -> list[tuple[str, str]]:
    """What the page says of its follow-ups and originals: the words before each link, and the
    address.
    """
    return stored(world.site.objects[page][0]).followed


def notes(world: World, key: str = NEW) -> list[tuple[str, int | None]]:
    record = world.records.get(key)
    assert record
    return [(each.code, each.line) for each in record.problems]
