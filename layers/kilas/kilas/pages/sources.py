"""All that pages are made of, read from the table, the content bucket and the shelves."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.pages.bodies import Bodies
from kilas.store.listings import Listings
from kilas.store.newsroom import Newsroom
from kilas.store.records import Records
from kilas.store.threads import Threads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.addresses.previews import Previews
    from kilas.docx.converted import Inset
    from kilas.pages.page import ShelfName
    from kilas.ports import Content, Copies, Shelf, Table
    from kilas.record import Photo


class Sources:
    """Reads for pages. `address` is where the deployed site answers, without a slash at its end;
    `previews` makes the addresses of previews.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each is another part of the outside world
        self,
        table: Table,
        content: Content,
        copies: Copies,
        shelves: Mapping[ShelfName, Shelf],
        address: str,
        previews: Previews,
    ) -> None:
        self.address = address
        self.previews = previews
        self.records = Records(table)
        self.listings = Listings(table)
        self.newsroom = Newsroom(table, self.records)
        self.threads = Threads(table)
        self._content = content
        self._copies = copies
        self._shelves = shelves
        self.bodies = Bodies(content)
        self.forget()

    def forget(self) -> None:
        """Read anew, from now on, what pages share. Publish calls this for each batch: each of its
        messages was sent before, so what the batch reads once is new enough for all of its pages.
        """
        self.sites = cache(self.records.sites)
        self.opened = cache(self.records.opened)
        self.window = cache(self.listings.window)

    def upload(self, key: str, version: str) -> bytes:
        """A version of a file as its editor uploaded it; raises VersionGone."""
        return self._content.read(key, version)

    def web_copy(self, photo: Photo) -> bytes | None:
        """The photo as the web gets it, as media made it; None where the copy has expired."""
        return self._copies.read(photo.copy)

    def insets(self, key: str, version: str) -> Sequence[Inset]:
        """The pictures that a version of a .docx shows; raises VersionGone."""
        from kilas.docx.convert import converted  # noqa: PLC0415 -- no other page may pay for it

        return converted(key, self._content.read(key, version)).insets

    def in_folder(self, folder: str) -> list[str]:
        """The addresses at which there is an object now, in a folder such as "/arsip/2026/04/"."""
        return [address_of(key) for key in self._shelves["site"].keys(folder.removeprefix("/"))]
