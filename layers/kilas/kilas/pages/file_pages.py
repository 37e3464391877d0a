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


def photo(page: PageRef, edition: Edition) -> File | None:
    """The web copy of the photo at a key of the content bucket."""
    record = edition.sources.records.get(page.place)
    if record is None or record.photo is None:
        return None
    return File(edition.sources.web_copy(record), record.photo.content_type)
