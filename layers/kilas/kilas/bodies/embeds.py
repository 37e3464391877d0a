"""Addresses of videos and posts on lines of their own → still cards. For kilas.bodies.shaped.

A card is a link: nothing is loaded from the service.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.markup import ATTRIBUTES, text_of
from kilas.bodies.services import HINTS, Embed, embed_of, may_embed
from kilas.patterns import pattern

if TYPE_CHECKING:
    import re

_INLINE: Final = (
    r"(?:[^<]|<(?!/?(?:p|div|table|t[dhrb]\w*|ul|ol|li|dl|dt|dd|h[1-6]|pre|figure|figcaption|aside"
    r"|blockquote|details|summary|hr)\b))*+"
)
_PARAGRAPH: Final = rf"<(p|div)((?: id=\"[^\"]*\")?)>({_INLINE})</\1>"
_BREAK: Final = r"(<br>\n?|\n)"
_LINK: Final = rf'<a(?: [a-z]+="[^"]*")*? href="([^"]*)"{ATTRIBUTES}>((?:[^<]|<(?!/?a\b))*+)</a>'
_IMAGE: Final = rf'<img(?: [a-z]+="[^"]*")*? src="([^"]*)"{ATTRIBUTES}>'
_ALT: Final = r' alt="([^"]*)"'
_THUMBNAIL: Final = r"(?:https?:)?//(?:img\.youtube\.com|i\d?\.ytimg\.com|i\.vimeocdn\.com)/"
"""Pictures of videos, of which people make links: what comes from these hosts tells the service who
reads the page.
"""
_ADDRESS: Final = r"(?:https?:)?//[^\s<>\"]+"
_TAG: Final = r"<(/?)([a-z0-9]+)"


class _Card(NamedTuple):
    embed: Embed
    words: str
    """The sanitised text of the editor's link, or ""."""


def with_cards(clean: str) -> str:
    """The sanitised HTML with a card for each address or link of a service on its own line."""
    return _walked(clean) if may_embed(clean) else clean


def _walked(clean: str) -> str:
    return pattern(_PARAGRAPH).sub(_parted, clean)


def _parted(found: re.Match[str]) -> str:
    """A paragraph as itself, or as paragraphs and the cards between them."""
    name, id_, inner = found.groups()
    if "//" not in inner or not any(hint in inner for hint in HINTS):
        return found[0]
    made: list[str] = []
    run: list[str] = []
    opened, has_card = 0, False

    def end_of_run() -> None:
        nonlocal id_
        text = _without_breaks("".join(run))
        if text:
            made.append(f"<{name}{id_}>{text}</{name}>")
            id_ = ""
        run.clear()

    for piece in pattern(_BREAK).split(inner):
        card = _card(piece.strip()) if not opened else None
        if card:
            end_of_run()
            made.append(_shown(card, id_))
            id_, has_card = "", True
        else:
            run.append(piece)
            opened += _opened(piece)
    end_of_run()
    return "\n".join(made) if has_card else found[0]


def _without_breaks(text: str) -> str:
    """The text without line breaks at its beginning and end. A loop, as a pattern would start anew
    at each blank.
    """
    text = text.strip()
    while text.startswith("<br>") or text.endswith("<br>"):
        text = text.removeprefix("<br>").removesuffix("<br>").strip()
    return text


def _opened(piece: str) -> int:
    tags = pattern(_TAG).findall(piece)
    return sum(-1 if slash else 1 for slash, name in tags if name not in ("br", "img"))


def _card(line: str) -> _Card | None:
    if link := pattern(_LINK).fullmatch(line):
        words = link[2].strip()
        if thumbnail := pattern(_IMAGE).fullmatch(words):
            words = _alt(words)
            if not pattern(_THUMBNAIL).match(thumbnail[1]):
                return None
        if "<img" in words or not (embed := embed_of(html.unescape(link[1]))):
            return None
        is_address = pattern(rf"{_ADDRESS}|[\w.-]+/\S*").fullmatch(text_of(words).strip())
        return _Card(embed, "" if is_address else words)
    if image := pattern(_IMAGE).fullmatch(line):
        embed = embed_of(html.unescape(image[1]))
        return _Card(embed, _alt(line)) if embed else None
    if pattern(_ADDRESS).fullmatch(line) and (embed := embed_of(html.unescape(line))):
        return _Card(embed, "")
    return None


def _alt(image: str) -> str:
    alt = pattern(_ALT).search(image)
    return alt[1].strip() if alt else ""


def _shown(card: _Card, id_: str) -> str:
    address = html.escape(card.embed.address)
    words = card.words or address.partition("//")[2].removeprefix("www.")
    return (
        f'<p{id_} class="embed"><a href="{address}" rel="noopener">'
        f"<b>{card.embed.service}</b><br>{words}</a></p>"
    )
