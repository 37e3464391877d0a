"""A reader's comment in a small Markdown subset → HTML that is safe on every page."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, Final

import nh3
import pyromark

from kilas.documents.decoding import printable
from kilas.documents.invisible import has_visible, without_invisible

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_MARKS: Final = 4
"""Combining marks in a row, or they pile up over the lines around them. No orthography needs more
(https://www.unicode.org/reports/tr39/#Optional_Detection): Thai, vocalised Arabic and decomposed
Vietnamese stack two or three, pointed Hebrew and Tibetan four."""

_MARKDOWN: Final = pyromark.Markdown(options=pyromark.Options(0))

# Search engines must not count what readers link to, or spam pays:
# https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
_REL: Final = "nofollow ugc noopener"

_CLEANER: Final = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "code", "blockquote", "ul", "ol", "li", "a"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel=_REL,
)

_MAX_NESTING: Final = 5

# Raw HTML begins with "<", links and pictures with "[". Characters of the private use area stand
# for them while Markdown is read, so that they come out as the text that the reader typed.
_STAND_INS: Final = {"<": "\ue000", "[": "\ue001"}
_RESTORED: Final = {"\ue000": "&lt;", "\ue001": "["}

# Overrides and isolates can make the words around a comment read backwards; marks such as U+200F,
# which right-to-left scripts need, stay.
# https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
_BIDI_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")

# No character outside these ranges is a mark or a control: Latin letters and the signs of ordinary
# punctuation, such as quotation marks, are not.
_ABOVE_LATIN: Final = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")

_HEADING: Final = re.compile(r"<(/?)h[1-6]>")
_CODE_BLOCK: Final = re.compile(r"<pre><code[^>]*>(.*?)</code></pre>", re.DOTALL)
_NEST: Final = re.compile(r"<(/?)(?:blockquote|ul|ol)")
_CODE_OR_URL: Final = re.compile(
    '<code>.*?</code>|\\bhttps?://[^\\s<>"\ue000\ue001]+', re.DOTALL | re.IGNORECASE
)
# The cleaner removes an address that is invalid, such as "http://:", and leaves the element.
_LINK_TO_NOWHERE: Final = re.compile(f'<a rel="{_REL}">(.*?)</a>', re.DOTALL)
_BRACKET: Final = re.compile(r"&(?:lt|gt|quot);")
_TAG: Final = re.compile(r"(<[^>]*>)")


def render_comment(text: str) -> str:
    """The comment as HTML of paragraphs, line breaks, emphasis, code, quotes and lists.

    Addresses with http or https become links, headings become paragraphs. Everything else shows as
    it was typed: HTML, pictures, and links with a text, which could hide where they lead.
    """
    text = legible(printable(text.replace("\r\n", "\n").replace("\r", "\n")))
    # Two spaces before a line end are a line break: readers expect theirs to be kept.
    marked_up = _MARKDOWN.html(_neutral(text).replace("\n", "  \n"))
    marked_up = marked_up.replace("  \n", "\n")  # those that were left over in code
    if _nesting(marked_up) > _MAX_NESTING:
        marked_up = _as_typed(_neutral(text))
    marked_up = _HEADING.sub(r"<\1p>", _CODE_BLOCK.sub(r"<p><code>\1</code></p>", marked_up))
    linked = _CODE_OR_URL.sub(_link, marked_up)
    clean = _CLEANER.clean(_replaced(linked, _RESTORED))
    # Cleaned again: a character reference such as &#x202e; has become the character.
    shown = without_invisible(legible(printable(_LINK_TO_NOWHERE.sub(r"\1", clean))))
    return _without_empty(shown).strip()


def legible(text: str, most: int = MAX_MARKS) -> str:
    """The text without bidirectional controls and without combining marks beyond `most` in a row.

    Both spoil the lines around them. They are left out, not refused: a reader who pasted them may
    not see them. The time is linear in any text, and so is the time to normalise the result: Python
    sorts each run of marks in time that is quadratic in the run. A spacing mark that is sorted
    counts as a mark.
    """
    if not _ABOVE_LATIN.search(text):
        return text
    kept, marks = [], 0
    for character in _BIDI_CONTROLS.sub("", text):
        category = unicodedata.category(character)
        if category in ("Mn", "Me") or unicodedata.combining(character):
            marks += 1
            if marks > most:
                continue
        elif category != "Cf":  # such as a joiner: marks pile up across it
            marks = 0
        kept.append(character)
    return "".join(kept)


def _neutral(text: str) -> str:
    """The text with its stand-ins, and without those that a reader typed."""
    typed = dict.fromkeys(_STAND_INS.values(), "")
    return _replaced(_replaced(text, typed), _STAND_INS)


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    """As str.translate, which takes ten times as long."""
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def _nesting(marked_up: str) -> int:
    depth = deepest = 0
    for tag in _NEST.finditer(marked_up):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def render_plain(text: str) -> str:
    """The comment as one paragraph, as it was typed: at most five bytes of HTML for a byte of text,
    and seven.
    """
    return _as_typed(without_invisible(legible(printable(text))))


def _as_typed(text: str) -> str:
    return "<p>" + html.escape(text, quote=False).strip().replace("\n", "<br>") + "</p>"


def _link(match: re.Match[str]) -> str:
    if match[0].startswith("<code>"):
        return match[0]
    url = _without_tail(match[0])
    return f'<a href="{url}">{url}</a>{match[0][len(url) :]}'


def _without_tail(url: str) -> str:
    """The address without the punctuation and brackets of the sentence around it."""
    quoted = _BRACKET.split(url, maxsplit=1)[0]
    unopened = quoted.count(")") - quoted.count("(")
    end = len(quoted)
    while end:
        last = quoted[end - 1]
        if last == ")" and unopened > 0:
            unopened -= 1
        elif last not in ".,:!?*_~|']" and (last != ";" or quoted.endswith("&amp;", 0, end)):
            break
        end -= 1
    return quoted[:end]


def _without_empty(clean: str) -> str:
    """The HTML without elements that show nothing, such as a list item without words.

    Such elements make long pages of short texts. `clean` is well-formed: it comes from the cleaner.
    """
    kept: list[str] = []
    opened: list[tuple[int, bool]] = []  # where an element begins; whether ink precedes it
    ink = dropped = False
    for piece in _TAG.split(clean):
        if dropped and piece == "\n":
            continue  # the line end between two elements
        dropped = False
        kept.append(piece)
        if not piece.startswith("<"):
            # The only reference that the cleaner writes for a character without ink.
            ink = ink or has_visible(piece.replace("&nbsp;", ""))
        elif piece.startswith("</"):
            start, before = opened.pop()
            dropped = not ink
            if dropped:
                del kept[start:]
            ink = ink or before
        elif piece != "<br>":
            opened.append((len(kept) - 1, ink))
            ink = False
    return "".join(kept)
