"""The title of a text that has none in its fields: its first heading, else the name of its file.

A heading of the first level on top of Markdown is the title, as in MyST, Docusaurus and MkDocs; the
rest is what `plain_files: true` in site.yaml asks for, as notes are written in Obsidian. No page
shows the title twice: where the text begins with the same words, they are left out there.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.addresses import fragments
from kilas.articles.address import own_name, suffix_of
from kilas.articles.field_names import MAX_TITLE
from kilas.bodies.headings import without_jumps
from kilas.bodies.markdown import tops_in
from kilas.bodies.markup import text_of
from kilas.patterns import pattern

_HEADING: Final = re.compile(r'<h([2-6])(?: id="[^"]*")?>(.*?)</h\1>', re.DOTALL)
_BEGINNING: Final = re.compile(
    r'<(p|h[2-6])(?: id="([^"]*)")?>(.*?)(</(?:p|h[2-6])>\s*|<br>\s*)', re.DOTALL
)
_TOP: Final = r"(?:[ \t]*+\n)*+ {0,3}(?:#[ \t]|[^\s#>*+`<|-][^\n]*+\n=++[ \t]*+(?:\n|\Z))"
_TOPS: Final = r"^ {0,3}(?:#[ \t]|=+[ \t]*$)"
_LONGEST_SEARCHED: Final = 200_000
_END_OF_SENTENCE: Final = ".,;:?!\u2026\"'\u201d\u2019)"
_LONGEST_FIRST_LINE: Final = 100
"""Characters of the first line of a .txt that is its title; a longer one is a sentence."""

_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)", re.ASCII)


def title_on_top(text: str, body: str) -> str:
    """The words of the heading of the first level with which this Markdown begins; "" without one.

    `body` is the sanitised HTML of the Markdown.
    """
    found = _BEGINNING.match(body) if pattern(_TOP).match(text) else None
    return _within(_words(found[3])) if found and found[1] != "p" else ""


def has_more_of_the_first_level(text: str) -> bool:
    """Whether Markdown has several headings of the first level: the first may be no title.

    A "#" in code is no heading, and the look for lines spares most texts the parser.
    """
    looks_so = len(pattern(_TOPS, re.MULTILINE).findall(text, 0, _LONGEST_SEARCHED)) > 1
    return looks_so and tops_in(text[:_LONGEST_SEARCHED]) > 1


def title_of(body: str, key: str) -> str:
    """The title of the file at this key, whose body is this sanitised HTML."""
    headings = (_words(found[2]) for found in _HEADING.finditer(body))
    title = next(filter(None, headings), "") or _first_line(body, key)
    return _within(title or _spoken(own_name(key)))


def without_title(body: str, title: str) -> str:
    """The sanitised HTML without the heading or the line on top of it that has the words of the
    title. A heading to which the text links stays. Those below the one that goes move up.
    """
    found = _BEGINNING.match(body)
    if found is None or _words(found[3]) != title:
        return body
    if found[2] and f'href="{fragments.to(found[2])}"' in body:
        return body
    if found[4].startswith("</"):
        return without_jumps(body[found.end() :])
    return body if "<" in found[3] else f"<p>{body[found.end() :]}"


def _first_line(body: str, key: str) -> str:
    """The first line of a .txt, which has no headings, unless the line is a sentence."""
    found = _BEGINNING.match(body) if suffix_of(key).lower() == ".txt" else None
    line = _words(found[3]) if found else ""
    is_title = len(line) <= _LONGEST_FIRST_LINE and not line.endswith(tuple(_END_OF_SENTENCE))
    return line if is_title else ""


def _words(html: str) -> str:
    return " ".join(text_of(html).split())


def _within(title: str) -> str:
    if len(title) <= MAX_TITLE:
        return title
    return title[:MAX_TITLE].rpartition(" ")[0] or title[:MAX_TITLE]


def _spoken(name: str) -> str:
    """The name of a file as a title: "2026-10-20-gudang-es" is "Gudang es"."""
    name = _DAY.sub("", name, count=1) if _DAY.match(name) else name
    words = " ".join((name if " " in name else re.sub(r"[-_]+", " ", name)).split()) or name
    return words[:1].upper() + words[1:]
