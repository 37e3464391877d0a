"""The parts of lists of terms, figures and tables, each where HTML lets it stand. For
kilas.bodies.content_model alone.

Pages that are saved or pasted have a caption in the middle of a figure, two captions of a table,
its foot before its rows, and a term that comes again. No word is lost, and no word is repeated.
https://html.spec.whatwg.org/multipage/tables.html#the-table-element
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.markup import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_GROUPS: Final = re.compile("(?:(?:dt)+(?:dd)+)+")
"""What a list of terms holds: terms, and what each group of them means."""

_ROWS: Final = re.compile("(?:caption)?(?:thead)?(?:tbody)*(?:tfoot)?")
"""What a table holds, in this order."""


class Part(NamedTuple):
    """A part: its name, and the places of its tags among the pieces of a page."""

    name: str
    start: int
    end: int


def put_right(name: str, start: int, pieces: list[str], parts: Sequence[Part]) -> None:
    """Mend the element of this name that has these parts. Its first tag is at `start`, and its last
    one is the last of the pieces.
    """
    _MENDED[name](start, pieces, parts)


def _terms(start: int, pieces: list[str], parts: Sequence[Part]) -> None:
    """Make plain blocks of a list that lacks terms, or what they mean. Where a term comes again,
    another list begins.
    """
    if not _GROUPS.fullmatch("".join(part.name for part in parts)):
        _without_terms(start, pieces, parts)
        return
    seen: set[str] = set()
    group: set[str] = set()
    first, before = parts[0], "dd"
    for part in parts:
        if part.name == "dt":
            if before == "dd":
                first, group = part, set()
            words = text_of("".join(pieces[part.start : part.end])).strip()
            if words in group:
                _without_terms(start, pieces, parts)
                return
            group.add(words)
        elif before == "dt":
            if seen & group:
                pieces[first.start] = f"</dl><dl>{pieces[first.start]}"
                seen = set()
            seen |= group
        before = part.name


def _without_terms(start: int, pieces: list[str], parts: Sequence[Part]) -> None:
    for name, begin, end in [*parts, Part("dl", start, len(pieces) - 1)]:
        pieces[begin] = re.sub(rf"<{name}(?=[ >])", "<div", pieces[begin].removeprefix("</dl><dl>"))
        pieces[end] = "</div>"


def _captions(start: int, pieces: list[str], parts: Sequence[Part]) -> None:
    """Put the caption of a figure first or last. Of several, each has a figure of its own."""
    if not parts:
        return
    parts = _joined(pieces, parts)
    if not _has_any(pieces, start + 1, parts[0].start):
        for part in parts[1:]:
            pieces[part.start] = f"</figure><figure>{pieces[part.start]}"
        return
    for part in parts[:-1]:
        pieces[part.end] += "</figure><figure>"
    last, end = parts[-1], len(pieces) - 1
    if _has_any(pieces, last.end + 1, end):
        caption = pieces[last.start : last.end + 1]
        pieces[last.start : end] = pieces[last.end + 1 : end] + caption


def _table(start: int, pieces: list[str], parts: Sequence[Part]) -> None:
    """Put the caption of a table first, then its head, its rows and its foot, as browsers show
    them. It has one of each.
    """
    if _ROWS.fullmatch("".join(part.name for part in parts)):
        return
    for name in ("thead", "tfoot"):
        for part in [each for each in parts if each.name == name][1:]:
            pieces[part.start] = pieces[part.start].replace(name, "tbody", 1)
            pieces[part.end] = "</tbody>"
    found: dict[str, list[str]] = {"caption": [], "thead": [], "tfoot": []}
    rest: list[str] = []
    at = start + 1
    for part in parts:
        rest += pieces[at : part.start]
        at = part.end + 1
        place = found.get(part.name, rest)
        if part.name == "caption" and place:
            place[-1:] = ["<br>", *pieces[part.start + 1 : at]]
        elif place and place is not rest:
            rest += pieces[part.start : at]
        else:
            place += pieces[part.start : at]
    rest += pieces[at : len(pieces) - 1]
    pieces[start + 1 : len(pieces) - 1] = [
        *found["caption"], *found["thead"], *rest, *found["tfoot"],
    ]  # fmt: skip


def _joined(pieces: list[str], parts: Sequence[Part]) -> list[Part]:
    """The captions of a figure; those with nothing in between become one."""
    joined = [parts[0]]
    for part in parts[1:]:
        last = joined[-1]
        if _has_any(pieces, last.end + 1, part.start):
            joined.append(part)
        else:
            pieces[last.end], pieces[part.start] = "<br>", ""
            joined[-1] = Part(part.name, last.start, part.end)
    return joined


def _has_any(pieces: Sequence[str], start: int, end: int) -> bool:
    return any(each.strip() for each in pieces[start:end])


_MENDED: Final[Mapping[str, Callable[[int, list[str], Sequence[Part]], None]]] = {
    "dl": _terms,
    "figure": _captions,
    "table": _table,
}
PARTS: Final = frozenset({"dt", "dd", "figcaption", "caption", "thead", "tbody", "tfoot"})
"""The elements that are parts of another one."""

HOLDERS: Final = frozenset(_MENDED)
"""The elements that have parts."""
