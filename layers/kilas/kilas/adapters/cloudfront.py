"""The CDN over CloudFront."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

from kilas.adapters.translation import translated
from kilas.cdn import EVERYTHING, Invalidation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mypy_boto3_cloudfront import CloudFrontClient


class CloudFrontCdn:
    """One distribution."""

    def __init__(self, client: CloudFrontClient, distribution_id: str) -> None:
        self._client = client
        self._distribution_id = distribution_id

    @translated("CreateInvalidation")
    def purge(self, paths: Sequence[str]) -> Invalidation:
        items = [_item(path) for path in paths]
        taken = self._client.create_invalidation(
            DistributionId=self._distribution_id,
            InvalidationBatch={
                "Paths": {"Quantity": len(items), "Items": items},
                # CloudFront takes a second request with one reference for the first.
                "CallerReference": str(uuid4()),
            },
        )["Invalidation"]
        return Invalidation(taken["Id"], taken["CreateTime"])

    @translated("GetInvalidation")
    def has_purged(self, invalidation: Invalidation) -> bool:
        found = self._client.get_invalidation(
            DistributionId=self._distribution_id, Id=invalidation.id
        )
        return found["Invalidation"]["Status"] != "InProgress"


def _item(path: str) -> str:
    """A path as CloudFront takes it. Only the "*" of everything is a wildcard: a "*" in the name of
    a photo is quoted, as a browser's is.
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
    """
    return path if path == EVERYTHING or path.startswith("#") else quote(path)
