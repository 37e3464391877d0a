"""What the steps and moderation ask of the outside world, except the queues (kilas.queues).

The adapters and the tests' fakes both implement these ports, and both pass the same suite
(tests/contract). Every call of an adapter may also raise Throttled or AwsError.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from msgspec import Struct

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

_MOST_OF_PK: Final = 2048
_MOST_OF_SK: Final = 1024
"""Bytes of a key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html"""


def end_of_prefix(prefix: str) -> str:
    """The `before` of a query for the sort keys that begin with `prefix`; the `after` of the query
    is the prefix itself.
    """
    return prefix + LAST_SORT_KEY


class ItemKey(Struct, frozen=True):
    """The primary key of an item; raises ValueError where DynamoDB would refuse it."""

    pk: str
    sk: str

    def __post_init__(self) -> None:
        pk, sk = self.pk, self.sk
        for name, text, most in (("pk", pk, _MOST_OF_PK), ("sk", sk, _MOST_OF_SK)):
            size = len(text) if text.isascii() else len(text.encode())
            if not 0 < size <= most:
                raise ValueError(f"a {name} has 1 to {most} bytes, this one {size}")


class Expect(Struct, frozen=True):
    """What the writer saw: `attribute` had `value`; None means that the item had no such
    attribute, or that there was no item.
    """

    attribute: str
    value: str | int | None


class Put(Struct, frozen=True):
    """Replace the whole item, if `expect` still holds. `item` holds pk and sk."""

    item: Item
    expect: Expect | None = None

    @property
    def key(self) -> ItemKey:
        """The key of the item."""
        return ItemKey(self.item["pk"], self.item["sk"])


class Delete(Struct, frozen=True):
    """Remove the item, if `expect` still holds; an absent item is no error."""

    key: ItemKey
    expect: Expect | None = None


class Check(Struct, frozen=True):
    """Fail the whole write unless `expect` still holds; change nothing."""

    key: ItemKey
    expect: Expect


class Add(Struct, frozen=True):
    """Add to numbers of an item; an item or number that is absent counts as zero.

    Raises ValueError for what DynamoDB would refuse: no numbers, or a change of the item's key.
    """

    key: ItemKey
    numbers: Mapping[str, int]

    def __post_init__(self) -> None:
        if not self.numbers:
            raise ValueError("an Add has at least one number")
        for name, number in self.numbers.items():
            if name in {"pk", "sk"} or type(number) is not int:
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

    def scan(self, after: ItemKey | None, limit: int) -> list[Item]:
        """The next items of the whole table, in an order of the table's own: those after the item
        with the key `after`, or the first.
        """

    def due(self, until: str) -> list[Item]:
        """The items that have the attributes `due_pk`: "DUE" and `due`: a text (ISO 8601, UTC) that
        is at most `until`, the smallest first.

        The answer may lag a moment behind a write, and has only the attributes pk, sk and due.
        """

    def on_desk(self, group: str, *, descending: bool, limit: int) -> list[Item]:
        """The first items that have `group` as their attribute `desk_pk` and a text as `desk`, in
        the order of that text.

        The answer may lag a moment behind a write, and has only the attributes pk, sk and desk.
        """

    def write(self, writes: Sequence[Write]) -> None:
        """Do all writes or none.

        Raises Conflict where an Expect fails, AwsError where an Add meets an attribute that is no
        number (either of the two where both happen), and the ValueError of `verify_transaction`.
        """


# --- objects ---------------------------------------------------------------------------------


class Version(Struct, frozen=True):
    """One version of an object: an upload, or a delete marker where `deleted`.

    `id` is unique to each upload; `size` is in bytes. `etag` is what S3 says of the bytes:
    equal for equal bytes that were uploaded in equal parts.
    """

    id: str
    modified: datetime
    deleted: bool = False
    size: int = 0
    etag: str = ""


class Content(Protocol):
    """The content bucket: every version of every file that editors uploaded."""

    def versions(self, key: str) -> list[Version]:
        """Every version of exactly this key, the newest first; empty for an unknown key.

        Times are to the second. Of the versions of one second only the newest has a certain place.
        """

    def read(self, key: str, version: str) -> bytes:
        """The bytes of one version; raises VersionGone where it was permanently removed."""

    def keys(self, prefix: str, *, after: str = "", limit: int = 1000) -> list[str]:
        """The first `limit` keys under a prefix that are greater than `after`, in order.

        Keys whose newest version is a delete marker are among them.
        """

    def top(self, limit: int) -> list[str]:
        """The first `limit` names at the top, at most 1,000, in no order: keys without a slash, and
        folders, which end in theirs. What was deleted is not among them.
        """


class Recent(NamedTuple):
    """Files that changed, and the key behind which others may have: "" at the end."""

    keys: list[str]
    reached: str


class DatedContent(Content, Protocol):
    """The content bucket for those who ask what has changed of late."""

    def recent(self, prefix: str, *, since: datetime, after: str, limit: int) -> Recent:
        """Of the first `limit` keys under a prefix that are greater than `after`, those of which
        the newest version, which may be a delete marker, is not older than `since`.
        """


class Output(Struct, frozen=True):
    """The desired state of an object: its body, and the headers to serve it with.

    `redirect` is the Location of a page that only redirects, "" for any other. `tags` are the cache
    tags of the articles that it shows (see kilas.cdn). `facts` are for the programs of editors, in
    ASCII; the body says the same, since a conditional write compares bodies alone. `is_saved` has a
    browser save the object, and run nothing of it on the newspaper's origin.
    """

    body: bytes
    content_type: str
    cache_control: str
    redirect: str = ""
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    is_saved: bool = False


class Stored(Struct, frozen=True):
    """What stands at a key. `etag` is of the body alone; `digest` is "" where Kilas put nothing."""

    etag: str
    digest: str


class Shelf(Protocol):
    """A bucket, or a prefix of one, that Kilas alone writes: the site, or the desk reports.

    A write names what its writer saw, and raises Conflict where anything else stands at the key.
    """

    def stored(self, key: str) -> Stored | None:
        """What stands at this key, or None where no object is."""

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        """Store the object and its digest; `over` is None where the writer saw no object."""

    def delete(self, key: str, *, over: Stored) -> None:
        """Remove the object that the writer saw."""

    def keys(self, prefix: str, *, after: str = "", limit: int | None = None) -> list[str]:
        """The first `limit` keys under a prefix that are greater than `after`, in order."""


class Copies(Protocol):
    """How media hands photos to publish: the copies that the web gets, kept for some weeks."""

    def keep(self, digest: str, data: bytes) -> bool:
        """Keep these bytes under their digest; False where they were kept before."""

    def read(self, digest: str) -> bytes | None:
        """The bytes, or None where they are kept no longer."""


class Topic(Protocol):
    """Those who subscribed to news of problems."""

    def publish(self, subject: str, text: str) -> None:
        """Send everybody a message: a subject of at most 99 letters of ASCII in one line, and a
        text of at most 256 KB.
        """


class Pause(Protocol):
    """Waits before another attempt, so that writers of one item come apart."""

    def __call__(self, lost: int, /) -> None:
        """Wait, after `lost` attempts in a row (1, 2, ...) in which another writer was faster."""


class WallClock(Protocol):
    """Gives the time, so that a test can choose it."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
