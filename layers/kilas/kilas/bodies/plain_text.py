"""A .txt → HTML. For kilas.articles.read.

A text has no markup: its signs stay as they are. An empty line ends a paragraph, and each line of a
paragraph stays a line, as the notes app of a phone shows it.
"""

from __future__ import annotations

import html
import re
from typing import Final

_EMPTY_LINES: Final = re.compile(r"\n(?:[^\S\n]*+\n)+")


def text_to_html(text: str) -> str:
    """The paragraphs and lines of a text, not yet sanitised."""
    paragraphs = (part.strip("\n") for part in _EMPTY_LINES.split(text.strip()))
    escaped = (html.escape(part, quote=False).replace("\n", "<br>") for part in paragraphs if part)
    return "\n".join(f"<p>{part}</p>" for part in escaped)
