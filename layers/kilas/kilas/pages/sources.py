"""All that pages are made of, read from the table, the content bucket and the shelves."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.claims import folded, url_name
from kilas.pages.bodies import Bodies
from kilas.renditions import unpacked
from kilas.retired import AssetsStand
from kilas.store.hours import Hours
from kilas.store.listings import Listings
from kilas.store.newsroom import Newsroom
from kilas.store.records import Records
from kilas.store.retired_assets import RetiredAssets
from kilas.store.targets import Targets
from kilas.store.threads import Threads
from kilas.targets import FileStands

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kilas.addresses.previews import Previews
    from kilas.changes import StandingChanged
    from kilas.claims import Claim
    from kilas.docx.converted import Inset
    from kilas.pages.contents import Stands
    from kilas.pages.page import ShelfName
    from kilas.ports import Content, Copies, Shelf, Table
    from kilas.record import Photo
    from kilas.renditions import Renditions
    from kilas.retired import Retired
    from kilas.store.records import Sites


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
        self.hours = Hours(table)
        self.listings = Listings(table)
        self.newsroom = Newsroom(table, self.records)
        self.targets = Targets(table)
        self.threads = Threads(table)
        self._retired = RetiredAssets(table)
        self._content = content
        self._copies = copies
        self._shelves = shelves
        self.bodies = Bodies(content)
        self.forget()

    def forget(self, addresses: Collection[str] = ()) -> None:
        """Read anew, from now on, what pages share. Publish calls this for each batch: each of its
        messages was sent before, so what the batch reads once is new enough for all of its pages.
        `addresses` are of the pages of the batch: the first request asks who has them.
        """
        self._names = frozenset(folded(url_name(each)) for each in addresses)
        self._first = cache(partial(self.records.sites_and_claims, self._names))
        self.opened = cache(self.records.opened)
        self.window = cache(self.listings.window)

    def sites(self) -> Sites:
        """See Records.sites."""
        return self._first()[0]

    def claim(self, address: str) -> Claim | None:
        """Of the file that has an address, in whatever spelling."""
        name = folded(url_name(address))
        known = self._first()[1] if name in self._names else self.records.claims([name])
        return known.get(name)

    def upload(self, key: str, version: str) -> bytes:
        """A version of a file as its editor uploaded it; raises VersionGone."""
        return self._content.read(key, version)

    def write(self, stands: Stands) -> StandingChanged | None:
        """Write what stands now: see the `write` of Listings, Targets and RetiredAssets."""
        match stands:
            case FileStands():
                self.targets.write(stands)
            case AssetsStand():
                self._retired.write(stands)
            case _:
                return self.listings.write(stands)
        return None

    def retired(self) -> Retired:
        """The assets that no page is made with any longer."""
        return self._retired.read()

    def renditions(self, photo: Photo) -> Renditions | None:
        """The photo as the web gets it, as media made it; None where its copy has expired."""
        copy = self._copies.read(photo.copy)
        return unpacked(copy) if copy else None

    def insets(self, key: str, version: str) -> Sequence[Inset]:
        """The pictures that a version of a .docx shows; raises VersionGone."""
        from kilas.docx.convert import converted  # noqa: PLC0415 -- no other page may pay for it

        return converted(key, self._content.read(key, version)).insets

    def in_folder(self, folder: str) -> list[str]:
        """The addresses at which there is an object now, in a folder such as "/arsip/2026/04/"."""
        return [address_of(key) for key in self._shelves["site"].keys(folder.removeprefix("/"))]
