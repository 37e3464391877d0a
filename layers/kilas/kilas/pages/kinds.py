"""The kinds of page: one row each. A new kind is one row, one function and, unless the
function makes a File, one template.

Any room may import this table (see `kilas.pages.kind`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.addresses import shapes, site_map
from kilas.content_keys import PHOTO_PREFIX, report_key
from kilas.lists import ListId
from kilas.pages.kind import Kind, Kinds, Lazy, Places, only
from kilas.pages.page import PageRef
from kilas.pages.serving import AN_HOUR, IMMUTABLE, NEVER

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.addresses.shapes import ListKind
    from kilas.pages.kind import Fields


def _list(kind: ListKind) -> Callable[[Fields], str]:
    return lambda fields: ListId(kind, fields["slug"]).id


def _month(kind: ListKind) -> Callable[[Fields], str]:
    def place(fields: Fields) -> str:
        list_id = ListId(kind, fields.get("slug", ""))
        return PageRef.month(list_id, _year_and_month(fields)).place

    return place


def _year_and_month(fields: Fields) -> str:
    return f"{fields['year']}-{fields['month']}"


def _month_address(place: str) -> str:
    list_id, month = PageRef("month", place).list_month
    return list_id.month_url(month)


def _itself(place: str) -> str:
    return place


_SETTING_UP: Final = Lazy("error_pages:setting_up_page")
_ASSET: Final = Lazy("file_pages:asset")
_PHOTO: Final = Lazy("file_pages:photo")
_REPORT: Final = Lazy("desk:report_page")

KINDS: Final = Kinds(
    (
        # The owner is a file by its claim, or a section by site.yaml.
        # Place: the address.
        Kind("address", Places({}, _itself), Lazy("article_page:address_page"), purged=True),
        Kind(
            "front",
            only(shapes.FRONT),
            Lazy("list_pages:front_page"),
            before_site=_SETTING_UP,
            purged=True,
        ),
        # The newest articles of a topic or an author. Place: ListId.id.
        Kind(
            "list",
            Places(
                {shapes.TAG: _list("tag"), shapes.AUTHOR: _list("author")},
                lambda place: ListId.parse(place).newest_url,
            ),
            Lazy("list_pages:list_page"),
            purged=True,
        ),
        # All pages of a month of a list. Place: ListId.id, ":" and the month, "all:2026-04".
        Kind(
            "month",
            Places(
                {
                    shape: _month(kind)
                    for by_list in (shapes.MONTHS, shapes.MONTH_PAGES)
                    for kind, shape in by_list.items()
                },
                _month_address,
            ),
            Lazy("list_pages:month_pages"),
            before_site=Lazy("list_pages:no_month_pages"),
        ),
        # Place: the slug of a section, or "" for the newspaper.
        Kind(
            "feed",
            Places(
                {shapes.FEED: lambda _: "", shapes.SECTION_FEED: lambda fields: fields["slug"]},
                site_map.feed,
            ),
            Lazy("feed_page:feed_page"),
            purged=True,
        ),
        # Place: the month.
        Kind(
            "sitemap",
            Places({shapes.SITEMAP: _year_and_month}, site_map.sitemap),
            Lazy("sitemaps:sitemap"),
            before_site=Lazy("sitemaps:no_sitemap"),
        ),
        Kind("sitemap-index", only(shapes.SITEMAP_INDEX), Lazy("sitemaps:sitemap_index")),
        Kind("archive", only(shapes.ARCHIVE), Lazy("list_pages:archive_page")),
        Kind(
            "missing",
            only(shapes.MISSING),
            Lazy("error_pages:missing_page"),
            before_site=_SETTING_UP,
        ),
        Kind(
            "broken", only(shapes.BROKEN), Lazy("error_pages:broken_page"), before_site=_SETTING_UP
        ),
        Kind("robots", only(shapes.ROBOTS), Lazy("sitemaps:robots")),
        # Place: the address, which holds a digest of the content.
        Kind(
            "asset",
            Places({shapes.ASSET: lambda fields: shapes.ASSET.at(**fields)}, _itself),
            make=_ASSET,
            before_site=_ASSET,
            cache_control=IMMUTABLE,
        ),
        # Place: the key of the upload.
        Kind(
            "photo",
            Places(
                {shapes.PHOTO: lambda fields: f"{PHOTO_PREFIX}{fields['path']}"}, site_map.photo
            ),
            make=_PHOTO,
            before_site=_PHOTO,
            cache_control=AN_HOUR,
            purged=True,
            costly=True,
        ),
        # The report on an upload. Place: the key of the upload.
        Kind(
            "report",
            Places({}, report_key),
            make=_REPORT,
            before_site=_REPORT,
            shelf="desk",
            cache_control=NEVER,
        ),
    )
)
"""The kinds of page of the deployed site; tests hand in others."""
