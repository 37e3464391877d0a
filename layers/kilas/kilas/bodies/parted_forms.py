"""Links and forms of letters that go on behind their paragraph. On markup, for kilas.bodies.body
alone.

In `<p>Awal <a href="…"><p>dua</p></a>` the second paragraph ends the first, and a form of letters
ends with its paragraph (`stand_ins`): the link would be lost. Where the markup ends the form behind
the block, the form begins again around the block; `content_model` then puts it into the block. In
`<p>a <b>b</p><p>c</b>` the form begins again in each paragraph up to its end.
https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.bodies.markup import mentions, tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FORMS: Final = frozenset(
    {
        "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "strike", "strong", "sub", "sup", "tt", "u",
    }
)  # fmt: skip
_END_A_PARAGRAPH: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p",
        "pre", "section", "table", "ul",
    }
)  # fmt: skip
_BLOCKS: Final = _END_A_PARAGRAPH | {
    "caption", "dd", "dt", "figcaption", "li", "summary", "tbody", "td", "tfoot", "th", "thead",
    "tr",
}  # fmt: skip
_DEEPEST: Final = 100
"""Open elements among which an end tag seeks its own: more are refused, but for items of lists and
cells that nothing ends."""


_LONGEST_CARRIED: Final = 200
_MOST_CARRIED: Final = 5
_FARTHEST: Final = 20
"""Characters of a form that goes on in the paragraphs behind its own, how many such forms there may
be, and in how many paragraphs: each is written again there."""


class _Open:
    """An open element. `is_ended` says that the markup ends it, with nothing open in it."""

    __slots__ = ("is_ended", "name", "tag")

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag
        self.is_ended = False


def with_forms_behind(unsafe: str) -> str:
    """The markup, in which a form of letters that holds a block is not in a paragraph.

    Around a block each form is written again once at most: it is in no paragraph any longer then.
    """
    if not mentions(unsafe, b"<p>", b"<p "):
        return unsafe
    made: list[str] = []
    at = 0
    interrupted, carried = _parted(unsafe)
    for place in sorted({*interrupted, *carried}):
        again = [form for form in interrupted.get(place, ()) if form.is_ended]
        made.append(unsafe[at:place])
        at = place
        if again:
            ends = (f"</{form.name}>" for form in reversed(again))
            made += *ends, "</p>", *(form.tag for form in again)
        made += carried.get(place, ())
    return "".join((*made, unsafe[at:]))


class _Carried:
    """The forms that a paragraph ended before the markup did, and where the next ones begin."""

    def __init__(self) -> None:
        self._forms: list[tuple[_Open, list[int]]] = []
        self.found: dict[int, list[str]] = {}

    def begin(self, name: str, place: int) -> None:
        """A block begins, of which what it holds begins there."""
        if name != "p" or any(len(places) >= _FARTHEST for _, places in self._forms):
            self._forms.clear()
        for _, places in self._forms:
            places.append(place)

    def end(self, name: str, inner: Sequence[_Open] | None) -> None:
        """An end tag ends an element in which these are open; None where no such one is open."""
        if inner and name == "p":
            forms = (each for each in inner if each.name in _FORMS)
            self._forms += ((each, []) for each in forms if len(each.tag) <= _LONGEST_CARRIED)
            del self._forms[:-_MOST_CARRIED]
        elif inner is None and name in _FORMS:
            self._take_up(name)

    def _take_up(self, name: str) -> None:
        for form, places in reversed(self._forms):
            if form.name == name:
                for place in places:
                    self.found.setdefault(place, []).insert(0, form.tag)
                self._forms = [each for each in self._forms if each[0] is not form]
                return


def _parted(unsafe: str) -> tuple[Mapping[int, Sequence[_Open]], Mapping[int, Sequence[str]]]:
    """Where a block ends a paragraph → the forms that are open in it, the outermost first; and
    where a paragraph begins → the tags of those that go on in it.
    """
    found: dict[int, Sequence[_Open]] = {}
    within: list[_Open] = []
    carried = _Carried()
    for tag in tags(unsafe):
        name = tag["name"].lower()
        if name not in _FORMS and name not in _BLOCKS:
            continue
        if tag["slash"]:
            carried.end(name, _end(name, within))
            continue
        if name in _BLOCKS:
            carried.begin(name, tag.end())
        if name in _END_A_PARAGRAPH:
            forms = _forms_of_a_paragraph(within)
            if forms is not None:
                del within[len(within) - len(forms) - 1]
                if forms:
                    found[tag.start()] = forms
        if name != "hr":
            within.append(_Open(name, tag[0]))
    return found, carried.found


def _forms_of_a_paragraph(within: Sequence[_Open]) -> list[_Open] | None:
    """The forms that are open in the innermost paragraph; None where a block is between."""
    for number in range(min(len(within), _DEEPEST)):
        name = within[-1 - number].name
        if name == "p":
            return list(within[len(within) - number :])
        if name not in _FORMS:
            return None
    return None


def _end(name: str, within: list[_Open]) -> list[_Open] | None:
    """Take the innermost element of this name from the open ones, and what is open in it; a form
    does not end a block. None where there is no such element.
    """
    for number in range(min(len(within), _DEEPEST)):
        each = within[-1 - number]
        if each.name == name:
            each.is_ended = number == 0
            inner = within[len(within) - number :]
            del within[len(within) - number - 1 :]
            return inner
        if name in _FORMS and each.name not in _FORMS:
            return None
    return None
