"""The kinds of page there are, each with the address it stands at.

A Page says which page may be wrong; what ought to stand there is a function of state
(`kilas.pages.desired`). One writer works on all messages of one `text` at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from kilas.addresses import shapes, site_map
from kilas.content_keys import PHOTO_PREFIX
from kilas.lists import ALL, ListId

if TYPE_CHECKING:
    from kilas.addresses.shapes import ListKind

FIXED = (
    site_map.sitemap_index(),
    site_map.archive(),
    site_map.missing(),
    site_map.broken(),
    site_map.robots(),
)
"""The addresses of the pages of kind "fixed"."""


@dataclass(frozen=True, slots=True, order=True)
class PageRef:
    """One page, or the pages of one month of one list, which one writer keeps together.

    | kind      | place                     | stands at                               |
    | --------- | ------------------------- | --------------------------------------- |
    | claimed   | "/2026/04/banjir.html"    | the same: whoever owns the address, a   |
    |           | or "/politik/"            | file or, by site.yaml, a section        |
    | newest    | ListId.text               | ListId.newest_url, but for a section's  |
    | month     | ListId.text + ":2026-04"  | ListId.month_url, and full pages before |
    | feed      | "" or a section's slug    | /feed.xml, /politik/feed.xml            |
    | sitemap   | "2026-04"                 | /sitemaps/2026-04.xml                   |
    | fixed     | "/sitemap.xml" ...        | the same; see FIXED                     |
    | asset     | "/assets/kilas.1a2b.css"  | the same                                |
    | photo     | "media/banjir.jpg"        | /media/banjir.jpg                       |
    | desk      | "articles/banjir.md"      | desk/articles/banjir.md.txt             |
    | sweep     | "site:2026/04/a.html"     | nowhere: it names every page after that |

    `start`, of a month only: the number of the first of its pages that may be wrong.
    """

    kind: Literal[
        "claimed", "newest", "month", "feed", "sitemap", "fixed", "asset", "photo", "desk", "sweep"
    ]
    place: str
    start: int = 1

    @property
    def text(self) -> str:
        """One writer at a time works on the pages of one text: "month|section/politik:2026-04"."""
        return f"{self.kind}|{self.place}"

    @classmethod
    def parse(cls, text: str, start: int = 1) -> PageRef:
        """The inverse of `text`."""
        kind, _, place = text.partition("|")
        return cls(kind, place, start)  # type: ignore[arg-type]  # only texts that `text` made come back

    @classmethod
    def newest(cls, list_id: ListId) -> PageRef:
        """The page with the newest articles of a list.

        A section's is where a file could stand too, before site.yaml has the section and after
        it. Two kinds of page there would be two writers.
        """
        if list_id.kind == "section":
            return cls("claimed", list_id.newest_url)
        return cls("newest", list_id.text)

    @classmethod
    def month(cls, list_id: ListId, month: str, start: int = 1) -> PageRef:
        """One month ("2026-04") of a list, from its page `start` on."""
        return cls("month", f"{list_id.text}:{month}", start)

    @property
    def list_month(self) -> tuple[ListId, str]:
        """The list and the month of a `month` page."""
        text, _, month = self.place.rpartition(":")
        return ListId.parse(text), month


def hourly_pages() -> tuple[PageRef, ...]:
    """The pages that change with the hour (docs/decisions/0036): none so far.

    Such a page shows the hour that the table holds (`Records.hour`), and never reads a clock.
    """
    return ()


def page_at(address: str) -> PageRef | None:
    """The page that stands at an address of the site; None for an asset, which no change undoes."""
    shape, fields = shapes.look_up(address)
    make = _PAGES.get(shape)
    if make:
        return make(fields)
    if shape is shapes.ASSET:
        return None
    return PageRef("fixed", address) if address in FIXED else PageRef("claimed", address)


_Made = Callable[[Mapping[str, str]], PageRef]


def _month_of(kind: ListKind) -> _Made:
    def page(fields: Mapping[str, str]) -> PageRef:
        return PageRef.month(
            ListId(kind, fields.get("slug", "")), f"{fields['year']}-{fields['month']}"
        )

    return page


_PAGES: Final[Mapping[shapes.Shape, _Made]] = {
    shapes.FRONT: lambda _: PageRef.newest(ALL),
    shapes.TAG: lambda fields: PageRef.newest(ListId("tag", fields["slug"])),
    shapes.AUTHOR: lambda fields: PageRef.newest(ListId("author", fields["slug"])),
    **{shape: _month_of(kind) for kind, shape in shapes.MONTHS.items()},
    **{shape: _month_of(kind) for kind, shape in shapes.MONTH_PAGES.items()},
    shapes.FEED: lambda _: PageRef("feed", ""),
    shapes.SECTION_FEED: lambda fields: PageRef("feed", fields["slug"]),
    shapes.SITEMAP: lambda fields: PageRef("sitemap", f"{fields['year']}-{fields['month']}"),
    shapes.PHOTO: lambda fields: PageRef("photo", f"{PHOTO_PREFIX}{fields['path']}"),
}
"""The page at the addresses of a shape; at those of any other is whoever claims them."""
