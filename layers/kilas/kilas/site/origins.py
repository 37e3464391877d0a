"""The address of the newspaper that site.yaml says. For kilas.site.read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kilas.site.site import origin_of

if TYPE_CHECKING:
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings

_LONGEST: Final = 200
"""Characters of the address."""

_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f]*+:[0-9a-f:.]+")


def base_url_of(fields: Fields, findings: Findings) -> str:
    entry = fields.first(("base_url",))
    if entry is None:
        findings.problem("missing_key", fields.line, key="base_url")
        return ""
    url = fields.text(("base_url",), _LONGEST).rstrip("/")
    if url and not _is_origin(url):
        findings.problem("bad_base_url", entry.line, value=url)
        return ""
    return origin_of(url) if url else ""


def _is_origin(url: str) -> bool:
    """Whether the address is a scheme, a host and at most a port (RFC 6454, 4)."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(_HOST.fullmatch(parts.hostname or ""))
            and (parts.port is None or parts.port > 0)
            and url.casefold() == f"{parts.scheme}://{parts.netloc}".casefold()
            and "@" not in url
        )
    except ValueError:  # urlsplit's way to refuse a malformed host or port
        return False
