"""An editor who works in S3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class S3Editor:
    """Does in S3 what FakeContent's `put` and `remove` do."""

    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, key: str, data: bytes) -> None:
        self._client.put_object(Bucket=self._bucket, Key=key, Body=data)

    def remove(self, key: str) -> None:
        self._client.delete_object(Bucket=self._bucket, Key=key)

    def remove_for_good(self, key: str, version: str) -> None:
        self._client.delete_object(Bucket=self._bucket, Key=key, VersionId=version)
