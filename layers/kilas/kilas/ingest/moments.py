"""What time makes of an article: its status now, and when time alone will change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.articles.read import ArticleReading
    from kilas.record import Status
    from kilas.uploads.newest_good import Found


def status_of(article: Article, now: datetime) -> Status:
    if article.draft:
        return "draft"
    if article.expires and article.expires <= now:
        return "expired"
    if article.published > now:
        return "scheduled"
    return "withdrawn" if article.withdrawn else "live"


def was_live(article: Article, since: datetime, until: datetime) -> bool:
    """Whether readers saw anything of a version that was in use between two moments."""
    begin = max(article.published, since)
    is_over = article.expires is not None and article.expires <= begin
    return not article.draft and begin <= until and not is_over


def next_change(found: Found[ArticleReading], now: datetime) -> datetime | None:
    """When time alone will change the record next.

    A version whose names other files hold counts too: once it has expired it needs no name.
    """
    articles = [each.reading.article for each in found.newest if each.reading]
    changes = [
        moment
        for article in articles
        if not article.draft
        for moment in (article.published, article.expires)
        if moment and moment > now
    ]
    return min(changes, default=None)
