"""The feed of the newspaper, or of one of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID, uuid5

from kilas.addresses import site_map
from kilas.articles.untitled import without_title
from kilas.errors import VersionGone
from kilas.pages.contexts import FeedContext
from kilas.pages.edition import corrections_of, picture
from kilas.pages.follow_ups import follow_ups_in, originals_in
from kilas.pages.html_edits import with_dateline
from kilas.pages.logos import shown_logo
from kilas.pages.parts import FeedItem
from kilas.pages.photo_addresses import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.lists import Entry, ListId
    from kilas.pages.edition import Edition


_ITEMS: Final = UUID("6a0f2c1e-5d0b-5d7e-9a35-1c6f4b1d8e52")
"""The namespace of the names of articles in feeds (RFC 9562, 5.5): another would make every item
new for every subscriber."""


class Feed(NamedTuple):
    """A feed, and the keys of the files that it leaves out because their versions are gone."""

    context: FeedContext
    gone: tuple[str, ...]


def feed_page(list_id: ListId, entries: Sequence[Entry], edition: Edition) -> Feed | None:
    """The feed of the newspaper or of a section; None where the newspaper has no such section.

    An article whose version is gone is left out: one file cannot keep the others from the feed.
    """
    site, section = edition.site, edition.section_of(list_id.slug)
    if list_id.slug and section is None:
        return None
    bodies = edition.sources.bodies
    bodies.read_ahead((entry.article.key, entry.version) for entry in entries)
    items: list[FeedItem] = []
    gone: list[str] = []
    for entry in entries:
        try:
            body = edition.body_of(entry.article, entry.version, in_widths=False)
        except VersionGone:
            gone.append(entry.article.key)
        else:
            items.append(_item(entry, body, edition))
    logo = shown_logo(site)
    context = FeedContext(
        language=site.language,
        title=f"{section.name} – {site.title}" if section else site.title,
        description=site.tagline or site.title,
        base_url=site.base_url,
        canonical=edition.absolute(site_map.feed(list_id.slug)),
        home=edition.absolute(list_id.newest_url),
        items=tuple(items),
        changed=max((each.modified or each.published for each in items), default=None),
        logo=edition.absolute(logo.icon) if logo else "",
    )
    return Feed(context, tuple(gone))


def guid(identity: str) -> str:
    """The name of an article in feeds. Only the identity goes into the name, so the item stays the
    same when the article's address, the newspaper's host or its time zone changes.
    """
    return uuid5(_ITEMS, identity).urn


def _item(entry: Entry, body_html: str, edition: Edition) -> FeedItem:
    article = entry.article
    section = edition.section(article)
    topics = [section.label] if section else []
    body = without_title(body_html, article.title)
    return FeedItem(
        guid=guid(article.identity),
        title=article.title,
        canonical=edition.absolute(article.url),
        published=article.published.astimezone(edition.site.zone),
        authors=tuple(byline.name for byline in edition.bylines(article)),
        tags=(*topics, *(tag.name for tag in article.tags)),
        summary=article.summary,
        body_html=str(with_dateline(body, article.dateline, edition.site.title)),
        modified=article.modified.astimezone(edition.site.zone) if article.modified else None,
        picture=picture(article),
        length=length_of(article),
        corrections=corrections_of(article, edition.site),
        originals=originals_in(entry.mentions, edition),
        follow_ups=follow_ups_in(entry.mentions, edition),
        sponsored=article.sponsored,
        unverified=article.unverified,
        lang=article.lang,
    )
