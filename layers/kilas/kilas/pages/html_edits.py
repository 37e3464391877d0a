"""Small changes to sanitised HTML, on its way into a page or a feed."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from markupsafe import Markup, escape

from kilas.bodies.directions import is_from_the_right

# nh3 writes every attribute as name="value" and escapes quotes and "<" in it.
_TAG = re.compile(r"<[a-z][a-z0-9]*(?:\s+[a-z-]+=\"[^\"]*\")*\s*/?>")
_LINK = re.compile(r"(?<=\s)(href|src)=\"([^\"]*)\"")
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

_WIDE = re.compile(r"<(?P<end>/?)(?P<name>table|pre|a)(?=[ >])[^>]*>")

_DASHES = " -–—"


ADDRESSES_KEPT = 1_000
"""Addresses that a process remembers as seen from outside: the pictures of sections are on most
pages."""


@lru_cache(ADDRESSES_KEPT, typed=True)  # a Markup, which no template escapes, equals its text
def absolute(url: str, base: str) -> str:
    """The URL as seen from outside: a relative one is resolved against `base`.

    A URL that cannot be resolved is kept as it is: no link may stop a page.
    """
    try:
        return url if _HAS_SCHEME.match(url) else urljoin(base, url)
    except ValueError:  # urljoin's way to refuse a malformed host
        return url


def absolute_links(html: str, base: str) -> str:
    """Sanitised HTML with every link and picture resolved against `base`, for use elsewhere."""

    def link(match: re.Match[str]) -> str:
        return f'{match[1]}="{absolute(match[2], base)}"'

    return _TAG.sub(lambda tag: _LINK.sub(link, tag[0]), str(html))


def direction(text: str) -> Markup:
    """The attribute of an element with this text, which browsers would else show as a text that is
    read from left to right.
    """
    return Markup(' dir="auto"') if is_from_the_right(text) else Markup()


def scrollable(html: str, table: str, code: str) -> Markup:
    """Sanitised HTML whose tables and code each have a frame that the keyboard can scroll, as a
    wide one does not fit on a phone (https://www.w3.org/WAI/WCAG22/Understanding/keyboard).

    `table` and `code` name the frames for those who do not see them. What is inside of another
    table or code has no frame, and the keyboard does not stop at one inside of a link.
    """
    if "<table" not in html and "<pre" not in html:
        return Markup(html)  # noqa: S704  # the contexts hold sanitised HTML only
    depth = links = 0

    def framed(tag: re.Match[str]) -> str:
        nonlocal depth, links
        if tag["name"] == "a":
            links += -1 if tag["end"] else 1
            return tag[0]
        if tag["end"]:
            depth -= 1
            return f"{tag[0]}</div>" if depth == 0 else tag[0]
        depth += 1
        label = escape(table if tag["name"] == "table" else code)
        if links:
            return f'<div class="wide">{tag[0]}' if depth == 1 else tag[0]
        frame = f'<div class="wide" role="group" tabindex="0" aria-label="{label}">'
        return f"{frame}{tag[0]}" if depth == 1 else tag[0]

    return Markup(_WIDE.sub(framed, html))  # noqa: S704  # sanitised, and escaped above


def with_dateline(html: str, place: str, newspaper: str) -> Markup:
    """Sanitised HTML with "**Kota, Kilas –**" in front of its first sentence.

    A place that names the newspaper already ("Kota, Kilas –") is kept as written. Where the text
    does not begin with a paragraph, the dateline is a paragraph of its own.
    """
    place = place.strip(_DASHES)
    if not place:
        return Markup(html)  # noqa: S704  # the contexts hold sanitised HTML only
    where = place if "," in place else f"{place}, {newspaper}"
    dateline = f'<b class="dateline">{escape(where)} –</b>'
    if html.startswith("<p>"):
        return Markup(f"<p>{dateline} {html[3:]}")  # noqa: S704  # sanitised and escaped above
    return Markup(f"<p>{dateline}</p>\n{html}")  # noqa: S704  # sanitised and escaped above
