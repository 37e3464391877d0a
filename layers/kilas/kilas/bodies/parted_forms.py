"""Links and forms of letters that go on behind their paragraph. On markup, for kilas.bodies.body
alone.

In `<p>Awal <a href="…"><p>dua</p></a>` the second paragraph ends the first, and a form of letters
ends with its paragraph (`stand_ins`): the link would be lost. Where the markup ends the form behind
the block, the form begins again around the block; `content_model` then puts it into the block.
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


class _Open:
    """An open element. `is_ended` says that the markup ends it, with nothing open in it."""

    __slots__ = ("is_ended", "name", "tag")

    def __init__(self, name: str, tag: str) -> None:
        self.name = name
        self.tag = tag
        self.is_ended = False


def with_forms_behind(unsafe: str) -> str:
    """The markup, in which a form of letters that holds a block is not in a paragraph.

    Each form is written again once at most: it is in no paragraph any longer then.
    """
    if not mentions(unsafe, b"<p>", b"<p "):
        return unsafe
    made: list[str] = []
    at = 0
    for place, forms in _interrupted(unsafe).items():
        again = [form for form in forms if form.is_ended]
        if again:
            ends = (f"</{form.name}>" for form in reversed(again))
            made += unsafe[at:place], *ends, "</p>", *(form.tag for form in again)
            at = place
    return "".join((*made, unsafe[at:]))


def _interrupted(unsafe: str) -> Mapping[int, Sequence[_Open]]:
    """Where a block ends a paragraph → the forms that are open in it, the outermost first."""
    found: dict[int, Sequence[_Open]] = {}
    within: list[_Open] = []
    for tag in tags(unsafe):
        name = tag["name"].lower()
        if name not in _FORMS and name not in _BLOCKS:
            continue
        if tag["slash"]:
            _end(name, within)
            continue
        if name in _END_A_PARAGRAPH:
            forms = _forms_of_a_paragraph(within)
            if forms is not None:
                del within[len(within) - len(forms) - 1]
                if forms:
                    found[tag.start()] = forms
        if name != "hr":
            within.append(_Open(name, tag[0]))
    return found


def _forms_of_a_paragraph(within: Sequence[_Open]) -> list[_Open] | None:
    """The forms that are open in the innermost paragraph; None where a block is between."""
    for number in range(min(len(within), _DEEPEST)):
        name = within[-1 - number].name
        if name == "p":
            return list(within[len(within) - number :])
        if name not in _FORMS:
            return None
    return None


def _end(name: str, within: list[_Open]) -> None:
    """Take the innermost element of this name from the open ones; a form does not end a block."""
    for number in range(min(len(within), _DEEPEST)):
        each = within[-1 - number]
        if each.name == name:
            each.is_ended = number == 0
            del within[len(within) - number - 1 :]
            return
        if name in _FORMS and each.name not in _FORMS:
            return
