"""References to pages. A reference says which page may be wrong, never what the page ought to be:
that is a function of state (`kilas.pages.desired`).

Any room may import this one. The kinds of page are rows of `kilas.pages.kinds`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from kilas.addresses.site_map import object_key
from kilas.lists import ListId

ShelfName = Literal["site", "desk"]


class Spot(NamedTuple):
    """Where an object is. `path` is an address on the site, and the object's key on the desk."""

    shelf: ShelfName
    path: str

    @property
    def key(self) -> str:
        """The key of the object on its shelf."""
        return object_key(self.path) if self.shelf == "site" else self.path


class PageRef(Struct, frozen=True, order=True):
    """One page, or pages that one writer makes together, such as those of one month of a list.

    `kind` is the name of a row of `kilas.pages.kinds`; `place` says which page of that kind, ""
    where there is only one. `since` and `until`, of a month and the front page only, are the sorts
    of the first and the last entry that may be shown wrongly; "" for the first and the last of all.
    """

    kind: str
    place: str = ""
    since: str = ""
    until: str = ""

    @property
    def id(self) -> str:
        """The group of the pages queue: "address|/politik/", "month|section/politik:2026-04".

        One writer at a time works on the messages of one id. `ref_of` is the inverse.
        """
        return f"{self.kind}|{self.place}"

    @classmethod
    def newest(cls, list_id: ListId) -> PageRef:
        """The page with the newest articles of a list; of the static pages, their sitemap.

        A section's page is of kind "address", like every page at an address that a file may claim:
        a file may claim it before site.yaml has the section, and after. A kind of its own would
        make two writers of one address.
        """
        match list_id.kind:
            case "all":
                return FRONT
            case "section":
                return cls("address", list_id.newest_url)
            case "page":
                return SITEMAP_OF_PAGES
            case "tag" | "author":
                return cls("list", list_id.id)

    @classmethod
    def month(cls, list_id: ListId, month: str, since: str = "", until: str = "") -> PageRef:
        """One month ("2026-04") of a list, or of it the pages that show the entries from the sort
        `since` to the sort `until`.
        """
        return cls("month", f"{list_id.id}:{month}", since, until)

    @property
    def list_month(self) -> tuple[ListId, str]:
        """The list and the month of a page of kind "month"."""
        list_id, _, month = self.place.rpartition(":")
        return ListId.parse(list_id), month


BEFORE_ALL = "0"
"""A sort before that of every entry: a month `until` there is the month's oldest page alone."""

FRONT = PageRef("front")
"""The front page, with the feed of the newspaper. Its messages have a queue of their own."""

SITEMAP_OF_PAGES = PageRef("sitemap-of-pages")

OVERVIEW = PageRef("overview")
"""What the newsroom has to do. The clock asks for it, on the queue of the front page."""

FRAME = PageRef("frame")
"""What every page links to: it must stand before settings come into force. No object of its own."""


def ref_of(ref_id: str, since: str = "", until: str = "") -> PageRef:
    """The inverse of `id`."""
    kind, _, place = ref_id.partition("|")
    return PageRef(kind, place, since, until)
