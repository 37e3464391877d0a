"""Mutants by hand, and those that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.mutants.mutant import patch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

_BY_HAND: Final = (
    # --- what expires
    (
        "uploads/file.py",
        "TOMBSTONE_LIFE = timedelta(days=30)",
        "TOMBSTONE_LIFE = timedelta(minutes=1)",
        "a tombstone lives a minute",
    ),
    (
        "store/record_items.py",
        'item["ttl"] = int(record.forget.timestamp())',
        "pass",
        "a tombstone never expires",
    ),
    ("store/thread_items.py", "timedelta(minutes=10)", "timedelta(seconds=1)", "repeats are taken"),
    (
        "store/thread_items.py",
        "timedelta(days=1)",
        "timedelta(0)",
        "a trapped comment is forgotten",
    ),
    # --- what is purged
    (
        "plan/affected.py",
        "if lacks_pictures or _shown_as(old) != _shown_as(new)",
        "if lacks_pictures",
        "an article that is taken back is not purged",
    ),
    ("plan/affected.py", 'change.old not in ("", change.new)', "False", "no photo is purged"),
    (
        "plan/affected.py",
        "change.was_public and not change.is_public",
        "False",
        "no comment is purged",
    ),
    (
        "plan/affected.py",
        "lost or unnamed or came or",
        "unnamed or came or",
        "a list that an article left is not purged",
    ),
    (
        "plan/affected.py",
        "lost or unnamed or came or",
        "lost or came or",
        "a feed whose item named another article is not purged",
    ),
    (
        "plan/plan.py",
        "joined((*known.purge, *message.purge))",
        "message.purge",
        "a purge is lost in a batch",
    ),
    # --- what is made again
    (
        "plan/neighbours.py",
        "key not in standing or standing[key].related.get(sort) != shown",
        "key not in standing",
        "an article that shows this one otherwise is not made again",
    ),
    (
        "plan/neighbours.py",
        "return related == standing.related",
        "return True",
        "an article that came meanwhile is not shown as related",
    ),
    (
        "standing.py",
        "wanted.append((NEWEST, self.until(self.oldest)))",
        "pass",
        "the newest page does not learn of the month that it leads to",
    ),
    # --- what is asked for soon, and what is asked for no longer
    (
        "ingest/ingest.py",
        "(old.status, old.shown) == (new.status, new.shown)",
        "False",
        "a duplicate of a notification asks for a page",
    ),
    (
        "publish/publish.py",
        "change and any(each.urgent for each in messages)",
        "change",
        "bulk work asks for the front page",
    ),
    (
        "plan/plan.py",
        "message.cause if message.cause == known.cause else event_id",
        "message.cause",
        "what asks for two changes is taken for one of them",
    ),
    ("publish/lately.py", "each.sent + SKEW <= read_at", "True", "a newer message is passed over"),
    (
        "publish/lately.py",
        "not (each.content.purge or each.content.purge_changes)",
        "True",
        "a purge is passed over",
    ),
    (
        "publish/lately.py",
        "any(each.since or each.until for each in messages)",
        "False",
        "a part of a month counts for the whole",
    ),
    # --- what is escaped
    ("pages/render.py", "autoescape=True", "autoescape=False", "nothing is escaped"),
    (
        "pages/render.py",
        "made = made.translate(None, _CONTROLS)",
        "pass",
        "control characters reach a page",
    ),
    (
        "pages/render.py",
        'made = made.replace(each, b"")',
        "pass",
        "noncharacters reach a page",
    ),
    ("pages/html_edits.py", "{escape(where)}", "{where}", "a dateline is markup"),
    ("comments/text.py", "html.escape(text, quote=False)", "text", "a comment is markup"),
    ("api/plain_page.py", "title=escape(title)", "title=title", "a title of the API is markup"),
    (
        "templates/feed-item.xml.jinja",
        "absolute_links(item.canonical)",
        "absolute_links(item.canonical) | safe",
        "HTML is markup in a feed",
    ),
    # --- survivors of the review of the proof
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
        "still_holds(key, new.claimed, claims.seen) and not (",
        "not (",
        "names that were lost meanwhile are not claimed again",
    ),
    (
        "uploads/reconcile.py",
        "standing and overdue(new, standing)",
        "False",
        "what a list still shows is not taken away",
    ),
    # --- conditions of the shelves
    (
        "adapters/s3.py",
        '{"IfMatch": over.etag} if over else {"IfNoneMatch": "*"}',
        "{}",
        "an object is put over whatever stands",
    ),
    ("adapters/s3.py", ", IfMatch=over.etag", "", "an object is deleted whatever stands"),
)


def by_hand() -> Iterator[Mutant]:
    """The mutants above; raises ValueError where the code no longer has the text of one."""
    for room, old, new, why in _BY_HAND:
        yield patch(room, old, new, why)


EQUIVALENT: Final[dict[str, str]] = {
    'pages/release.py: not sorted: sorted(package.rglob("*"))': (
        "a file system lists a folder in an order of its own: no two machines are in one test"
    ),
}
"""Mutants that change nothing anyone can see, each with the reason."""
