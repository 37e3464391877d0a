"""A newsroom that asks for approvals, and what people do there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kilas.addresses.shapes import PREVIEW
from kilas.addresses.site_map import address_of
from kilas.uploads.approvals import digest_of
from tests.fakes.newspaper import newspaper
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY: Final = "articles/banjir.md"
OK: Final = "articles/banjir.md.ok"
PAGE: Final = "2026/11/banjir.html"
SITE: Final = site_yaml(approve="required")
FIRST, SECOND = article_file("Air naik.\n"), article_file("Air turun.\n")
WITHDRAWN: Final = article_file(withdrawn="Fitnah yang belum disetujui.")


def asking() -> World:
    return newspaper(SITE)


def upload(world: World, text: str, key: str = KEY) -> None:
    world.upload(key, text)
    world.settle()
    world.clock.time += timedelta(minutes=1)


def approve(world: World, *texts: str) -> None:
    upload(world, " dan ".join(digest_of(each.encode()) for each in texts), OK)


def report(world: World, key: str = KEY) -> str:
    return world.desk.text(f"{key}.txt")


def shown(world: World) -> str:
    return world.site.text(PAGE) if PAGE in world.site.objects else ""


def preview(world: World) -> str:
    found = [key for key in world.site.objects if PREVIEW.fields_of(address_of(key))]
    return world.site.text(found[0]) if found else ""


DOWNS = {
    "draft": article_file(draft="true"),
    "expired": article_file(expiryDate="2026-11-19T13:00:00Z"),
    "withdrawn": WITHDRAWN,
    "deleted": None,
}


def take_down(world: World, how: str) -> None:
    text = DOWNS[how]
    if text is None:
        world.content.remove(KEY)
        world.settle()
        world.clock.time += timedelta(minutes=1)
    else:
        upload(world, text)
