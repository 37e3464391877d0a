"""Files of the site that no template makes: assets, photos, and the pictures of Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.previews import previewed_key
from kilas.addresses.site_map import inset_folder
from kilas.docx.converted import is_docx
from kilas.errors import VersionGone
from kilas.pages.assets import assets, favicon_ico
from kilas.pages.contents import Contents, File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Download, Record


def asset(page: PageRef, _edition: Edition) -> File | Contents:
    """The asset at an address. Earlier assets stay: pages in caches may ask for them."""
    found = assets().get(page.place)
    return File(*found) if found else Contents({})


def favicon(_page: PageRef, _edition: Edition) -> File:
    """The icon for programs that ask for it at an address of its own and know no SVG."""
    return File(favicon_ico(), "image/x-icon")


def photo(page: PageRef, edition: Edition) -> File | Contents | None:
    """The web copy of the photo at a key of the content bucket.

    Where the copy has expired, what stands is left alone: the next look at the photo makes the copy
    again, and names this page.
    """
    record = edition.sources.records.get(page.place)
    if record and record.download:
        return _download(record, record.download, edition)
    if record is None or record.photo is None:
        return None
    copy = edition.sources.web_copy(record.photo)
    return Contents({}) if copy is None else File(copy, record.photo.content_type)


def insets(page: PageRef, edition: Edition) -> Contents:
    """The pictures of the versions of a .docx that its page and its preview show, and no others."""
    stand = edition.sources.in_folder(inset_folder(page.place))
    key = previewed_key(page.place)
    record = edition.sources.records.get(key) if key else None
    if key is None or record is None or not is_docx(key):
        return Contents(dict.fromkeys(stand))
    shows = (record.article.url,) if record.article else ()
    wanted: dict[str, Content | None] = {
        inset.address: File(inset.data, inset.content_type, shows=shows)
        for version in _versions_with_text(record)
        for inset in edition.sources.insets(key, version)
    }
    return Contents(wanted | {each: None for each in stand if each not in wanted})


def _versions_with_text(record: Record) -> Iterable[str]:
    """The versions whose text a page or a preview has: two where a newer one waits for approval."""
    shown = [record.shown] if record.status == "live" else []
    previewed = [record.previewed.version] if record.previewed else []
    return dict.fromkeys([*shown, *previewed])


def _download(record: Record, download: Download, edition: Edition) -> File | Contents:
    """A file as its editor uploaded it. S3 tells media where the version is gone."""
    try:
        body = edition.sources.upload(record.key, record.shown)
    except VersionGone:
        return Contents({})
    return File(body, download.content_type, is_saved=not download.inline)
