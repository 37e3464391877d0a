"""What a browser would make of HTML."""

from __future__ import annotations

from html.parser import HTMLParser


class Elements(HTMLParser):
    """What a browser would make of a page's part: its elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
