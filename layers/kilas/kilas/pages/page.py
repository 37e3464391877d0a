"""The kinds of page there are, each with the address it stands at.

A Page says which page may be wrong; what ought to stand there is a function of state
(`kilas.pages.desired`). One writer works on all messages of one `text` at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from kilas.lists import ALL, ListId

FIXED = ("/sitemap.xml", "/arsip/", "/404.html", "/5xx.html", "/robots.txt")
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


_Found = Callable[[re.Match[str]], PageRef | None]

_PLACES: Final[tuple[tuple[str, _Found], ...]] = (
    (r"/assets/.+", lambda _: None),
    (r"/(media/.+)", lambda found: PageRef("photo", found[1])),
    ("|".join(map(re.escape, FIXED)), lambda found: PageRef("fixed", found[0])),
    (r"/sitemaps/(\d{4}-\d{2})\.xml", lambda found: PageRef("sitemap", found[1])),
    (r"/(?:([^/]+)/)?feed\.xml", lambda found: PageRef("feed", found[1] or "")),
    (
        r"(/(?:topik/|penulis/)?[^/]+/)(\d{4})/(\d{2})/(?:\d+/)?",
        lambda found: PageRef.month(ListId.at(found[1]), f"{found[2]}-{found[3]}"),
    ),
    (r"/(?:topik|penulis)/[^/]+/", lambda found: PageRef.newest(ListId.at(found[0]))),
    (r"/", lambda _: PageRef.newest(ALL)),
    (r".*", lambda found: PageRef("claimed", found[0])),
)
"""Which page stands at an address of each shape; the first that fits."""


def page_at(address: str) -> PageRef | None:
    """The page that stands at an address of the site; None for an asset, which no change undoes."""
    for shape, page in _PLACES:
        if found := re.fullmatch(shape, address, re.ASCII | re.DOTALL):
            return page(found)
    raise AssertionError(address)
