"""The newsroom's records as the readers' API asks for them, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.site.site import CommentPolicy, Site
from kilas.store.records import Sites
from tests.newsroom import SITE

if TYPE_CHECKING:
    from kilas.articles.article import Article


class FakeArticles:
    """Knows the articles that it was given, and one site."""

    def __init__(self, *articles: Article, moderation: str = "none", language: str = "id") -> None:
        self._articles = {known.identity: known for known in articles}
        self._site = replace(
            SITE,
            language=language,
            comments=CommentPolicy(moderation),  # type: ignore[arg-type]  # none or before
        )

    def reachable(self, identity: str) -> Article | None:
        return self._articles.get(identity)

    def site(self) -> Site | None:
        return self._site

    def sites(self) -> Sites:
        site = self.site()
        return Sites(site, site, 1)
