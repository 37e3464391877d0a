"""What the truth says: which files are shown, and at which addresses.

For the oracle. Of the product the functions that read a source alone: names are given out in one
pass over the files, without records, claims and waits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING, Final, Literal

from msgspec.structs import replace

from kilas.articles.article import Article
from kilas.articles.read import read_article
from kilas.errors import Unreadable
from kilas.site.site import Site
from tests.converge.approvals import ENDING, allowed, is_down, without_words
from tests.converge.settings import reigns, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.ports import Version
    from tests.fakes.objects import FakeContent

OLDER_VERSIONS: Final = 10
FORMER_ADDRESSES: Final = 3

_read_article = lru_cache(20_000)(read_article)

Life = Literal["draft", "scheduled", "live", "withdrawn", "expired"]


@dataclass(frozen=True)
class Shown:
    """A file of which a version is shown, the addresses that it got, its own first, and the source
    of the version.
    """

    article: Article
    life: Life
    addresses: tuple[str, ...]
    source: bytes

    @property
    def reachable(self) -> bool:
        return self.life in {"live", "withdrawn"}

    @property
    def sort(self) -> tuple[datetime, str]:
        """Its place in every list: by time to the second, then by a digest of its key."""
        published = self.article.published.replace(microsecond=0)
        return published, sha256(self.article.key.encode()).hexdigest()


@dataclass(frozen=True)
class Truth:
    """What the uploads come to at one time."""

    site: Site | None
    files: tuple[Shown, ...]
    held: frozenset[str] = frozenset()
    """The keys of the files whose newest version waits for its approval."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """The id of the version of each file that readers saw last, or of a later deletion."""

    @property
    def listed(self) -> list[Shown]:
        """The live articles, the oldest first."""
        live = [each for each in self.files if each.life == "live"]
        return sorted((each for each in live if each.article.kind == "article"), key=_by_sort)


def _by_sort(shown: Shown) -> tuple[datetime, str]:
    return shown.sort


def truth(content: FakeContent, now: datetime) -> Truth:
    """What the versions in the content bucket come to."""
    site = settings(content)
    if site is None:
        return Truth(None, ())
    taken: dict[str, str] = {}
    chosen: list[tuple[datetime, str, Version, Article, list[tuple[str, str]]]] = []
    held: set[str] = set()
    for *_, key, first in sorted(_ranked(content, site, now)):
        lives = lives_of(content, key)
        for place, upload in enumerate(_uploads(content, key)):
            article = _may_be_shown(content, key, upload, site, now)
            if place == 0 and not article and _article(content, key, upload, site, first):
                held.add(key)
            placed = article and _placed(article, key, taken, now)
            if not placed:
                continue
            taken |= dict.fromkeys(_held(placed, key, taken, now), key)
            read = lives[place : place + 1 + OLDER_VERSIONS]
            urls = _stood(content, key, read, first, now)
            chosen.append((first.replace(microsecond=0), key, upload, placed, urls))
            break
    shown: list[Shown] = []
    for _, key, upload, article, urls in sorted(chosen, key=lambda each: each[:2]):
        # Who was uploaded first keeps a former address, whenever the file is due.
        life, addresses = _addresses(key, article, urls, taken, now)
        shown.append(Shown(article, life, addresses, content.peek(key, upload.id)))
    texts = [key for key in content.ever() if is_text(key) and uploads_of(content, key)]
    seen = {key: _seen(content, key, site, now) for key in texts}
    return Truth(site, tuple(shown), frozenset(held), seen)


def _seen(content: FakeContent, key: str, site: Site, now: datetime) -> str:
    """Go back from one version that could be seen to the one before it."""
    first = lives_of(content, key)[-1].modified
    may, until = _allowed(content, key, site, first), now
    for version in content.versions(key):
        article = None if version.deleted else _article(content, key, version, site, first)
        if version.deleted:
            return version.id
        if article is None:
            continue
        is_allowed, begin = version.id in may, max(version.modified, article.published)
        if is_allowed and begin <= until and life_of(article, begin) in {"live", "withdrawn"}:
            return version.id
        if is_allowed or is_down(article, until):
            until = version.modified
    return ""


def _may_be_shown(
    content: FakeContent, key: str, upload: Version, site: Site, now: datetime
) -> Article | None:
    """The article as readers may see it; what takes it down needs no approval."""
    first = lives_of(content, key)[-1].modified
    article = _article(content, key, upload, site, first)
    if article is None:
        return None
    is_approved = upload.id in _allowed(content, key, site, first)
    silent = without_words(article, approved=is_approved)
    return silent if is_approved or life_of(silent, now) in {"draft", "expired"} else None


def _allowed(content: FakeContent, key: str, site: Site, first: datetime) -> set[str]:
    return allowed(content, key, site, lambda each: _article(content, key, each, site, first))


def _stood(
    content: FakeContent, key: str, uploads: list[Version], first: datetime, now: datetime
) -> list[tuple[str, str]]:
    """Where the versions of a file would have stood in their time, the last address first: from
    each good version until the next, under each good site.yaml of that time.
    """
    found: list[tuple[str, str]] = []
    until = now
    newest = settings(content)
    assert newest
    may = _allowed(content, key, newest, first)
    for upload in uploads:
        if upload.id not in may or _article(content, key, upload, newest, first) is None:
            continue
        for timezone, begin, end in reigns(content):
            if begin <= until and end >= upload.modified:
                then = replace(newest, timezone=timezone)
                article = _article(content, key, upload, then, first)
                found += [(article.url, article.other_url)] if article and not article.draft else []
        until = upload.modified
    return found


def _placed(article: Article, key: str, taken: dict[str, str], now: datetime) -> Article | None:
    """The article at the address that is free for it; None where it needs what another has."""
    first, second = (f"url:{url.casefold()}" for url in (article.url, article.other_url))
    others = {name for name in names_of(article, now) if taken.get(name, key) != key}
    if not others:
        return article
    if not article.other_url or others - {first, second} or len(others) > 1:
        return None
    if others == {second}:
        return article
    return replace(article, url=article.other_url, other_url=article.url)


def _held(article: Article, key: str, taken: dict[str, str], now: datetime) -> list[str]:
    return [name for name in names_of(article, now) if taken.get(name, key) == key]


def _addresses(
    key: str, article: Article, stood: list[tuple[str, str]], taken: dict[str, str], now: datetime
) -> tuple[Life, tuple[str, ...]]:
    """The life of a file, and its addresses with the former ones: those that no file holds, and no
    file before it took.
    """
    life = life_of(article, now)
    wanted = [article.url, *filter(None, [article.other_url]), *article.aliases]
    own = [url for url in dict.fromkeys(wanted) if taken.get(f"url:{url.casefold()}") == key]
    former: list[str] = []
    if life in {"live", "withdrawn"}:
        for urls in zip(*stood, strict=True):
            others = [url for url in urls if url and url not in wanted]
            former += list(dict.fromkeys(others))[:FORMER_ADDRESSES]
        former = [each for each in former if taken.setdefault(f"url:{each.casefold()}", key) == key]
    return life, (*own, *former)


def life_of(article: Article, now: datetime) -> Life:
    if article.draft:
        return "draft"
    if article.expires is not None and article.expires <= now:
        return "expired"
    if article.published > now:
        return "scheduled"
    return "withdrawn" if article.withdrawn else "live"


def names_of(article: Article, now: datetime) -> list[str]:
    """The names that a version needs, with addresses in small letters."""
    if life_of(article, now) in {"draft", "expired"}:
        return []
    urls = (article.url, *filter(None, [article.other_url]), *article.aliases)
    addresses = [f"url:{url.casefold()}" for url in urls]
    return [f"id:{article.identity}", *addresses]


def author_slug(code: str) -> str:
    """The folder of an author: letters and digits of the code, the rest as hyphens."""
    return "-".join(re.findall("[a-z0-9]+", code.lower())) or "redaksi"


def is_text(key: str) -> bool:
    """Whether this is the key of an article or a static page; an approval is neither."""
    return key.startswith(("articles/", "pages/")) and not key.endswith(ENDING)


def uploads_of(content: FakeContent, key: str) -> list[Version]:
    """The versions of a file since its last deletion, the newest first; none of a folder."""
    return [] if key.endswith("/") else _uploads(content, key)


def _uploads(content: FakeContent, key: str) -> list[Version]:
    found: list[Version] = []
    for version in content.versions(key):
        if version.deleted:
            break
        found.append(version)
    return found


def _ranked(
    content: FakeContent, site: Site, now: datetime
) -> Iterator[tuple[datetime, datetime, str, datetime]]:
    """Each file by its rank: the first upload, or the later date of its newest good version; the
    first upload; the key. Behind them the first upload, not cut to seconds.
    """
    for key in content.ever():
        if is_text(key) and uploads_of(content, key):
            first = lives_of(content, key)[-1].modified
            uploads = _uploads(content, key)
            read = (_may_be_shown(content, key, each, site, now) for each in uploads)
            since = max([first, *(each.published for each in islice(filter(None, read), 1))])
            yield since.replace(microsecond=0), first.replace(microsecond=0), key, first


def lives_of(content: FakeContent, key: str) -> list[Version]:
    """The uploads of a file, with those before deletions after which the same bytes came back."""
    found = _uploads(content, key)
    versions = content.versions(key)
    for place, version in enumerate(versions):
        if not version.deleted or place < len(found) or versions[place - 1].deleted:
            continue  # the newest marker of each deletion
        behind = versions[place:]
        uploads = list(takewhile(lambda each: not each.deleted, dropwhile(_is_deleted, behind)))
        first_marker = list(takewhile(_is_deleted, behind))[-1]
        came = found[-1] if found else None
        is_soon = came and came.modified - first_marker.modified <= timedelta(days=30)
        if not (came and is_soon):
            break
        if content.peek(key, came.id) not in [content.peek(key, each.id) for each in uploads]:
            break
        found = [*found, *uploads]
    return found


def _is_deleted(version: Version) -> bool:
    return version.deleted


def _article(
    content: FakeContent, key: str, version: Version, site: Site, first: datetime
) -> Article | None:
    try:
        return _read_article(key, content.peek(key, version.id), site, first).article
    except Unreadable:
        return None
