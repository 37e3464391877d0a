"""Articles with links, and their uploads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.converge.sources import front_matter

if TYPE_CHECKING:
    from tests.fakes.world import World


def text(body: str, **fields: str) -> str:
    given = {"title": "Banjir", "date": "2026-11-01", "slug": "banjir"} | fields
    return front_matter(**given) + body


def upload(world: World, key: str, data: str | bytes) -> None:
    world.upload(key, data)
    world.settle()


def remove(world: World, key: str) -> None:
    world.content.remove(key)
    world.settle()


def slug_linked(world: World, page: str) -> str:
    """The slug of the address to which the link of a page leads, "" where there is none."""
    body = world.site.text(page).partition("<p>Lihat ")[2].partition("</p>")[0]
    return body.partition('href="/2026/11/')[2].partition('"')[0].replace(".html", "")
