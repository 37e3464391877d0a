"""The bodies of articles, read from the content bucket. For `kilas.pages.sources`."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kilas.articles.address import suffix_of
from kilas.articles.source_body import read_body
from kilas.errors import KilasError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.ports import Content

SIGNS_KEPT: Final = 4_000_000
"""Letters and signs of the bodies that are kept, in a process: a thousand articles of 600 words. A
version never changes, so its body may be kept. The feeds need the same few again and again, and an
article that came in a burst of uploads is soon in several of them."""

READS_AT_ONCE: Final = 20
"""A process that has read nothing yet needs twenty bodies for a feed. One after the other they take
the front page, which has the same writer, a second."""


class Bodies:
    """Gives the sanitised HTML of versions of files; keeps bodies of at most so many signs."""

    def __init__(self, content: Content, most: int = SIGNS_KEPT) -> None:
        self._content = content
        self._most = most
        self._bodies: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._signs = 0

    def of(self, key: str, version: str) -> str:
        """The body of a version; raises VersionGone."""
        if (key, version) not in self._bodies:
            self._keep(key, version, self._content.read(key, version))
        self._bodies.move_to_end((key, version))
        return self._bodies[key, version]

    def read_ahead(self, versions: Iterable[tuple[str, str]]) -> None:
        """Read those that are not known yet, several at a time. What cannot be read is left to
        `of`, and so is each .docx: twenty large ones at a time would fill the memory.
        """
        missing = [each for each in versions if each not in self._bodies and _is_small(each[0])]
        if len(missing) < 2:  # noqa: PLR2004 -- one is read as fast by itself
            return
        with ThreadPoolExecutor(READS_AT_ONCE) as pool:
            for (key, version), data in zip(missing, pool.map(self._read, missing), strict=True):
                if data is not None:
                    self._keep(key, version, data)

    def forget(self) -> None:
        """Forget all bodies."""
        self._bodies.clear()
        self._signs = 0

    def _read(self, version: tuple[str, str]) -> bytes | None:
        with suppress(KilasError):  # `of` meets the same error, where it can be answered for
            return self._content.read(*version)
        return None

    def _keep(self, key: str, version: str, data: bytes) -> None:
        self._signs -= len(self._bodies.pop((key, version), ""))
        body = self._bodies[key, version] = read_body(key, data)
        self._signs += len(body)
        while self._signs > self._most and len(self._bodies) > 1:
            _, oldest = self._bodies.popitem(last=False)
            self._signs -= len(oldest)


def _is_small(key: str) -> bool:
    return suffix_of(key).lower() != ".docx"
