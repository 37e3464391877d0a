"""Each element where HTML lets it stand. On sanitised HTML, for kilas.bodies.body alone.

Pasted markup has text between the items of a list, a paragraph in bold letters, a link in a link. A
parser mends none of it; browsers, screen readers and feed readers guess, each in its own way.
https://html.spec.whatwg.org/multipage/dom.html#content-models

No word is lost. Each tag is read once, and costs the same however many elements are open. A form
of letters that a block interrupts is opened again in the block, and all such tags together are no
longer than the markup.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from kilas.bodies.block_parts import HOLDERS, PARTS, Part, put_right
from kilas.bodies.markup import ATTRIBUTES

_TAG: Final = re.compile(rf"<(/?)([a-z][a-z0-9]*)({ATTRIBUTES})>")
_SUMMARY_FIRST: Final = 2
"""Pieces before a summary: the tag of what it sums up, and blanks. Only the first is one."""

_DETAILS: Final = re.compile(r"\s*+<summary[ >]")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FORMS: Final = frozenset(
    {
        "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "rp",
        "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time", "u",
    }
)  # fmt: skip
"""Elements of letters. None holds a block, except a link, which holds what its parent may."""

_EMPTY: Final = frozenset({"br", "hr", "img"})
_OF_WORDS: Final = _HEADINGS | {"p", "pre", "summary"}
"""Blocks that hold no block."""

_PARTS_OF_TABLE: Final = frozenset(
    {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
)
_OPERATED: Final = frozenset({"details", "pre", "table"})
"""Blocks that a reader opens, or scrolls with the keyboard: no link holds one."""

_ITEMS: Final = {"ul": ("li",), "ol": ("li",), "dl": ("dd", "dt")}
"""Lists, and their items: what stands between these becomes one of the first kind."""

_PARENTS: Final = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "summary": {"details"},
}


def placed(clean: str) -> str:
    """The sanitised HTML, with each element where it may stand."""
    page = _Page(len(clean))
    at = 0
    for tag in _TAG.finditer(clean):
        page.text(clean[at : tag.start()])
        at = tag.end()
        if tag[1]:
            page.close()
        elif tag[2] in _EMPTY:
            page.leaf(tag[0], tag[2])
        elif tag[2] == "details" and _DETAILS.match(clean, at) is None:
            page.open("div", tag[3])
        else:
            page.open(tag[2], tag[3])
    page.text(clean[at:])
    return page.whole()


class _Element:
    """An open element. `written` is its name on the page, "" for none. `ours` says that no tag of
    the markup ends it. `ended` is a form that a block has interrupted.
    """

    __slots__ = (
        "attributes", "depth", "ended", "is_over", "ours", "parts", "place", "rank", "written",
    )  # fmt: skip

    def __init__(self, written: str, attributes: str, *, ours: bool) -> None:
        self.written = written
        self.attributes = attributes
        self.ours = ours
        self.ended = ""
        self.is_over = False
        """Whether the markup has ended the element."""
        self.depth = 0
        self.rank = 0
        """How many elements were open when this one began, and how many of them with a name."""
        self.place = 0
        """Of the start tag, among what is written."""
        self.parts: list[Part] = []


class _Page:
    """What is written, and the elements that are open, those of the markup and ours."""

    def __init__(self, allowance: int) -> None:
        self._pieces: list[str] = []
        self._open: list[_Element] = []
        self._written: list[_Element] = []
        """The open elements that have a name on the page."""
        self._blocks: list[_Element] = []
        """Those of them that are no forms of letters."""
        self._named: defaultdict[str, list[_Element]] = defaultdict(list)
        """Those of them with each name."""
        self._ended: dict[str, list[_Element]] = {}
        """The interrupted forms of each name. One that is over stays until it is the last."""
        self._allowance = allowance

    def whole(self) -> str:
        """All that is written; the markup is at its end."""
        return "".join(self._pieces)

    def text(self, words: str) -> None:
        if words.strip():
            self._make_place_for("")
        if words:
            self._pieces.append(words)

    def leaf(self, tag: str, name: str) -> None:
        """An element without an end."""
        if name == "hr":
            if self._innermost_block() in _OF_WORDS:
                return
            self._interrupt_forms(name)
        self._make_place_for(name)
        self._pieces.append(tag)

    def open(self, name: str, attributes: str) -> None:
        """An element that the markup ends later."""
        written = name
        if name in _FORMS:
            self._make_place_for("")
            written = self._form(name, attributes)
        elif (block := self._innermost_block()) in _OF_WORDS:
            written = ""
            self._part("\n" if block == "pre" else " ")
        else:
            self._interrupt_forms(name)
            self._make_place_for(name)
            written = self._block(name)
        self._begin(_Element(written, attributes, ours=False))

    def close(self) -> None:
        """End the element that the markup ends here, and ours in it."""
        while self._open[-1].ours:
            self._end()
        self._end()

    def _part(self, blank: str) -> None:
        """Keep words apart that were in two blocks."""
        if not self._pieces[-1].endswith(">"):
            self._pieces.append(blank)

    def _begin(self, element: _Element) -> None:
        element.depth = len(self._open)
        element.rank = len(self._written)
        element.place = len(self._pieces)
        self._open.append(element)
        if element.written:
            self._pieces.append(f"<{element.written}{element.attributes}>")
            self._written.append(element)
            self._named[element.written].append(element)
            if element.written not in _FORMS:
                self._blocks.append(element)

    def _forget_innermost(self) -> _Element:
        """The innermost element with a name, which is open no more."""
        element = self._written.pop()
        self._named[element.written].pop()
        if element.written not in _FORMS:
            self._blocks.pop()
        return element

    def _end(self) -> None:
        element = self._open.pop()
        element.is_over = True
        if element.written:
            self._forget_innermost()
            self._pieces.append(f"</{element.written}>")
        if element.written in PARTS and self._blocks:
            part = Part(element.written, element.place, len(self._pieces) - 1)
            self._blocks[-1].parts.append(part)
        elif element.written in HOLDERS:
            put_right(element.written, element.place, self._pieces, element.parts)

    def _parent(self) -> str:
        return self._written[-1].written if self._written else ""

    def _innermost_block(self) -> str:
        return self._blocks[-1].written if self._blocks else ""

    def _is_in(self, *names: str) -> bool:
        return any(self._named[name] for name in names)

    def _form(self, name: str, attributes: str) -> str:
        """A form as it may stand here: a time needs one for machines, and a link ends a link."""
        if name == "time" and "datetime=" not in attributes:
            return ""
        if name != "a" or not self._is_in("a"):
            return name
        self._end_link()
        return "" if self._is_in("a") else name

    def _block(self, name: str) -> str:
        parent = self._parent()
        if name in _PARENTS and parent not in _PARENTS[name]:
            return "div"
        if name == "summary" and len(self._pieces) - self._blocks[-1].place > _SUMMARY_FIRST:
            return "div"
        if name in _PARTS_OF_TABLE and self._is_in("caption"):
            self._part(" ")
            return ""
        if name == "details" and self._is_in("a"):
            return "div"
        is_heading = name in _HEADINGS or name == "aside"
        return "div" if is_heading and self._is_in("dt", "th") else name

    def _make_place_for(self, name: str) -> None:
        """Before a block, or "" for words: an item where a list holds no such thing, and the forms
        of the words.
        """
        parent = self._parent()
        if parent in _ITEMS and name not in _ITEMS[parent]:
            self._begin(_Element(_ITEMS[parent][0], "", ours=True))
        elif self._is_between_items(name):
            self._end()
        if not name:
            self._resume_forms()

    def _is_between_items(self, name: str) -> bool:
        """Whether the innermost element is an item of ours: it ends where the next one begins."""
        if len(self._open) < 2 or not self._open[-1].ours:  # noqa: PLR2004  # the item and its list
            return False
        return name in _ITEMS.get(self._open[-2].written, ())

    def _interrupt_forms(self, name: str) -> None:
        """End the forms that hold what comes. A link that holds them all may hold most blocks."""
        first = self._blocks[-1].rank + 1 if self._blocks else 0
        is_linked = first < len(self._written) and self._written[first].written == "a"
        if is_linked and name not in _OPERATED:
            first += 1
        self._end_forms(first)

    def _end_link(self) -> None:
        """End the open link, unless a block in the link holds what comes."""
        link = self._named["a"][0]
        if not self._blocks or link.rank > self._blocks[-1].rank:
            self._end_forms(link.rank)

    def _end_forms(self, first: int) -> None:
        """End the forms from this place on among the written elements."""
        forms = self._written[first:]
        if not forms:
            return
        for _ in forms:
            self._end_form(self._forget_innermost())
        outermost = forms[0].depth
        self._open[outermost:] = [each for each in self._open[outermost:] if not each.ours]
        for each in forms:
            if not each.ours:
                self._ended.setdefault(each.ended, []).append(each)

    def _end_form(self, element: _Element) -> None:
        blank = self._pieces.pop() if not self._pieces[-1].strip() else ""
        if self._pieces[-1] == f"<{element.written}{element.attributes}>":
            self._pieces[-1] = blank  # it has no word so far
        else:
            self._pieces += [blank, f"</{element.written}>"]
        element.ended, element.written = element.written, ""

    def _resume_forms(self) -> None:
        """Open again the forms that a block has interrupted, where none of their kind is open."""
        for name in [*self._ended]:
            forms = self._ended[name]
            while forms and forms[-1].is_over:
                forms.pop()
            if not forms:
                del self._ended[name]
            elif not self._named[name]:
                self._resume(forms[-1])

    def _resume(self, form: _Element) -> None:
        size = 2 * len(form.ended) + len(form.attributes) + len("<></>")
        if size <= self._allowance:
            self._allowance -= size
            self._begin(_Element(form.ended, form.attributes, ours=True))
