"""The links between an article and those that correct, answer or continue it, as its page, its
previews and the items of feeds show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.errors import OfOtherRelease
from kilas.lists import Mention
from kilas.pages.dates import stamp
from kilas.pages.parts import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article, FollowUpKind
    from kilas.lists import Entry
    from kilas.pages.edition import Edition
    from kilas.store.records import Records


class Originals:
    """The articles that an article follows up, and what stands of each. Raises OfOtherRelease."""

    def __init__(self, article: Article, records: Records) -> None:
        self._links = article.originals
        keys = list(dict.fromkeys(each.key for each in article.originals))
        self._found = records.filed_many(keys) if keys else {}
        for key, (record, _) in self._found.items():
            if record and record.is_unread:
                raise OfOtherRelease(key)

    @property
    def revisions(self) -> dict[str, int | None]:
        """The revision of what stands of each, None of one of which nothing does."""
        standings = {key: standing for key, (_, standing) in self._found.items()}
        return {key: each.revision if each else None for key, each in standings.items()}

    def mentions(self, *, linked: bool = True) -> tuple[Mention, ...]:
        """Those that lists may show: the title of a withdrawn one is on its own page alone.
        `linked` says whether those that stand get their addresses.
        """
        found: list[Mention] = []
        for link in self._links:
            record, standing = self._found[link.key]
            article = record.listed if record else None
            if article:
                url = standing.address if standing and linked else ""
                found.append(_mention(link.kind, article, url))
        return tuple(found)


def mentions_of(key: str, follow_ups: Iterable[Entry]) -> tuple[Mention, ...]:
    """What the follow-ups of the file `key` are to the article: all of their pages stand."""
    return tuple(
        _mention(link.kind, entry.article, entry.article.url, is_later=True)
        for entry in follow_ups
        for link in entry.article.originals
        if link.key == key
    )


def originals_in(mentions: Iterable[Mention], edition: Edition) -> tuple[Reference, ...]:
    """The originals among the articles that a page names."""
    return tuple(_reference(each, edition) for each in mentions if not each.is_later)


def follow_ups_in(mentions: Iterable[Mention], edition: Edition) -> tuple[Reference, ...]:
    """The follow-ups among them."""
    return tuple(_reference(each, edition) for each in mentions if each.is_later)


def _mention(kind: FollowUpKind, article: Article, url: str, *, is_later: bool = False) -> Mention:
    return Mention(
        kind,
        article.key,
        article.title,
        url,
        article.published,
        is_later=is_later,
        by_day=article.by_day,
        sponsored=article.sponsored,
        unverified=article.unverified,
        lang=article.lang,
    )


def _reference(mention: Mention, edition: Edition) -> Reference:
    published = stamp(mention.published, edition.site, by_day=mention.by_day)
    return Reference(
        mention.kind,
        mention.title,
        mention.url,
        published,
        sponsored=mention.sponsored,
        unverified=mention.unverified,
        lang=mention.lang,
    )
