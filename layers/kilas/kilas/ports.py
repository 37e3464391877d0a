"""What the use cases ask of the outside world. Adapters and the tests' fakes both keep to it,
and both pass the same suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = dict[str, Any]
"""A table item: values are str, int, bool, None, bytes, list or dict of these."""


# --- the table -------------------------------------------------------------------------------

LAST_SORT_KEY: Final = "\U0010ffff"
"""Sorts after every sort key: no key of ours holds this character."""

LARGEST_WRITE: Final = 100
"""The most writes that one transaction takes.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html"""

_KEY_BYTES: Final = {"pk": 2048, "sk": 1024}
"""https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html"""


def end_of_prefix(prefix: str) -> str:
    """Where the sort keys that begin with `prefix` end: the `before` of a query for them, whose
    `after` is the prefix itself.
    """
    return prefix + LAST_SORT_KEY


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The primary key of an item; raises ValueError where DynamoDB would refuse it."""

    pk: str
    sk: str

    def __post_init__(self) -> None:
        for name, most in _KEY_BYTES.items():
            size = len(getattr(self, name).encode())
            if not 0 < size <= most:
                raise ValueError(f"a {name} has 1 to {most} bytes, this one {size}")


@dataclass(frozen=True, slots=True)
class Expect:
    """What the writer saw: `attribute` had `value`; None means that the item had no such
    attribute, or that there was no item.
    """

    attribute: str
    value: str | int | None


@dataclass(frozen=True, slots=True)
class Put:
    """Replace the whole item, if `expect` still holds. `item` holds pk and sk."""

    item: Item
    expect: Expect | None = None

    @property
    def key(self) -> ItemKey:
        """The key of the item."""
        return ItemKey(self.item["pk"], self.item["sk"])


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
    """Add to numbers of an item; an item or number that is absent counts as zero.

    Raises ValueError for what DynamoDB would refuse: no numbers, or a change of the item's key.
    """

    key: ItemKey
    numbers: Mapping[str, int]

    def __post_init__(self) -> None:
        if not self.numbers:
            raise ValueError("an Add has at least one number")
        for name, number in self.numbers.items():
            if name in _KEY_BYTES or type(number) is not int:
                raise ValueError(f"an Add cannot add {number!r} to {name}")


Write = Put | Delete | Check | Add


def verify_transaction(writes: Sequence[Write]) -> None:
    """Raise ValueError for writes that no transaction takes: too many, or two to one item."""
    if len(writes) > LARGEST_WRITE:
        raise ValueError(f"a transaction takes at most {LARGEST_WRITE} writes, not {len(writes)}")
    if len({write.key for write in writes}) < len(writes):
        raise ValueError("a transaction takes one write for each item, not two")


class Table(Protocol):
    """A DynamoDB table with a string pk and sk. Every read is strongly consistent."""

    def get(self, key: ItemKey) -> Item | None:
        """The item, or None."""

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        """The items that exist, in no order; any number of keys, each of which may be repeated."""

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = LAST_SORT_KEY,
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        """The items with after < sk < before, in the order of sk."""

    def count(self, pk: str, *, after: str = "", before: str = LAST_SORT_KEY) -> int:
        """How many items have after < sk < before."""

    def due(self, until: str) -> list[Item]:
        """The items that have the attributes `due_pk`: "DUE" and `due`: a text (ISO 8601, UTC) that
        is at most `until`, the smallest first.

        The answer may lag a moment behind a write, and has only the attributes pk, sk and due.
        """

    def write(self, writes: Sequence[Write]) -> None:
        """Do all writes or none.

        Raises Conflict where an Expect fails, AwsError where an Add meets an attribute that is no
        number (either of the two where both happen), and the ValueError of `verify_transaction`.
        """


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

LONGEST_CHAIN: Final = 10_000
"""Messages in a row of which each is sent by the work on the one before it. Lambda stops such a
chain after about 16, which template.yaml switches off for the functions that feed their own queue;
this is the bound instead: 500 keys to a message make it 5 million.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"""


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

    def send(self, bodies: Sequence[Mapping[str, str | int]]) -> None:
        """Send each body as one message: {"key": ...}, or {"sweep": prefix, "after": key, "link":
        number in its chain}.
        """


@dataclass(frozen=True, slots=True)
class PageMessage:
    """One page that may be wrong: `page` and `start` are those of a Page.

    `cause` names the change that says so, the same at each retry and never the same for two
    changes. `purge` says that something was taken away, so the CDN must forget the page too.
    `uploads` are the version ids of the uploads that it goes back to, for the log. `link` counts
    the messages of a chain, see LONGEST_CHAIN.
    """

    page: str
    cause: str
    start: int = 1
    purge: bool = False
    uploads: tuple[str, ...] = ()
    link: int = 1


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


class Clock(Protocol):
    """The time is an input like any other."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
