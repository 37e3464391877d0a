"""All that pages are made of, read from the table, the content bucket and the shelves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.articles.read import read_body
from kilas.content_keys import PHOTO_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.lists import Entry
    from kilas.pages.page import Audited, ShelfName
    from kilas.ports import Content, Shelf
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.store.threads import Threads

BODIES_KEPT = 200
"""A version never changes, so its body may be kept. The feeds need the same few again and again."""


class Sources:
    """Reads for pages. `address` is where the deployed site answers, without a slash at its end."""

    def __init__(
        self,
        records: Records,
        threads: Threads,
        content: Content,
        shelves: Mapping[ShelfName, Shelf],
        address: str,
    ) -> None:
        self.address = address
        self.records = records
        self.threads = threads
        self._content = content
        self._shelves = shelves
        self._body_of = lru_cache(BODIES_KEPT)(self._read_body)

    def body(self, record: Record) -> str:
        """The sanitised HTML of the version that a record shows."""
        return self._body_of(record.key, record.shown)

    def web_copy(self, record: Record) -> bytes:
        """The photo that a record shows, as the web gets it. Pages get photos here and nowhere
        else: the upload is decoded once for each call.
        """
        # Only photos need Pillow, and importing it is a third of this function's cold start.
        from kilas.photos.web_copy import web_copy  # noqa: PLC0415 -- see above

        return web_copy(self._content.read(record.key, record.shown))

    def in_folder(self, folder: str) -> list[str]:
        """The addresses at which there is an object now, in a folder such as "/arsip/2026/04/"."""
        return [address_of(key) for key in self._shelves["site"].keys(folder.removeprefix("/"))]

    def keys(self, over: Audited, after: str, limit: int) -> list[str]:
        """The next keys after `after`: of objects on the site or desk, or of uploaded photos."""
        if over == "media":
            return self._content.keys(PHOTO_PREFIX, after=after, limit=limit)
        return self._shelves[over].keys("", after=after, limit=limit)

    def listed(self, entries: Sequence[Entry]) -> list[Record]:
        """The records of entries, in their order, without those that have just left their list."""
        records = self.records.get_many([entry.key for entry in entries])
        found = (records.get(entry.key) for entry in entries)
        return [record for record in found if record and record.listed]

    def _read_body(self, key: str, version: str) -> str:
        return read_body(key, self._content.read(key, version))
