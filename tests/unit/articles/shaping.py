"""What a body becomes on its page."""

from __future__ import annotations

from kilas.articles.body import sanitise
from kilas.articles.markdown import markdown_to_html
from kilas.articles.shortcodes import understood
from kilas.articles.swallowed import kept


def of_markdown(text: str) -> str:
    return sanitise(kept(markdown_to_html(text)).html).html


def of_html(text: str) -> str:
    return sanitise(kept(understood(text)).html).html


def card(service: str, address: str, words: str = "") -> str:
    """The card of an address without a sign that HTML escapes."""
    shown = words or address.removeprefix("https://").removeprefix("www.")
    link = f'<a href="{address}" rel="noopener"><b>{service}</b><br>{shown}</a>'
    return f'<p class="embed">{link}</p>'
