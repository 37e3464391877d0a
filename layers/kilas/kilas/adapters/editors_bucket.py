"""The port of kilas.editing.bucket over S3: what an editor's rights allow, and no more."""

from __future__ import annotations

import mimetypes
from itertools import takewhile
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from kilas.adapters.s3 import S3Content
from kilas.adapters.translation import translated
from kilas.content_keys import DESK_PREFIX, report_key
from kilas.editing.bucket import Report, Seen
from kilas.errors import AwsError, Conflict

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_s3 import S3Client

_ABSENT: Final = frozenset({"NoSuchKey", "NotFound", "404", "AccessDenied", "403"})
"""S3 hides from those who may list a part of a bucket alone whether an object is absent.
https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html"""

_HOUR: Final = 3600
_PLAIN: Final = "application/octet-stream"


class S3EditorsBucket:
    """The content bucket as an editor's program sees it."""

    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client = client
        self._bucket = bucket
        self._content = S3Content(client, bucket)

    def seen(self, key: str) -> Seen | None:
        with translated("ListObjectVersions"):
            page = self._client.list_object_versions(Bucket=self._bucket, Prefix=key)
        found: Any = next(
            (each for each in page.get("Versions", []) if each["Key"] == key and each["IsLatest"]),
            None,
        )
        if found is None:
            return None
        return Seen(found["VersionId"], found["ETag"].strip('"'), found["Size"])

    def first_uploaded(self, key: str) -> datetime:
        uploads = takewhile(lambda version: not version.deleted, self._content.versions(key))
        return min(version.modified for version in uploads)

    def read(self, key: str, version: str) -> bytes:
        return self._content.read(key, version)

    def put(self, key: str, body: BinaryIO, *, only_new: bool = False) -> Seen:
        condition: Any = {"IfNoneMatch": "*"} if only_new else {}
        with translated("PutObject"):
            stored = self._client.put_object(
                Bucket=self._bucket,
                Key=key,
                Body=body,
                ContentType=mimetypes.guess_type(key)[0] or _PLAIN,
                **condition,
            )
            size = body.tell()
        return Seen(stored["VersionId"], stored["ETag"].strip('"'), size)

    def delete(self, key: str, *, over: Seen) -> None:
        try:
            with translated("DeleteObject"):
                self._client.delete_object(Bucket=self._bucket, Key=key, IfMatch=f'"{over.etag}"')
        except AwsError as error:
            if error.code in ("NoSuchKey", "404"):
                raise Conflict(str(error)) from error
            raise

    def report(self, key: str) -> Report | None:
        found = self._read(report_key(key))
        if found is None:
            return None
        body, facts = found
        return Report(
            body.decode(errors="replace"),
            *(facts.get(name, "") for name in ("version", "state", "address")),
        )

    def overview(self, key: str) -> bytes | None:
        found = self._read(key)
        return found and found[0]

    def _read(self, key: str) -> tuple[bytes, dict[str, str]] | None:
        try:
            with translated("GetObject"):
                found = self._client.get_object(Bucket=self._bucket, Key=DESK_PREFIX + key)
                return found["Body"].read(), found["Metadata"]
        except AwsError as error:
            if error.code in _ABSENT:
                return None
            raise

    def link(self, key: str) -> str:
        address: str = self._client.generate_presigned_url(
            "get_object",
            Params={"Bucket": self._bucket, "Key": DESK_PREFIX + key},
            ExpiresIn=_HOUR,
        )
        return address
