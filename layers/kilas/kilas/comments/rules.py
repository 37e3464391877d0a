"""The rules for the name and the text of a comment. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.comments.comment import MAX_HTML, MAX_NAME, MAX_TEXT
from kilas.comments.names import name_problem
from kilas.comments.normal import normal_name, normal_text
from kilas.comments.text import render_comment
from kilas.documents.invisible import has_visible
from kilas.errors import Refused
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.site.site import Site

MAX_LINKS = 5
"""Links of a comment as readers see it: enough to quote sources; spam written for search engines
brings dozens."""

_RAW = 4
"""Code points of a raw field for each character that it may have: a letter has at most three marks
(https://unicode.org/faq/normalization), and a line break may be two characters. A longer field is
refused unread."""


class Submission(Struct, frozen=True):
    """A comment as a reader sent it. `website` is a trap: only programs see and fill it."""

    name: str
    text: str
    website: str = ""


class Accepted(Struct, frozen=True):
    """A submission that keeps the rules: name and text in normal form, and the text as HTML."""

    name: str
    text: str
    body_html: str


def checked(submission: Submission, site: Site) -> Accepted:
    """The submission in normal form; raises Refused with a problem for every broken rule."""
    # A field that is far too long is refused as it came, to spend no time on it.
    name, text = submission.name, submission.text
    if len(name) <= _RAW * MAX_NAME:
        name = normal_name(name)
    if len(text) <= _RAW * MAX_TEXT:
        text = normal_text(text)
    body_html = render_comment(text) if len(text) <= MAX_TEXT else ""
    problems = [*_name_problems(name, site), *_text_problems(text, body_html)]
    if problems:
        raise Refused(*problems)
    return Accepted(name, text, body_html)


def _name_problems(name: str, site: Site) -> list[Problem]:
    if len(name) > MAX_NAME:
        return [_problem("name_too_long", "name", limit=MAX_NAME, length=len(name))]
    if not has_visible(name):
        return [_problem("name_missing", "name")]
    reserved = name_problem(name, site)
    return [reserved] if reserved else []


def _text_problems(text: str, body_html: str) -> list[Problem]:
    if len(text) > MAX_TEXT:
        return [_problem("text_too_long", "text", limit=MAX_TEXT, length=len(text))]
    if not body_html:
        return [_problem("text_missing", "text")]
    # Counted in the HTML, because Markdown has many ways to write "://".
    links = body_html.count("<a ")
    if links > MAX_LINKS:
        return [_problem("too_many_links", "text", limit=MAX_LINKS, length=links)]
    size = len(body_html.encode())
    if size > MAX_HTML:
        return [_problem("text_too_large", "text", limit=MAX_HTML, length=size)]
    return []


def _problem(code: str, field: str, **numbers: int) -> Problem:
    return Problem(
        code, values={"field": field} | {name: str(number) for name, number in numbers.items()}
    )
