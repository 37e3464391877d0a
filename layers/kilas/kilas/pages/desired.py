"""What ought to stand at each page: a function of the table and the content bucket.

Each function returns what ought to stand at each address of a page; None says that nothing may.
What is too much for one invocation comes in parts: each names the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kilas.addresses import shapes, site_map
from kilas.addresses.site_map import address_of
from kilas.lists import ALL, ListId
from kilas.pages import sitemaps
from kilas.pages.article_page import claimed_page
from kilas.pages.assets import assets
from kilas.pages.contexts import ArchivePage, ErrorPage, Hyperlink, SitemapEntry
from kilas.pages.dates import month_name
from kilas.pages.desk import key_of, report, report_key
from kilas.pages.feed_page import feed_page
from kilas.pages.list_pages import month_pages, newest_page
from kilas.pages.page import PageRef, page_at
from kilas.pages.render import render
from kilas.pages.serving import AN_HOUR, FOR_EVER, TEXT, XML
from kilas.pages.serving import page as output
from kilas.pages.setting_up import setting_up
from kilas.pages.state import Edition
from kilas.ports import Output
from kilas.texts import texts_of
from kilas.times import moment, month_bounds

if TYPE_CHECKING:
    from kilas.pages.state import Sources
    from kilas.site.site import Section, Site

Outputs = dict[str, Output | None]

KEYS_AT_ONCE = 500
"""So many pages does one part of a sweep name: 50 requests to SQS."""


@dataclass(frozen=True, slots=True)
class Desired:
    """What ought to stand at the addresses of a page, and the pages to be made `then`."""

    outputs: Mapping[str, Output | None]
    then: tuple[PageRef, ...] = ()


def desired(page: PageRef, sources: Sources, site: Site | None) -> Desired:
    """What ought to stand at the addresses of a page.

    Before there is a site.yaml there is no newspaper, only reports to its editors, and for readers
    a page that says so.
    """
    match page.kind:
        case "desk":
            return Desired(_desk_report(page.place, sources, site))
        case "asset":
            return Desired(_asset(page.place))
        case "photo":
            return Desired(_photo(page.place, sources))
        case "sweep":
            return Desired({}, _next_pages(page.place, sources))
        case "month" if site:
            return _part_of_month(page, sources, Edition(site))
    of_readers = _page_of_newspaper(page, sources, Edition(site)) if site else setting_up(page)
    return Desired(of_readers)


def _next_pages(place: str, sources: Sources) -> tuple[PageRef, ...]:
    """The pages at the next keys of a sweep, and the sweep of those behind."""
    room, _, after = place.partition(":")
    keys = sources.keys(room, after, KEYS_AT_ONCE)
    pages = [page for key in keys for page in _pages_of(key, room)]
    rest = [PageRef("sweep", f"{room}:{keys[-1]}")] if len(keys) == KEYS_AT_ONCE else []
    return tuple(dict.fromkeys([*pages, *rest]))


def _pages_of(key: str, room: str) -> tuple[PageRef, ...]:
    """The pages at a key; of a photo that was uploaded its report too, which may never have stood:
    unlike an article's, a photo's record says the same under every site.yaml and release.
    """
    if room == "media":
        return (PageRef("photo", key), PageRef("desk", key))
    if room == "desk":
        reported = key_of(key)
        return (PageRef("desk", reported),) if reported else ()
    page = page_at(address_of(key))
    return (page,) if page else ()


def _part_of_month(page: PageRef, sources: Sources, edition: Edition) -> Desired:
    outputs, next_start = month_pages(*page.list_month, page.start, sources, edition)
    return Desired(outputs, (replace(page, start=next_start),) if next_start else ())


def _page_of_newspaper(page: PageRef, sources: Sources, edition: Edition) -> Outputs:
    match page.kind:
        case "claimed" if section := _section_at(page.place, edition.site):
            return newest_page(ListId("section", section.slug), sources, edition)
        case "claimed":
            return {page.place: claimed_page(page.place, sources, edition)}
        case "newest":
            return newest_page(ListId.parse(page.place), sources, edition)
        case "feed":
            return feed_page(page.place, sources, edition)
        case "sitemap":
            return {site_map.sitemap(page.place): _month_sitemap(page.place, sources, edition)}
        case "fixed":
            return {page.place: _fixed_page(page.place, sources, edition)}
    raise ValueError(f"no such kind of page: {page.text}")


def _section_at(address: str, site: Site) -> Section | None:
    shape, fields = shapes.look_up(address)
    return site.section(fields["slug"]) if shape is shapes.SECTION else None


def _desk_report(key: str, sources: Sources, site: Site | None) -> Outputs:
    record = sources.records.get(key)
    if record is None or record.status == "gone":
        return {report_key(key): None}
    text = report(record, site, sources.address)
    return {report_key(key): Output(text.encode(), TEXT, cache_control="no-store")}


def _asset(url: str) -> Outputs:
    found = assets().get(url)
    if found is None:
        return {}  # pages in caches may still ask for an earlier release's
    body, content_type = found
    return {url: Output(body, content_type, FOR_EVER)}


def _photo(key: str, sources: Sources) -> Outputs:
    # Only a photo needs Pillow, and its import is a third of this function's cold start.
    from kilas.photos.web_copy import web_copy  # noqa: PLC0415 -- see above

    record = sources.records.get(key)
    if record is None or record.photo is None:
        return {site_map.photo(key): None}
    body = web_copy(sources.photo(record))
    return {site_map.photo(key): Output(body, record.photo.content_type, AN_HOUR)}


def _month_sitemap(month: str, sources: Sources, edition: Edition) -> Output | None:
    start, end = month_bounds(month, edition.site.zone)
    entries = sources.records.entries("all", after=start, before=end)
    if not entries:
        return None  # the protocol knows no sitemap without an address
    listed = [
        SitemapEntry(edition.absolute(entry.url), moment(entry.modified))
        for entry in reversed(entries)
    ]
    return output(sitemaps.month(listed), XML)


def _fixed_page(path: str, sources: Sources, edition: Edition) -> Output:
    match path:
        case _ if path == site_map.sitemap_index():
            return output(sitemaps.index(sources.records.months(), edition.site.base_url), XML)
        case _ if path == site_map.robots():
            return output(sitemaps.robots(edition.site.base_url), TEXT)
        case _ if path == site_map.archive():
            return output(render(_archive(sources, edition)))
        case _ if path == site_map.missing():
            return output(render(_error("missing", edition)))
        case _ if path == site_map.broken():
            return output(render(_error("broken", edition)))
    raise ValueError(f"no such page: {path}")


def _archive(sources: Sources, edition: Edition) -> ArchivePage:
    language = edition.site.language
    years: dict[str, list[Hyperlink]] = {}
    for month in reversed(sources.records.months()):
        link = Hyperlink(month_name(month, language), ALL.month_url(month))
        years.setdefault(month[:4], []).append(link)
    return ArchivePage(
        chrome=edition.chrome(site_map.archive()),
        title=texts_of(language).interface["archive"],
        canonical=edition.absolute(site_map.archive()),
        years=tuple((year, tuple(months)) for year, months in years.items()),
    )


def _error(kind: Literal["missing", "broken"], edition: Edition) -> ErrorPage:
    title = texts_of(edition.site.language).interface[kind]
    return ErrorPage(chrome=edition.chrome(""), kind=kind, title=title)
