"""A source file → an Article and its body, or every problem that its editor must fix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from kilas.articles import field_names
from kilas.articles.article import Article
from kilas.articles.body import Body, is_https, odd_schemes, sanitise
from kilas.articles.foreign_marks import (
    links_as_text,
    marks_in,
    notes_without_text,
    open_comments,
)
from kilas.articles.front_matter import read_source, read_text
from kilas.articles.held_keys import HeldKeys
from kilas.articles.lasting import lasting_lines
from kilas.articles.local_links import MOST_LINKS, LocalLink, local_addresses, spellings
from kilas.articles.lost_lines import lost_lines
from kilas.articles.markdown import markdown_to_html
from kilas.articles.metadata import Metadata
from kilas.articles.plain_text import text_to_html
from kilas.articles.shortcodes import understood
from kilas.articles.source import Part
from kilas.articles.styles import as_elements
from kilas.articles.swallowed import Kept, kept
from kilas.articles.typed_names import wording_of
from kilas.documents.fields import Fields
from kilas.documents.findings import Findings
from kilas.errors import Unreadable
from kilas.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.source import Markup, Source
    from kilas.docx.converted import Converted
    from kilas.site.site import Site


class ArticleReading(Struct, frozen=True):
    """What a source file says: the article, its body as sanitised HTML, and what looks wrong.

    `former_urls` has the two addresses that the article has under each zone that the newspaper had,
    `links` the links to the newspaper's own site, `lasting` the lines that the file lacks to keep
    its comments and its date when it moves.
    """

    article: Article
    body_html: str
    warnings: tuple[Problem, ...] = ()
    former_urls: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    links: tuple[LocalLink, ...] = ()
    lasting: tuple[str, ...] = ()


def read_article(key: str, data: bytes, site: Site, uploaded: datetime) -> ArticleReading:
    """Read the file at `key` of the content bucket, by its ending, as Markdown or HTML.

    `uploaded`, aware, is when the file was first uploaded: the date of publication where neither
    front matter nor file name gives one. A key under pages/ is a static page.

    Raises Unreadable with every problem found; `kilas.texts` explains each code.
    """
    source = read_source(key, data, plain=site.plain_files)
    wording = wording_of(source.table.entries)
    findings = Findings(has_lines=source.document is None, wording=wording)
    fields = Fields(source.table, findings)
    _check_keys(source, fields, site, findings)
    body = _checked_body(source, findings)
    if source.document:
        _name_left_out(source.document, findings)
    article = Metadata(key, fields, site, findings).article(uploaded, body.html)
    links = _local_links(article, body.html, source, site, findings)
    findings.raise_problems()
    zones = {each.timezone for each in site.former_zones} - {site.timezone}
    urls = {zone: _urls_under(zone, source, key, site, uploaded) for zone in zones}
    lasting = lasting_lines(article, source.table, site)
    return ArticleReading(article, body.html, findings.warnings, urls, links, lasting)


def _urls_under(
    zone: str, source: Source, key: str, site: Site, uploaded: datetime
) -> tuple[str, str]:
    """The two addresses that the article has where its newspaper has another zone."""
    unread = Findings()  # the same as under the present zone
    fields = Fields(source.table, unread)
    return Metadata(key, fields, replace(site, timezone=zone), unread).urls(uploaded)


def read_body(key: str, data: bytes) -> str:
    """The `body_html` that `read_article` gives for these bytes, without the rest.

    The body depends on the bytes alone: a change of site.yaml does not change it. Raises
    Unreadable where `read_article` does because of the body. The fields between two fences are not
    read.
    """
    return sanitise(_unsafe_html(*read_text(key, data)).html).html


def _check_keys(source: Source, fields: Fields, site: Site, findings: Findings) -> None:
    """Report the keys, and the lost lines, that nearly say whether and when it is shown."""
    held = HeldKeys(fields, site.zone, findings)
    fields.warn_of_misspellings(
        field_names.KNOWN, field_names.INDONESIAN, held.check(), held.is_meant
    )
    for lost in lost_lines(source, site.zone):
        right = fields.written(lost.name, lost.value)
        at = held.line_of(lost.name)
        if at:
            findings.problem("lost_again", lost.line, key=lost.name, right=right, at=at)
        else:
            findings.problem("lost_line", lost.line, key=lost.name, right=right)


def _unsafe_html(body: str, markup: Markup) -> Kept:
    match markup:
        case "markdown":
            unsafe = markdown_to_html(body)
        case "text":
            unsafe = text_to_html(body)
        case "html" | "word":
            unsafe = understood(body)
    return kept(as_elements(unsafe))


def _checked_body(source: Source, findings: Findings) -> Body:
    """The sanitised body, with a warning for each thing that was left out of it."""
    unsafe = _unsafe_html(source.body, source.markup)
    for name in unsafe.left_out:
        line = _line_of(f"<{name}", source.text)
        if name == "iframe":
            findings.warn("frame_left_out", line)
        else:
            findings.warn("element_left_out", line, value=f"<{name}>")
    try:
        body = sanitise(unsafe.html)
    except Unreadable as error:
        findings.include(error)
        return Body("")
    for picture in body.pictures_left_out:
        written = picture if _line_of(picture, source.text) else unquote(picture)
        findings.warn("picture_left_out", _line_of(written, source.text), value=written)
    for scheme in odd_schemes(unsafe.html):
        findings.warn("link_left_out", _line_of(scheme, source.text), value=scheme)
    for anchor in body.dead_anchors:
        findings.warn("dead_anchor", _line_of(f"#{anchor}", source.text), value=anchor)
    _name_marks(body, source, findings)
    if not body.html and not body.pictures_left_out:
        match source.syntax:
            case "yaml" | "toml":
                findings.warn("no_text", None)
            case "html":
                findings.warn("no_text_in_html", None)
            case _:
                findings.warn("no_text_below_keys", None)
    return body


def _name_left_out(document: Converted, findings: Findings) -> None:
    """Warn of what a .docx has and its page has not."""
    for name in document.pictures_left_out:
        findings.warn("docx_picture_left_out", None, value=name)
    if document.words_left_out:
        findings.warn("docx_words_left_out", None, value=document.words_left_out)


def _local_links(
    article: Article, body_html: str, source: Source, site: Site, findings: Findings
) -> tuple[LocalLink, ...]:
    """The links, and the photo over the article, that lead to the newspaper's own site: as many as
    are looked up.
    """
    photo = article.image.path if article.image and not is_https(article.image.path) else ""
    found = dict.fromkeys([photo, *local_addresses(body_html, site.base_url)])
    insets = {inset.address for inset in source.document.insets} if source.document else set()
    addresses = [each for each in found if each and each not in insets]
    if not addresses:
        return ()
    lower = Part(source.text.text.lower(), source.text.line)
    links = [LocalLink(each, _first_line(each, source, lower)) for each in addresses[:MOST_LINKS]]
    if len(addresses) > MOST_LINKS:
        last, number, limit = links[-1], str(len(addresses)), str(MOST_LINKS)
        findings.warn("links_unchecked", last.line, value=last.written, number=number, limit=limit)
    return tuple(links)


def _first_line(address: str, source: Source, lower: Part) -> int | None:
    """The line on which the source first has an address of the page, in the body or above it."""
    ways = spellings(address)
    lines = (_line_of(way, part) for part in (lower, source.head) for way in ways)
    return next(filter(None, lines), None)


def _name_marks(body: Body, source: Source, findings: Findings) -> None:
    """Warn of what stands on the page as it was typed, and was meant as something else."""
    for mark in marks_in(body.html):
        findings.warn("foreign_mark", _line_of(mark, source.text), value=mark)
    for note in notes_without_text(body.html):
        findings.warn("note_without_text", _line_of(note, source.text), value=note)
    if open_comments(body.html):
        findings.warn("comment_without_end", _line_of("<!--", source.text))
    for link in links_as_text(body.html):
        findings.warn("link_as_text", _line_of(link, source.text), value=link)


def _line_of(tag: str, part: Part) -> int | None:
    """The line on which a tag, or another piece of a text, is first written."""
    text = part.text.lower()
    place = text.find(tag.lower())
    return part.line + text.count("\n", 0, place) if place >= 0 else None
