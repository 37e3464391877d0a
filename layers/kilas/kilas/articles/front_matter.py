"""The bytes of a file → its front matter, with line numbers, and its body."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from msgspec.structs import replace

from kilas.articles.address import MARKDOWN_SUFFIXES, suffix_of
from kilas.articles.contents import text_in
from kilas.articles.endings import other_ending
from kilas.articles.fences import with_fences
from kilas.articles.field_names import FOLDED
from kilas.articles.head_comments import without_comments
from kilas.articles.html_head import read_html
from kilas.articles.inner_fields import with_inner_fields
from kilas.articles.joined_lines import lost_line
from kilas.articles.key_head import head_of
from kilas.articles.key_lines import (
    TOML_STRING_OR_COMMENT,
    lines_of_json_keys,
    lines_of_toml_keys,
)
from kilas.articles.key_names import HEADER, named
from kilas.articles.source import Part, Source
from kilas.documents.findings import unreadable
from kilas.documents.json_mistakes import json_mistake
from kilas.documents.looks import seen
from kilas.documents.mistakes import toml_mistake
from kilas.documents.values import MAX_DEPTH, Entry, Pairs, Table, Text, Value, fold, from_data
from kilas.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.articles.source import Markup
    from kilas.documents.values import Syntax
    from kilas.problems import Problem

MAX_BODY: Final = 200_000
"""Bytes of a body, some 30,000 words. The limit bounds the time and memory of parsers
(docs/decisions/0026)."""

MAX_FRONT_MATTER: Final = 64 * 1024
"""Bytes of front matter. The limit bounds the time and memory of parsers."""

_MARKUP: Final[Mapping[str, Markup]] = {
    **dict.fromkeys(MARKDOWN_SUFFIXES, "markdown"),
    ".html": "html", ".htm": "html", ".txt": "text", ".docx": "word",
}  # fmt: skip
_FENCE: Final = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*(?:\n|$)")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_DEEP_TOML_KEY: Final = re.compile(rf"(?:\.[ \t]*+[\w-]++[ \t]*+){{{MAX_DEPTH}}}")
# Numbers stay as they were written: no field needs one, and a long one would be slow to convert.
_JSON: Final = json.JSONDecoder(
    parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=Pairs
)
_CONTINUATION: Final = re.compile(r"(?: {4}|\t)[ \t]*(\S.*)")
_HTML_DOCUMENT: Final = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,20}<(?:!doctype|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Browsers write "saved from url" before the document."""


_OF_TEMPLATES: Final = ("{%", "{{", "{#", "{:")
"""With what marks of other tools begin, and no JSON."""

_NOTHING: Final = Part("", 1)


def read_source(key: str, data: bytes, *, plain: bool = False) -> Source:
    """Split the file at this key into front matter and body. `plain` takes files without fields.

    Raises Unreadable with one problem: that of `contents`, `endings` or `fences` beside it, empty,
    too_large, not_utf8, no_front_matter, no_head, unclosed_front_matter, front_matter_too_large,
    front_matter_not_keys, too_nested, one of kilas.docx, or one of kilas.documents.mistakes for its
    YAML, TOML or JSON.
    """
    markup = _markup_of(key)
    if markup == "word":
        return _word(key, data, plain=plain)
    text, notes, first_line = with_fences(text_in(data, MAX_BODY + MAX_FRONT_MATTER))
    source = _split(text, markup, first_line, plain=plain)
    _check_body(source.body)
    notes += source.notes
    return replace(source, table=with_inner_fields(source.table), markup=markup, notes=notes)


def read_text(key: str, data: bytes) -> tuple[str, Markup, str]:
    """The body of the file at this key, its markup, and its sheets, as `read_source` has them.

    The lines between two fences are passed over: to parse them takes as long as all the rest.
    Raises Unreadable as `read_source` does, except for what is wrong in those lines.
    """
    markup = _markup_of(key)
    if markup == "word":
        return _word(key, data, plain=True).body, markup, ""
    text = with_fences(text_in(data, MAX_BODY + MAX_FRONT_MATTER)).text
    if fence := _FENCE.match(text):
        source = Source(Table((), 1, "yaml"), _NOTHING, _between_fences(text, fence).body)
    else:
        source = _split(text, markup, plain=True)
    _check_body(source.body)
    return source.body, markup, source.sheets


def _markup_of(key: str) -> Markup:
    suffix = suffix_of(key).lower()
    markup = _MARKUP.get(suffix)
    if markup is None:
        raise other_ending(suffix)
    return markup


def _word(key: str, data: bytes, *, plain: bool) -> Source:
    from kilas.articles.word import read_word  # noqa: PLC0415 -- no other file needs its patterns

    document = read_word(key, data)
    if not (document.entries or plain):
        raise unreadable("no_head", None)
    _check_body(document.text)
    table = Table(document.entries, None, "headers")
    return Source(table, _NOTHING, Part(document.text, 1), "word", document.body)


def _check_body(body: str) -> None:
    size = len(body.encode())
    if size > MAX_BODY:
        raise unreadable("too_large", None, size=str(size), limit=str(MAX_BODY))


def _split(text: str, markup: Markup, first_line: int = 1, *, plain: bool) -> Source:
    if fence := _FENCE.match(text):
        source = _fenced(text, fence, first_line)
        return replace(source, table=named(source.table)) if markup == "text" else source
    if markup == "text":
        return _text(text, plain=plain)
    if text.lstrip().startswith("{") and not text.lstrip().startswith(_OF_TEMPLATES):
        return _json(text)
    if _HTML_DOCUMENT.match(text):
        return _html_document(text)
    return _headers(text, plain=plain)


class _Fenced(NamedTuple):
    """What two fences part a file into; the opening fence is on `opening_line`."""

    opening_line: int
    head: Part
    body: Part
    notes: tuple[Problem, ...]


def _between_fences(text: str, fence: re.Match[str], first_line: int = 1) -> _Fenced:
    mark = fence["fence"]
    opening_line = text.count("\n", 0, fence.start("fence")) + first_line
    closing = _CLOSING[mark].search(text, fence.end())
    if closing is None:
        raise unreadable("unclosed_front_matter", opening_line, fence=mark)
    block = text[fence.end() : closing.start()]
    _check_size(block, opening_line)
    block, notes = without_comments(block, opening_line + 1)
    body = Part(text[closing.end() :], text.count("\n", 0, closing.end()) + first_line)
    return _Fenced(opening_line, Part(block, opening_line + 1), body, notes)


def _fenced(text: str, fence: re.Match[str], first_line: int) -> Source:
    line, head, body, notes = _between_fences(text, fence, first_line)
    if fence["fence"] == "+++":
        return Source(_toml(head.text, line), head, body, notes=notes)
    text, value, more = _yaml(head.text, head.line)
    table = _table(value, line, "yaml")
    return Source(table, Part(text, head.line), body, notes=notes + more)


def _yaml(block: str, first_line: int) -> tuple[str, Value, tuple[Problem, ...]]:
    """As read_yaml, with the text that it read and the notes on it. Where a line has two fields,
    the error is lost_line alone.
    """
    from kilas.articles.tabbed_head import spaced  # noqa: PLC0415 -- as tomllib below
    from kilas.documents.yaml_text import read_yaml  # noqa: PLC0415 -- as tomllib below

    try:
        return block, read_yaml(block, first_line), ()
    except Unreadable as error:
        if found := spaced(block, first_line):
            return found.text, found.value, (found.note,)
        raise lost_line(error, block, first_line) or error from error


def _toml(block: str, opening_line: int) -> Table:
    import tomllib  # noqa: PLC0415 -- its patterns would slow down each cold start of publish

    _check_toml_keys(block, opening_line + 1)
    line_of = lines_of_toml_keys(block, opening_line + 1)
    try:
        data = tomllib.loads(block, parse_float=str)
        return _table(from_data(data, line_of, opening_line), opening_line, "toml")
    except ValueError as error:  # TOMLDecodeError, or a number of absurd length
        raise toml_mistake(block, opening_line + 1, error) from error
    except RecursionError:
        _nested(opening_line)


def _json(text: str) -> Source:
    start = len(text) - len(text.lstrip())
    opening_line = text.count("\n", 0, start) + 1
    try:
        data, end = _JSON.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise json_mistake(error) from error
    except RecursionError:
        _nested(opening_line)
    block = text[start:end]
    _check_size(block, opening_line)
    line_of = lines_of_json_keys(block, opening_line)
    table = _table(from_data(data, line_of, opening_line), opening_line, "json")
    return Source(table, _NOTHING, Part(text[end:], text.count("\n", 0, end) + 1))


def _html_document(text: str) -> Source:
    document = read_html(text)
    _check_size(text[: document.head_end], 1)
    table = Table(document.entries, 1, "html")
    start, end = document.body
    body = Part(text[start:end], text.count("\n", 0, start) + 1)
    return Source(table, _NOTHING, body, around=document.around, sheets=document.sheets)


def _text(text: str, *, plain: bool) -> Source:
    """A text without markup: the fields that are typed above the text, as in a .docx."""
    lines = text.split("\n")
    entries, length = head_of(lines, 1)
    if not (entries or plain):
        raise unreadable("no_head", 1)
    head = "\n".join(lines[:length])
    _check_size(head, 1)
    body = Part("\n".join(lines[length:]), length + 1)
    return Source(Table(entries, 1, "headers"), _NOTHING, body)


def _headers(text: str, *, plain: bool) -> Source:
    """Pelican's header lines end at the first other line, as in Python-Markdown's meta."""
    lines = text.split("\n")
    first = end = next(number for number, line in enumerate(lines) if line.strip())
    fields: list[tuple[str, int, list[str]]] = []
    while end < len(lines):
        if header := HEADER.fullmatch(seen(lines[end])):
            fields.append((header[1], end + 1, [header[2]]))
        elif fields and (continuation := _CONTINUATION.fullmatch(lines[end])):
            fields[-1][2].append(continuation[1])
        else:
            break
        end += 1
    if not any(fold(key) in FOLDED for key, _, _ in fields):
        if plain:
            return Source(Table((), first + 1, "yaml"), _NOTHING, Part(text, 1))
        raise unreadable("no_front_matter", first + 1)
    _check_size("\n".join(lines[first:end]), first + 1)
    entries = (Entry(key, line, Text("\n".join(value), line)) for key, line, value in fields)
    table = Table(tuple(entries), first + 1, "headers")
    head = Part("\n".join(lines[first:end]), first + 1)
    return Source(table, head, Part("\n".join(lines[end:]), end + 1))


def _table(value: Value, line: int, syntax: Syntax) -> Table:
    if isinstance(value, Table):
        return replace(value, syntax=syntax)
    if value == Text("", value.line):
        return Table((), line, syntax)
    raise unreadable("front_matter_not_keys", value.line or line)


def _check_toml_keys(block: str, first_line: int) -> None:
    """Refuse a key of too many parts: the parser's memory grows with the square of their number."""
    bare = TOML_STRING_OR_COMMENT.sub(lambda match: "_" + "\n" * match[0].count("\n"), block)
    deep = _DEEP_TOML_KEY.search(bare)
    if deep:
        _nested(first_line + bare.count("\n", 0, deep.start()))


def _check_size(block: str, line: int) -> None:
    if len(block.encode()) > MAX_FRONT_MATTER:
        raise unreadable("front_matter_too_large", line, limit=str(MAX_FRONT_MATTER))


def _nested(line: int) -> NoReturn:
    raise unreadable("too_nested", line, limit=str(MAX_DEPTH))
