"""Links around pictures that have no words, on their way into a page."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

from kilas.bodies.markup import text_of

_LINK: Final = re.compile(
    r'<a(?P<attributes>(?: [a-z-]+="[^"]*")*)>(?P<inside>(?:[^<]|<(?!/?a[ >]))*+)</a>'
)
_ADDRESS: Final = re.compile(r' href="([^"]*)"')
_NAME: Final = re.compile(r' (?:title|aria-label)="\s*[^"\s]')
_ALT: Final = re.compile(r'<img(?: [a-z-]+="[^"]*")*? alt="\s*[^"\s]')
_SILENT: Final = ' alt=""'


def named_links(body: str) -> Markup:
    """Sanitised HTML whose links have a name for who hears the page: where a link holds pictures
    without words and nothing else, the name is where the link leads.
    https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context
    """
    if _SILENT not in body or "<a " not in body:
        return Markup(body)  # noqa: S704  # the contexts hold sanitised HTML only

    def named(link: re.Match[str]) -> str:
        attributes, inside = link.groups()
        address = _ADDRESS.search(attributes)
        has_name = _NAME.search(attributes) or _ALT.search(inside) or text_of(inside).strip()
        if address is None or has_name or "<img" not in inside:
            return link[0]
        label = escape(_place(html.unescape(address[1])))
        return f'<a{attributes} aria-label="{label}">{inside}</a>'

    return Markup(_LINK.sub(named, body))  # noqa: S704  # sanitised, and escaped above


def _place(address: str) -> str:
    """Where an address leads, in words: the host of another site, else the last part of the path
    ("/2026/11/pasar-lama.html": "pasar lama"), else the address itself.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # urlsplit's way to refuse a malformed host
        return address
    last = unquote(parts.path.rstrip("/").rpartition("/")[2] or parts.fragment)
    return host or last.removesuffix(".html").replace("-", " ").strip() or address
