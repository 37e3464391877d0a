"""Reads articles so that no version of a file keeps its other versions from being judged.

For kilas.wiring, and kilas.editing.check. A file that no test foresaw costs itself alone: without
this, a correction or a withdrawal that is uploaded after it would fail with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.documents.findings import unreadable
from kilas.errors import Unreadable
from kilas.log import logger

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.read import ArticleReading
    from kilas.ingest.readings import ReadArticle
    from kilas.site.site import Site


def guarded(read_article: ReadArticle, *, logs: bool = True) -> ReadArticle:
    """The same, which raises Unreadable for a fault of Kilas too, and logs the fault."""

    def read(key: str, data: bytes, site: Site, uploaded: datetime) -> ArticleReading:
        try:
            return read_article(key, data, site, uploaded)
        except Unreadable:
            raise
        except Exception as error:
            if logs:
                logger.exception("a fault of Kilas", key=key)
            raise unreadable("fault_of_kilas", None) from error

    return read
