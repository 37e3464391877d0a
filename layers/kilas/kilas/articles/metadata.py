"""The fields of front matter → the parts of an article, with a problem for each that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.address import slugify
from kilas.articles.article import Correction, Image, Tag
from kilas.articles.body import picture_address
from kilas.articles.dates import date_in
from kilas.articles.references import author_named, author_of, section_of
from kilas.documents.values import Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry
    from kilas.site.site import Section, Site

MAX_TITLE: Final = 300
MAX_LINE: Final = 200
MAX_TEXT: Final = 2000
MAX_TAGS: Final = 10
MAX_AUTHORS: Final = 4
MAX_ALIASES: Final = 10
MAX_CORRECTIONS: Final = 20
"""Limits in characters and in numbers: an article's record must stay well below the 400 KB that
DynamoDB allows an item, and a page must stay readable."""

_COMMENTS: Final = {
    "open": "open",
    "closed": "closed",
    "off": "off",
    "true": "open",
    "yes": "open",
    "on": "open",
    "false": "off",
    "no": "off",
}


class Metadata:
    """Reads the parts of one article; what is wrong goes to `findings`."""

    def __init__(self, fields: Fields, site: Site, findings: Findings) -> None:
        self._fields = fields
        self._site = site
        self._findings = findings

    def title(self) -> str:
        """The headline; every article has one."""
        title = self._fields.text(field_names.TITLE, MAX_TITLE)
        if not title and not self._fields.first(field_names.TITLE):
            self._findings.problem("no_title", self._fields.line)
        return title

    def summary(self) -> str:
        """The editor's own summary, or ""."""
        return self._fields.text(field_names.SUMMARY, MAX_TEXT)

    def dateline(self) -> str:
        """The place (and medium) before the first sentence, or ""."""
        return self._fields.text(field_names.DATELINE, MAX_LINE)

    def modified(self) -> datetime | None:
        """When it last changed, if its front matter says so."""
        return self._date(self._fields, field_names.MODIFIED)

    def authors(self) -> tuple[str, ...]:
        """Codes of site.yaml, in the order of the byline."""
        entry = self._fields.first(field_names.AUTHORS)
        if entry is None:
            return ()
        names = self._fields.texts(entry, MAX_TEXT)
        if len(names) == 1 and author_named(names[0].text, self._site) is None:
            names = _split(names[0], ";" if ";" in names[0].text else ",")
        self.check_number(entry.key, names, MAX_AUTHORS)
        authors = [author_of(name, self._site, self._findings) for name in names[:MAX_AUTHORS]]
        return tuple(dict.fromkeys(author.code for author in authors if author))

    def section_and_tags(self) -> tuple[str | None, tuple[Tag, ...]]:
        """The section's slug, and the topics.

        Where no section is given, the first category that names one is it; other categories are
        topics, and so is a section that there is no longer. Where `section` gives one of those, the
        article is in none.
        """
        entry = self._fields.first(field_names.SECTION)
        categories = self._words(field_names.CATEGORIES, field_names.ONE_CATEGORY)
        section = self._section(entry) if entry else self._category(categories)
        topics = [word for word in categories if not section or self._named(word) != section]
        tags = self._tags([*self._words(field_names.TAGS, field_names.ONE_TAG), *topics])
        return section.slug if section and section in self._site.sections else None, tags

    def image(self) -> Image | None:
        """The photo over the article."""
        entry = self._fields.first(field_names.IMAGE)
        if entry is None:
            return None
        if isinstance(entry.value, Table):
            fields = self._fields.table(entry.value, entry.key)
            return self._image(fields) if fields else None
        paths = self._fields.texts(entry, MAX_TEXT)
        path = self._picture(paths[0]) if paths else ""
        return Image(path) if path else None

    def corrections(self) -> tuple[Correction, ...]:
        """What was corrected, the oldest first."""
        entry = self._fields.first(field_names.CORRECTIONS)
        if entry is None:
            return ()
        tables = list(self._fields.tables(entry))
        self.check_number(entry.key, tables, MAX_CORRECTIONS)
        corrections = []
        for fields in tables:
            fields.warn_of_misspellings(
                field_names.CORRECTION_KNOWN, field_names.CORRECTION_INDONESIAN
            )
            date = self._date(fields, field_names.CORRECTION_DATE)
            note = fields.text(field_names.CORRECTION_NOTE, MAX_TEXT)
            for name, value in (
                ("date", fields.first(field_names.CORRECTION_DATE)),
                ("note", note),
            ):
                if not value:
                    self._findings.problem("missing_part", fields.line, key=name, table=entry.key)
            if date and note:
                corrections.append(Correction(date, note))
        return tuple(sorted(corrections, key=lambda correction: correction.date))

    def is_sponsored(self) -> bool:
        """Whether somebody paid for it."""
        flags = [self._fields.flag(names) for names in field_names.SPONSORED]
        return any(flags)

    def is_unverified(self) -> bool:
        """Whether it is urgent news that nobody could confirm yet."""
        return self._fields.flag(field_names.UNVERIFIED)

    def comments(self, default: str) -> str:
        """Who may write below it: open, closed or off."""
        return self._fields.choice(field_names.COMMENTS, _COMMENTS, default)

    def _date(self, fields: Fields, names: Iterable[str]) -> datetime | None:
        entry = fields.first(names)
        return date_in(entry, fields, self._site.zone, self._findings) if entry else None

    def _words(self, plural: tuple[str, ...], singular: tuple[str, ...]) -> list[Text]:
        """Topics as a list, or as a text: with commas, or with spaces as Jekyll's plural keys."""
        entry = self._fields.first(plural)
        one = self._fields.first(singular)
        words = self._fields.texts(entry, MAX_TEXT) if entry else []
        if len(words) == 1 and entry and isinstance(entry.value, Text):
            by_space = self._fields.syntax != "headers" and not set(words[0].text) & {",", ";"}
            words = _split(words[0], None if by_space else _separator(words[0]))
        for text in self._fields.texts(one, MAX_TEXT) if one else []:
            words.extend(_split(text, _separator(text)))
        return words

    def _tags(self, words: Sequence[Text]) -> tuple[Tag, ...]:
        tags: dict[str, Tag] = {}
        for word in words:
            self._fields.within(word, "tags", MAX_LINE)
            tags.setdefault(slugify(word.text), Tag(slugify(word.text), word.text))
        entry = self._fields.first((*field_names.TAGS, *field_names.CATEGORIES))
        if len(tags) > MAX_TAGS:
            self._findings.problem(
                "too_many",
                entry.line if entry else None,
                key="tags",
                number=str(len(tags)),
                limit=str(MAX_TAGS),
            )
        return tuple(tags.values())

    def _section(self, entry: Entry) -> Section | None:
        value = self._fields.scalar(entry.value, entry.key)
        return section_of(value, self._site, self._findings) if value else None

    def _category(self, words: Sequence[Text]) -> Section | None:
        """The section of site.yaml that the first of these words names."""
        named = (word for word in words if self._named(word) in self._site.sections)
        word = next(named, None)
        return section_of(word, self._site, self._findings) if word else None

    def _named(self, word: Text) -> Section | None:
        return self._site.section_named(word.text)

    def _image(self, fields: Fields) -> Image | None:
        fields.warn_of_misspellings(field_names.IMAGE_KNOWN, field_names.IMAGE_INDONESIAN)
        entry = fields.first(field_names.IMAGE_PATH)
        value = fields.scalar(entry.value, entry.key) if entry else None
        if entry is None:
            self._findings.problem("missing_part", fields.line, key="path", table="image")
        texts = {name: fields.text((name,), MAX_TEXT) for name in field_names.IMAGE_TEXTS}
        made_by_ai = fields.flag(field_names.IMAGE_AI)
        path = self._picture(value) if value else ""
        return Image(path, **texts, ai=made_by_ai) if path else None

    def _picture(self, value: Text) -> str:
        address = picture_address(value.text)
        if address is None:
            self._findings.problem("bad_image", value.line, value=value.text)
        return address or ""

    def check_number(self, key: str, items: Sequence[object], limit: int) -> None:
        """Note a problem where a list has more than `limit` items."""
        if len(items) > limit:
            entry = self._fields.first((key,))
            self._findings.problem(
                "too_many",
                entry.line if entry else None,
                key=key,
                number=str(len(items)),
                limit=str(limit),
            )


def _separator(text: Text) -> str:
    return ";" if ";" in text.text else ","


def _split(text: Text, separator: str | None) -> list[Text]:
    return [Text(part.strip(), text.line) for part in text.text.split(separator) if part.strip()]
