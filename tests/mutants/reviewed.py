"""Mutants that a review of the proof found to survive: file, text, other text, and what breaks."""

from __future__ import annotations

from typing import Final

SURVIVED: Final = (
    (
        "pages/month_pages.py",
        "read.entries[size * before : end],",
        "read.entries[size * before : end - 1],",
        "a month drops an article",
    ),
    (
        "pages/article_page.py",
        "listings.before(section, sort_of(article)",
        "listings.after(section, sort_of(article)",
        "related articles are the newer ones",
    ),
    (
        "pages/sitemaps.py",
        "entry.article for entry in reversed(entries)",
        "entry.article for entry in list(reversed(entries))[:2]",
        "a sitemap is cut to two",
    ),
    (
        "store/threads.py",
        'return self._in_order(identity, "published")',
        'return [*self._in_order(identity, "removed"), *self._in_order(identity, "published")]',
        "removed comments are shown",
    ),
    (
        "lists.py",
        '[ListId("tag", tag.slug) for tag in article.tags]',
        "list[ListId]()",
        "topics have no lists",
    ),
    (
        "store/thread_items.py",
        "writes.append(Delete(_moderation_key(old)))",
        "pass",
        "a decision leaves the comment in the queue of moderation",
    ),
    ("ingest/moments.py", "article.published > now", "False", "scheduled is shown as live"),
    ("ingest/moments.py", "article.expires <= now", "False", "expired is shown"),
    ("claims.py", "claim.rank < own_rank", "claim.rank > own_rank", "the last uploaded has a name"),
    (
        "uploads/reconcile.py",
        "still_holds(new.claims, claims.seen) and not (",
        "not (",
        "names that were lost meanwhile are not claimed again",
    ),
    (
        "uploads/reconcile.py",
        "standing and overdue(new, standing)",
        "False",
        "what a list still shows is not taken away",
    ),
)
