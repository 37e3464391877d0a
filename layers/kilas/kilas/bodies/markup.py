"""The tags of an HTML text, as opposed to comments, attributes and the text of scripts.

For all that reads HTML. The tokens are those of a parser
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), found in linear time.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN: Final = re.compile(
    r"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
    | <!\[CDATA\[ (?P<data>.*?) (?:\]\]>|\Z)
    | <(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)
      (?P<attributes>(?:[^>"'=]++ | =\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']?) | ["'])*+) >?
    | <[!?/][^>]*+>?
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""A comment, a section of `data`, a tag with its `name`, its `attributes` and the `slash` of an end
tag, or markup that a parser drops."""

# A name is read whole, or a long one would be tried from each of its letters.
ATTRIBUTE: Final = re.compile(
    r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)
"""A name, and its value in double quotes, in quotes or bare, of the `attributes` of a TOKEN.
https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state"""

RAW_TEXT: Final = {
    name: re.compile(rf"(?P<data>.*?)(?:</{name}(?=[\s/>])|\Z)", re.IGNORECASE | re.DOTALL)
    for name in ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style",
                 "textarea", "title", "xmp")
}  # fmt: skip
"""The elements whose content is, or may be, a text → the pattern of that text, `data`."""


def mentions(text: str, *words: bytes) -> bool:
    """Whether a text has one of these words, which are of ASCII and in small letters, in letters of
    any size.
    """
    small = text.encode(errors="surrogatepass").lower()  # of bytes: of characters it takes longer
    return any(word in small for word in words)


def tags(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The tags of a piece of HTML, without those in the text of a script or the like."""
    at, end = start, len(text) if end is None else end
    unclosed: set[str] = set()
    while token := TOKEN.search(text, at, end):
        at = token.end()
        name = (token["name"] or "").lower()
        if not name:
            continue
        yield token
        if name in RAW_TEXT and not token["slash"] and name not in unclosed:
            raw = RAW_TEXT[name].match(text, at, end)
            if raw and raw.end() < end:
                at = raw.end("data")
            else:
                unclosed.add(name)


SAFE_TAG: Final = r'<(?:[^>"]++|"[^"]*+")*+>'
"""A tag of sanitised HTML, whose attributes are in double quotes and may have any other sign."""

_SAFE_TAG: Final = re.compile(SAFE_TAG)


def text_of(safe: str) -> str:
    """The words of sanitised HTML."""
    return html.unescape(_SAFE_TAG.sub("", safe))


ATTRIBUTES: Final = r'(?: [a-z-]+="[^"]*")*'
"""The attributes of a tag of sanitised HTML."""

LEAF_BLOCK: Final = (
    rf"(<(p|h[1-6]|li|td|th|dt|dd|figcaption|caption|summary){ATTRIBUTES}>)"
    r"((?:[^<]|<(?!/?(?:p|h[1-6]|li|td|th|dt|dd|ul|ol|dl|div|table|tr|t[hb]\w+|pre|blockquote|"
    r"figure|figcaption|aside|details|caption|summary|hr)\b))*+)(</\2>)"
)
"""A block of sanitised HTML without blocks in it: its tag, its name, what it holds, its end."""


def with_attribute(tag: str, name: str, value: str) -> str:
    """A tag of sanitised HTML with an attribute, in place of one of that name."""
    bare = re.sub(rf' {name}="[^"]*"', "", tag)
    return f'{bare[:-1]} {name}="{html.escape(value)}">'
