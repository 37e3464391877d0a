"""All that pages are made of, read from the table, the content bucket and the shelves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.articles.read import read_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.lists import Entry
    from kilas.pages.page import ShelfName
    from kilas.ports import Content, Copies, Shelf
    from kilas.record import Photo, Record
    from kilas.store.records import Records
    from kilas.store.threads import Threads

BODIES_KEPT = 200
"""A version never changes, so its body may be kept. The feeds need the same few again and again."""


class Sources:
    """Reads for pages. `address` is where the deployed site answers, without a slash at its end."""

    def __init__(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
        self,
        records: Records,
        threads: Threads,
        content: Content,
        copies: Copies,
        shelves: Mapping[ShelfName, Shelf],
        address: str,
    ) -> None:
        self.address = address
        self.records = records
        self.threads = threads
        self._content = content
        self._copies = copies
        self._shelves = shelves
        self._body_of = lru_cache(BODIES_KEPT)(self._read_body)

    def body(self, record: Record) -> str:
        """The sanitised HTML of the version that a record shows."""
        return self._body_of(record.key, record.shown)

    def web_copy(self, photo: Photo) -> bytes | None:
        """The photo as the web gets it, as media made it; None where the copy has expired."""
        return self._copies.read(photo.copy)

    def in_folder(self, folder: str) -> list[str]:
        """The addresses at which there is an object now, in a folder such as "/arsip/2026/04/"."""
        return [address_of(key) for key in self._shelves["site"].keys(folder.removeprefix("/"))]

    def listed(self, entries: Sequence[Entry]) -> list[Record]:
        """The records of entries, in their order, without those that have just left their list."""
        records = self.records.get_many([entry.key for entry in entries])
        found = (records.get(entry.key) for entry in entries)
        return [record for record in found if record and record.listed]

    def _read_body(self, key: str, version: str) -> str:
        return read_body(key, self._content.read(key, version))
