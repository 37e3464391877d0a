"""Which versions of a file readers may see, computed for the oracle: forwards, as things happened.

An approval counts until a later upload with other words is shown, or takes the article down. A
deletion of the file ends all approvals of its time; a deletion of the approval those before it.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.ports import Version
    from kilas.site.site import Site
    from tests.fakes.objects import FakeContent

    Reader = Callable[[Version], Article | None]

ENDING: Final = ".ok"
NEWEST: Final = 10


def digest(data: bytes) -> str:
    """What names these bytes."""
    return sha256(data).hexdigest()[:40]


def approves(data: bytes) -> set[str]:
    """The digests in an approval: histories write them in lines of their own."""
    lines = data.decode(errors="replace").splitlines()
    return {line for line in lines if re.fullmatch("[0-9a-f]{40}", line)}


def is_down(article: Article, when: datetime) -> bool:
    """Whether a version takes its article down, as it was at a moment."""
    is_over = article.expires is not None and article.expires <= when
    is_withdrawn = bool(article.withdrawn) and article.published <= when
    return article.draft or is_over or is_withdrawn


def allowed(content: FakeContent, key: str, site: Site, read: Reader) -> set[str]:
    """The ids of the versions of a file that readers may see."""
    everything = {each.id for each in content.versions(key)}
    if not site.approve:
        return everything
    play = _Play(content, key, site, read)
    for version, happens in play.in_order():
        happens(version)
    return play.may


class _Play:
    """One file and its approvals, played again from the first upload."""

    def __init__(self, content: FakeContent, key: str, site: Site, read: Reader) -> None:
        self._content, self._key, self._site, self._read = content, key, site, read
        self._standing: list[Version] = []
        self._given: dict[str, datetime] = {}
        self.may: set[str] = set()

    def in_order(self) -> list[tuple[Version, Callable[[Version], None]]]:
        """What happened: each version, with what it does."""
        ok = self._key + ENDING
        uploads = takewhile(lambda each: not each.deleted, self._content.versions(ok))
        approvals = [(each, self._approved) for each in list(uploads)[:NEWEST]]
        files = [(each, self._uploaded) for each in self._content.versions(self._key)]
        return sorted([*approvals, *files], key=lambda each: each[0].modified)

    def _approved(self, version: Version) -> None:
        for each in approves(self._content.peek(self._key + ENDING, version.id)):
            self._given[each] = version.modified
            self.may |= {file.id for file in self._standing if self._digest(file) == each}
        self._look(version.modified)

    def _uploaded(self, version: Version) -> None:
        if version.deleted:
            self._standing.clear()
            self._given.clear()
            return
        before = self._look(version.modified)
        is_older = self._site.approve_since and version.modified < self._site.approve_since
        same = before and before.id in self.may and self._digest(before) == self._digest(version)
        if is_older or same or self._digest(version) in self._given:
            self.may.add(version.id)
        self._standing.insert(0, version)
        self._look(version.modified)

    def _look(self, now: datetime) -> Version | None:
        """What decides what readers see at a moment; it ends approvals from before it came."""
        for place, each in enumerate(self._standing):
            article = self._read(each)
            until = self._standing[place - 1].modified if place else now
            if article and (each.id in self.may or is_down(article, until)):
                own = self._digest(each) if each.id in self.may else ""
                later = {name: at for name, at in self._given.items() if at > each.modified}
                self._given = later | {k: at for k, at in self._given.items() if k == own}
                return each
        return None

    def _digest(self, version: Version) -> str:
        return digest(self._content.peek(self._key, version.id))


def without_words(article: Article, *, approved: bool) -> Article:
    """The article as readers may see it: a withdrawal without approval is a draft to them."""
    is_silent = article.withdrawn and not approved
    return replace(article, draft=True) if is_silent else article
