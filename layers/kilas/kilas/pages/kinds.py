"""The kinds of page: one row each. A new kind is one row, one function and, unless the
function makes a File, one template.

Any room may import this table (see `kilas.pages.kind`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.addresses import shapes, site_map
from kilas.addresses.previews import preview_folder
from kilas.content_keys import OVERVIEW_KEY, PHOTO_PREFIX, report_key
from kilas.lists import ListId
from kilas.pages.kind import Kind, Kinds, Lazy, Places, only
from kilas.pages.page import PageRef
from kilas.pages.serving import AN_HOUR, IMMUTABLE, NEVER

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.addresses.shapes import ListKind, Shape
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


def _slug(fields: Fields) -> str:
    return fields["slug"]


def _photo_of_folder(fields: Fields) -> str:
    return site_map.photo_in_folder(fields["slug"])


def _front(_place: str) -> str:
    return shapes.FRONT.at()


def _section_of_feed(fields: Fields) -> str:
    return site_map.newest("section", fields["slug"])


_SITEMAPS: Final[tuple[tuple[ListKind, Shape], ...]] = (
    ("all", shapes.SITEMAP),
    ("all", shapes.SITEMAP_PART),
)

_SETTING_UP: Final = Lazy("error_pages:setting_up_page")
_ASSETS: Final = Lazy("asset_files:asset_files")
_FAVICON: Final = Lazy("file_pages:favicon")
_PHOTO: Final = Lazy("file_pages:photo")
_INSETS: Final = Lazy("file_pages:insets")
_REPORT: Final = Lazy("desk:report_page")
_OVERVIEW: Final = Lazy("overview:overview_page")

KINDS: Final = Kinds(
    (
        # The owner is a file by its claim, or a section by site.yaml: then its feed is here too.
        # Place: the address.
        Kind(
            "address",
            Places({shapes.SECTION_FEED: _section_of_feed}, _itself),
            Lazy("article_page:address_page"),
            before_site=Lazy("article_page:no_page"),
        ),
        Kind(
            "front",
            Places({shapes.FRONT: lambda _: "", shapes.FEED: lambda _: ""}, _front),
            Lazy("front_page:front_page"),
            before_site=Lazy("error_pages:setting_up_front"),
        ),
        # The newest articles of a topic or an author. Place: ListId.id.
        Kind(
            "list",
            Places(
                {shapes.TAG: _list("tag"), shapes.AUTHOR: _list("author")},
                lambda place: ListId.parse(place).newest_url,
            ),
            Lazy("list_pages:list_page"),
            before_site=Lazy("list_pages:no_list_page"),
        ),
        # All pages of a month of a list, and its sitemaps where the list has all articles.
        # Place: ListId.id, ":" and the month, "all:2026-04".
        Kind(
            "month",
            Places(
                {
                    shape: _month(kind)
                    for by_list in (shapes.MONTHS.items(), shapes.MONTH_PAGES.items(), _SITEMAPS)
                    for kind, shape in by_list
                },
                _month_address,
            ),
            Lazy("month_pages:month_pages"),
            before_site=Lazy("month_pages:no_month_pages"),
        ),
        # Before the index, which links to it.
        Kind("sitemap-of-pages", only(shapes.SITEMAP_OF_PAGES), Lazy("sitemaps:sitemap_of_pages")),
        Kind("sitemap-index", only(shapes.SITEMAP_INDEX), Lazy("sitemaps:sitemap_index")),
        Kind(
            "favicon",
            only(shapes.FAVICON),
            make=_FAVICON,
            before_site=_FAVICON,
            cache_control=AN_HOUR,
        ),
        # The pictures of the newspaper and of its sections, for links to pages without a photo.
        Kind(
            "pictures",
            Places(
                dict.fromkeys((shapes.PICTURES, shapes.PICTURE), lambda _: ""),
                lambda _: site_map.pictures(),
            ),
            Lazy("section_pictures:section_pictures"),
            before_site=Lazy("section_pictures:no_pictures"),
            cache_control=AN_HOUR,
        ),
        # The stylesheets and icons; each address holds a digest of the content.
        Kind(
            "assets",
            Places(
                dict.fromkeys((shapes.ASSETS, shapes.ASSET), lambda _: ""),
                lambda _: site_map.assets(),
            ),
            make=_ASSETS,
            before_site=_ASSETS,
            cache_control=IMMUTABLE,
            hourly=True,
        ),
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
        # A file of media/, with the renditions of a photo. Place: the key of the upload.
        Kind(
            "photo",
            Places(
                {
                    shapes.PHOTO: lambda fields: f"{PHOTO_PREFIX}{fields['path']}",
                    shapes.RENDITION: _photo_of_folder,
                    shapes.RENDITION_FOLDER: _photo_of_folder,
                },
                site_map.photo,
            ),
            make=_PHOTO,
            before_site=_PHOTO,
            cache_control=AN_HOUR,
        ),
        # The pictures of a .docx. Place: preview_name of its key.
        Kind(
            "inset",
            Places(
                dict.fromkeys((shapes.INSET, shapes.INSET_FOLDER), _slug), site_map.inset_folder
            ),
            make=_INSETS,
            before_site=_INSETS,
            cache_control=AN_HOUR,
        ),
        # A draft or a scheduled file. Place: preview_name of its key.
        Kind(
            "preview",
            Places(dict.fromkeys((shapes.PREVIEW, shapes.PREVIEW_FOLDER), _slug), preview_folder),
            Lazy("previews:preview_page"),
            before_site=Lazy("previews:no_preview"),
            cache_control=NEVER,
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
        # What the newsroom has to do. Place: "".
        Kind(
            "overview",
            Places({}, lambda _: OVERVIEW_KEY),
            make=_OVERVIEW,
            before_site=_OVERVIEW,
            shelf="desk",
            cache_control=NEVER,
        ),
    )
)
"""The kinds of page of the deployed site; tests hand in others."""
