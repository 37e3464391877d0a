"""Footnotes: links both ways, and the notes at the end. For kilas.bodies.shaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.addresses import fragments
from kilas.patterns import pattern

if TYPE_CHECKING:
    import re

_REFERENCE: Final = (
    r'<sup class="footnote-reference"><a href="([^"]*)"((?: rel="[^"]*")?)>([^<]*)</a></sup>'
)
_NOTE: Final = (
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">([0-9]{1,6})</sup>'
    r"((?:[^<]|<(?!/?div\b))*+)</div>\n?"
)
_CLASS: Final = "footnote-"
_PREFIX: Final = "fnref-"


def linked(clean: str) -> str:
    """The sanitised HTML with the notes at its end, in their order. The number in the text leads to
    its note, and the number of the note leads to the first place that asks for it.
    """
    if _CLASS not in clean:
        return clean
    asked: set[str] = set()

    def reference(found: re.Match[str]) -> str:
        link, rel, number = found.groups()
        target = link.removeprefix("#")
        id_ = "" if target in asked else f' id="{_reference_id(target)}"'
        asked.add(target)
        return f'<sup class="footnote-reference"{id_}><a href="{link}"{rel}>{number}</a></sup>'

    clean = pattern(_REFERENCE).sub(reference, clean)
    notes: list[tuple[int, str]] = []

    def note(found: re.Match[str]) -> str:
        id_, number, inner = found.groups()
        label = number
        if id_ in asked:
            label = f'<a href="{fragments.to(_reference_id(id_))}" rel="noopener">{number}</a>'
        made = (
            f'<div class="footnote-definition" id="{id_}">'
            f'<sup class="footnote-definition-label">{label}</sup>{inner}</div>'
        )
        notes.append((int(number), made))
        return ""

    text = pattern(_NOTE).sub(note, clean).rstrip("\n")
    return "\n".join((text, *(made for _, made in sorted(notes))))


def _reference_id(id_: str) -> str:
    return fragments.body_id(_PREFIX) + id_.removeprefix(fragments.body_id(""))
