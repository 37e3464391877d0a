"""Marks of other programs that a page shows as they stand: shortcodes, Liquid, wiki links.

For kilas.articles.read, which names them, and kilas.articles.summary, which leaves them out. Marks
in code are an example of themselves and do not count.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 300
"""Characters of a mark: what opens and does not close within them is a text."""

_UP_TO: Final = f"{{1,{_MOST}}}"
_CODE: Final = re.compile(r"<(pre|code)>.*?</\1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_SIGNS: Final = ("{", "[", "$$", ":::", "%7B")
_FOREIGN_LINK: Final = re.compile(r'href="(?:%7B|\{)([^"]{1,300})"', re.IGNORECASE)
_LONGEST: Final = 60
_KINDS: Final = 10
"""How many different marks a report names: an editor reads no more."""


@cache
def _mark() -> re.Pattern[str]:
    # Compiled when a text has one of the signs: each cold start would wait for it.
    return re.compile(
        r"(?=[{\[!$:])(?:"  # at most signs of a text no more is tried
        rf"\{{\{{[^{{}}]{_UP_TO}\}}\}}"  # Hugo's shortcodes, and variables of Liquid and its kin
        rf"|\{{%[^{{}}]{_UP_TO}%\}}"  # Liquid, Jinja, Nunjucks
        rf"|\{{:[^{{}}\n]{_UP_TO}\}}|\{{[#.][\w-][^{{}}\n]{_UP_TO}\}}"  # kramdown's attributes
        rf"|!?\[[^\[\]\n]{_UP_TO}\]\([^(){{}}\n]{_UP_TO}\)"  # a link whose address has a blank
        rf"|!?\[\[[^\[\]\n]{_UP_TO}\]\]"  # wiki links, Obsidian's embeds
        r"|\[/?(?:caption|gallery|embed|youtube|video|audio|playlist|sourcecode|vc_\w+|et_pb_\w+|su_\w+"
        rf"|ads?|contact-form[\w-]*)(?: [^\[\]\n]{_UP_TO})?\]"  # WordPress
        r"|\[TOC\]|\[![A-Za-z]{2,20}\]"  # Python-Markdown, callouts of GitHub and Obsidian
        rf"|\$\$[^$]{_UP_TO}\$\$"  # formulas
        r"|^:{3,} ?[\w{].{0,80}$"  # containers of Pandoc, VuePress, Docusaurus
        rf"|\{{(?:filename|static|attach|tag|category|author|index)\}}\S{_UP_TO})",  # Pelican
        re.MULTILINE | re.IGNORECASE,
    )


def is_link(mark: str) -> bool:
    """Whether a mark is a link or a picture of Markdown that no parser takes for one."""
    return "](" in mark


def marks_in(safe: str) -> tuple[str, ...]:
    """The beginnings of the marks in sanitised HTML, each kind once."""
    if not any(sign in safe for sign in _SIGNS):
        return ()
    found: dict[str, str] = {}
    for mark in _all(safe):
        found.setdefault(_kind(mark), mark[:_LONGEST])
    return tuple(found.values())[:_KINDS]


def without_marks(text: str) -> str:
    """A plain text without marks."""
    return _mark().sub("", text) if any(sign in text for sign in _SIGNS) else text


def _all(safe: str) -> Iterator[str]:
    for link in _FOREIGN_LINK.finditer(safe):
        yield "{" + html.unescape(link[1]).replace("%7D", "}").replace("%7d", "}")
    text = html.unescape(_TAG.sub("", _CODE.sub("", safe)))
    for mark in _mark().finditer(text):
        yield mark[0]


def _kind(mark: str) -> str:
    """The part of a mark that tells its kind: its signs and its first word."""
    return re.match(r"\W*\w*", mark)[0]  # type: ignore[index]  # it matches any text
