"""The fields of a whole HTML document, and the place of its body. For kilas.articles.front_matter.

Texts that look like a tag in a comment, a script, a style or an attribute are no tags. A meta
element in the body counts if it says whether or when the article is shown.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.near_keys import meant
from kilas.articles.saved_pages import SavedPage, better_title, saved_page
from kilas.bodies.markup import ATTRIBUTE, RAW_TEXT, TOKEN
from kilas.bodies.style_sheets import sheets_in
from kilas.documents.values import Entry, Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.articles.source import Around

MAX_COMPARED: Final = 1_000
"""Unknown names that are compared with known ones letter by letter; a document has some ten."""

_CDATA: Final = re.compile(r"<!\[CDATA\[", re.IGNORECASE)
_COMMENT: Final = "<!--"
_QUOTES: Final = "\"'"
_NAMES: Final = ("name", "property", "itemprop")
_OF_ANY_ITEM: Final = frozenset({"datepublished", "expires"})
"""Names of schema.org that a comment, a video or an offer in the body has too."""

_SHOWING: Final = frozenset(map(fold, field_names.SHOWING))
_DATED: Final = frozenset(
    map(fold, (*field_names.PUBLISHED, *field_names.ALSO_PUBLISHED, *field_names.CREATED))
)
_FIRST_WORD: Final = re.compile(r"[\s:=]")
_APART: Final = re.compile(r"[\s,;]+")


class Document(NamedTuple):
    """The fields; the offset of the head's end; the offsets of the body's start and end; what is
    around the article where the body is a saved page; the styles above the body.
    """

    entries: tuple[Entry, ...]
    head_end: int
    body: tuple[int, int]
    around: tuple[Around, ...] = ()
    sheets: str = ""


def read_html(text: str) -> Document:
    """The fields and the body of an HTML document; without a tag "body" the body is empty."""
    reader = _Reader(text)
    document = reader.document()
    page = saved_page(text, document.body)
    if page is None:
        return document._replace(sheets=sheets_in(text[: document.body[0]]))
    entries = _with_page(document.entries, page, reader.shared_title)
    place, sheets = (page.start, page.end), sheets_in(text[: page.start])
    return Document(entries, document.head_end, place, page.around, sheets)


def _with_page(entries: tuple[Entry, ...], page: SavedPage, shared: str) -> tuple[Entry, ...]:
    """The fields with the article's own title, and with its date where they have none."""

    def renamed(entry: Entry) -> Entry:
        if entry.key != "title" or not isinstance(entry.value, Text):
            return entry
        title = better_title(" ".join(entry.value.text.split()), page, shared)
        return Entry("title", entry.line, Text(title, entry.line))

    is_dated = not page.date or any(fold(each.key) in _DATED for each in entries)
    date = () if is_dated else (Entry("date", 1, Text(page.date, 1)),)
    return (*map(renamed, entries), *date)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = _CDATA.sub(lambda found: " " * len(found[0]), text)
        self._is_repaired = False
        self._entries: list[Entry] = []
        self._line, self._counted = 1, 0
        self._compared = 0
        self.shared_title = ""
        self._unclosed: set[str] = set()

    def document(self) -> Document:
        body: re.Match[str] | None = None
        end = None
        for tag in self._tags():
            name = tag["name"].lower()
            if name == "body":
                if not tag["slash"]:
                    body = body or tag
                elif body:
                    end = end or tag.start()
            elif name == "meta":
                self._entries.extend(self._meta(tag, in_body=body is not None))
        length = len(self._text)
        if body is None:
            return Document(tuple(self._entries), length, (length, length))
        place = (body.end(), length if end is None else end)
        return Document(tuple(self._entries), body.start(), place)

    def _tags(self) -> Iterator[re.Match[str]]:
        """The tags, except those in the text of a script or a style; adds titles to the fields."""
        at, in_body = 0, False
        while token := TOKEN.search(self._text, at):
            at = token.end()
            if self._swallows(token):
                at = token.start()
                continue
            if not token["name"]:
                continue
            name = token["name"].lower()
            in_body = in_body or name == "body"
            yield token
            end = self._end_of_text(name, at) if not token["slash"] else None
            if end is None:
                continue
            if name == "title" and not in_body:
                line = self._line_at(token.start())
                title = html.unescape(self._text[at:end])
                self._entries.append(Entry("title", line, Text(title, line)))
            yield from self._metas(at, end) if name in ("title", "noscript") else ()
            at = end

    def _swallows(self, token: re.Match[str]) -> bool:
        """Whether a comment swallows the document, as one without end does; removes its opening."""
        text = token[0]
        if self._is_repaired or not text.startswith(_COMMENT):
            return False
        if text.endswith(("-->", "--!>")) and "</head" not in text.lower():
            return False
        before, behind = self._text[: token.start()], self._text[token.end() :]
        self._text = before + text.replace(_COMMENT, " " * len(_COMMENT)) + behind
        self._is_repaired = True
        return True

    def _metas(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The meta elements that an editor wrote into a title or a noscript element."""
        tags = TOKEN.finditer(self._text, start, end)
        return (tag for tag in tags if (tag["name"] or "").lower() == "meta")

    def _end_of_text(self, name: str, at: int) -> int | None:
        """Where the text of a script or the like ends; None for others, and without an end."""
        if name not in RAW_TEXT or name in self._unclosed:
            return None
        raw = RAW_TEXT[name].match(self._text, at)
        if raw is None or raw.end() == len(self._text):
            self._unclosed.add(name)
            return None
        return raw.end("data")

    def _meta(self, tag: re.Match[str], *, in_body: bool) -> Iterator[Entry]:
        """The fields of a meta element whose names are known or nearly known, each once."""
        values: dict[str, str] = {}
        for name, double, single, bare in ATTRIBUTE.findall(tag["attributes"]):
            values.setdefault(name.lower().strip(_QUOTES), html.unescape(double or single or bare))
        content = values.get("content", values.get("contents", ""))
        if not in_body and values.get("property", values.get("name", "")).lower() == "og:title":
            self.shared_title = self.shared_title or " ".join(content.split())
        given: set[str] = set()
        for key, value in (
            *_fields_by_name(values, content, in_body=in_body),
            *_fields_by_attribute(values),
        ):
            folded = fold(key)
            is_more = in_body or bool(given)
            if folded not in given and self._is_field(key, folded, only_showing=is_more):
                given.add(folded)
                line = self._line_at(tag.start())
                yield Entry(key, line, Text(value, line))

    def _is_field(self, key: str, folded: str, *, only_showing: bool) -> bool:
        if folded in field_names.FOLDED:
            return not only_showing or folded in _SHOWING
        if not folded or self._compared >= MAX_COMPARED:
            return False
        self._compared += 1
        return bool(meant(key) or meant(_FIRST_WORD.split(key.strip(), maxsplit=1)[0]))

    def _line_at(self, offset: int) -> int:
        """The line of an offset. Counts on from the last one: offsets come nearly in order."""
        if offset < self._counted:
            return self._text.count("\n", 0, offset) + 1
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line


def _fields_by_name(
    values: Mapping[str, str], content: str, *, in_body: bool
) -> Iterator[tuple[str, str]]:
    """The names that the attributes of a meta element give to its content."""
    for name in _NAMES:
        whole = values.get(name, "")
        # Of several words each is a name: https://html.spec.whatwg.org/multipage/microdata.html
        words = [word for word in _APART.split(whole) if fold(word) in _SHOWING]
        for key in (whole, *words):
            if in_body and name == "itemprop" and fold(key) in _OF_ANY_ITEM:
                continue
            # A name whose quote has no end goes on to the next one: name="draft content="true".
            yield (_FIRST_WORD.split(key.strip())[0], "") if key.endswith("=") else (key, content)


def _fields_by_attribute(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Fields that are written as an attribute of their own: draft="true"."""
    return ((key, value) for key, value in values.items() if fold(key) in _SHOWING)
