"""A model of CloudFront before the API: which behaviour holds, what arrives, what is kept.

It reads all of it from the template. Its rules are those of
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html and
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.infra.conftest import Resource, Template

Response = dict[str, Any]

KEPT_ERRORS = {404, 414, 500, 501, 502, 503, 504}
"""Kept for as long as the distribution says, with any headers."""

DEFAULT_ERROR_TTL = 10
MANAGED = {
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": {  # CachingDisabled
        "MinTTL": 0,
        "DefaultTTL": 0,
        "MaxTTL": 0,
        "ParametersInCacheKeyAndForwardedToOrigin": {
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "none"},
        },
    }
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a viewer sends."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


class Edge:
    """One distribution at one place, before an origin that is a function."""

    def __init__(self, template: Template, origin: Callable[[Request], Response]) -> None:
        config = template.properties("Distribution")["DistributionConfig"]
        self._template = template
        self._behaviours: list[Resource] = config["CacheBehaviors"]
        self._error_ttls = {
            each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in config["CustomErrorResponses"]
        }
        self._origin = origin
        self._kept: dict[object, tuple[float, Response]] = {}
        self.now = 0.0
        self.asked = 0

    def behaviour(self, path: str) -> Resource:
        """The first whose pattern is the whole path; a star is also a slash."""
        return next(each for each in self._behaviours if fnmatchcase(path, each["PathPattern"]))

    def cache_policy(self, path: str) -> Resource:
        """What is part of the key, and for how long an answer may be kept."""
        name = self.behaviour(path)["CachePolicyId"]
        if isinstance(name, str):
            return MANAGED[name]
        policy: Resource = self._template.properties(name["Ref"])["CachePolicyConfig"]
        return policy

    def __call__(self, request: Request) -> Response:
        """What the viewer gets."""
        key = self._key(request)
        until, kept = self._kept.get(key, (0.0, {}))
        if request.method == "GET" and self.now < until:
            return kept
        self.asked += 1
        response = self._origin(self._forwarded(request))
        if request.method == "GET":
            self._kept[key] = (self.now + self._ttl(request.path, response), response)
        return response

    def _key(self, request: Request) -> object:
        policy = self.cache_policy(request.path)["ParametersInCacheKeyAndForwardedToOrigin"]
        assert policy["HeadersConfig"] == {"HeaderBehavior": "none"}
        assert policy["CookiesConfig"] == {"CookieBehavior": "none"}
        names = listed(policy["QueryStringsConfig"])
        return request.path, frozenset((n, v) for n, v in request.query.items() if n in names)

    def _forwarded(self, request: Request) -> Request:
        keyed = self.cache_policy(request.path)["ParametersInCacheKeyAndForwardedToOrigin"]
        name = self.behaviour(request.path)["OriginRequestPolicyId"]["Ref"]
        policy = self._template.properties(name)["OriginRequestPolicyConfig"]
        names = listed(keyed["QueryStringsConfig"]) | listed(policy["QueryStringsConfig"])
        headers = {each.lower() for each in policy["HeadersConfig"]["Headers"]}
        return Request(
            request.method,
            request.path,
            {name: value for name, value in request.query.items() if name in names},
            {name: value for name, value in request.headers.items() if name in headers},
        )

    def _ttl(self, path: str, response: Response) -> float:
        status, said = response["statusCode"], response["headers"].get("Cache-Control", "")
        policy = self.cache_policy(path)
        least, most = policy["MinTTL"], policy["MaxTTL"]
        age = re.search(r"(?:s-maxage|max-age)=(\d+)", said)
        if status in KEPT_ERRORS:
            ttl = self._error_ttls.get(status, DEFAULT_ERROR_TTL)
            return float(max(ttl, int(age[1]) if age else 0))
        if "no-store" in said or "private" in said or "no-cache" in said:
            return float(least)
        if age:
            return float(max(least, min(int(age[1]), most)))
        return float(policy["DefaultTTL"]) if status < 400 else 0.0


def listed(query_strings: Resource) -> set[str]:
    """The names that a policy lists; "none" lists none, and "all" cannot be part of this model."""
    assert query_strings["QueryStringBehavior"] in {"none", "whitelist"}
    return set(query_strings.get("QueryStrings", ()))
