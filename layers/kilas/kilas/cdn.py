"""What the steps ask of the CDN: to forget all pages with a cache tag, a path, or everything.

CloudFront keeps the tags that an object came with, and forgets each object that has a tag.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from msgspec import Struct

from kilas.addresses.site_map import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EVERYTHING: Final = "/*"
"""The path of all that the CDN keeps. CloudFront bills a request of this path as one path."""

MOST_PATHS: Final = 15
"""The most paths of one request: beyond it everything is purged, at the price of one path."""

MOST_TAGS: Final = 50
"""CloudFront keeps so many tags of an object and drops the others in silence.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html"""

TAGS_KEPT: Final = 2_000
"""Tags that a process remembers: all pages that one story changes show much the same articles."""


@lru_cache(maxsize=TAGS_KEPT)
def cache_tag(address: str) -> str:
    """The tag of the article at an address, such as "/2026/04/banjir.html", absolute or not.

    The tag follows from the address and not from the article's key, since the bytes of a page name
    the addresses that it shows: a page with other tags has other bytes. Where the bytes are the
    same, S3 answers CloudFront with 304, and CloudFront keeps the tags that it has.
    """
    return hashlib.sha256(urlsplit(address).path.encode()).hexdigest()[:16]


def path_of_tag(address: str) -> str:
    """The path that purges every page which shows the article at an address."""
    return f"#{cache_tag(address)}"


def paths_of_page(address: str) -> tuple[str, ...]:
    """The paths that purge the page at an address. The cache may know the page by the address that
    functions/edge made of the reader's. Of an address with "~" it is everything: browsers ask for
    the sign as it is, and CloudFront counts it among those that a path of a purge may not have so.
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
    """
    if "~" in address:
        return (EVERYTHING,)
    return tuple(dict.fromkeys([address, rewritten(address)]))


def joined(paths: Iterable[str]) -> tuple[str, ...]:
    """Each of these paths once, in order; or the one path of everything where it is among them, or
    where they are too many.
    """
    distinct = sorted(set(paths))
    if EVERYTHING in distinct or len(distinct) > MOST_PATHS:
        return (EVERYTHING,)
    return tuple(distinct)


# --- the ports; kilas.ports says what holds for all ------------------------------------------


class PurgeQueue(Protocol):
    """Asks purge to have the CDN forget something.

    The queue keeps the order of the messages, and drops none: a later page with the same tag must
    be purged too.
    """

    def send(self, paths: Sequence[str]) -> None:
        """Send one message for these paths."""


class Invalidation(Struct, frozen=True):
    """A request that the CDN has taken, when `taken` by its clock, and may not have completed."""

    id: str
    taken: datetime


class Cdn(Protocol):
    """CloudFront."""

    def purge(self, paths: Sequence[str]) -> Invalidation:
        """Ask that these paths be removed from the cache.

        Raises Throttled where too many requests are in progress.
        """

    def has_purged(self, invalidation: Invalidation) -> bool:
        """Whether a request is completed: no reader gets what was in the cache before it."""
