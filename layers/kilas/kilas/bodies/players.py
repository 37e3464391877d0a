"""Players and posts of services, as pasted from their sites. For kilas.bodies.swallowed.

An address on a line of its own stands for each; `kilas.bodies.embeds` makes a card of it. A link
stands for a film or a sound that is a file.
"""

from __future__ import annotations

import html
import re
from typing import Final

from kilas.bodies.services import Embed, embed_of, is_script_of_a_service
from kilas.patterns import pattern

_ATTRIBUTE: Final = r"""(?<![^\s"'])({names})\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))"""
_SOURCES: Final = {
    "iframe": ("src", "data-src"),
    "embed": ("src",),
    "object": ("data",),
    "script": ("src",),
    "amp-youtube": ("data-videoid",),
    "blockquote": ("data-instgrm-permalink", "cite"),
    "div": ("data-href",),
    "video": ("src", "data-src"),
    "audio": ("src", "data-src"),
}
"""The element of a player or a post → the attributes that may hold its address."""

_FILE: Final = (
    r"(?:https?://|[/.\w])[^\s:]*\."
    r"(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|aac|flac)(?:[?#]\S*)?"
)
_POSTS: Final = re.compile(r"instagram-media|tiktok-embed|\bfb-(?:post|video)\b|text-post-media")
_SIGNS_OF_POSTS: Final = (
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "text-post-media",
)
"""As texts: one is sooner found than a pattern."""

PLAYERS_OF_FILES: Final = frozenset({"audio", "video"})
_NO_TITLE: Final = re.compile(r"player|embed|iframe|post by|\Atitle\Z", re.IGNORECASE)
"""Titles that the services give to every frame."""


def line_for(name: str, attributes: str) -> str:
    """The markup that stands for the player or post of an opening tag, or ""."""
    if name in ("blockquote", "div") and not _POSTS.search(attributes):
        return ""
    for source in _SOURCES.get(name, ()):
        written = _value(source, attributes).strip()
        if name in PLAYERS_OF_FILES and pattern(_FILE, re.IGNORECASE).fullmatch(written):
            words = written.partition("?")[0].rpartition("/")[2]
            return f'<p><a href="{html.escape(written)}">{html.escape(words)}</a></p>'
        if embed := _embed(name, written):
            title = _value("title", attributes).strip() if name == "iframe" else ""
            address = html.escape(embed.address)
            if title and not _NO_TITLE.search(title):
                return f'<p><a href="{address}">{html.escape(title)}</a></p>'
            return f"<p>{address}</p>"
    return ""


def may_have_posts(markup: str) -> bool:
    """Whether an element that stays may be a post, for which `line_for` has a line."""
    return any(sign in markup for sign in _SIGNS_OF_POSTS)


def source_of(attributes: str) -> tuple[str, str]:
    """The attribute that says where the content of an element is, and the address, or ("", "")."""
    values = ((name, _value(name, attributes).strip()) for name in ("src", "data-src", "data"))
    return next((each for each in values if each[1]), ("", ""))


def is_idle(name: str, attributes: str) -> bool:
    """Whether an element is a script that only dresses a post."""
    return name == "script" and is_script_of_a_service(_value("src", attributes))


def _embed(name: str, address: str) -> Embed | None:
    if name == "amp-youtube":
        return embed_of(f"https://youtu.be/{address}") if address else None
    return embed_of(address) if address else None


def _value(name: str, attributes: str) -> str:
    wanted = pattern(_ATTRIBUTE.format(names=re.escape(name)), re.IGNORECASE)
    found = wanted.search(attributes)
    return html.unescape(found[2] or found[3] or found[4] or "") if found else ""
