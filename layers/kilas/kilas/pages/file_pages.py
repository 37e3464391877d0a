"""Files of the site that no template makes: the icon, photos, and the pictures of Word files."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.addresses.previews import previewed_key
from kilas.addresses.site_map import inset_folder
from kilas.content_keys import PHOTO_PREFIX, is_logo
from kilas.docx.converted import is_docx
from kilas.errors import VersionGone
from kilas.pages.assets import favicon_ico
from kilas.pages.contents import Contents, File
from kilas.renditions import CARD_STEPS, CROPS, FAVICON, ICON_NAMES, STEPS, card_steps
from kilas.targets import FileStands

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kilas.articles.article import PhotoFacts
    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Download, Record
    from kilas.renditions import Renditions

_JPEG: Final = "image/jpeg"
_WEBP: Final = "image/webp"
_ICON_TYPES: Final = {"png": "image/png", "ico": "image/x-icon", "webp": _WEBP}


def favicon(_page: PageRef, edition: Edition) -> File:
    """The icon for programs that ask for it at an address of its own and know no SVG: that of the
    logo is among the logo's renditions.
    """
    logo = edition.site.logo
    if logo and logo.mark:
        address = site_map.icon(logo.key, logo.mark, FAVICON)
        return File(address.encode(), redirect=address)
    return File(favicon_ico(), "image/x-icon")


def photo(page: PageRef, edition: Edition) -> Contents:
    """A file of media/ as readers get it: a photo's renditions, or a download.

    What stood before goes once the new file stands. Where the copy of a photo has expired, what
    stands is left alone: the next look at the photo makes the copy again, and names this page.
    """
    key, sources = page.place, edition.sources
    record = sources.records.get(key)
    seen = sources.targets.of_files([key]).get(key)
    shown = record if record and record.on_shelf else None
    wanted = _of_media(shown, edition) if shown else {site_map.photo(key): None}
    if wanted is None:
        return Contents({})
    stand = sources.in_folder(site_map.rendition_folder(key))
    left: dict[str, Content | None] = {each: None for each in stand if each not in wanted}
    is_new = seen is None and record is not None and record.revision == 1
    stands = FileStands(key, record, seen) if key.startswith(PHOTO_PREFIX) else None
    return Contents({**wanted, **left}, stands=stands, is_new=is_new)


def _of_media(record: Record, edition: Edition) -> Mapping[str, Content | None] | None:
    """What a file of media/ has on the site, in the order in which it is put; None where the bytes
    are there no longer.
    """
    address = site_map.photo(record.key)
    if record.download:
        file = _download(record, record.download, edition)
        return {address: file} if file else None
    renditions = edition.sources.renditions(record.photo) if record.photo else None
    if record.photo is None or renditions is None:
        return None
    jpeg = File(renditions.jpeg, _JPEG, shows=(address,))
    facts = record.photo.facts
    if facts is None:
        return {address: jpeg}
    at = _renditions(record.key, facts, renditions)
    former = (_redirects(record.key, mark, facts) for mark in record.photo.former)
    return {**at, address: jpeg, **dict(chain.from_iterable(each.items() for each in former))}


def _renditions(key: str, facts: PhotoFacts, renditions: Renditions) -> dict[str, Content]:
    shows = (site_map.photo(key),)
    mark, files = facts.mark, renditions.logo.files if renditions.logo else {}

    def lasting(body: bytes, type_: str) -> Content:
        return File(body, type_, shows=shows, lasts=True)

    return {
        site_map.rendition(key, mark): lasting(renditions.jpeg, _JPEG),
        **{site_map.rendition(key, mark, each): lasting(body, _WEBP)
           for each, body in renditions.webp.items()},
        **{site_map.card(key, mark, each): lasting(body, _WEBP)
           for each, body in renditions.cards.items()},
        **{site_map.crop(key, mark, each): lasting(body, _JPEG)
           for each, body in renditions.crops.items()},
        **{site_map.icon(key, mark, each): lasting(body, _ICON_TYPES[each.rpartition(".")[2]])
           for each, body in files.items()},
    }  # fmt: skip


def _redirects(key: str, mark: str, facts: PhotoFacts) -> dict[str, Content]:
    """What is at the addresses of another version: they lead to the version that is shown. So no
    page that was made before, in a cache or in a feed, loses its photo, and none shows the old one.
    """
    shows = (site_map.photo(key),)

    def leading(address: str) -> File:
        return File(address.encode(), shows=shows, redirect=address)

    def rendition(step: int | None) -> str:
        to = step if step is None or step in facts.steps else max(facts.steps)
        return site_map.rendition(key, facts.mark, to)

    def card(step: int) -> str:
        is_there = step in card_steps(facts.width, facts.height)
        return site_map.card(key, facts.mark, step) if is_there else rendition(step)

    cards = {site_map.card(key, mark, each): card(each) for each in CARD_STEPS}
    steps = {site_map.rendition(key, mark, each): rendition(each) for each in (*STEPS, None)}
    crops = {site_map.crop(key, mark, each): site_map.crop(key, facts.mark, each) for each in CROPS}
    names = ICON_NAMES if is_logo(key) else ()
    icons = {site_map.icon(key, mark, each): site_map.icon(key, facts.mark, each) for each in names}
    return {address: leading(to) for address, to in (steps | cards | crops | icons).items()}


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


def _download(record: Record, download: Download, edition: Edition) -> File | None:
    """A file as its editor uploaded it. S3 tells media where the version is gone."""
    try:
        body = edition.sources.upload(record.key, record.shown)
    except VersionGone:
        return None
    shows = (site_map.photo(record.key),)
    return File(body, download.content_type, shows=shows, is_saved=not download.inline)
