"""The tags of an HTML text, as opposed to comments, attributes and the text of scripts.

For kilas.articles.markup_cost and kilas.articles.html_head. The tokens are those of a parser
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), found in linear time.
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
"""A comment, a section of `data`, a tag with its `name`, its `attributes` and the `slash` of an end
tag, or markup that a parser drops."""

RAW_TEXT: Final = {
    name: re.compile(rf"(?P<data>.*?)(?:</{name}(?=[\s/>])|\Z)", re.IGNORECASE | re.DOTALL)
    for name in ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style",
                 "textarea", "title", "xmp")
}  # fmt: skip
"""The elements whose content is, or may be, a text → the pattern of that text, `data`."""
