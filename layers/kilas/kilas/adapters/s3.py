"""The Content and Shelf ports over S3."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby, islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from kilas.adapters.translation import translated
from kilas.errors import AwsError, Conflict, VersionGone
from kilas.ports import Output, Recent, Stored, Version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from mypy_boto3_s3 import S3Client

_GONE: Final = frozenset({"NoSuchKey", "NoSuchVersion", "NotFound", "404", "MethodNotAllowed"})
"""Codes for what is not there. A HEAD request has its status for a code, and MethodNotAllowed is
the answer for a delete marker. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"""

_DIGEST: Final = "digest"


MOST_METADATA: Final = 2000
"""Bytes of the names and values that S3 takes beside a body: 2 KB.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html"""


def metadata_of(output: Output, digest: str) -> dict[str, str]:
    """What Kilas notes on an object. S3 takes MOST_METADATA bytes of it, and ASCII alone."""
    metadata = {**dict(output.facts), _DIGEST: digest}
    if output.redirect:
        metadata["location"] = quote(output.redirect, safe="/:?#=&%~")
    if output.tags:
        metadata["cache-tag"] = ",".join(output.tags)  # CacheTagConfig in template.yaml
    return metadata


class S3Content:
    """The content bucket; versioning must be on."""

    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def versions(self, key: str) -> list[Version]:
        entries = takewhile(lambda entry: entry["Key"] == key, self._entries_from(key))
        return [
            Version(
                id=entry["VersionId"],
                modified=entry["LastModified"],
                deleted="Size" not in entry,
                size=entry.get("Size", 0),
                etag=entry.get("ETag", ""),
            )
            for entry in entries
        ]

    def read(self, key: str, version: str) -> bytes:
        try:
            with translated("GetObject"):
                response = self._client.get_object(Bucket=self._bucket, Key=key, VersionId=version)
                return response["Body"].read()
        except AwsError as error:
            if error.code in _GONE:
                raise VersionGone(key, version) from error
            raise

    def keys(self, prefix: str, *, after: str = "", limit: int = 1000) -> list[str]:
        return [entry["Key"] for entry in islice(self._newest(prefix, after), limit)]

    def recent(self, prefix: str, *, since: datetime, after: str, limit: int) -> Recent:
        listed = list(islice(self._newest(prefix, after), limit))
        reached = listed[-1]["Key"] if len(listed) == limit else ""
        return Recent([each["Key"] for each in listed if each["LastModified"] >= since], reached)

    @translated("ListObjectsV2")
    def top(self, limit: int) -> list[str]:
        found = self._client.list_objects_v2(Bucket=self._bucket, Delimiter="/", MaxKeys=limit)
        keys = [entry["Key"] for entry in found.get("Contents", [])]
        return [*keys, *(entry["Prefix"] for entry in found.get("CommonPrefixes", []))]

    def _newest(self, prefix: str, after: str) -> Iterator[dict[str, Any]]:
        """The newest entry of each key that is greater than `after`."""
        by_key = groupby(self._entries_from(prefix, after), key=itemgetter("Key"))
        return (next(entries) for key, entries in by_key if key > after)

    def _entries_from(self, prefix: str, after: str = "") -> Iterator[dict[str, Any]]:
        """The versions and delete markers of the keys with a prefix; of one key the newest first.

        The keys are in order: a key that equals the prefix comes before all longer keys.
        """
        marker: Any = {"KeyMarker": after} if after else {}
        pages = self._client.get_paginator("list_object_versions").paginate(
            Bucket=self._bucket, Prefix=prefix, **marker
        )
        with translated("ListObjectVersions"):
            for page in pages:
                entries: list[Any] = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
                # The API lists versions and delete markers apart, with times to the second. Of one
                # second, IsLatest marks the last entry; of the others a delete marker counts as
                # the older.
                entries.sort(key=lambda entry: entry["LastModified"], reverse=True)
                entries.sort(key=lambda entry: (entry["Key"], not entry["IsLatest"]))
                yield from entries


class S3Shelf:
    """A bucket, or a prefix of one such as "desk/", that Kilas alone writes.

    S3 compares ETags as it writes, and takes a delete marker for no object.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
    """

    def __init__(self, client: S3Client, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def stored(self, key: str) -> Stored | None:
        try:
            with translated("HeadObject"):
                response = self._client.head_object(Bucket=self._bucket, Key=self._prefix + key)
        except AwsError as error:
            if error.code in _GONE:
                return None
            raise
        return Stored(response["ETag"], response["Metadata"].get(_DIGEST, ""))

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        condition: Any = {"IfMatch": over.etag} if over else {"IfNoneMatch": "*"}
        if output.is_saved:
            condition["ContentDisposition"] = "attachment"
        with _absent_is_a_conflict(), translated("PutObject"):
            response = self._client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + key,
                Body=output.body,
                ContentType=output.content_type,
                CacheControl=output.cache_control,
                Metadata=metadata_of(output, digest),
                **condition,
            )
        return Stored(response["ETag"], digest)

    def delete(self, key: str, *, over: Stored) -> None:
        with _absent_is_a_conflict(), translated("DeleteObject"):
            self._client.delete_object(
                Bucket=self._bucket, Key=self._prefix + key, IfMatch=over.etag
            )

    @translated("ListObjectsV2")
    def keys(self, prefix: str, *, after: str = "", limit: int | None = None) -> list[str]:
        start: Any = {"StartAfter": self._prefix + after} if after else {}
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix + prefix, **start
        )
        entries = (entry for page in pages for entry in page.get("Contents", []))
        return [entry["Key"].removeprefix(self._prefix) for entry in islice(entries, limit)]


@contextmanager
def _absent_is_a_conflict() -> Iterator[None]:
    """S3 answers 404 to an If-Match where no object is."""
    try:
        yield
    except AwsError as error:
        if error.code in _GONE:
            raise Conflict(str(error)) from error
        raise
