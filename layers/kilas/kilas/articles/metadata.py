"""The fields of front matter → an Article, with a problem for each that is wrong."""

from __future__ import annotations

from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.articles import field_names
from kilas.articles.address import date_in_name, file_kind_of, is_among_drafts
from kilas.articles.article import Article, Correction
from kilas.articles.corrections import corrections_in
from kilas.articles.dates import Dated, read_date
from kilas.articles.field_names import MAX_VALUE
from kilas.articles.images import photo_in
from kilas.articles.labels import Labels
from kilas.articles.languages import language_of
from kilas.articles.placing import Placing
from kilas.articles.references import author_named, author_of, is_switch
from kilas.articles.showing import Showing
from kilas.articles.summary import summarise
from kilas.articles.topics import Topics
from kilas.articles.untitled import (
    has_more_of_the_first_level,
    title_of,
    title_on_top,
    without_title,
)
from kilas.documents.looks import plain
from kilas.documents.sameness import say_the_same
from kilas.documents.values import Items, Table, Text
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value
    from kilas.site.site import Site


class Metadata:
    """Reads the fields of one article; what is wrong goes to `findings`."""

    def __init__(self, key: str, fields: Fields, site: Site, findings: Findings) -> None:
        self._key = key
        self._kind = file_kind_of(key)
        self._fields = fields
        self._site = site
        self._findings = findings
        self._placing = Placing(key, fields, site, findings)
        self._showing = Showing(fields, site.zone, findings)
        self._topics = Topics(fields, site, findings)
        self._labels = Labels(fields, findings)

    def article(self, uploaded: datetime, body_html: str, markdown: str) -> Article:
        """The article; `findings.raise_problems()` must follow before it is used.

        Its date may be `uploaded`, aware, its summary of `body_html`, its title of `markdown`.
        """
        published, modified = self._dates(_to_second(uploaded))
        section, tags = self._topics.section_and_tags()
        title, identity = self._title(body_html, markdown), self._placing.identity()
        url, other_url = self._placing.urls(published.moment, identity)
        changed = _newest(modified, published, corrections := self._corrections())
        self._labels.check()
        return Article(
            key=self._key,
            kind=self._kind,
            identity=identity,
            title=title,
            url=url,
            published=published.moment,
            other_url=other_url,
            **self._placing.aliases(url),
            modified=changed.moment if changed else None,
            by_day=published.by_day,
            modified_by_day=changed is not None and changed.by_day,
            expires=self._showing.expires(),
            draft=self._showing.is_draft() or is_among_drafts(self._key, self._site),
            section=section,
            tags=tags,
            authors=self._authors(),
            summary=self._summary() or summarise(without_title(body_html, title)),
            **photo_in(self._fields, self._findings),
            **self._texts(),  # type: ignore[arg-type]  # each is a text
            lang=language_of(self._fields, self._findings),
            corrections=corrections,
            withdrawn=self._showing.withdrawn(),
            sponsored=self._labels.is_sponsored(),
            unverified=self._labels.is_unverified(),
            comments=self._labels.comments("open" if self._kind == "article" else "off"),
            headline=self._is_headline(),
        )

    @cached_property
    def _published(self) -> Dated | None:
        return self._showing.published()

    @property
    def is_dated(self) -> bool:
        """Whether a field says when the article was published."""
        return self._published is not None

    def urls(self, uploaded: datetime) -> tuple[str, str]:
        """The two addresses alone; what is wrong is reported as by `article`."""
        published, _ = self._dates(_to_second(uploaded))
        return self._placing.urls(published.moment, self._placing.identity())

    def _dates(self, uploaded: datetime) -> tuple[Dated, Dated | None]:
        """When the article was published and, later, modified.

        Where nothing says when it was published, other tools' day of the file does, or that of its
        change: an article is never modified before it was published.
        """
        given = self._published or self._date_in_name()
        created, modified = (
            self._side_date(names) for names in (field_names.CREATED, field_names.MODIFIED)
        )
        published = given or created or modified or Dated(uploaded)
        changed = self._fields.first(field_names.MODIFIED)
        if changed and modified == published and not (given or created):
            self._findings.warn("dated_by_change", changed.line, key=changed.key)
        elif changed and modified and self._is_before(modified, published):
            self._findings.warn("modified_before", changed.line, key=changed.key)
        return published, modified

    def _is_before(self, modified: Dated, published: Dated) -> bool:
        """Whether the one is before the other; a day is not before an hour of the same day."""
        days = (each.moment.astimezone(self._site.zone).date() for each in (modified, published))
        is_same_day = modified.by_day and len(set(days)) == 1
        return modified.moment < published.moment and not is_same_day

    def _side_date(self, names: tuple[str, ...]) -> Dated | None:
        """A date that decides nothing: one that cannot be read is left out. A yes or a no is none:
        VuePress shows or hides the date by it.
        """
        entry = self._fields.first(names)
        if entry is None:
            return None
        text = entry.value.text if isinstance(entry.value, Text) else ""
        if text and yes_or_no(text) is not None:
            return None
        try:
            return read_date(text, self._site.zone)
        except (ValueError, OverflowError):
            self._findings.warn("bad_date", entry.line, key=entry.key, value=text)
            return None

    def _date_in_name(self) -> Dated | None:
        date = date_in_name(self._key) if self._kind == "article" else None
        if date is None:
            return None
        try:
            return read_date(date, self._site.zone)
        except ValueError:
            self._findings.problem("bad_date", None, key=self._key, value=date)
            return None

    def _summary(self) -> str:
        """The editor's own summary; one that is no text, or too long, is left out."""
        entry = self._fields.first_text(field_names.SUMMARY)
        if entry is None:
            return ""
        for other in self._fields.each(field_names.SUMMARY):
            if other is not entry and not say_the_same(other.value, entry.value):
                self._findings.warn("other_summary", other.line, key=other.key, name=entry.key)
        value = entry.value
        if not isinstance(value, Text):
            self._findings.warn("side_text_left_out", entry.line, key=entry.key)
            return ""
        if len(value.text) > MAX_VALUE:
            length, limit = str(len(value.text)), str(MAX_VALUE)
            self._findings.warn("too_long", entry.line, key=entry.key, length=length, limit=limit)
            return ""
        return self._fields.text(field_names.SUMMARY, MAX_VALUE)

    def _is_headline(self) -> bool:
        """Whether the article is to lead the front page. Several words are a title: other tools
        have one in this field.
        """
        entry = self._fields.first(field_names.HEADLINE)
        if entry is None or not isinstance(entry.value, Text):
            return False
        answer = yes_or_no(entry.value.text)
        if answer is None and len(entry.value.text.split()) == 1:
            yes = self._fields.written(entry.key, "true")
            self._findings.warn("headline_left_out", entry.line, key=entry.key, yes=yes)
        return answer or False

    def _texts(self) -> dict[str, str]:
        rows = field_names.TEXTS.items()
        return {name: self._fields.text(row.names, row.limit) for name, row in rows}

    def _title(self, body_html: str, markdown: str) -> str:
        if title := self._fields.text(field_names.TITLE, field_names.MAX_TITLE):
            return title
        is_given = self._fields.first(field_names.TITLE)
        if self._site.plain_files and not is_given:
            return title_of(body_html, self._key)
        is_empty = self._fields.empty(field_names.TITLE)
        if not is_given and not is_empty and (title := title_on_top(markdown, body_html)):
            if has_more_of_the_first_level(markdown):
                right = self._fields.written("title", title)
                self._findings.warn("title_on_top", self._fields.line, value=title, right=right)
            return title
        self._report_no_title()
        return ""

    def _report_no_title(self) -> None:
        """Unless the title was reported before, as one that is no text."""
        empty = self._fields.empty(field_names.TITLE)
        if empty:
            self._findings.problem("empty_title", empty[0].line, key=empty[0].key)
        elif self._fields.first(field_names.TITLE):
            return
        elif self._fields.syntax == "html":
            self._findings.problem("no_title_in_html", self._fields.line)
        else:
            self._findings.problem("no_title", self._fields.line, key="title")

    def _authors(self) -> tuple[str, ...]:
        """Codes of site.yaml, in the order of the byline."""
        entry = self._fields.first(field_names.AUTHORS)
        if entry is None:
            return ()
        if is_switch(entry.value):
            self._findings.warn("side_text_left_out", entry.line, key=entry.key)
            return ()
        names = self._author_names(entry)
        if len(names) == 1 and author_named(names[0].text, self._site) is None:
            names = names[0].split(names[0].separator)
        once: dict[str, Text] = {}
        for name in names:
            once.setdefault(plain(name.text), name)
        names = list(once.values())
        most = field_names.MAX_AUTHORS
        texts = [name.text for name in names]
        self._findings.warn_of_rest(entry.key, entry.line, texts, most)
        named = map(self._whole_name, names[:most])
        authors = [author_of(name, self._site, self._findings) for name in named]
        return tuple(dict.fromkeys(author.code for author in authors if author))

    def _author_names(self, entry: Entry) -> list[Text]:
        """The texts of a list; of a table, as exporters of WordPress write authors, the name."""
        items = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
        named: list[Value] = []
        for item in items:
            table = self._fields.table(item, entry.key) if isinstance(item, Table) else None
            name = table.first(field_names.AUTHOR_NAME) if table else None
            named.append(name.value if name else item)
        return self._fields.texts(replace(entry, value=Items(tuple(named), entry.line)), MAX_VALUE)

    def _whole_name(self, name: Text) -> Text:
        """A name of site.yaml with a "#" in it, as "Tim #2", else the name as YAML reads it."""
        is_known = name.meant and author_named(name.meant, self._site)
        return replace(name, text=name.meant) if is_known else name

    def _corrections(self) -> tuple[Correction, ...]:
        """What was corrected, the oldest first."""
        entry = self._fields.first(field_names.CORRECTIONS)
        if entry is None:
            return ()
        corrections = corrections_in(entry, self._fields, self._site.zone, self._findings)
        return tuple(sorted(corrections, key=lambda correction: correction.date))


def _newest(
    modified: Dated | None, published: Dated, corrections: tuple[Correction, ...]
) -> Dated | None:
    """When the article changed last. A correction is a change."""
    dates = [Dated(each.date, by_day=each.by_day) for each in corrections]
    dates += [modified] if modified else []
    return max((date for date in dates if date.moment > published.moment), default=None)


def _to_second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
