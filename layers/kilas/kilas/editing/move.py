"""Give a file another key, so that its article keeps its comments, its date and its address.

The new file is there before the old one goes, and each step expects what was seen. A move that
stops half way leaves both files; the same move again ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from kilas.articles.moving import lines_to_keep
from kilas.articles.read import read_article
from kilas.content_keys import ARTICLE_PREFIX, PAGE_PREFIX, SITE_KEY, approval_key
from kilas.editing.bucket import Seen
from kilas.editing.lines import with_lines
from kilas.errors import Conflict, KilasError, Unreadable
from kilas.site.read import read_site
from kilas.uploads.approvals import digest_of, digests_in

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.editing.bucket import Bucket
    from kilas.site.site import Site


class NoMove(KilasError):
    """The file cannot be moved; the text says why, and what to do."""


class Plan(Struct, frozen=True):
    """A move: the file as it is, the lines that it gets, and its bytes at the new key."""

    old: str
    new: str
    seen: Seen
    lines: Mapping[str, str]
    before: bytes
    data: bytes


def plan(bucket: Bucket, old: str, new: str, now: datetime) -> Plan | Seen:
    """What a move will do; what is at the new key where the move was done before.

    Raises NoMove, and Unreadable where the file, or site.yaml, is wrong.
    """
    _check(old, new)
    seen = bucket.seen(old)
    if seen is None:
        there = bucket.seen(new)
        if there is None:
            raise NoMove(f"there is no {old} in the newspaper")
        return there
    data = bucket.read(old, seen.version)
    site = _site(bucket)
    article = _shown(bucket, old, seen, data, site)
    lines = lines_to_keep(article, data, site, new, now)
    for moved in with_lines(new, data, lines):
        if _says(moved, new, article, site, now):
            if site.needs_approval(now):
                _check_approval(bucket, old, new, moved)
            return Plan(old, new, seen, lines, data, moved)
    wanted = ", ".join(f"{name}: {value}" for name, value in lines.items())
    raise NoMove(f"{old} takes no new lines; write these into it, and move it then: {wanted}")


def move(bucket: Bucket, plan: Plan) -> Seen:
    """Do what was planned; what is at the new key then. Raises NoMove where somebody was faster."""
    there = bucket.seen(plan.new)
    if there and bucket.read(plan.new, there.version) != plan.data:
        raise NoMove(f"{plan.new} is another file: choose another name")
    try:
        moved = there or bucket.put(plan.new, BytesIO(plan.data), only_new=True)
        bucket.delete(plan.old, over=plan.seen)
    except Conflict as error:
        raise NoMove("somebody changed one of the two files just now: try again") from error
    return moved


def is_grown(before: bytes, after: bytes) -> bool:
    """Whether a file is another with one block of new lines, or the same."""
    start = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    return len(after) >= len(before) and after.endswith(before[start:])


_ROOTS: Final = (ARTICLE_PREFIX, PAGE_PREFIX)


def _check(old: str, new: str) -> None:
    if old == new:
        raise NoMove(f"{old} is its name already")
    if not old.startswith(_ROOTS):
        raise NoMove(
            f"the address of {old} is its name: upload it under the new name, change the articles "
            "that show it, and delete the old one"
        )
    root = old[: old.index("/") + 1]
    if not new.startswith(root):
        raise NoMove(f"{old} stays in {root}: an article is no static page")


def _check_approval(bucket: Bucket, old: str, new: str, moved: bytes) -> None:
    """Raise NoMove where the article would leave the site until somebody approves the new file: an
    approval is of one file. What readers do not see loses nothing.
    """
    report, key, digest = bucket.report(old), approval_key(new), digest_of(moved)
    if report and not report.address:
        return
    there = bucket.seen(key)
    if there is None or digest not in digests_in(bucket.read(key, there.version)):
        raise NoMove(
            f"{new} needs an approval of its own, and {old} would be off the site until then: have "
            f"{key} uploaded first, with this line in it, and move the file then: {digest}"
        )


def _site(bucket: Bucket) -> Site:
    seen = bucket.seen(SITE_KEY)
    if seen is None:
        raise NoMove("the newspaper has no site.yaml yet: upload it first")
    return read_site(bucket.read(SITE_KEY, seen.version)).site


def _shown(bucket: Bucket, key: str, seen: Seen, data: bytes, site: Site) -> Article:
    """The article as the newspaper shows it: its report has the last word on its address."""
    article = read_article(key, data, site, bucket.first_uploaded(key)).article
    report = bucket.report(key)
    if report and report.version == seen.version and report.address:
        return replace(article, url=urlsplit(report.address).path)
    return article


def _says(data: bytes, key: str, article: Article, site: Site, now: datetime) -> bool:
    """Whether the file says at its new key what the article says, but for the key itself."""
    try:
        moved = read_article(key, data, site, now).article
    except Unreadable:
        return False
    if article.kind == "page":  # a static page shows no date of its own
        moved = replace(moved, published=article.published)
    is_there = article.url in (moved.url, moved.other_url)
    same = {name: getattr(article, name) for name in ("key", "modified", "url", "other_url")}
    return is_there and replace(moved, **same) == article
