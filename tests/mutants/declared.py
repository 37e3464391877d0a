"""Mutants by hand: TTL, purges, what is asked for, and what is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.mutants.mutant import patch
from tests.mutants.reviewed import SURVIVED

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
    ("store/threads.py", 'if item["ttl"] > now', "", "repeats are known for ever"),
    (
        "uploads/file.py",
        "RESTORED_WITHIN = timedelta(days=30)",
        "RESTORED_WITHIN = timedelta(0)",
        "a file that comes back is a new one",
    ),
    (
        "uploads/file.py",
        "self.now - self.deleted >= RESTORED_WITHIN",
        "False",
        "bytes of a file that was deleted long ago look like a renamed one",
    ),
    (
        "uploads/overwritten.py",
        "head.modified - each.modified <= UNSEEN",
        "True",
        "an old version counts as unseen",
    ),
    ("api/receipt.py", "timedelta(minutes=15)", "timedelta(0)", "a receipt is never open"),
    (
        "clock/lookout.py",
        "timedelta(minutes=4, seconds=30)",
        "timedelta(0)",
        "the bucket is listed each minute",
    ),
    ("clock/notifier.py", "timedelta(minutes=2)", "timedelta(0)", "two clocks tell a problem"),
    (
        "clock/notifier.py",
        "instant(now)[:_MINUTE] == told.begun[:_MINUTE]",
        "False",
        "a minute has two messages",
    ),
    # --- what is purged
    ("cdn.py", "or len(distinct) > MOST_PATHS", "", "a request has any number of paths"),
    ("cdn.py", "EVERYTHING in distinct or", "", "a path is purged beside everything"),
    (
        "purge/purge.py",
        "message.paths if delivery.received <= 1 else (EVERYTHING,)",
        "message.paths",
        "what was refused is asked for again",
    ),
    (
        "purge/purge.py",
        "delivery.sent + SKEW <= self._all_purged",
        "True",
        "a purge of everything counts for what came later",
    ),
    ("purge/purge.py", "if EVERYTHING in paths:", "if True:", "a purge of one is of everything"),
    (
        "purge/purge.py",
        "            return (EVERYTHING,)\n",
        "            return ()\n",
        "what cannot be read is not purged",
    ),
    (
        "publish/publish.py",
        'what == "same" and received <= 1',
        'what == "same"',
        "what a run put that ended early is not purged",
    ),
    (
        "publish/publish.py",
        'if self.pages.kinds.of(ref).shelf == "site":\n            shared.paths.update(asked)',
        'if self.pages.kinds.of(ref).shelf == "site":\n            pass',
        "what plan asked to purge is not",
    ),
    (
        "pages/serving.py",
        "shown = [target, address]",
        "shown = [target]",
        "a redirect is not purged where another article takes its address",
    ),
    (
        "pages/serving.py",
        "shown = [own, *named, *(card.url for card in cards)]",
        "shown = [own, *named]",
        "a page is not purged of its related articles",
    ),
    (
        "pages/serving.py",
        "shown = [own, *named, *(card.url for card in cards)]",
        "shown = [own, *(card.url for card in cards)]",
        "a page is not purged of the articles that follow it up",
    ),
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
        "with_links=is_new",
        "with_links=False",
        "who links to a new address does not learn of the address",
    ),
    (
        "plan/neighbours.py",
        "return related_of(older) == related, newer",
        "return True, newer",
        "an article that came meanwhile is not shown as related",
    ),
    (
        "standing.py",
        "wanted.append((NEWEST, self.until(self.goes_on)))",
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
    (
        "publish/lately.py",
        "each.content.since >= right_from",
        "True",
        "an old article is missing in the block of its section",
    ),
    ("pages/front_page.py", "if each.sort not in above", "if True", "a block repeats the lead"),
    (
        "pages/front_page.py",
        "{*showed, page.since} - known",
        "{*showed} - known",
        "an old article does not enter its block",
    ),
    (
        "pages/front_page.py",
        "len(found) < size or found",
        "found",
        "a block stays short after a withdrawal",
    ),
    (
        "pages/front_page.py",
        " or found[-1].sort < min(*showed, window.oldest)",
        "",
        "an old article takes the place of one that a block had no room for",
    ),
    (
        "pages/front_page.py",
        "going_on(window, unshown, edition)",
        "going_on(window, near, edition)",
        "the front page leads to what it shows",
    ),
    # --- which assets stand
    (
        "pages/asset_files.py",
        "KEPT: Final = timedelta(days=30)",
        "KEPT: Final = timedelta(0)",
        "a stylesheet goes while pages still ask for it",
    ),
    (
        "pages/asset_files.py",
        "if began > expired",
        "",
        "a stylesheet of yesterday stays for ever",
    ),
    (
        "pages/asset_files.py",
        "min(seen.since.get(each, hour), hour)",
        "seen.since.get(each, hour)",
        "an hour that is to come keeps a stylesheet",
    ),
    (
        "pages/asset_files.py",
        "for site in edition.settings",
        "for site in (edition.site,)",
        "the newest colours are retired before they are in force",
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
    (
        "templates/feed-item.xml.jinja",
        "absolute_links(item.canonical)",
        "absolute_links(item.canonical) | safe",
        "HTML is markup in a feed",
    ),
    (
        "templates/article.html.jinja",
        "news_article(page) | tojson",
        'news_article(page) | tojson | replace("\\\\u003c", "<" | safe)',
        "a script of data may end early",
    ),
    ("pages/templating.py", '.replace("<", "&lt;")', "", "a text of a template begins a tag"),
    ("pages/templating.py", '.replace(\'"\', "&#34;")', "", "a text ends an attribute"),
)


def by_hand() -> Iterator[Mutant]:
    """The mutants by hand; raises ValueError where the code no longer has the text of one."""
    for room, old, new, why in _BY_HAND + SURVIVED:
        yield patch(room, old, new, why)
