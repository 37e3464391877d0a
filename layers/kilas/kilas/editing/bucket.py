"""What an editor's program asks of the content bucket: a port, which adapters/ has over S3."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import datetime

GOOD: Final = frozenset({"live", "draft", "scheduled", "withdrawn", "expired"})
"""The states of a report whose file Kilas took. See kilas.pages.desk.facts_of."""


class Seen(Struct, frozen=True):
    """The newest version of a file: its id, the ETag without quotes, and how many bytes it has."""

    version: str
    etag: str
    size: int


class Report(Struct, frozen=True):
    """What Kilas says of a file: the text, and the facts that kilas.pages.desk.facts_of names.

    `version` is "" where an earlier release of Kilas wrote the report, `address` where readers see
    nothing.
    """

    text: str
    version: str = ""
    state: str = ""
    address: str = ""

    @property
    def refused(self) -> bool:
        """Whether Kilas did not take the version."""
        return self.state not in GOOD


class Bucket(Protocol):
    """The content bucket of a newspaper. Every method raises AwsError and Throttled."""

    def seen(self, key: str) -> Seen | None:
        """The newest version of a file, or None where there is no file."""

    def first_uploaded(self, key: str) -> datetime:
        """When a file that is there was first uploaded, since it was last deleted."""

    def read(self, key: str, version: str) -> bytes:
        """The bytes of one version; raises VersionGone where it was permanently removed."""

    def put(self, key: str, body: BinaryIO, *, only_new: bool = False) -> Seen:
        """Upload a file; what the bucket has then. With `only_new` raise Conflict where a file is
        at the key.
        """

    def delete(self, key: str, *, over: Seen) -> None:
        """Delete a file; raises Conflict where another version than the one seen is there."""

    def report(self, key: str) -> Report | None:
        """What Kilas says of the file at a key, or None where it says nothing."""

    def overview(self, key: str) -> bytes | None:
        """A file of the desk that is no report, such as "index.json"; None where there is none."""

    def link(self, key: str) -> str:
        """An address at which a file of the desk can be read for an hour."""


class Desk(Struct, frozen=True):
    """An editor's way to a newspaper: its bucket; its address, which ends in a slash; whether
    something answers at one of its addresses; and what waits for so many seconds.
    """

    bucket: Bucket
    address: str
    is_there: Callable[[str], bool]
    pause: Callable[[float], None]
