"""The kinds of page there are, each with the address it stands at.

A Page says which page may be wrong; what ought to stand there is a function of state
(`kilas.pages.publish`). `text` is the page as a message carries it; one writer works on all
messages of one text at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

ListKind = Literal["all", "section", "tag", "author"]


@dataclass(frozen=True, slots=True, order=True)
class ListId:
    """A list of articles, the newest first: all of them, or those of a section, tag or author."""

    kind: ListKind
    slug: str = ""

    @property
    def text(self) -> str:
        """As the table's keys hold it: "all" or "section/politik"."""
        return f"{self.kind}/{self.slug}" if self.slug else self.kind

    @classmethod
    def parse(cls, text: str) -> ListId:
        """The inverse of `text`."""
        kind, _, slug = text.partition("/")
        return cls(kind, slug)  # type: ignore[arg-type]  # only texts that `text` made come back

    @property
    def root(self) -> str:
        """The folder of the list's older pages: /arsip/, /politik/, /topik/banjir/ ..."""
        match self.kind:
            case "all":
                return "/arsip/"
            case "section":
                return f"/{self.slug}/"
            case "tag":
                return f"/topik/{self.slug}/"
            case "author":
                return f"/penulis/{self.slug}/"

    @property
    def newest_url(self) -> str:
        """The address of the page with the newest articles; that of "all" is the front page."""
        return "/" if self.kind == "all" else self.root

    def month_url(self, month: str, number: int | None = None) -> str:
        """The address of a month ("2026-04") of the list, or of one of its full pages."""
        folder = f"{self.root}{month.replace('-', '/')}/"
        return folder if number is None else f"{folder}{number}/"


ALL = ListId("all")


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """One page, or the pages of one month of one list, which one writer keeps together.

    | kind      | place                     | stands at                               |
    | --------- | ------------------------- | --------------------------------------- |
    | claimed   | "/2026/04/banjir.html"    | the same: whoever owns the address      |
    | newest    | ListId.text               | ListId.newest_url                       |
    | month     | ListId.text + ":2026-04"  | ListId.month_url, and its full pages    |
    | feed      | "" or a section's slug    | /feed.xml, /politik/feed.xml            |
    | sitemap   | "2026-04"                 | /sitemaps/2026-04.xml                   |
    | fixed     | "/sitemap.xml" ...        | the same; see FIXED                     |
    | asset     | "kilas.css"               | /assets/kilas.<digest>.css              |
    | photo     | "media/banjir.jpg"        | /media/banjir.jpg                       |
    | desk      | "articles/banjir.md"      | desk/articles/banjir.md.txt             |
    """

    kind: Literal[
        "claimed", "newest", "month", "feed", "sitemap", "fixed", "asset", "photo", "desk"
    ]
    place: str

    FIXED: ClassVar[tuple[str, ...]] = (
        "/sitemap.xml",
        "/arsip/",
        "/404.html",
        "/5xx.html",
        "/robots.txt",
    )

    @property
    def text(self) -> str:
        """As a message carries it: "month|section/politik:2026-04"."""
        return f"{self.kind}|{self.place}"

    @classmethod
    def parse(cls, text: str) -> Page:
        """The inverse of `text`."""
        kind, _, place = text.partition("|")
        return cls(kind, place)  # type: ignore[arg-type]  # only texts that `text` made come back
