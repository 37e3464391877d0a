"""The links between an article and those that correct, answer or continue it, on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.pages.dates import stamp
from kilas.pages.parts import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article, FollowUpKind
    from kilas.lists import Entry
    from kilas.pages.edition import Edition
    from kilas.store.records import Records


class Originals:
    """The articles that an article follows up, and what stands of each."""

    def __init__(self, article: Article, records: Records) -> None:
        self._links = article.originals
        keys = list(dict.fromkeys(each.key for each in article.originals))
        self._found = records.filed_many(keys) if keys else {}

    @property
    def revisions(self) -> dict[str, int | None]:
        """The revision of what stands of each, None of one of which nothing does."""
        standings = {key: standing for key, (_, standing) in self._found.items()}
        return {key: each.revision if each else None for key, each in standings.items()}

    def references(self, edition: Edition) -> tuple[Reference, ...]:
        """Those that lists may show: the title of a withdrawn one is on its own page alone."""
        found: list[Reference] = []
        for link in self._links:
            record, standing = self._found[link.key]
            article = record.listed if record else None
            if article:
                address = standing.address if standing else ""
                found.append(_reference(link.kind, article, address, edition))
        return tuple(found)


def references_to(key: str, follow_ups: Iterable[Entry], edition: Edition) -> tuple[Reference, ...]:
    """What the follow-ups of the file `key` are to the article: all of their pages stand."""
    return tuple(
        _reference(link.kind, entry.article, entry.article.url, edition)
        for entry in follow_ups
        for link in entry.article.originals
        if link.key == key
    )


def _reference(kind: FollowUpKind, article: Article, url: str, edition: Edition) -> Reference:
    published = stamp(article.published, edition.site, by_day=article.by_day)
    return Reference(
        kind,
        article.title,
        url,
        published,
        sponsored=article.sponsored,
        unverified=article.unverified,
        lang=article.lang,
    )
