"""What CloudFront compresses, and how the answer then looks.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
Gzip stands for Brotli too, which takes some per cent less.
"""

from __future__ import annotations

import gzip
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message

    from local.build import Template

LEAST: Final = 1_000
MOST: Final = 10_000_000
STATUSES: Final = {200, 403, 404}
TYPES: Final = {
    "application/javascript", "application/json", "application/rss+xml", "application/xml",
    "image/svg+xml", "text/css", "text/html", "text/javascript", "text/plain", "text/xml",
}  # fmt: skip
"""Those of CloudFront's list that a newspaper may have."""
LEVEL: Final = 6
_GZIP: Final = re.compile(
    r"(?:gzip|\*)(?:\s*;\s*q=(?P<weight>[01](?:\.[0-9]{0,3})?))?", re.IGNORECASE
)


class Compressed(NamedTuple):
    """A body, and the headers that are other than the origin's."""

    body: bytes
    headers: dict[str, str]


def compresses(template: Template) -> Callable[[str], bool]:
    """Whether the template's distribution compresses what is at a path: where `Compress` is on and
    the cache policy distinguishes gzip. CachingDisabled does not.
    """
    resources = template["Resources"]
    config = resources["Distribution"]["Properties"]["DistributionConfig"]
    behaviors = [*config["CacheBehaviors"], {"PathPattern": "*"} | config["DefaultCacheBehavior"]]

    def at(path: str) -> bool:
        path = path.partition("?")[0]
        behavior = next(each for each in behaviors if fnmatchcase(path, each["PathPattern"]))
        return bool(behavior["Compress"]) and _knows_gzip(resources, behavior["CachePolicyId"])

    return at


def _knows_gzip(resources: dict[str, Any], policy: Any) -> bool:
    if not isinstance(policy, dict):
        return False
    config = resources[policy["Ref"]]["Properties"]["CachePolicyConfig"]
    return bool(config["ParametersInCacheKeyAndForwardedToOrigin"]["EnableAcceptEncodingGzip"])


def accepts_gzip(accept_encoding: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3"""
    found = (_GZIP.fullmatch(each.strip()) for each in accept_encoding.split(","))
    return any(each and float(each["weight"] or 1) > 0 for each in found)


def compressed(status: int, headers: Message, body: bytes) -> Compressed | None:
    """The whole body of an answer, compressed; None where CloudFront leaves it as it is."""
    is_text = headers.get_content_type() in TYPES and "Content-Encoding" not in headers
    if status not in STATUSES or not is_text or not LEAST <= len(body) <= MOST:
        return None
    small = gzip.compress(body, LEVEL, mtime=0)
    changed = {
        "Content-Encoding": "gzip",
        "Content-Length": str(len(small)),
        "Vary": "Accept-Encoding",
    }
    if etag := headers["ETag"]:
        changed["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
    return Compressed(small, changed)
