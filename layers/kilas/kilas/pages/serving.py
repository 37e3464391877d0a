"""How each sort of page is served: its content type and how long a cache may keep it."""

from __future__ import annotations

import hashlib

from kilas.ports import Output

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

FRESH = "public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400"
"""The CDN asks again after seconds, so publishing needs no invalidation, and it carries on for a
day where the origin fails (https://www.rfc-editor.org/rfc/rfc5861); a browser always asks."""

DISCUSSED = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"
"""Who has just written a comment looks for it on the page: the CDN may not show the one before for
longer than ten seconds in all."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For what has a digest in its name (https://www.rfc-editor.org/rfc/rfc8246)."""

AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400"


def page(body: bytes, content_type: str = HTML) -> Output:
    """A page that publishing changes."""
    return Output(body, content_type, FRESH)


def discussed_page(body: bytes) -> Output:
    """A page that readers' comments change, too."""
    return Output(body, HTML, DISCUSSED)


def digest_of(output: Output) -> str:
    """What stands there is the same where this is: a digest of the body and of its headers."""
    head = f"{output.content_type}\n{output.cache_control}\n{output.redirect}\n"
    return hashlib.sha256(head.encode() + output.body).hexdigest()


def redirect(body: bytes, url: str) -> Output:
    """A page that sends the reader on to `url`."""
    return Output(body, HTML, FRESH, redirect=url)
