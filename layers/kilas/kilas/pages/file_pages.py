"""Files of the site that no template makes: assets and photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.pages.assets import assets
from kilas.pages.contents import Contents, File

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def asset(page: PageRef, _edition: Edition) -> File | Contents:
    """The asset at an address. Earlier assets stay: pages in caches may ask for them."""
    found = assets().get(page.place)
    return File(*found) if found else Contents({})


def photo(page: PageRef, edition: Edition) -> File | Contents | None:
    """The web copy of the photo at a key of the content bucket.

    Where the copy has expired, what stands is left alone: the next look at the photo makes the copy
    again, and names this page.
    """
    record = edition.sources.records.get(page.place)
    if record is None or record.photo is None:
        return None
    copy = edition.sources.web_copy(record.photo)
    return Contents({}) if copy is None else File(copy, record.photo.content_type)
