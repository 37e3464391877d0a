"""What is remembered of a page never shows on another one."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from kilas.pages.contexts import FeedContext
from kilas.pages.parts import FeedItem, Picture
from kilas.pages.render import render

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
ITEM = FeedItem(
    guid="urn:uuid:halo",
    title="Halo",
    canonical="https://kabar.example/2026/11/halo.html",
    published=NOON,
    authors=(),
    tags=(),
    summary="",
    body_html='<p><a href="/p/kami.html">Kami</a></p>',
)
FEED = FeedContext(
    language="id",
    title="Kabar",
    description="Kabar",
    base_url="https://kabar.example",
    canonical="https://kabar.example/feed.xml",
    home="https://kabar.example/",
    items=(ITEM,),
)


def dates_of(feed: FeedContext) -> list[str]:
    lines = render(feed).decode().splitlines()
    return [line for line in lines if line.startswith("<pubDate>")]


def test_an_item_has_the_zone_of_its_own_feed() -> None:
    there = replace(FEED, items=(replace(ITEM, published=NOON.astimezone(ZoneInfo("Asia/Tokyo"))),))
    assert there == FEED
    assert dates_of(FEED) == ["<pubDate>Fri, 20 Nov 2026 05:00:00 +0000</pubDate>"]
    assert dates_of(there) == ["<pubDate>Fri, 20 Nov 2026 14:00:00 +0900</pubDate>"]


def test_an_item_has_the_address_of_its_own_newspaper() -> None:
    here = replace(FEED, items=(replace(ITEM, picture=Picture("/x.jpg", "", "", "")),))
    assert b'url="https://kabar.example/x.jpg"' in render(here)
    there = replace(here, base_url="https://baru.example")
    assert b'url="https://baru.example/x.jpg"' in render(there)


def test_words_are_those_of_the_pages_own_language() -> None:
    unverified = replace(FEED, items=(replace(ITEM, unverified=True),))
    assert render(unverified) != render(replace(unverified, language="en")).replace(
        b"<language>en<", b"<language>id<"
    )
