"""What a kind of page is: a row of a table. The rows themselves are in `kilas.pages.kinds`.

The functions that make pages are loaded when the first page is made: plan and clock read the table
too, and must not wait for Markdown, Jinja and Pillow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.addresses.shapes import Shape, look_up
from kilas.pages.contents import Made
from kilas.pages.page import PageRef, ShelfName
from kilas.pages.serving import FRESH

if TYPE_CHECKING:
    from kilas.pages.edition import Edition

Make = Callable[[PageRef, "Edition"], Made]
"""Makes a page from the edition alone: the same state gives the same page."""

Fields = Mapping[str, str]


class Lazy(Struct, frozen=True):
    """A function of this room that is loaded when it is called: "list_pages:archive_page"."""

    name: str

    def load(self) -> Make:
        """The function itself."""
        return _loaded(self.name)

    def __call__(self, page: PageRef, edition: Edition) -> Made:
        """Call the function."""
        return self.load()(page, edition)


@cache
def _loaded(name: str) -> Make:
    make: Make = resolve_name(f"kilas.pages.{name}")
    return make


def absent(_page: PageRef, _edition: Edition) -> None:
    """Nothing may be at the page's address."""


class Places(Struct, frozen=True):
    """Where the pages of a kind are.

    `shapes` are the shapes of their addresses in the site map, each with the way from the fields of
    an address to the `place` of the page. `address` is the way back, from a place to the page's
    main address; on the desk, to the key.
    """

    shapes: Mapping[Shape, Callable[[Fields], str]]
    address: Callable[[str], str]


def only(shape: Shape) -> Places:
    """The places of a kind with a single page: one address, and the place ""."""
    return Places({shape: lambda _: ""}, lambda _: shape.at())


class Kind(Struct, frozen=True):
    """A kind of page.

    name: the first part of a page's id.
    places: where its pages are.
    make: makes a page.
    before_site: makes a page while there is no good site.yaml. What cannot be shown is taken away.
    shelf: the shelf of its objects.
    cache_control: how long caches may keep them.
    hourly: whether it changes with the hour. Only a kind with a single page may: plan names every
      hourly page when the hour changes.
    """

    name: str
    places: Places
    make: Make
    before_site: Make = absent
    shelf: ShelfName = "site"
    cache_control: str = FRESH
    hourly: bool = False

    def __post_init__(self) -> None:
        if self.hourly and not self.is_single:
            raise ValueError(f"plan cannot name every page of {self.name} each hour")

    @property
    def is_single(self) -> bool:
        """Whether there is one page of this kind: it has an address that no field is in."""
        return any("{" not in shape.template for shape in self.places.shapes)


class Kinds:
    """A table of kinds: the row of each page, and the page at each address."""

    def __init__(self, rows: Iterable[Kind]) -> None:
        self._rows = {row.name: row for row in rows}
        self._by_shape = {shape: row for row in self for shape in row.places.shapes}

    def __iter__(self) -> Iterator[Kind]:
        """The rows."""
        return iter(self._rows.values())

    def of(self, page: PageRef) -> Kind:
        """The row of a page; raises ValueError where the table has none."""
        row = self._rows.get(page.kind)
        if row is None:
            raise ValueError(f"no such kind of page: {page.id}")
        return row

    def page_at(self, address: str) -> PageRef:
        """The page at an address of the site. Where no row has the shape of the address, the
        page is of kind "address".
        """
        shape, fields = look_up(address)
        row = self._by_shape.get(shape)
        if row is None:
            return PageRef("address", address)
        return PageRef(row.name, row.places.shapes[shape](fields))

    def single_pages(self) -> tuple[PageRef, ...]:
        """The pages that exist under any settings, and without any article."""
        return tuple(PageRef(row.name) for row in self if row.is_single)

    def hourly_pages(self) -> tuple[PageRef, ...]:
        """The pages that may be wrong once another hour has begun."""
        return tuple(PageRef(row.name) for row in self if row.hourly)
