"""Has every file under a prefix looked at again, a bounded part of them at a time.

A change of site.yaml, theme or code stales everything; a sweep is also how lost events are made
good. Looking at a file that has not changed costs a few reads and writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kilas.ports import Content, IngestQueue

FILES_AT_ONCE = 500


class Sweep:
    """Sends ingest to the files under a prefix."""

    def __init__(self, content: Content, queue: IngestQueue) -> None:
        self._content = content
        self._queue = queue

    def __call__(self, prefix: str, after: str = "") -> None:
        """Send ingest to the next FILES_AT_ONCE files after a key, and a sweep for those behind."""
        keys = self._content.keys(prefix, after=after, limit=FILES_AT_ONCE)
        self._queue.send([{"key": key} for key in keys])
        if len(keys) == FILES_AT_ONCE:
            self._queue.send([{"sweep": prefix, "after": keys[-1]}])
