"""A source file → an Article and its body, or every problem that its editor must mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Literal, cast

from kilas.addresses import site_map
from kilas.addresses.shapes import is_reserved
from kilas.articles import address, field_names
from kilas.articles.article import Article
from kilas.articles.body import Body, markdown_to_html, sanitise, summarise
from kilas.articles.dates import read_date
from kilas.articles.front_matter import read_source
from kilas.articles.held_keys import HeldKeys
from kilas.articles.lost_lines import lost_lines
from kilas.articles.metadata import MAX_ALIASES, MAX_TEXT, Metadata
from kilas.articles.showing import Showing
from kilas.documents.fields import Fields, is_no
from kilas.documents.findings import Findings
from kilas.errors import Unreadable
from kilas.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.front_matter import Source
    from kilas.documents.values import Text
    from kilas.site.site import Site


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What a source file says: the article, its body as sanitised HTML, and what looks wrong."""

    article: Article
    body_html: str
    warnings: tuple[Problem, ...] = ()


def read_article(key: str, data: bytes, site: Site, uploaded: datetime) -> ArticleReading:
    """Read the file at `key` of the content bucket, by its ending, as Markdown or HTML.

    `uploaded`, aware, is when the file was first uploaded: the date of publication where neither
    front matter nor file name gives one. A key under pages/ is a static page.

    Raises Unreadable with every problem found; `kilas.texts` explains each code.
    """
    findings = Findings()
    source = read_source(key, data)
    fields = Fields(source.table, findings)
    showing = Showing(fields, site.zone, findings)
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
    body = _read_body(source, findings)
    article = _Assembly(key, fields, showing, site, findings).article(uploaded, body)
    findings.raise_problems()
    return ArticleReading(article, body.html, findings.warnings)


class _Assembly:
    """Joins the parts of one article; findings.raise_problems() must follow before it is used."""

    def __init__(
        self, key: str, fields: Fields, showing: Showing, site: Site, findings: Findings
    ) -> None:
        self._key = key
        self._kind = address.kind_of(key)
        self._fields = fields
        self._metadata = Metadata(fields, site, findings)
        self._showing = showing
        self._site = site
        self._findings = findings

    def article(self, uploaded: datetime, body: Body) -> Article:
        metadata, showing = self._metadata, self._showing
        published = showing.published() or self._published_by_name() or _to_second(uploaded)
        section, tags = metadata.section_and_tags()
        title = metadata.title()
        comments = metadata.comments("open" if self._kind == "article" else "off")
        return Article(
            key=self._key,
            kind=self._kind,
            identity=self._identity(),
            title=title,
            url=self._url(published),
            published=published,
            aliases=self._aliases(),
            modified=metadata.modified(),
            expires=showing.expires(),
            draft=showing.is_draft() or address.is_among_drafts(self._key, self._site),
            section=section,
            tags=tags,
            authors=metadata.authors(),
            summary=metadata.summary() or summarise(body.html),
            image=metadata.image(),
            dateline=metadata.dateline(),
            corrections=metadata.corrections(),
            withdrawn=showing.withdrawn(),
            sponsored=metadata.is_sponsored(),
            unverified=metadata.is_unverified(),
            comments=cast("Literal['open', 'closed', 'off']", comments),
        )

    def _published_by_name(self) -> datetime | None:
        date = address.date_in_name(self._key) if self._kind == "article" else None
        if date is None:
            return None
        try:
            return read_date(date, self._site.zone)
        except ValueError:
            self._findings.problem("bad_date", None, key=self._key, value=date)
            return None

    def _identity(self) -> str:
        entry = self._fields.first(field_names.ID)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        try:
            return address.identity_of(
                self._key, value.text.strip() if value else None, value.line if value else None
            )
        except Unreadable as error:
            self._findings.include(error)
            return ""

    def _url(self, published: datetime) -> str:
        slug = self._slug()
        entry = self._fields.first(field_names.URL)
        if entry and not is_no(entry.value):
            value = self._fields.scalar(entry.value, entry.key)
            return self._path(value, entry.key) if value else ""
        if self._kind == "page":
            return site_map.static_page(slug)
        return site_map.article(slug, published, self._site.zone)

    def _slug(self) -> str:
        entry = self._fields.first(field_names.SLUG)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        if value is None:
            return address.slugify(address.name_of(self._key))
        if not address.is_plain_slug(value.text):
            self._findings.problem("bad_path", value.line, key="slug", value=value.text)
        return address.slugify(value.text)

    def _aliases(self) -> tuple[str, ...]:
        entry = self._fields.first(field_names.ALIASES)
        if entry is None:
            return ()
        values = self._fields.texts(entry, MAX_TEXT)
        self._metadata.check_number(entry.key, values, MAX_ALIASES)
        return tuple(dict.fromkeys(self._path(value, entry.key) for value in values))

    def _path(self, value: Text, key: str) -> str:
        text = value.text.strip()
        self._fields.within(value, key, address.MAX_URL)
        sections = {section.slug for section in self._site.sections}
        try:
            path = address.plain_path(text)
        except ValueError:
            self._findings.problem("bad_path", value.line, key=key, value=text)
            return ""
        if is_reserved(path, sections, self._kind):
            self._findings.problem("reserved_url", value.line, key=key, url=text)
        elif not address.is_page_path(path):
            self._findings.problem("bad_path", value.line, key=key, value=text)
        return path


def _read_body(source: Source, findings: Findings) -> Body:
    unsafe = markdown_to_html(source.body) if source.markup == "markdown" else source.body
    if "<iframe" in unsafe.lower():
        findings.warn("frame_left_out", None)
    try:
        body = sanitise(unsafe)
    except Unreadable as error:
        findings.include(error)
        return Body("")
    for picture in body.pictures_left_out:
        findings.warn("picture_left_out", None, value=picture)
    return body


def _to_second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def read_body(key: str, data: bytes) -> str:
    """The body of a file that `read_article` read without problems, as sanitised HTML.

    It depends on nothing but these bytes, so it stays what it was when site.yaml changes.
    """
    return _read_body(read_source(key, data), Findings()).html
