"""The keys of the content bucket: what an editor may upload, and where. Pure."""

from __future__ import annotations

SITE_KEY = "site.yaml"
ARTICLE_PREFIX = "articles/"
PAGE_PREFIX = "pages/"
PHOTO_PREFIX = "media/"


def is_upload(key: str) -> bool:
    """Whether Kilas looks at this key of the content bucket: no other is an editor's file."""
    return key == SITE_KEY or key.startswith((ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX))
