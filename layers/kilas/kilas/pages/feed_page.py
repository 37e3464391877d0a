"""The feed of the newspaper, or of one of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL, ListId
from kilas.pages import sizes
from kilas.pages.contexts import FeedContext, FeedItem
from kilas.pages.feeds import rss
from kilas.pages.serving import RSS, page
from kilas.pages.state import picture

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.pages.state import Edition, Sources
    from kilas.ports import Output


def feed_page(slug: str, sources: Sources, edition: Edition) -> dict[str, Output | None]:
    """The feed of the section with this slug, or with "" of the newspaper."""
    site = edition.site
    section = site.section(slug)
    list_id = ListId("section", slug) if slug else ALL
    path = site_map.feed(slug)
    if slug and section is None:
        return {path: None}
    entries = sources.records.entries(list_id.text, descending=True, limit=sizes.FEED)
    context = FeedContext(
        language=site.language,
        title=f"{section.name} – {site.title}" if section else site.title,
        description=site.tagline or site.title,
        base_url=site.base_url,
        canonical=edition.absolute(path),
        home=edition.absolute(list_id.newest_url),
        items=tuple(
            _item(record.article, sources.body(record), edition)
            for record in sources.listed(entries)
            if record.article
        ),
    )
    return {path: page(rss(context), RSS)}


def _item(article: Article, body_html: str, edition: Edition) -> FeedItem:
    section = edition.section(article)
    topics = [section.label] if section else []
    return FeedItem(
        identity=article.identity,
        title=article.title,
        canonical=edition.absolute(article.url),
        published=article.published.astimezone(edition.site.zone),
        authors=tuple(byline.name for byline in edition.bylines(article)),
        tags=(*topics, *(tag.name for tag in article.tags)),
        summary=article.summary,
        body_html=body_html,
        picture=picture(article.image),
        sponsored=article.sponsored,
        unverified=article.unverified,
    )
