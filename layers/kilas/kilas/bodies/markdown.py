"""Markdown → HTML, not yet sanitised. For kilas.articles.read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyromark

from kilas.bodies.code_fences import without_ornaments
from kilas.bodies.code_parts import CodeParts
from kilas.bodies.definitions import without_definitions
from kilas.bodies.dialects import as_commonmark
from kilas.bodies.indented import without_indents
from kilas.bodies.line_starts import with_plain_starts
from kilas.bodies.meanings import line_of
from kilas.bodies.services import embed_of, may_embed
from kilas.bodies.shortcodes import understood
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TASKLISTS
)
_MARKDOWN: Final = pyromark.Markdown(options=_OPTIONS | pyromark.Options.ENABLE_DEFINITION_LIST)
_WITH_CONTAINERS: Final = pyromark.Markdown(options=_OPTIONS)
"""For a text with ":::", the containers of other tools, which are no definitions."""

_ADDRESS_LINE: Final = r"^((?![ \t]{4})(?:[ \t>]|[-*+][ \t])*+)(https?://\S++)(?=[ \t]*+$)"
_SIGNS: Final = frozenset("_*~")
_TASK: Final = re.compile(r'<input disabled="" type="checkbox"( checked="")?/>\n')
_ALIGNED: Final = re.compile(r'<(t[hd]) style="text-align: (left|center|right)">')


# CommonMark ends an address at a space; photos are named "Foto Pasar (1).jpg" all the same.
_WHOLE_PICTURE: Final = re.compile(
    r"""
    (!\[[^\[\]\n]*\]\()
    ((?:(?:\.{0,2}/)*+media|https?://[\w.:-]++)/
        (?:[^\s()<>"] | [ ](?!["'(]) | [ ]?\([^()<>"\n]*+\))*+
        (?:(?<=\.\w{3})|(?<=\.\w{4})))
    ([ ]+(?:"[^"\n]*"|'[^'\n]*'))?\)
    """,
    re.VERBOSE,
)
# The title of a link may have several lines, and the parser reads the lines so far again for each:
# a title without an end in a paragraph of 90,000 lines takes half a minute. More than 500 lines are
# no title.
_LINES_OF_A_TITLE: Final = 500
_ENDLESS_TITLE: Final = re.compile(
    rf"""(?<=[\s>])(?:
    "(?=(?:(?:\\[^\n]|[^"\\\n])*+\\?\n(?![ \t]*+\n)){{{_LINES_OF_A_TITLE}}})
    | '(?=(?:(?:\\[^\n]|[^'\\\n])*+\\?\n(?![ \t]*+\n)){{{_LINES_OF_A_TITLE}}})
    | \((?=(?:(?:\\[^\n]|[^()\\\n])*+\\?\n(?![ \t]*+\n)){{{_LINES_OF_A_TITLE}}}))""",
    re.VERBOSE,
)


def markdown_to_html(markdown: str) -> str:
    """CommonMark with tables, strikethrough, footnotes, definition lists, task lists and ids of
    headings → HTML, not yet sanitised.
    """
    if markdown.count("\n") >= _LINES_OF_A_TITLE:
        markdown = _ENDLESS_TITLE.sub(r"\\\g<0>", markdown)
    parser = parser_for(markdown)
    markdown = as_commonmark(markdown, parser)
    markdown = with_whole_pictures(understood(markdown, parser))
    unsafe = parser.html(_with_whole_addresses(markdown, parser))
    if "<input" in unsafe:
        unsafe = _TASK.sub(lambda task: "☑ " if task[1] else "☐ ", unsafe)
    return _ALIGNED.sub(r'<\1 class="at-\2">', unsafe) if "text-align" in unsafe else unsafe


def parser_for(markdown: str) -> pyromark.Markdown:
    """What reads this Markdown."""
    return _WITH_CONTAINERS if ":::" in markdown else _MARKDOWN


def tops_in(markdown: str) -> int:
    """How many headings of the first level this Markdown has outside of quotes and lists."""
    markdown = in_its_lines(markdown)
    depth = number = 0
    for event in parser_for(markdown).events(markdown):
        if not isinstance(event, dict):
            continue
        start = event.get("Start")
        heading = start.get("Heading") if isinstance(start, dict) else None
        number += depth == 0 and heading is not None and heading["level"] == "H1"
        depth += ("Start" in event) - ("End" in event)
    return number


def in_its_lines(markdown: str) -> str:
    """The Markdown with what decides where code and pictures are; each word is on its line."""
    parser = parser_for(markdown)
    markdown = without_ornaments(with_plain_starts(markdown, parser), parser)
    markdown = without_definitions(markdown, parser)
    return with_whole_pictures(without_indents(markdown, parser))


def with_whole_pictures(markdown: str) -> str:
    """The Markdown with brackets around the addresses of pictures that have a blank."""
    return _WHOLE_PICTURE.sub(_in_angle_brackets, markdown)


def addresses_with_blanks(markdown: str) -> Iterator[str]:
    """The https addresses of pictures that have a blank."""
    for picture in _WHOLE_PICTURE.finditer(markdown):
        if " " in picture[2] and "://" in picture[2]:
            yield picture[2]


def _with_whole_addresses(markdown: str, parser: pyromark.Markdown) -> str:
    """The Markdown, where an address of a service on a line of its own has no sign of emphasis: a
    video's "_id_" is no italics.
    """
    return _with_lines_as_text(markdown, parser) if may_embed(markdown) else markdown


def _with_lines_as_text(markdown: str, parser: pyromark.Markdown) -> str:
    lines = [
        line
        for line in pattern(_ADDRESS_LINE, re.MULTILINE).finditer(markdown)
        if not _SIGNS.isdisjoint(line[2]) and embed_of(line[2])
    ]
    code = CodeParts(markdown, parser) if lines else None
    made: list[str] = []
    at = 0
    for line in lines:
        if code and not code.has(line.start(2)):
            made += markdown[at : line.start(2)], line_of(line[2])
            at = line.end(2)
    return "".join((*made, markdown[at:]))


def _in_angle_brackets(picture: re.Match[str]) -> str:
    start, address, title = picture.groups("")
    return f"{start}<{address}>{title})" if " " in address else picture[0]
