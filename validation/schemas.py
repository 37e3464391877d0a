"""Feeds and sitemaps: by the schemas in validation/schemas/, and by what no schema can say."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import feedparser

from validation.report import Check, Finding
from validation.tools import HERE, java

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from validation.pages import Page

JING: Final = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
SCHEMAS: Final = HERE / "schemas"
FEED: Final = "feed.xml"
MOST_ENTRIES: Final = 50_000
MOST_BYTES: Final = 52_428_800
"""https://www.sitemaps.org/protocol.html#index"""
RELATIVE: Final = re.compile(r'<[^>]* (?:href|src)="(?!https?:|mailto:|tel:)([^"]*)"')
RISKY: Final = re.compile(
    r"""(?P<element><(?:script|iframe|object|embed|form|style)\b)"""
    r"""|<[a-z](?:[^<>"]|"[^"]*")*?(?P<event>\son[a-z]+=)""",
    re.IGNORECASE,
)
"""In a tag: an article may write about scripts."""

ENCODED: Final = re.compile(r"<content:encoded>(.*?)</content:encoded>", re.DOTALL)
MESSAGE: Final = re.compile(r"(?P<file>[^/]+\.xml):(?P<line>\d+):\d+: (?P<words>.*)")


def checks(pages: Iterable[Page], folder: Path) -> Iterator[Check]:
    """A row for feeds, and one for sitemaps."""
    documents = [page for page in pages if page.name.endswith(".xml")]
    feeds = [page for page in documents if page.name.endswith(FEED)]
    sitemaps = [page for page in documents if page not in feeds]
    yield Check(
        "feeds: RSS 2.0 and feedparser",
        len(feeds),
        (*_by_schema(feeds, "feed.rnc", folder), *_by(feeds, feed_faults)),
        "mend templates/feed.xml.jinja, feed-item.xml.jinja or pages/feed_page.py",
    )
    yield Check(
        "sitemaps: the protocol's schema",
        len(sitemaps),
        (*_by_schema(sitemaps, "sitemap.rnc", folder), *_by(sitemaps, sitemap_faults)),
        "mend templates/sitemap.xml.jinja, sitemap-index.xml.jinja or pages/sitemaps.py",
    )


def _by_schema(pages: list[Page], schema: str, folder: Path) -> Iterator[Finding]:
    if not pages:
        return
    place = folder / schema
    place.mkdir(parents=True)
    for number, page in enumerate(pages):
        (place / f"{number}.xml").write_bytes(page.body)
    done = java(JING, "-c", SCHEMAS / schema, *sorted(place.iterdir()))
    said = done.stdout + done.stderr
    found = list(MESSAGE.finditer(said))
    if done.returncode and not found:
        yield Finding(schema, said[:500])
    for each in found:
        page = pages[int(each["file"].removesuffix(".xml"))]
        yield Finding(page.name, f"line {each['line']}: {each['words']}")


def _by(pages: list[Page], faults: Callable[[bytes, str], Iterator[str]]) -> Iterator[Finding]:
    for page in pages:
        yield from (Finding(page.name, fault) for fault in faults(page.body, page.name))


def feed_faults(body: bytes, address: str) -> Iterator[str]:
    """What feed readers stumble over."""
    read: Any = feedparser.parse(body)
    if read.bozo:
        yield f"feedparser: {read.bozo_exception}"
    if read.version != "rss20":
        yield f"feedparser takes it for {read.version or 'no feed'}"
    guids = Counter(entry.get("id") for entry in read.entries)
    yield from (f"two items have the guid {each}" for each, times in guids.items() if times > 1)
    own = [link.href for link in read.feed.get("links", ()) if link.rel == "self"]
    if not any(link.endswith(address) for link in own):
        yield f"atom:link says {own}, and no {address}"
    for content in ENCODED.findall(body.decode()):
        yield from _faults_of_content(html.unescape(content))


def _faults_of_content(content: str) -> Iterator[str]:
    yield from (f"a relative address: {each}" for each in RELATIVE.findall(content))
    yield from (
        f"no feed may have: {each['element'] or each['event']}" for each in RISKY.finditer(content)
    )


def sitemap_faults(body: bytes, _address: str) -> Iterator[str]:
    """The limits of the protocol, and its rule that no address comes twice."""
    addresses = Counter(re.findall(r"<loc>([^<]*)</loc>", body.decode()))
    if len(addresses) > MOST_ENTRIES or len(body) > MOST_BYTES:
        yield f"{len(addresses)} addresses in {len(body)} bytes"
    yield from (f"{each} is there twice" for each, times in addresses.items() if times > 1)
