"""How things are served: their headers and cache tags, and the digest by which two are compared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.cdn import MOST_TAGS, cache_tag
from kilas.pages.contents import File
from kilas.pages.contexts import (
    HTML,
    TEMPLATES,
    ArticlePage,
    FeedContext,
    PreviewPage,
    RedirectPage,
    Sitemap,
    StaticPage,
    StaticPreviewPage,
    WithdrawnPage,
)
from kilas.pages.list_contexts import FrontPage, ListPage
from kilas.ports import Output

if TYPE_CHECKING:
    from kilas.pages.contents import Content

FRESH = "public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400"
"""The CDN asks the origin again after seconds, so publishing needs no invalidation. Where the
origin fails, the CDN serves what it has for a day (https://www.rfc-editor.org/rfc/rfc5861). A
browser always asks."""

DISCUSSED = "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"
"""For pages with a comment form. A reader who has just written a comment looks for it on the page:
the CDN may not show the page before it for longer than ten seconds in all."""

IMMUTABLE = "public, max-age=31536000, immutable"
"""For addresses that hold a digest of the content (https://www.rfc-editor.org/rfc/rfc8246)."""

AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400"

NEVER = "no-store"


def served(content: Content, body: bytes, cache_control: str) -> Output:
    """Content with its headers and cache tags. `cache_control` is that of the kind of page; a page
    that readers' comments change has its own.
    """
    return replace(_with_headers(content, body, cache_control), tags=tags_of(content))


def _with_headers(content: Content, body: bytes, cache_control: str) -> Output:
    match content:
        case File(_, content_type, facts):
            kept = IMMUTABLE if content.lasts else cache_control
            return Output(
                body,
                content_type,
                kept,
                content.redirect,
                facts=facts,
                is_saved=content.is_saved,
            )
        case RedirectPage(url=url):
            return Output(body, HTML, cache_control, redirect=url)
        case ArticlePage(thread=thread) if thread and thread.form_action:
            return Output(body, HTML, DISCUSSED)
        case _:
            return Output(body, TEMPLATES[type(content)].content_type, cache_control)


def tags_of(content: Content) -> tuple[str, ...]:
    """The cache tags of content: one for each article that it shows, at most MOST_TAGS. A redirect
    has that of its own address too: where another article takes the address, the redirect goes.

    A sitemap shows addresses alone. So nothing is lost where it has more of them than tags.
    """
    match content:
        case PreviewPage() | StaticPreviewPage():
            shown = []  # no cache keeps them, so there is nothing to purge
        case ArticlePage(canonical=own, related=cards, originals=originals, follow_ups=later):
            named = [each.url for each in (*originals, *later) if each.url]
            shown = [own, *named, *(card.url for card in cards)]
        case WithdrawnPage(canonical=own, follow_ups=later):
            shown = [own, *(each.url for each in later)]
        case StaticPage(canonical=own):
            shown = [own]
        case RedirectPage(address=address, canonical=target):
            shown = [target, address]
        case FrontPage(cards=cards) | ListPage(cards=cards):
            shown = [card.url for card in cards]
        case FeedContext(items=items):
            shown = [item.canonical for item in items]
        case Sitemap(entries=entries):
            shown = [entry.canonical for entry in entries if entry.modified]  # no list
        case File(shows=addresses):
            shown = list(addresses)
        case _:
            shown = []
    return tuple(dict.fromkeys(map(cache_tag, shown)))[:MOST_TAGS]


def digest_of(output: Output) -> str:
    """A digest of all of an output. Equal digests mean that there is nothing to put."""
    head = f"{output.content_type}\n{output.cache_control}\n{output.redirect}\n{output.tags}\n"
    if output.facts:
        head += f"{output.facts}\n"
    if output.is_saved:
        head += "saved\n"
    digest = hashlib.sha256(head.encode())
    digest.update(output.body)  # a copy of a film would not fit into the memory
    return digest.hexdigest()
