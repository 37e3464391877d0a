"""What a body becomes on its page."""

from __future__ import annotations

from html.parser import HTMLParser

from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.shortcodes import understood
from kilas.bodies.swallowed import kept


def of_markdown(text: str) -> str:
    return sanitise(kept(markdown_to_html(text)).html).html


def of_html(text: str) -> str:
    return sanitise(kept(understood(text)).html).html


def card(service: str, address: str, words: str = "") -> str:
    """The card of an address without a sign that HTML escapes."""
    shown = words or address.removeprefix("https://").removeprefix("www.")
    link = f'<a href="{address}" rel="noopener"><b>{service}</b><br>{shown}</a>'
    return f'<p class="embed">{link}</p>'


class Nesting(HTMLParser):
    """Which end tags of HTML end no element, or another one than began last."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.wrong += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img"):
            self._open.append(tag)
        names = [name for name, _ in attrs]
        self.wrong += [each for each in names if names.count(each) > 1]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(tag)
