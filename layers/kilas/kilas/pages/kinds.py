"""The kinds of page: one row each. A new kind is one row, one function and one template.

Any room may import this table. The functions that make pages are loaded when the first page is
made: plan and clock read the table too, and must not wait for Markdown, Jinja and Pillow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Final

from kilas.addresses import shapes, site_map
from kilas.addresses.shapes import Shape
from kilas.content_keys import PHOTO_PREFIX, report_key
from kilas.lists import ListId
from kilas.pages.contents import Contents, Made
from kilas.pages.page import PageRef, ShelfName
from kilas.pages.serving import AN_HOUR, FRESH, IMMUTABLE, NEVER

if TYPE_CHECKING:
    from kilas.addresses.shapes import ListKind
    from kilas.pages.edition import Edition

Make = Callable[[PageRef, "Edition"], Made]
"""Makes a page from nothing but the edition: the same state gives the same page."""

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A function of this room that is loaded when it is called: "list_pages:archive_page"."""

    name: str

    def load(self) -> Make:
        """The function itself."""
        make: Make = resolve_name(f"kilas.pages.{self.name}")
        return make

    def __call__(self, page: PageRef, edition: Edition) -> Made:
        """Call the function."""
        return self.load()(page, edition)


def untouched(_page: PageRef, _edition: Edition) -> Contents:
    """Nothing is put at the page's address, and nothing deleted."""
    return Contents({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page.

    name: the first part of a page's id.
    shapes: the shapes of its addresses in the site map, each with the way from the fields of an
      address to the `place` of the page.
    address: the way back, from a place to the (main) address; on the desk, to the key.
    make: makes the page.
    before_site: makes the page before there is a good site.yaml.
    shelf: the shelf of its objects.
    cache_control: how long caches may keep it.
    purged: whether the CDN forgets it where something was taken away. Each address has its price,
      and what is not purged ages within a minute; so only pages with whole texts, photos and the
      first page of a list are, and never the pages of months, which may be hundreds.
    costly: whether the other pages of a batch are made first.
    hourly: whether it changes with the hour; only a kind with a single page may.
    """

    name: str
    shapes: Mapping[Shape, Callable[[Fields], str]]
    address: Callable[[str], str]
    make: Make
    before_site: Make = untouched
    shelf: ShelfName = "site"
    cache_control: str = FRESH
    purged: bool = False
    costly: bool = False
    hourly: bool = False

    def __post_init__(self) -> None:
        if self.hourly and not self.is_single:
            raise ValueError(f"plan cannot name every page of {self.name} each hour")

    @property
    def is_single(self) -> bool:
        """Whether there is one page of this kind, at the one address of its shape."""
        return bool(self.shapes) and not any("{" in shape.template for shape in self.shapes)


def single(  # noqa: PLR0913 -- the fields of a row
    name: str,
    shape: Shape,
    make: Make,
    *,
    before_site: Make = untouched,
    cache_control: str = FRESH,
    purged: bool = False,
    hourly: bool = False,
) -> Kind:
    """A kind of which there is one page."""
    return Kind(
        name=name,
        shapes={shape: lambda _: ""},
        address=lambda _: shape.at(),
        make=make,
        before_site=before_site,
        cache_control=cache_control,
        purged=purged,
        hourly=hourly,
    )


class Kinds:
    """The table: its rows by name, and the page at each address."""

    def __init__(self, rows: Iterable[Kind]) -> None:
        self._rows = {row.name: row for row in rows}
        self._by_shape = {shape: row for row in self for shape in row.shapes}

    def __iter__(self) -> Iterator[Kind]:
        """The rows."""
        return iter(self._rows.values())

    def of(self, page: PageRef) -> Kind:
        """The row of a page; raises ValueError where the table has none."""
        row = self._rows.get(page.kind)
        if row is None:
            raise ValueError(f"no such kind of page: {page.id}")
        return row

    def is_costly(self, page_id: str) -> bool:
        """Whether the other pages of a batch are made first. Takes ids that name no page, too."""
        row = self._rows.get(page_id.partition("|")[0])
        return row is not None and row.costly

    def page_at(self, address: str) -> PageRef:
        """The page at an address of the site: where no row has its shape, whoever owns it."""
        shape, fields = shapes.look_up(address)
        row = self._by_shape.get(shape)
        return PageRef(row.name, row.shapes[shape](fields)) if row else PageRef("address", address)

    def single_pages(self) -> tuple[PageRef, ...]:
        """The pages that exist whatever articles and settings there are."""
        return tuple(PageRef(row.name) for row in self if row.is_single)

    def hourly_pages(self) -> tuple[PageRef, ...]:
        """The pages that may be wrong once another hour has begun."""
        return tuple(PageRef(row.name) for row in self if row.hourly)


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


_SETTING_UP: Final = Loaded("error_pages:setting_up_page")
_ASSET: Final = Loaded("file_pages:asset")
_PHOTO: Final = Loaded("file_pages:photo")
_REPORT: Final = Loaded("desk:report_page")

KINDS: Final = Kinds(
    (
        # Whoever owns the address: a file by its claim, or a section by site.yaml.
        Kind(
            name="address",
            shapes={},
            address=lambda place: place,
            make=Loaded("article_page:address_page"),
            purged=True,
        ),
        single(
            "front",
            shapes.FRONT,
            Loaded("list_pages:front_page"),
            before_site=_SETTING_UP,
            purged=True,
        ),
        # The newest articles of a topic or an author. Place: ListId.id.
        Kind(
            name="list",
            shapes={shapes.TAG: _list("tag"), shapes.AUTHOR: _list("author")},
            address=lambda place: ListId.parse(place).newest_url,
            make=Loaded("list_pages:list_page"),
            purged=True,
        ),
        # All pages of a month of a list. Place: ListId.id, ":" and the month, "all:2026-04".
        Kind(
            name="month",
            shapes={
                shape: _month(kind)
                for shapes_of in (shapes.MONTHS, shapes.MONTH_PAGES)
                for kind, shape in shapes_of.items()
            },
            address=_month_address,
            make=Loaded("list_pages:month_pages"),
        ),
        # Place: the slug of a section, or "" for the newspaper.
        Kind(
            name="feed",
            shapes={shapes.FEED: lambda _: "", shapes.SECTION_FEED: lambda fields: fields["slug"]},
            address=site_map.feed,
            make=Loaded("feed_page:feed_page"),
            purged=True,
        ),
        # Place: the month.
        Kind(
            name="sitemap",
            shapes={shapes.SITEMAP: _year_and_month},
            address=site_map.sitemap,
            make=Loaded("sitemaps:sitemap"),
        ),
        single("sitemap-index", shapes.SITEMAP_INDEX, Loaded("sitemaps:sitemap_index")),
        single("archive", shapes.ARCHIVE, Loaded("list_pages:archive_page")),
        single(
            "missing", shapes.MISSING, Loaded("error_pages:missing_page"), before_site=_SETTING_UP
        ),
        single("broken", shapes.BROKEN, Loaded("error_pages:broken_page"), before_site=_SETTING_UP),
        single("robots", shapes.ROBOTS, Loaded("sitemaps:robots")),
        # Place: the address, which holds a digest of the content.
        Kind(
            name="asset",
            shapes={shapes.ASSET: lambda fields: shapes.ASSET.at(**fields)},
            address=lambda place: place,
            make=_ASSET,
            before_site=_ASSET,
            cache_control=IMMUTABLE,
        ),
        # Place: the key of the upload.
        Kind(
            name="photo",
            shapes={shapes.PHOTO: lambda fields: f"{PHOTO_PREFIX}{fields['path']}"},
            address=site_map.photo,
            make=_PHOTO,
            before_site=_PHOTO,
            cache_control=AN_HOUR,
            purged=True,
            costly=True,
        ),
        # The report on a file. Place: the key of the upload.
        Kind(
            name="report",
            shapes={},
            address=report_key,
            make=_REPORT,
            before_site=_REPORT,
            shelf="desk",
            cache_control=NEVER,
        ),
    )
)
"""The kinds of page of the deployed site; tests hand in others."""
