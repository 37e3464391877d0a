"""A newsroom with previews, and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.previews import Previews
from kilas.addresses.shapes import PREVIEW
from kilas.addresses.site_map import address_of, object_key
from tests.fakes.world import PREVIEW_SECRET
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/banjir.md"
SITE = site_yaml(sections="{politik: Politik}")
DRAFT = article_file(draft="true", section="politik", tags="[Cuaca]")
LATER = article_file(date="2026-11-21T12:00:00Z")
"""A date after that of the fake clock."""

HOME = Previews(PREVIEW_SECRET)


def previews(world: World) -> list[str]:
    return [key for key in world.site.objects if PREVIEW.fields_of(address_of(key))]


def own(key: str = KEY) -> str:
    """The object of the preview of a file."""
    address = HOME.address(key)
    assert address
    return object_key(address)
