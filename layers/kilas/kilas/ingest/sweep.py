"""Has ingest look at every file under a prefix, a bounded part of them at a time.

A change of site.yaml, of the theme or of the code makes everything stale. A sweep also replaces
events that were lost, so it names deleted files too. To look at a file that has not changed costs
a few reads and writes nothing: a sweep tells of no change of one file, so its runs leave no trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, Look, Sweep

if TYPE_CHECKING:
    from kilas.ports import Content, IngestQueue

FILES_AT_ONCE: Final = 500
"""How many files one message names: 50 requests to SQS."""


class SweepFiles:
    """Sends a Look for each file under a prefix: to ingest, or for photos to media."""

    def __init__(
        self,
        content: Content,
        ingest: IngestQueue,
        media: IngestQueue,
        at_once: int = FILES_AT_ONCE,
    ) -> None:
        self._content = content
        self._ingest = ingest
        self._media = media
        self._at_once = at_once

    def __call__(self, sweep: Sweep) -> None:
        """Name the next files, and send the sweep of the files after them.

        Raises ChainTooLong where the message's chain is longer than LONGEST_CHAIN.
        """
        prefix, after, link = sweep.prefix, sweep.after, sweep.link
        if link > LONGEST_CHAIN:
            raise ChainTooLong(f"sweep of {prefix} is at {after} after {LONGEST_CHAIN} messages")
        keys = self._content.keys(prefix, after=after, limit=self._at_once)
        queue = self._media if prefix.startswith(PHOTO_PREFIX) else self._ingest
        queue.send([Look(key, trace=False) for key in keys])
        if len(keys) == self._at_once:
            self._ingest.send([Sweep(prefix, keys[-1], link + 1)])
        logger.info("swept", prefix=prefix, after=after, files=len(keys), link=link)
