"""A source file → an Article and its body, or every problem that its editor must fix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from kilas.articles import field_names, meant_names
from kilas.articles.article import Article
from kilas.articles.body_notes import name_hidden, name_left_out, name_left_out_of_word, name_marks
from kilas.articles.broken_letters import name_broken_letters
from kilas.articles.front_matter import read_source
from kilas.articles.held_keys import HeldKeys
from kilas.articles.lasting import lasting_lines
from kilas.articles.local_links import (
    MOST_LINKS,
    LocalLink,
    local_addresses,
    local_pictures,
)
from kilas.articles.lost_lines import LostLine, lost_lines
from kilas.articles.metadata import Metadata
from kilas.articles.originals import originals_in
from kilas.articles.other_markups import name_other_markup
from kilas.articles.other_values import FOREIGN_FOLDED, name_unused
from kilas.articles.picture_notes import name_pictures
from kilas.articles.places import Places
from kilas.articles.property_lines import name_property_lines
from kilas.articles.side_fields import is_side_field
from kilas.articles.source_body import unsafe_html
from kilas.articles.typed_names import wording_of
from kilas.bodies.anchors import places_in
from kilas.bodies.body import Body, sanitise
from kilas.bodies.media_addresses import is_https
from kilas.documents.fields import Fields
from kilas.documents.findings import Findings
from kilas.documents.note_links import with_note_links
from kilas.documents.values import Syntax, Text, fold
from kilas.documents.wording import PLAIN, Wording
from kilas.errors import Unreadable
from kilas.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.source import Source
    from kilas.site.site import Site


class ArticleReading(Struct, frozen=True):
    """What a source file says: the article, its body as sanitised HTML, and what looks wrong.

    `former_urls` has the two addresses that the article has under each zone that the newspaper had,
    `links` the links to the newspaper's own site, those to originals first, `lasting` the lines
    that the file lacks to keep its comments and its date when it moves, `places` the ids of the
    text, None of too many. `syntax` and `wording` say
    how the file writes a line.
    """

    article: Article
    body_html: str
    warnings: tuple[Problem, ...] = ()
    former_urls: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    links: tuple[LocalLink, ...] = ()
    lasting: tuple[str, ...] = ()
    syntax: Syntax = "yaml"
    wording: Wording = PLAIN
    places: tuple[str, ...] | None = ()


def read_article(key: str, data: bytes, site: Site, uploaded: datetime) -> ArticleReading:
    """Read the file at `key` of the content bucket, by its ending, as Markdown or HTML.

    `uploaded`, aware, is when the file was first uploaded: the date of publication where neither
    front matter nor file name gives one. A key under pages/ is a static page.

    Raises Unreadable with every problem found; `kilas.texts` explains each code.
    """
    source = read_source(key, data, plain=site.plain_files)
    source = replace(source, table=with_note_links(source.table))
    wording = wording_of(source.table.entries)
    findings = Findings(has_lines=source.document is None, wording=wording)
    fields = Fields(source.table, findings, is_side=is_side_field)
    for note in source.notes:
        findings.note(note)
    _check_keys(source, fields, site, findings)
    places = Places(source, site.base_url)
    body = _checked_body(source, places, findings)
    name_property_lines(source, findings)
    name_broken_letters(source, findings)
    metadata = Metadata(key, fields, site, findings)
    markdown = source.body if source.markup == "markdown" else ""
    article = metadata.article(uploaded, body.html, markdown)
    name_unused(fields, article, site, findings)
    links = _local_links(article, body, source, places, findings)
    name_pictures(body, article.image, site, places, findings)
    links = (*originals_in(article.kind, fields, site, findings), *links)
    findings.raise_problems()
    zones = {each.timezone for each in site.former_zones} - {site.timezone}
    urls = {zone: _urls_under(zone, source, key, site, uploaded) for zone in zones}
    lasting = lasting_lines(article, fields, site, dated=metadata.is_dated)
    told = findings.warnings, urls, links, lasting, source.syntax, wording
    return ArticleReading(article, body.html, *told, places_in(body.html))


def _urls_under(
    zone: str, source: Source, key: str, site: Site, uploaded: datetime
) -> tuple[str, str]:
    """The two addresses that the article has where its newspaper has another zone."""
    unread = Findings()  # the same as under the present zone
    fields = Fields(source.table, unread, is_side=is_side_field)
    return Metadata(key, fields, replace(site, timezone=zone), unread).urls(uploaded)


def _check_keys(source: Source, fields: Fields, site: Site, findings: Findings) -> None:
    """Report the keys, and the lost lines, that nearly say whether and when it is shown."""
    held = HeldKeys(fields, site.zone, findings)
    other = held.check() | field_names.ELSEWHERE | FOREIGN_FOLDED
    fields.warn_of_misspellings(field_names.KNOWN, meant_names.INDONESIAN, other, held.is_meant)
    for lost in lost_lines(source, site.zone):
        right = fields.written(lost.name, lost.value)
        at = held.line_of(lost.name)
        if at and _is_said(lost, fields):
            findings.problem("lost_twice", lost.line, key=lost.name, at=at)
        elif at:
            findings.problem("lost_again", lost.line, key=lost.name, right=right, at=at)
        else:
            findings.problem("lost_line", lost.line, key=lost.name, right=right)


def _is_said(lost: LostLine, fields: Fields) -> bool:
    """Whether the top of the file says the same as a lost line."""
    entry = fields.entries.get(fold(lost.name))
    text = entry.value.text if entry and isinstance(entry.value, Text) else None
    return text is not None and text.strip() == lost.value.strip(" \t\"'")


def _checked_body(source: Source, places: Places, findings: Findings) -> Body:
    """The sanitised body, with a warning for each thing that was left out of it."""
    unsafe = unsafe_html(source.body, source.markup, source.sheets)
    name_left_out(unsafe.left_out, places, findings)
    name_hidden(unsafe.hidden, places, findings)
    for around in source.around:
        number = str(around.number)
        findings.warn("around_left_out", around.line, value=around.words, number=number)
    try:
        body = sanitise(unsafe.html)
    except Unreadable as error:
        findings.include(error)
        return Body("")
    name_marks(body, unsafe.html, source, places, findings)
    name_other_markup(source, body.html, places, findings)
    if source.document:
        name_left_out_of_word(source.document, findings)
    if not body.html and not body.pictures_left_out:
        match source.syntax:
            case "yaml" | "toml":
                findings.warn("no_text", None)
            case "html":
                findings.warn("no_text_in_html", None)
            case _:
                findings.warn("no_text_below_keys", None)
    return body


def _local_links(
    article: Article, body: Body, source: Source, places: Places, findings: Findings
) -> tuple[LocalLink, ...]:
    """The links, and the photo over the article, that lead to the newspaper's own site: as many as
    are looked up.
    """
    photo = article.image.path if article.image and not is_https(article.image.path) else ""
    found = dict.fromkeys([photo, *local_addresses(body.html, places.base_url)])
    insets = {inset.address for inset in source.document.insets} if source.document else set()
    addresses = [each for each in found if each and each not in insets]
    pictures = local_pictures(body, places.base_url)
    links = [
        LocalLink(
            each,
            (places.line_of_head(each) if each == photo else None) or places.line_of_link(each),
            pictures.get(each),
        )
        for each in addresses[:MOST_LINKS]
    ]
    if len(addresses) > MOST_LINKS:
        last, number, limit = links[-1], str(len(addresses)), str(MOST_LINKS)
        findings.warn("links_unchecked", last.line, value=last.written, number=number, limit=limit)
    return tuple(links)
