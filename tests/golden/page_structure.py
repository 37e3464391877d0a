"""What every page must be: well nested HTML without inline script or style, whose references
within the page lead somewhere."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class PageStructure(HTMLParser):
    """Collects the `faults` of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []
        self._ids: list[str] = []
        self._references: list[str] = []
        self._landmarks: list[str] = []
        self._headings: list[int] = []
        self.feed(page)
        self.close()
        self._judge()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) < len(attrs):
            self.faults.append(f"<{tag}> repeats an attribute")
        if tag not in VOID:
            self._open.append(tag)
        if tag in {"header", "main", "footer"} and len(self._open) == 3:
            self._landmarks.append(tag)
        if tag in {"h1", "h2", "h3"}:
            self._headings.append(int(tag[1]))
        if tag == "script" and given.get("type") != "application/ld+json":
            self.faults.append("a script that a browser would run")
        if tag == "img" and given.get("alt") is None:
            self.faults.append("a picture without alt")
        self.faults += [
            f"<{tag}> has {name}" for name in given if name == "style" or name.startswith("on")
        ]
        self._ids += [value for name, value in attrs if name == "id" and value is not None]
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self._references += (given.get(name) or "").split()
        if (href := given.get("href") or "").startswith("#"):
            self._references.append(href[1:])

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def _judge(self) -> None:
        if self._open:
            self.faults.append(f"never closed: {self._open}")
        if len(set(self._ids)) < len(self._ids):
            self.faults.append(f"an id is used twice: {sorted(self._ids)}")
        self.faults += [
            f"nothing is called #{name}" for name in self._references if name not in self._ids
        ]
        if sorted(self._landmarks) != ["footer", "header", "main"]:
            self.faults.append(f"landmarks are {self._landmarks}")
        if self._headings.count(1) != 1:
            self.faults.append(f"{self._headings.count(1)} headings of the first level")
        steps = zip(self._headings, self._headings[1:], strict=False)
        if any(after > before + 1 for before, after in steps):
            self.faults.append(f"headings skip a level: {self._headings}")
