"""Names the values of front matter that mean something in Kilas and are not used: those of a second
name of one field, of a name that another tool has for a field, and words for a photo that is not
there. For kilas.articles.read alone.

What says whether and when an article is shown, and what labels it, is read under every name; a
second summary is named in kilas.articles.metadata.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.address import MARKDOWN_SUFFIXES, date_in_name, suffix_of
from kilas.articles.answers import DATES
from kilas.articles.images import may_be_picture
from kilas.articles.inner_fields import hidden_fields, topics_in_tables
from kilas.articles.references import author_named
from kilas.articles.topics import slug_of_topic
from kilas.bodies.media_addresses import picture_address
from kilas.documents.looks import plain
from kilas.documents.values import Items, Table, Text, fold, is_blank
from kilas.documents.writing import written_list
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kilas.articles.article import Article
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value
    from kilas.site.site import Site

_LISTS: Final = (field_names.AUTHORS, field_names.ALIASES)
_SINGLE: Final = (
    field_names.SLUG, field_names.URL, field_names.LANG, field_names.MODIFIED, field_names.FOCUS,
    field_names.IMAGE, *field_names.BESIDE_IMAGE,
    *(row.names for row in field_names.TEXTS.values()),
)  # fmt: skip
"""The fields of which the first name counts, by their names."""

_MAY_BE_SHORTER: Final = (field_names.LANG, field_names.MODIFIED, field_names.CREATED)
"""Of which "en" and "en-US", or a day and its hour, say the same."""

FOREIGN: Final[Mapping[str, tuple[str, ...]]] = {
    "tags": ("keywords", "keyword", "topics", "topic", "subjects"),
    "author": ("byline", "writer", "writers"),
    "summary": ("abstract", "lede", "lead", "deck", "dek", "standfirst", "tldr", "intro", "blurb"),
    "image": ("cover", "cover_image", "featured_image", "feature_image", "thumbnail", "banner",
              "hero", "hero_image", "header_image", "banner_image", "og_image", "social_image",
              "photo", "picture", "thumb"),
}  # fmt: skip
"""The names of other tools that Kilas does not read, by the field that they mean. A value counts as
one of the field where it can be: a picture of "image" is a file, or an address on the web."""

FOREIGN_FOLDED: Final = frozenset(fold(name) for names in FOREIGN.values() for name in names)


def name_unused(fields: Fields, article: Article, site: Site, findings: Findings) -> None:
    """Warn of each such value, unless it says nothing else than what is used."""
    unused = _Unused(fields, article, site, findings)
    unused.name_second_names()
    unused.name_inner_fields()
    unused.name_more_photos()
    unused.name_words_of_photo()
    unused.name_topics()
    if fields.has_any(FOREIGN_FOLDED):
        unused.name_authors()
        unused.name_texts("summary", field_names.SUMMARY)
        unused.name_texts("image", field_names.IMAGE)


class _Unused:
    def __init__(self, fields: Fields, article: Article, site: Site, findings: Findings) -> None:
        self._fields = fields
        self._article = article
        self._site = site
        self._findings = findings

    def name_second_names(self) -> None:
        """What stands under another name than the first that has a value."""
        is_dated = self._fields.first(DATES) or date_in_name(self._article.key)
        for names in (*_LISTS, *_SINGLE, *(() if is_dated else (field_names.CREATED,))):
            there = self._fields.each(names)
            for other in there[1:]:
                self._name_other(other, there[0], names)

    def _name_other(self, other: Entry, used: Entry, names: tuple[str, ...]) -> None:
        is_list = names in _LISTS
        there = _texts(used.value, parted=is_list)
        said = dict.fromkeys(said for text in there for said in self._says(text, names))
        missing = [
            text
            for text in _texts(other.value, parted=is_list)
            if not self._is_said(text, said, names)
        ]
        if not missing:
            return
        if not is_list:
            self._findings.warn("other_value", other.line, key=other.key, name=used.key)
            return
        value, right = ", ".join(missing), self._written(used.key, [*there, *missing])
        self._findings.warn(
            "other_items", other.line, key=other.key, name=used.key, value=value, right=right
        )

    def _is_said(self, text: str, said: dict[str, None], names: tuple[str, ...]) -> bool:
        """Whether what is used says the text, which stands under another of these names. `said` has
        the order of the file: a report is the same in each process.
        """
        if names == field_names.URL and suffix_of(text).lower() in MARKDOWN_SUFFIXES:
            return True  # a file
        here = self._says(text, names)
        if not said.keys().isdisjoint(here):
            return True
        first, one = next(iter(said), ""), here[0]
        if names in field_names.BESIDE_IMAGE:
            return one in first
        is_shorter = one.startswith(first) or first.startswith(one)
        return bool(first) and names in _MAY_BE_SHORTER and is_shorter

    def _says(self, text: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """What a text says in the place of these names: two texts with one of it say the same."""
        said = plain(text).strip("/ ")
        if names in _MAY_BE_SHORTER:
            said = said.replace("t", " ").replace("_", "-")
        code = self._code(text) if names == field_names.AUTHORS else ""
        return (said, f"#{code}") if code else (said,)

    def _code(self, name: str) -> str:
        author = author_named(name, self._site)
        return author.code if author else ""

    def name_inner_fields(self) -> None:
        """What stands in a table of Hugo's, where the top of the file has the same field."""
        for table, inner, outer in hidden_fields(self._fields.entries):
            key = f"{table.key}.{inner.key}"
            self._findings.warn("other_value", inner.line, key=key, name=outer.key)

    def name_more_photos(self) -> None:
        """All photos of a list but the first, which stands over the text."""
        entry = self._fields.first(field_names.IMAGE)
        if entry is None or not isinstance(entry.value, Items):
            return
        first, *others = _texts(entry.value) or [""]
        for other in dict.fromkeys(others):
            if other != first:
                self._findings.warn("other_photo", entry.line, key=entry.key, value=other)

    def name_words_of_photo(self) -> None:
        """The caption, the credit and the description beside a photo that has others, or beside
        none.
        """
        image = self._article.image
        for names, part in zip(field_names.BESIDE_IMAGE, field_names.IMAGE_TEXTS, strict=True):
            entry = self._fields.first(names)
            text = next(iter(_texts(entry.value)), "") if entry else ""
            if entry is None or not 0 < len(text) <= field_names.MAX_VALUE:
                continue  # a longer text is told as too long
            if image is None:
                right = self._fields.written(field_names.IMAGE[0], "media/…")
                self._findings.warn("words_without_photo", entry.line, key=entry.key, right=right)
                continue
            said = dict.fromkeys(self._says(getattr(image, part), names))
            if not self._is_said(text, said, names):
                name = f"{field_names.IMAGE[0]}.{part}"
                self._findings.warn("other_value", entry.line, key=entry.key, name=name)

    def name_topics(self) -> None:
        """Topics under the names of other tools, and in their tables, that are not among those of
        the article.
        """
        tags = self._article.tags
        for entry in (*self._foreign("tags"), *topics_in_tables(self._fields.entries.values())):
            words = [
                word
                for word in _texts(entry.value, parted=True)
                if slug_of_topic(word) not in {tag.slug for tag in tags}
                and self._site.section_named(word) is None
            ]
            if words:
                topics = [*(tag.name for tag in tags), *words][: field_names.MAX_TAGS]
                self._name_foreign(entry, self._written("tags", topics))

    def name_authors(self) -> None:
        """Authors under the names of other tools that are not among those of the article."""
        codes = list(self._article.authors)
        for entry in self._foreign("author"):
            names = [
                name for name in _texts(entry.value, parted=True) if self._code(name) not in codes
            ]
            if names and codes:
                self._name_foreign(entry, self._written("authors", [*codes, *names]))
            elif names:
                self._name_foreign(entry, self._fields.written("author", ", ".join(names)))

    def name_texts(self, field: str, names: tuple[str, ...]) -> None:
        """The first value for a field that the file does not have."""
        if self._fields.there(names):
            return
        for entry in self._foreign(field):
            text = next(iter(_texts(entry.value)), "")
            if field != field_names.IMAGE[0]:
                self._name_foreign(entry, self._fields.written(field, text))
                return
            if may_be_picture(text):
                self._name_foreign(entry, self._fields.written(field, _usable(text)))
                return

    def _written(self, key: str, items: list[str]) -> str:
        """The line of a list under the key that the file has, or would have."""
        return written_list(self._findings.wording.key(key), items, self._fields.syntax)

    def _foreign(self, field: str) -> Iterator[Entry]:
        entries = map(self._fields.entries.get, map(fold, FOREIGN[field]))
        return (each for each in entries if each and _texts(each.value))

    def _name_foreign(self, entry: Entry, right: str) -> None:
        self._findings.warn("foreign_key", entry.line, key=entry.key, right=right)


def _usable(address: str) -> str:
    """The address of a picture; where no page can show it, the one it has once it is uploaded."""
    if picture_address(address):
        return address
    return f"media/{re.split('[?#]', address, maxsplit=1)[0].rpartition('/')[2]}"


def _texts(value: Value, *, parted: bool = False) -> list[str]:
    """The texts of a value; none of one that only switches something on or off. `parted` where one
    text may be a list. Of a table, the text that names somebody, or a file.
    """
    if isinstance(value, Text) and yes_or_no(value.text) is not None:
        return []
    return list(dict.fromkeys(_each(value, parted=parted)))


def _each(value: Value, *, parted: bool) -> Iterable[str]:
    if isinstance(value, Text):
        parts = value.split(value.separator) if parted else [value]
        return [" ".join(each.text.split()) for each in parts if not is_blank(each)]
    if isinstance(value, Items):
        return [text for item in value.items for text in _each(item, parted=False)]
    return _of_table(value)


def _of_table(table: Table) -> list[str]:
    names = (*field_names.AUTHOR_NAME, *field_names.IMAGE_PATH, *field_names.IMAGE)
    found = {fold(each.key): each.value for each in table.entries}
    values = (found[fold(name)] for name in names if fold(name) in found)
    return next(([each.text] for each in values if isinstance(each, Text) and each.text), [])
