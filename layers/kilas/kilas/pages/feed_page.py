"""The feed of the newspaper, or of one of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.errors import VersionGone
from kilas.lists import ALL, ListId
from kilas.pages.contents import Contents
from kilas.pages.contexts import FeedContext, FeedItem
from kilas.pages.edition import picture

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def feed_page(page: PageRef, edition: Edition) -> Contents | None:
    """The feed of the section with this slug, or with "" of the newspaper.

    An article whose version is gone is left out: one file cannot keep the others from the feed.
    """
    slug, site, sources = page.place, edition.site, edition.sources
    section = site.section(slug)
    if slug and section is None:
        return None
    list_id = ListId("section", slug) if slug else ALL
    entries = sources.records.entries(list_id, descending=True, limit=edition.sizes.feed)
    items: list[FeedItem] = []
    gone: list[str] = []
    for record in sources.listed(entries):
        try:
            body = sources.body(record)
        except VersionGone:
            gone.append(record.key)
        else:
            items += [_item(record.article, body, edition)] if record.article else []
    feed = FeedContext(
        language=site.language,
        title=f"{section.name} – {site.title}" if section else site.title,
        description=site.tagline or site.title,
        base_url=site.base_url,
        canonical=edition.absolute(site_map.feed(slug)),
        home=edition.absolute(list_id.newest_url),
        items=tuple(items),
    )
    return Contents({site_map.feed(slug): feed}, look_at=tuple(gone))


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
