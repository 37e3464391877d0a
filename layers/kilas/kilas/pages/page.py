"""References to pages. A reference says which page may be wrong, never what the page ought to be:
that is a function of state (`kilas.pages.desired`).

Any room may import this one. The kinds of page are rows of `kilas.pages.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, get_args

from kilas.addresses.site_map import object_key
from kilas.lists import ListId

ShelfName = Literal["site", "desk"]
Stored = Literal["site", "desk", "media"]
Audited = Literal["site", "desk", "media", "table"]


class Spot(NamedTuple):
    """Where an object is. `path` is an address on the site, and the object's key on the desk."""

    shelf: ShelfName
    path: str

    @property
    def key(self) -> str:
        """The key of the object on its shelf."""
        return object_key(self.path) if self.shelf == "site" else self.path


@dataclass(frozen=True, slots=True, order=True)
class PageRef:
    """One page, or pages that one writer makes together, such as those of one month of a list.

    `kind` is the name of a row of `kilas.pages.kinds`; `place` says which page of that kind, ""
    where there is only one. `since` and `until`, of a month only, are the sorts of the first and
    the last entry that may be shown wrongly; "" for the first and the last of the month.
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
        """The page with the newest articles of a list.

        A section's page is of kind "address", like every page at an address that a file may claim:
        a file may claim it before site.yaml has the section, and after. A kind of its own would
        make two writers of one address.
        """
        match list_id.kind:
            case "all":
                return cls("front")
            case "section":
                return cls("address", list_id.newest_url)
            case _:
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


FRAME = PageRef("frame")
"""What every page links to: it must stand before settings come into force. No object of its own."""


@dataclass(frozen=True, slots=True, order=True)
class Audit:
    """Every page that has an object on a shelf, or a photo uploaded, or an item of the table, may
    be wrong.

    An audit makes no page: publish names the pages of the next keys after `after`, and the audit of
    the keys after those. An audit finds objects and items that nothing wants any longer, even where
    the message that should have deleted one was lost.
    """

    over: Audited
    after: str = ""
    kind: ClassVar[str] = "audit"
    since: ClassVar[str] = ""
    until: ClassVar[str] = ""

    @property
    def id(self) -> str:
        """The group of the pages queue: "audit|site:2026/04/a.html"."""
        return f"{self.kind}|{self.over}:{self.after}"


EVERYTHING: tuple[Audit, ...] = tuple(Audit(over) for over in get_args(Audited))
"""The audits that together name every page."""


@dataclass(frozen=True, slots=True, order=True)
class Articles:
    """Every article of a list may link wrongly to the list: those after the sort `after`.

    Like an audit, publish names the pages of the next of them, and the rest.
    """

    list_id: ListId
    after: str = ""
    kind: ClassVar[str] = "articles"
    since: ClassVar[str] = ""
    until: ClassVar[str] = ""

    @property
    def id(self) -> str:
        """The group of the pages queue: "articles|tag/air 2026-04-01T10:00:00Z#1a2b"."""
        return f"{self.kind}|{self.list_id.id} {self.after}"


Ref = PageRef | Audit | Articles


def ref_of(ref_id: str, since: str = "", until: str = "") -> Ref:
    """The inverse of `id`; raises ValueError for an audit of something unknown."""
    kind, _, place = ref_id.partition("|")
    if kind == Articles.kind:
        list_id, _, after = place.rpartition(" ")
        return Articles(ListId.parse(list_id), after)
    if kind != Audit.kind:
        return PageRef(kind, place, since, until)
    over, _, after = place.partition(":")
    for each in get_args(Audited):
        if over == each:
            return Audit(each, after)
    raise ValueError(f"nothing to audit: {ref_id}")
