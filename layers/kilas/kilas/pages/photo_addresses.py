"""The addresses of a photo's renditions, as pages and feeds have them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.pages.parts import SharedPicture
from kilas.renditions import CROPS, card_steps, crop_size

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from kilas.articles.article import Article, ShownPhoto

_SHARED: Final = "og"

PHOTOS_KEPT: Final = 2_000
"""Photos whose addresses a process remembers, of half a kilobyte each: each article is a card in
several lists, and in their months."""


def photos_by_address(photos: Collection[ShownPhoto]) -> dict[str, ShownPhoto]:
    """The photos of an article by their addresses in its source."""
    return {each.address: each for each in photos}


def own_photo(article: Article) -> ShownPhoto | None:
    """The article's photo; None where it has none, or nothing is known of the renditions."""
    return photos_by_address(article.photos).get(article.image.path) if article.image else None


@lru_cache(PHOTOS_KEPT)
def address_of(photo: ShownPhoto) -> str:
    """The JPEG, for whoever does not choose from the renditions."""
    return site_map.rendition(photo.key, photo.facts.mark)


@lru_cache(PHOTOS_KEPT)
def srcset_of(photo: ShownPhoto) -> str:
    """The renditions with their widths.

    https://html.spec.whatwg.org/multipage/images.html#srcset-attribute
    """
    return _srcset(photo, photo.facts.steps, site_map.rendition)


@lru_cache(PHOTOS_KEPT)
def card_srcset_of(photo: ShownPhoto) -> str:
    """The renditions for cards with their widths: of a photo that is not tall, all renditions."""
    steps = card_steps(photo.facts.width, photo.facts.height)
    return _srcset(photo, steps, site_map.card) if steps else srcset_of(photo)


def _srcset(photo: ShownPhoto, steps: Iterable[int], at: Callable[[str, str, int], str]) -> str:
    facts = photo.facts
    return ", ".join(
        f"{at(photo.key, facts.mark, step)} {min(step, facts.width)}w" for step in steps
    )


def shared_picture(article: Article) -> SharedPicture | None:
    """What others show of an article's photo; None where its renditions are not known."""
    photo = own_photo(article)
    if photo is None or article.image is None:
        return None
    facts = photo.facts
    size = crop_size(_SHARED, *facts.full)
    addresses = {name: site_map.crop(photo.key, facts.mark, name) for name in CROPS}
    own, alt = addresses.pop(_SHARED), article.image.alt or article.image.caption
    return SharedPicture(own, *size, tuple(addresses.values()), alt)


def length_of(article: Article) -> int:
    """The bytes of the JPEG of an article's photo; 0 where they are not known."""
    photo = own_photo(article)
    return photo.facts.length if photo else 0
