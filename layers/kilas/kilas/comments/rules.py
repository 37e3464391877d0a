"""What a comment must be like. Pure: the same draft is judged the same."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from kilas.articles.comment_text import legible, render_comment
from kilas.errors import Refused
from kilas.problems import Problem

MAX_NAME = 60
"""Characters of a name: a full name with titles; more would push the text off a phone's screen."""

MAX_TEXT = 5000
"""Characters of a text: about two printed columns. More is an article, and goes to the desk."""

MAX_LINKS = 5
"""Links of a comment as readers see it: enough to quote sources; spam written for search engines
brings dozens."""

_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
# What has another category and yet no ink: Unicode's Default_Ignorable_Code_Point
# (https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt), the empty Braille
# pattern and the null notehead of music.
_BLANKS = re.compile(
    "[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U0001d159\U000e0000-\U000e0fff]"
)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader sent. `website` is the form's trap: people do not see it, programs fill it."""

    name: str
    text: str
    website: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A draft that keeps the rules: name and text in normal form, and the text as safe HTML."""

    name: str
    text: str
    body_html: str


def checked(draft: Draft) -> Accepted:
    """What is stored of a draft; raise Refused with every rule that it breaks."""
    name, text = normal_name(draft.name), normal_text(draft.text)
    body_html = render_comment(text) if len(text) <= MAX_TEXT else ""
    problems = [*_name_problems(name), *_text_problems(text, body_html)]
    if problems:
        raise Refused(*problems)
    return Accepted(name, text, body_html)


def normal_name(raw: str) -> str:
    """NFC, on one line, without control characters or runs of spaces."""
    return " ".join(_printable(raw).split())


def normal_text(raw: str) -> str:
    """NFC, lines ended by LF, at most one blank line in a row, no control characters."""
    lines = (" ".join(line.split()) for line in _printable(raw).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def has_visible(text: str) -> bool:
    """Whether anything of it leaves ink; a zero-width space alone does not."""
    return any(
        unicodedata.category(character) not in _INVISIBLE_CATEGORIES
        for character in _BLANKS.sub("", text)
    )


def _printable(raw: str) -> str:
    """Drop what a reader cannot see but a page can suffer from."""
    text = _LINE_BREAKS.sub("\n", raw).replace("\t", " ")
    kept = "".join(
        character
        for character in text
        if character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")
    )
    # Composed first, so that fewer marks are too many; and once more, as letters that marks kept
    # apart may compose now.
    return unicodedata.normalize("NFC", legible(unicodedata.normalize("NFC", kept)))


def _name_problems(name: str) -> list[Problem]:
    if not has_visible(name):
        return [_problem("name_missing", "name")]
    if len(name) > MAX_NAME:
        return [_problem("name_too_long", "name", limit=MAX_NAME, length=len(name))]
    return []


def _text_problems(text: str, body_html: str) -> list[Problem]:
    if len(text) > MAX_TEXT:
        return [_problem("text_too_long", "text", limit=MAX_TEXT, length=len(text))]
    if not has_visible(html.unescape(_TAG.sub("", body_html))):
        return [_problem("text_missing", "text")]
    # In the HTML, because there are many ways to write "://" in Markdown.
    links = body_html.count("<a ")
    if links > MAX_LINKS:
        return [_problem("too_many_links", "text", limit=MAX_LINKS, length=links)]
    return []


def _problem(code: str, field: str, **numbers: int) -> Problem:
    return Problem(
        code, values={"field": field} | {name: str(number) for name, number in numbers.items()}
    )
