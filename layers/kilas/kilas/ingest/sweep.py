"""Has every file under a prefix looked at again, a bounded part of them at a time.

A change of site.yaml, theme or code stales everything; a sweep is also how lost events are made
good, so it looks at files that were deleted too. Looking at a file that has not changed costs a
few reads and writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.ports import LONGEST_CHAIN

if TYPE_CHECKING:
    from kilas.ports import Content, IngestQueue

FILES_AT_ONCE = 500


class Sweep:
    """Sends ingest, or media by the queue of `photos`, to the files under a prefix."""

    def __init__(self, content: Content, queue: IngestQueue, photos: IngestQueue) -> None:
        self._content = content
        self._queue = queue
        self._photos = photos

    def __call__(self, prefix: str, after: str = "", link: int = 1) -> None:
        """Name the next FILES_AT_ONCE files after a key, and have those behind swept.

        `link` is the number of this message in the chain; raises ChainTooLong beyond the last.
        """
        if link > LONGEST_CHAIN:
            raise ChainTooLong(f"sweep of {prefix} is at {after} after {LONGEST_CHAIN} messages")
        keys = self._content.keys(prefix, after=after, limit=FILES_AT_ONCE)
        queue = self._photos if prefix.startswith(PHOTO_PREFIX) else self._queue
        queue.send([{"key": key} for key in keys])
        if len(keys) == FILES_AT_ONCE:
            self._queue.send([{"sweep": prefix, "after": keys[-1], "link": link + 1}])
        logger.info("swept", prefix=prefix, after=after, files=len(keys), link=link)
