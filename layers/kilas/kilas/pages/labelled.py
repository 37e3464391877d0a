"""A title with the labels of its article, for where no label stands beside the title. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.articles.article import Article
    from kilas.pages.contexts import ArticlePage
    from kilas.pages.parts import FeedItem


def labelled(shown: Article | ArticlePage | FeedItem, words: Mapping[str, object]) -> str:
    """As "[Advertorial] Rumah baru". A title leaves the page alone in feeds, shared links and
    results of searches; readers there too must know an advertisement, and what is not verified.

    `words` are the texts of the interface.
    """
    advertorial = f"[{words['advertorial']}] " if shown.sponsored else ""
    unverified = f"[{words['unverified']}] " if shown.unverified else ""
    return f"{advertorial}{unverified}{shown.title}"
