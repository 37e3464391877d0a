"""The content bucket and the shelves in memory; they pass the adapters' contract suites."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import md5
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from sortedcontainers import SortedDict

from kilas.adapters.s3 import MOST_METADATA, metadata_of
from kilas.errors import AwsError, Conflict, VersionGone
from kilas.ports import Recent, Stored, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas.ports import Output


class FakeContent:
    """A versioned bucket. `put` and `remove` are the editor's. `changed` has the keys that S3 would
    notify of, `was_read` the ids of the versions that were read.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._history: dict[str, list[Version]] = {}
        self._bytes: dict[tuple[str, str], bytes] = {}
        self._last = 0
        self.changed: list[str] = []
        self.was_read: list[str] = []

    def versions(self, key: str) -> list[Version]:
        return list(self._history.get(key, []))

    def read(self, key: str, version: str) -> bytes:
        self.was_read.append(version)
        try:
            return self._bytes[key, version]
        except KeyError:
            raise VersionGone(key, version) from None

    def peek(self, key: str, version: str) -> bytes:
        """The bytes of a version, for a test that looks and is no reader."""
        return self._bytes[key, version]

    def keys(self, prefix: str, *, after: str = "", limit: int = 1000) -> list[str]:
        found = (
            key
            for key, history in self._history.items()
            if key.startswith(prefix) and key > after and history
        )
        return sorted(found)[:limit]

    def recent(self, prefix: str, *, since: datetime, after: str, limit: int) -> Recent:
        listed = self.keys(prefix, after=after, limit=limit)
        reached = listed[-1] if len(listed) == limit else ""
        return Recent([key for key in listed if self.versions(key)[0].modified >= since], reached)

    def top(self, limit: int) -> list[str]:
        there = [
            key for key, history in self._history.items() if history and not history[0].deleted
        ]
        return sorted({"".join(key.partition("/")[:2]) for key in there})[:limit]

    def put(self, key: str, data: bytes) -> None:
        version = Version(
            self._next_id(), self._to_the_second(), size=len(data), etag=_etag_of(data)
        )
        self._bytes[key, version.id] = data
        self._history.setdefault(key, []).insert(0, version)
        self.changed.append(key)

    def remove(self, key: str) -> None:
        marker = Version(self._next_id(), self._to_the_second(), deleted=True)
        self._history.setdefault(key, []).insert(0, marker)
        self.changed.append(key)

    def remove_for_good(self, key: str, version: str) -> None:
        """Remove a version from the history, as an operator does by hand."""
        self._history[key] = [each for each in self._history[key] if each.id != version]
        self._bytes.pop((key, version), None)  # a deletion has none
        self.changed.append(key)

    def ever(self) -> list[str]:
        """Every key that was ever written."""
        return sorted(self._history)

    def _next_id(self) -> str:
        self._last += 1
        return f"v{self._last}"

    def _to_the_second(self) -> datetime:
        return self._now().replace(microsecond=0)


class FakeCopies:
    """The copies of photos, by digest. `expire` is what the bucket's lifecycle does."""

    def __init__(self) -> None:
        self._bytes: dict[str, bytes] = {}

    def keep(self, digest: str, data: bytes) -> bool:
        is_new = digest not in self._bytes
        self._bytes.setdefault(digest, data)
        return is_new

    def read(self, digest: str) -> bytes | None:
        return self._bytes.get(digest)

    def expire(self) -> None:
        self._bytes.clear()


class FakeShelf:
    """A bucket that only Kilas writes. `before_change` gets each output that is to be replaced or
    deleted.

    An ETag is the MD5 of the body, as in S3 where a bucket is encrypted with AES256.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
    """

    def __init__(self) -> None:
        self.before_change: Callable[[str, Output], None] = lambda _key, _output: None
        self.objects: SortedDict[str, tuple[Output, str]] = SortedDict()
        self.puts: list[str] = []
        self._etags: dict[str, tuple[bytes, str]] = {}

    def stored(self, key: str) -> Stored | None:
        if key not in self.objects:
            return None
        return Stored(self._etag(key), self.objects[key][1])

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        _require_metadata(metadata_of(output, digest))
        self._require(key, over)
        self._tell(key)
        self.objects[key] = (output, digest)
        self.puts.append(key)
        return Stored(self._etag(key), digest)

    def delete(self, key: str, *, over: Stored) -> None:
        self._require(key, over)
        self._tell(key)
        del self.objects[key]

    def _require(self, key: str, seen: Stored | None) -> None:
        """Raise Conflict unless what stands has the ETag that was seen: S3 compares no more."""
        if self._etag(key) != (seen.etag if seen else ""):
            raise Conflict(f"{key} has changed")

    def _etag(self, key: str) -> str:
        """The ETag, "" where no object is. It is remembered with the body, since a test may give
        the object another one.
        """
        if key not in self.objects:
            return ""
        output: Output = self.objects[key][0]
        body, etag = self._etags.get(key, (None, ""))
        if body is not output.body:
            etag = _etag_of(output.body)
            self._etags[key] = output.body, etag
        return etag

    def _tell(self, key: str) -> None:
        if key in self.objects:
            self.before_change(key, self.objects[key][0])

    def keys(self, prefix: str, *, after: str = "", limit: int | None = None) -> list[str]:
        later = (key for key in self.objects.irange(max(prefix, after)) if key != after)
        return list(islice(takewhile(lambda key: key.startswith(prefix), later), limit))

    def text(self, key: str) -> str:
        """The body at a key, for assertions."""
        output: Output = self.objects[key][0]
        return output.body.decode()


def _require_metadata(metadata: Mapping[str, str]) -> None:
    """Raise as botocore does for what is not ASCII, and S3 for more than it takes; Moto and
    MiniStack take any number of bytes.
    https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    """
    noted = "".join((*metadata, *metadata.values()))
    if not noted.isascii():
        raise AwsError(noted, code="ParamValidationError", operation="PutObject")
    if len(noted) > MOST_METADATA:
        raise AwsError(noted, code="MetadataTooLarge", operation="PutObject")


def _etag_of(body: bytes) -> str:
    return f'"{md5(body, usedforsecurity=False).hexdigest()}"'
