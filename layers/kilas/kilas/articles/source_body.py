"""The body of a source file → HTML. Publish reads no more of a file, so it loads no more.

For kilas.articles.read and kilas.pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kilas.articles.front_matter import read_text
from kilas.bodies.body import sanitise
from kilas.bodies.hidden import without_hidden
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.ordinary import has_ordinary_tags
from kilas.bodies.plain_text import text_to_html
from kilas.bodies.shortcodes import understood
from kilas.bodies.style_sheets import with_marks
from kilas.bodies.styles import as_elements
from kilas.bodies.swallowed import kept

if TYPE_CHECKING:
    from kilas.articles.source import Markup
    from kilas.bodies.hidden import Hidden
    from kilas.bodies.swallowed import LeftOut


def read_body(key: str, data: bytes) -> str:
    """The `body_html` that `read_article` gives for these bytes, without the rest.

    The body depends on the bytes alone: a change of site.yaml does not change it. Raises
    Unreadable where `read_article` does because of the body. The fields between two fences are not
    read.
    """
    return sanitise(unsafe_html(*read_text(key, data)).html).html


class Unsafe(NamedTuple):
    """A body as markup, not yet sanitised, and what was left out of it."""

    html: str
    left_out: tuple[LeftOut, ...]
    hidden: tuple[Hidden, ...]


def unsafe_html(body: str, markup: Markup, sheets: str = "") -> Unsafe:
    """The body as markup that still has to be sanitised. `sheets` are styles that it has besides
    its own.
    """
    match markup:
        case "markdown":
            unsafe = markdown_to_html(body)
        case "text":
            unsafe = text_to_html(body)
        case "html" | "word":
            unsafe = understood(body)
    if not sheets and has_ordinary_tags(unsafe):
        return Unsafe(unsafe, (), ())
    return _mended(unsafe, sheets)


def _mended(unsafe: str, sheets: str) -> Unsafe:
    shown = without_hidden(with_marks(unsafe, sheets))
    whole = kept(as_elements(shown.html))
    return Unsafe(whole.html, whole.left_out, shown.hidden)
