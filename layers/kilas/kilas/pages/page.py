"""References to pages. A reference says which page may be wrong, never what the page ought to be:
that is a function of state (`kilas.pages.desired`).

Any room may import this one. The kinds of page are rows of `kilas.pages.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

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


@dataclass(frozen=True, slots=True, order=True)
class PageRef:
    """One page, or the pages of one month of a list, which one writer makes together.

    `kind` is the name of a row of `kilas.pages.kinds`; `place` says which page of that kind, ""
    where there is only one. `start`, of a month only, is the number of the first of its pages that
    may be wrong.
    """

    kind: str
    place: str = ""
    start: int = 1

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
    def month(cls, list_id: ListId, month: str, start: int = 1) -> PageRef:
        """One month ("2026-04") of a list, from its page `start` on."""
        return cls("month", f"{list_id.id}:{month}", start)

    @property
    def list_month(self) -> tuple[ListId, str]:
        """The list and the month of a page of kind "month"."""
        list_id, _, month = self.place.rpartition(":")
        return ListId.parse(list_id), month


def ref_of(ref_id: str, start: int = 1) -> PageRef:
    """The inverse of `id`."""
    kind, _, place = ref_id.partition("|")
    return PageRef(kind, place, start)
