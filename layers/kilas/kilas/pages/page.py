"""The kinds of page there are, each with the address it stands at.

A Page says which page may be wrong; what ought to stand there is a function of state
(`kilas.pages.compose`). One writer works on all messages of one `text` at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kilas.lists import ListId

FIXED = ("/sitemap.xml", "/arsip/", "/404.html", "/5xx.html", "/robots.txt")
"""The addresses of the pages of kind "fixed"."""


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """One page, or the pages of one month of one list, which one writer keeps together.

    | kind      | place                     | stands at                               |
    | --------- | ------------------------- | --------------------------------------- |
    | claimed   | "/2026/04/banjir.html"    | the same: whoever owns the address      |
    | newest    | ListId.text               | ListId.newest_url                       |
    | month     | ListId.text + ":2026-04"  | ListId.month_url, and full pages before |
    | feed      | "" or a section's slug    | /feed.xml, /politik/feed.xml            |
    | sitemap   | "2026-04"                 | /sitemaps/2026-04.xml                   |
    | fixed     | "/sitemap.xml" ...        | the same; see FIXED                     |
    | asset     | "/assets/kilas.1a2b.css"  | the same                                |
    | photo     | "media/banjir.jpg"        | /media/banjir.jpg                       |
    | desk      | "articles/banjir.md"      | desk/articles/banjir.md.txt             |

    `start`, of a month only: the number of the first of its pages that may be wrong.
    """

    kind: Literal[
        "claimed", "newest", "month", "feed", "sitemap", "fixed", "asset", "photo", "desk"
    ]
    place: str
    start: int = 1

    @property
    def text(self) -> str:
        """One writer at a time works on the pages of one text: "month|section/politik:2026-04"."""
        return f"{self.kind}|{self.place}"

    @classmethod
    def parse(cls, text: str, start: int = 1) -> Page:
        """The inverse of `text`."""
        kind, _, place = text.partition("|")
        return cls(kind, place, start)  # type: ignore[arg-type]  # only texts that `text` made come back

    @classmethod
    def newest(cls, list_id: ListId) -> Page:
        """The page with the newest articles of a list."""
        return cls("newest", list_id.text)

    @classmethod
    def month(cls, list_id: ListId, month: str, start: int = 1) -> Page:
        """One month ("2026-04") of a list, from its page `start` on."""
        return cls("month", f"{list_id.text}:{month}", start)

    @property
    def list_month(self) -> tuple[ListId, str]:
        """The list and the month of a `month` page."""
        text, _, month = self.place.rpartition(":")
        return ListId.parse(text), month
