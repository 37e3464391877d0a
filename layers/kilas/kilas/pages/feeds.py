"""Feeds: RSS 2.0 (https://www.rssboard.org/rss-specification) with the modules that readers use."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from kilas.pages.render import render_template
from kilas.texts import texts_of

if TYPE_CHECKING:
    from kilas.pages.contexts import FeedContext


def rss(feed: FeedContext) -> bytes:
    """The feed as RSS 2.0 with content:encoded, dc:creator, atom:link and media:content.

    lastBuildDate is the newest item's date: the time of rendering is in no page.
    """
    names = {field.name: getattr(feed, field.name) for field in fields(feed)}
    return render_template("feed.xml.jinja", words=texts_of(feed.language).interface, **names)
