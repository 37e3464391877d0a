"""The Copies port over S3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.adapters.translation import translated
from kilas.content_keys import COPY_PREFIX
from kilas.errors import AwsError, Conflict

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_GONE: Final = "NoSuchKey"


class S3Copies:
    """Objects of the content bucket. A rule of its lifecycle ends them: see template.yaml."""

    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def keep(self, digest: str, data: bytes) -> bool:
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
        try:
            with translated("PutObject"):
                self._client.put_object(
                    Bucket=self._bucket, Key=COPY_PREFIX + digest, Body=data, IfNoneMatch="*"
                )
        except Conflict:
            return False
        return True

    def read(self, digest: str) -> bytes | None:
        try:
            with translated("GetObject"):
                response = self._client.get_object(Bucket=self._bucket, Key=COPY_PREFIX + digest)
                return response["Body"].read()
        except AwsError as error:
            if error.code == _GONE:
                return None
            raise
