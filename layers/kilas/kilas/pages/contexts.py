"""What the templates get. Each template renders exactly one of these classes, and nothing else.

Every text is plain, and Jinja escapes it. The exceptions are the fields that end in `_html`: they
hold HTML that nh3 has sanitised. Every `url` is root-relative ("/2026/04/banjir.html") or https;
every `canonical` is absolute. No context holds the time of rendering: the same state gives the same
bytes. A `title` never names the newspaper: the layout adds `chrome.site_title`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from kilas.pages.list_contexts import ArchivePage, FrontPage, ListPage
from kilas.pages.parts import (
    Byline,
    Card,
    Chrome,
    CorrectionNote,
    FeedItem,
    Hyperlink,
    Picture,
    Reference,
    SharedPicture,
    Stamp,
    Thread,
)
from kilas.record import State
from kilas.texts import Language
from kilas.texts.shape import SettingUp

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"


class ArticlePage(Struct, frozen=True):
    """article.html.jinja. `standfirst` is "" where the text begins with the words of the summary,
    `thread` is None where the article has comments: off. `originals` are the
    articles that this one follows up, `follow_ups` those that follow this one up, newest first.
    """

    chrome: Chrome
    title: str
    canonical: str
    summary: str
    standfirst: str
    published: Stamp
    modified: Stamp | None
    section: Hyperlink | None
    tags: tuple[Hyperlink, ...]
    authors: tuple[Byline, ...]
    dateline: str
    lang: str
    picture: Picture | None
    shared: SharedPicture | None
    body_html: str
    corrections: tuple[CorrectionNote, ...]
    sponsored: bool
    unverified: bool
    share: tuple[Hyperlink, ...]
    related: tuple[Card, ...]
    thread: Thread | None
    originals: tuple[Reference, ...]
    follow_ups: tuple[Reference, ...]


class StaticPage(Struct, frozen=True):
    """page.html.jinja: Tentang, Redaksi, Pedoman ..."""

    chrome: Chrome
    title: str
    canonical: str
    summary: str
    body_html: str
    lang: str
    shared: SharedPicture


class PreviewPage(ArticlePage, frozen=True):
    """preview.html.jinja: an article before readers may see it. `share`, `related`, `originals`
    and `follow_ups` are empty, `thread` is None, and `canonical` is where the article will be.
    `approve` says how to approve this very text, "" where it needs no approval.
    """

    state: State
    approve: str


class StaticPreviewPage(StaticPage, frozen=True):
    """page-preview.html.jinja: the same of a static page."""

    state: State
    approve: str


class WithdrawnPage(Struct, frozen=True):
    """withdrawn.html.jinja: says why an article was withdrawn (Pedoman, 5); never indexed."""

    chrome: Chrome
    title: str
    canonical: str
    reason: str
    published: Stamp
    follow_ups: tuple[Reference, ...]


class RedirectPage(Struct, frozen=True):
    """redirect.html.jinja: for a browser that did not follow the Location header. The page stands
    at `address` and leads to `url`.
    """

    chrome: Chrome
    address: str
    title: str
    canonical: str
    url: str


class ErrorPage(Struct, frozen=True):
    """error.html.jinja: 404 (`kind` missing), 5xx (`kind` broken)."""

    chrome: Chrome
    kind: Literal["missing", "broken"]
    title: str


class SettingUpPage(Struct, frozen=True):
    """setting-up.html.jinja: what readers get before the first good site.yaml.

    The newspaper has no name and no language then: the page is in every language, in
    `default` first. `texts` are the page's texts in each language.
    """

    default: Language
    texts: Mapping[Language, SettingUp]
    stylesheet: str
    icon: str

    def __hash__(self) -> int:
        return hash((self.default, self.stylesheet, self.icon))  # `texts` has no hash


# --- for editors -----------------------------------------------------------------------------


class OverviewFile(Struct, frozen=True):
    """A file, or another name, with what is to be said of it. `url` is absolute, or ""."""

    name: str
    url: str
    states: tuple[str, ...]
    remarks: tuple[str, ...] = ()


class OverviewGroup(Struct, frozen=True):
    """A part of the overview. `remark` says that there are more files, or none; or is ""."""

    id: str
    heading: str
    files: tuple[OverviewFile, ...]
    remark: str


class OverviewPage(Struct, frozen=True):
    """overview.html.jinja: what the newsroom has to do. It is read from a copy on the editor's
    machine too, so `stylesheet` and `home` are absolute.
    """

    language: Language
    title: str
    explanation: str
    site_title: str
    home: str
    stylesheet: str
    groups: tuple[OverviewGroup, ...]


# --- for programs ----------------------------------------------------------------------------


class FeedContext(Struct, frozen=True):
    """feed.xml.jinja: the newest articles of the site or of a section, as RSS 2.0
    (https://www.rssboard.org/rss-specification) with the modules that readers use.

    `canonical` is the address of the feed, `home` the address of the page with the same articles;
    both are absolute. `items` has the newest first. `changed`, aware, is when one of them came or
    changed last. `logo` is the address of the logo, or "".
    """

    language: Language
    title: str
    description: str
    base_url: str
    canonical: str
    home: str
    items: tuple[FeedItem, ...]
    changed: datetime | None = None
    logo: str = ""


class SitemapEntry(Struct, frozen=True):
    """A page for search engines: its `canonical` address, and its last change, aware, if known."""

    canonical: str
    modified: datetime | None = None


class Sitemap(Struct, frozen=True):
    """sitemap.xml.jinja: articles of a month, or the pages (https://www.sitemaps.org/protocol.html)."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndex(Struct, frozen=True):
    """sitemap-index.xml.jinja: the absolute addresses of the sitemaps, the pages' before months."""

    sitemaps: tuple[str, ...]


# --- the templates ---------------------------------------------------------------------------


Context = (
    ArticlePage
    | StaticPage
    | PreviewPage
    | StaticPreviewPage
    | WithdrawnPage
    | RedirectPage
    | FrontPage
    | ListPage
    | ArchivePage
    | ErrorPage
    | SettingUpPage
    | OverviewPage
    | FeedContext
    | Sitemap
    | SitemapIndex
)


class Template(NamedTuple):
    """A file of templates/, and the content type of what it makes."""

    file: str
    content_type: str = HTML


TEMPLATES: dict[type[Context], Template] = {
    ArticlePage: Template("article.html.jinja"),
    StaticPage: Template("page.html.jinja"),
    PreviewPage: Template("preview.html.jinja"),
    StaticPreviewPage: Template("page-preview.html.jinja"),
    WithdrawnPage: Template("withdrawn.html.jinja"),
    RedirectPage: Template("redirect.html.jinja"),
    FrontPage: Template("front.html.jinja"),
    ListPage: Template("list.html.jinja"),
    ArchivePage: Template("archive.html.jinja"),
    ErrorPage: Template("error.html.jinja"),
    SettingUpPage: Template("setting-up.html.jinja"),
    OverviewPage: Template("overview.html.jinja"),
    FeedContext: Template("feed.xml.jinja", RSS),
    Sitemap: Template("sitemap.xml.jinja", XML),
    SitemapIndex: Template("sitemap-index.xml.jinja", XML),
}
"""The template of each context."""
