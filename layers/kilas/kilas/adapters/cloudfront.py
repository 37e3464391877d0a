"""The CDN over CloudFront."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

from kilas.adapters.translation import translated
from kilas.addresses.site_map import rewritten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mypy_boto3_cloudfront import CloudFrontClient


class CloudFrontCdn:
    """One distribution."""

    def __init__(self, client: CloudFrontClient, distribution_id: str) -> None:
        self._client = client
        self._distribution_id = distribution_id

    @translated("CreateInvalidation")
    def purge(self, paths: Sequence[str]) -> None:
        # functions/edge rewrites addresses: the cache may hold a page under the rewritten one.
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
        known = [*paths, *map(rewritten, paths)]
        items = [quote(path) for path in dict.fromkeys(known)]
        self._client.create_invalidation(
            DistributionId=self._distribution_id,
            InvalidationBatch={
                "Paths": {"Quantity": len(items), "Items": items},
                "CallerReference": str(uuid4()),
            },
        )
