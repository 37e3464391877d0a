"""What the use cases ask of the outside world. Adapters and the tests' fakes both keep to it,
and both pass the same suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.messages import Look, PageMessage, Sweep

Item = dict[str, Any]
"""A table item: values are str, int, bool, None, bytes, list or dict of these."""


# --- the table -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The primary key of an item."""

    pk: str
    sk: str


@dataclass(frozen=True, slots=True)
class Expect:
    """What the writer saw: `attribute` had `value`; None says that the item was absent."""

    attribute: str
    value: str | int | None


@dataclass(frozen=True, slots=True)
class Put:
    """Replace the whole item, if `expect` still holds. `item` holds pk and sk."""

    item: Item
    expect: Expect | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the item, if `expect` still holds; an absent item is no error."""

    key: ItemKey
    expect: Expect | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Change nothing, but fail the whole write unless `expect` still holds."""

    key: ItemKey
    expect: Expect


@dataclass(frozen=True, slots=True)
class Add:
    """Add to numbers of an item; an item or number that is absent counts as zero."""

    key: ItemKey
    numbers: Mapping[str, int]


Write = Put | Delete | Check | Add


class Table(Protocol):
    """A DynamoDB table with a string pk and sk. Every read is strongly consistent."""

    def get(self, key: ItemKey) -> Item | None:
        """The item, or None."""

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        """The items that exist, in no order; any number of distinct keys."""

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = "\U0010ffff",
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        """The items with after < sk < before, in the order of sk."""

    def count(self, pk: str, *, after: str = "", before: str = "\U0010ffff") -> int:
        """How many items have after < sk < before."""

    def due(self, until: str) -> list[Item]:
        """The items whose attribute `due` (ISO 8601, UTC) is at most `until`; may lag a moment.

        Only the attributes pk, sk and due are sure to be there.
        """

    def write(self, writes: Sequence[Write]) -> None:
        """Do all (at most 100, one for each key) or none; raise Conflict where an Expect fails."""


# --- objects ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an object. `id` is unique to each upload; `deleted` marks a delete marker."""

    id: str
    modified: datetime
    deleted: bool = False
    size: int = 0


class Content(Protocol):
    """The content bucket: what editors uploaded, every version of it."""

    def versions(self, key: str) -> list[Version]:
        """Every version of exactly this key, the newest first; empty where there never was one.

        Times are to the second: where a second has several versions, only the newest is certain.
        """

    def read(self, key: str, version: str) -> bytes:
        """The bytes of one version; raise VersionGone where it was removed for good."""

    def keys(self, prefix: str, *, after: str = "", limit: int = 1000) -> list[str]:
        """The keys under a prefix, in order, those greater than `after`; deleted files' too."""


@dataclass(frozen=True, slots=True)
class Output:
    """What ought to stand at a key: the body and the headers to serve it with.

    `redirect` is the Location of a page that only sends the reader on.
    """

    body: bytes
    content_type: str
    cache_control: str
    redirect: str = ""


class Shelf(Protocol):
    """A bucket, or a prefix of one, that Kilas alone writes: the site, or the desk reports."""

    def digest(self, key: str) -> str | None:
        """The digest that was put with the object at this key, or None where there is none."""

    def put(self, key: str, output: Output, digest: str) -> None:
        """Put an object there, and its digest with it."""

    def delete(self, key: str) -> None:
        """Leave nothing there; nothing there is no error."""

    def keys(self, prefix: str, *, after: str = "", limit: int | None = None) -> list[str]:
        """The keys that exist under a prefix, in order, those greater than `after`."""


# --- messages --------------------------------------------------------------------------------


Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Delivery(Generic[Body]):
    """A message as a queue delivered it: `received` counts its deliveries, this one included.

    `receipt` is what the queue wants to see to remove it, or to let others have it.
    """

    id: str
    content: Body
    receipt: str = ""
    received: int = 1


class Inbox(Protocol):
    """The queue that a function's batches come from."""

    def hand_back(self, deliveries: Sequence[Delivery[Any]], seconds: int) -> None:
        """Let them be received again after so many seconds; 0 for at once."""

    def acknowledge(self, deliveries: Sequence[Delivery[Any]]) -> None:
        """Remove them: they were worked on."""


class IngestQueue(Protocol):
    """Tells ingest where to look; media has one of its own."""

    def send(self, messages: Sequence[Look | Sweep]) -> None:
        """Send each message."""


class PagesQueue(Protocol):
    """Tells publish which page may be wrong. First in, first out for each page; a message that
    equals one sent in the last five minutes is dropped.
    """

    def send(self, messages: Sequence[PageMessage]) -> None:
        """Send each message."""


class Cdn(Protocol):
    """CloudFront."""

    def purge(self, paths: Sequence[str]) -> None:
        """Forget what is cached for these paths of the site, such as "/2026/04/banjir.html"."""


class WallClock(Protocol):
    """The time is an input like any other."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
