"""The addresses of a photo's renditions, as pages and feeds have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map

if TYPE_CHECKING:
    from collections.abc import Collection

    from kilas.articles.article import ShownPhoto


def photos_by_address(photos: Collection[ShownPhoto]) -> dict[str, ShownPhoto]:
    """The photos of an article by their addresses in its source."""
    return {each.address: each for each in photos}


def address_of(photo: ShownPhoto) -> str:
    """The JPEG, for whoever does not choose from the renditions."""
    return site_map.rendition(photo.key, photo.facts.mark)


def srcset_of(photo: ShownPhoto) -> str:
    """The renditions with their widths.

    https://html.spec.whatwg.org/multipage/images.html#srcset-attribute
    """
    facts = photo.facts
    return ", ".join(
        f"{site_map.rendition(photo.key, facts.mark, step)} {min(step, facts.width)}w"
        for step in facts.steps
    )
