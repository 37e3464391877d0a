"""The article in a page that a browser saved, with its title and its date. For html_head alone.

Such a page has the menu, the sidebar and the scripts of its site. The article is where the makers
of sites say that it is. The time is linear in the text.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles.dates import is_date
from kilas.articles.source import Around
from kilas.bodies.markup import ATTRIBUTE, RAW_TEXT, TOKEN, tags
from kilas.documents.looks import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS: Final = frozenset(
    {
        "post-body", "entry-content", "post-content", "article-body", "article-content",
        "td-post-content", "article__body", "article__content", "detail__body-text",
        "read__content", "post__content", "e-content", "articlebody", "story-body",
        "single-content",
    }
)  # fmt: skip
"""Classes and ids of the text of an article: Blogger's, WordPress's, its themes', newspapers'."""

_TITLES: Final = frozenset(
    {"post-title", "entry-title", "article-title", "p-name", "headline", "post__title"}
)
_DATES: Final = frozenset({"published", "entry-date", "datepublished", "dt-published", "post-date"})
_OF_A_SITE: Final = frozenset({"nav", "aside", "form", "script", "link"})
"""What the page of a site has around an article, and an article of its own has not."""

_ENTRY: Final = "h-entry"
"""The class of an element that says by classes what each part of it is, as an export of Medium:
https://microformats.org/wiki/h-entry"""

_HOLDERS: Final = frozenset({"article", "main", "div", "section", "td", "span"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
_WORDS_NAMED: Final = 12


class SavedPage(NamedTuple):
    """Where the article is and what is around it; the heading that says to be its title, the only
    one of the first level, and its date, each "" if not found.
    """

    start: int
    end: int
    around: tuple[Around, ...]
    titled: str
    heading: str
    date: str


class _Element(NamedTuple):
    start: int
    end: int
    has_heading: bool


class _Open(NamedTuple):
    place: int
    rank: int | None
    headings: int


def saved_page(text: str, body: tuple[int, int]) -> SavedPage | None:
    """The article in the body of an HTML document, if the body is the page of a site."""
    found = _Finder(text, body)
    chosen = found.chosen()
    if chosen is None or not found.is_of_a_site(chosen):
        return None
    sides = ((body[0], chosen.start), (chosen.end, body[1]))
    around = tuple(side for start, end in sides if (side := _around(text, start, end)))
    return SavedPage(chosen.start, chosen.end, around, found.titled, found.heading, found.date)


class _Finder:
    def __init__(self, text: str, body: tuple[int, int]) -> None:
        self._text = text
        self._of_a_site: list[int] = []
        self._ranked: defaultdict[int, list[_Element]] = defaultdict(list)
        self._headings = 0
        self._first_headings: list[str] = []
        self.titled = ""
        self.date = ""
        self._walk(*body)

    @property
    def heading(self) -> str:
        """The only heading of the first level."""
        return self._first_headings[0] if len(set(self._first_headings)) == 1 else ""

    def chosen(self) -> _Element | None:
        """The one element of the surest kind that there is one of."""
        for rank in sorted(self._ranked):
            outer = _outermost(self._ranked[rank])
            headed = [each for each in outer if each.has_heading]
            for several in (outer, headed):
                if len(several) == 1:
                    return several[0]
        return None

    def is_of_a_site(self, chosen: _Element) -> bool:
        """Whether there is something of a site around an element."""
        return any(not chosen.start <= place < chosen.end for place in self._of_a_site)

    def _walk(self, start: int, end: int) -> None:
        opened: defaultdict[str, list[_Open]] = defaultdict(list)
        for tag in tags(self._text, 0, end):
            name = tag["name"].lower()
            if name in _OF_A_SITE and not tag["slash"] and _is_of_a_site(name, tag["attributes"]):
                self._of_a_site.append(tag.start())
            if tag.start() < start:
                continue
            if tag["slash"]:
                if opened[name]:
                    self._close(opened[name].pop(), tag.start())
                continue
            marks = _marks(tag["attributes"])
            if _ENTRY in marks:
                self._of_a_site.append(tag.start())
            if name in _HEADINGS:
                self._read_heading(name, marks, tag)
            if name in _HOLDERS:
                opened[name].append(_Open(tag.end(), _rank(name, marks), self._headings))
            self._read_date(name, marks, tag["attributes"])

    def _close(self, opened: _Open, end: int) -> None:
        if opened.rank is not None:
            has_heading = self._headings > opened.headings
            self._ranked[opened.rank].append(_Element(opened.place, end, has_heading))

    def _read_heading(self, name: str, marks: set[str], tag: re.Match[str]) -> None:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(
            self._text, tag.end(), tag.end() + 2_000
        )
        if closing is None:
            return
        self._headings += 1
        words = _words(self._text[tag.end() : closing.start()])
        if name == "h1" and words:
            self._first_headings.append(words)
        if marks & _TITLES:
            self.titled = self.titled or words

    def _read_date(self, name: str, marks: set[str], attributes: str) -> None:
        if self.date or name not in ("time", "abbr", "meta", "span"):
            return
        values = _values(attributes)
        if name != "time" and not marks & _DATES:
            return
        if name == "time" and not (marks & _DATES or "pubdate" in values):
            return
        written = (values.get(each, "").strip() for each in ("datetime", "title", "content"))
        self.date = next((each for each in written if each and is_date(each)), "")


def better_title(title: str, page: SavedPage, shared: str) -> str:
    """The title of an article, without the name of its site: that of the heading which says to be
    it, the one with which the page is shared, or a heading that is most of the page's own.
    """
    is_most = page.heading and plain(page.heading) in plain(title)
    if page.titled or shared:
        return page.titled or shared
    return page.heading if is_most and 2 * len(page.heading) >= len(title) else title


def _rank(name: str, marks: set[str]) -> int | None:
    """How surely an element is the text of an article: the less, the surer."""
    if marks & _TEXTS:
        return 0
    return {"article": 1, "main": 2}.get(name, 2 if "role=main" in marks else None)


def _marks(attributes: str) -> set[str]:
    """The classes, the id and the property of an element, in small letters, and its role."""
    if "=" not in attributes:
        return set()
    values = _values(attributes)
    names = " ".join(values.get(each, "") for each in ("class", "id", "itemprop")).lower()
    return {*names.split(), f"role={values.get('role', '').lower()}"}


def _values(attributes: str) -> dict[str, str]:
    return {
        each[1].lower(): html.unescape(each[2] or each[3] or each[4] or "")
        for each in ATTRIBUTE.finditer(attributes)
    }


def _is_of_a_site(name: str, attributes: str) -> bool:
    if name == "link":
        return "stylesheet" in attributes.lower()
    return name != "script" or "src" in _values(attributes)


def _outermost(elements: list[_Element]) -> list[_Element]:
    outer: list[_Element] = []
    for each in sorted(elements):
        if not outer or each.start >= outer[-1].end:
            outer.append(each)
    return outer


def _around(text: str, start: int, end: int) -> Around | None:
    """The words of a part of the page."""
    words: list[str] = []
    first = start
    for place, piece in _pieces(text, start, end):
        found = html.unescape(piece).split()
        if found and not words:
            first = place + len(piece) - len(piece.lstrip())
        words += found
    if not words:
        return None
    line = text.count("\n", 0, first) + 1
    return Around(" ".join(words[:_WORDS_NAMED]), len(words), line)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The texts between the tags, without those of scripts and the like."""
    at = start
    for tag in tags(text, start, end):
        if tag.start() >= at:
            yield at, TOKEN.sub(" ", text[at : tag.start()])
        raw = RAW_TEXT.get(tag["name"].lower()) if not tag["slash"] else None
        found = raw.match(text, tag.end(), end) if raw else None
        at = found.end("data") if found and found.end() < end else tag.end()
    yield at, TOKEN.sub(" ", text[at:end])


def _words(markup: str) -> str:
    return " ".join(html.unescape(TOKEN.sub(" ", markup)).split())
