"""The tags of an HTML text, told from comments, attributes and the text of scripts.

For kilas.articles.markup_cost and kilas.articles.html_head. It tells them as a parser does
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), in linear time.
"""

from __future__ import annotations

import re
from typing import Final

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
"""A comment, a section of `data`, a tag with its `name` and `attributes` and, where it closes, a
`slash`, or what a parser drops."""

RAW_TEXT: Final = {
    name: re.compile(rf"(?P<data>.*?)(?:</{name}(?=[\s/>])|\Z)", re.IGNORECASE | re.DOTALL)
    for name in ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style",
                 "textarea", "title", "xmp")
}  # fmt: skip
"""The elements whose content is a text, or may be one → that text, `data`, from its start."""
