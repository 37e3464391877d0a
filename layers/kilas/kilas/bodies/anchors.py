"""Ids in a text, and the links to them. For kilas.bodies.body and kilas.articles.read.

Each heading has an id, its editor's own or one made of its words as GitHub makes it: a link
"#bab-dua" leads to "Bab dua". A link within the text that leads nowhere is taken away and named,
and its words stay.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.addresses import fragments
from kilas.bodies.link_addresses import escaped
from kilas.bodies.markup import ATTRIBUTES, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING: Final = re.compile(rf"<h([1-6])({ATTRIBUTES})>((?:[^<]|<(?!/?h[1-6]\b))*+)</h\1>")
_ID: Final = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z]+="[^"]*")*?) id="([^"]*)"')
_LINK: Final = re.compile(rf'(<a(?: [a-z]+="[^"]*")*?) href="{fragments.to("")}([^"]*)"')
_IDLE: Final = r'(?: (?!href=)[a-z]+="[^"]*")*'
_IDLE_REL: Final = re.compile(rf'<a({_IDLE}) rel="noopener"({_IDLE})>')
_PREFIX: Final = fragments.body_id("")
_TOP: Final = frozenset(map(fragments.body_id, fragments.TOP))


_MOST_PLACES: Final = 100
_LONGEST_PLACES: Final = 4_000
"""Ids, and characters of them, that the table knows of a text: each write of its file has them."""


class Anchored(NamedTuple):
    """HTML whose links within the text lead somewhere, and the ids that the others named."""

    html: str
    dead: tuple[str, ...]


def anchored(clean: str) -> Anchored:
    """The sanitised HTML with an id for each heading, no id twice, and no link to an id that is not
    there. Its ids and links have their prefix.
    """
    has_own = ' id="' in clean
    taken: set[str] = set()
    if "<h" in clean:
        clean, taken = _with_ids(clean, _ID.findall(clean) if has_own else ())
    if has_own:
        clean, taken = _each_once(clean)
    if f' href="{fragments.to("")}' not in clean:
        return Anchored(clean, ())
    near = {fragments.looks(each): each for each in sorted(taken)}
    dead: dict[str, None] = {}

    def copied(target: str) -> str | None:
        """The id as a browser shows it, which has its prefix already."""
        shown = target.removeprefix(_PREFIX)
        return near.get(fragments.looks(shown)) if shown.startswith(_PREFIX) else None

    def leading(link: re.Match[str]) -> str:
        tag, target = link.groups()
        if html.unescape(target) in _TOP:
            return f'{tag} href="{fragments.to(fragments.CONTENT)}"'
        there = target if target in taken else near.get(fragments.looks(target)) or copied(target)
        if there is None:
            dead[html.unescape(target).removeprefix(_PREFIX)] = None
            return tag
        return f'{tag} href="{fragments.to(_in_address(there))}"'

    return Anchored(_LINK.sub(leading, clean), tuple(dead))


def places_in(safe: str) -> tuple[str, ...] | None:
    """The ids of sanitised HTML, without their prefix; None where there are too many."""
    if f' id="{_PREFIX}' not in safe:
        return ()
    found = [html.unescape(id_).removeprefix(_PREFIX) for _, id_ in _ID.findall(safe)]
    fits = len(found) <= _MOST_PLACES and sum(map(len, found)) <= _LONGEST_PLACES
    return tuple(found) if fits else None


def _in_address(id_: str) -> str:
    return html.escape(escaped(html.unescape(id_)))


def without_idle_rel(clean: str) -> str:
    """The HTML without `rel` where a link has no address any more.
    https://html.spec.whatwg.org/#the-a-element
    """
    return _IDLE_REL.sub(r"<a\1\2>", clean)


def _each_once(clean: str) -> tuple[str, set[str]]:
    """The HTML with each id where it stands first, and the ids."""
    taken: set[str] = set()

    def first_alone(found: re.Match[str]) -> str:
        tag, written = found.groups()
        id_ = _without_blanks(written)
        if id_ in taken:
            return tag
        taken.add(id_)
        return f'{tag} id="{id_}"'

    return _ID.sub(first_alone, clean), taken


def _with_ids(clean: str, ids: Iterable[tuple[str, str]]) -> tuple[str, set[str]]:
    """The HTML, which has these tags with ids, with an id for each heading, and the ids that were
    made.
    """
    own = {_without_blanks(id_) for _, id_ in ids}
    made: set[str] = set()
    last: dict[str, int] = {}

    def heading(found: re.Match[str]) -> str:
        level, attributes, inner = found.groups()
        if ' id="' in attributes:
            return found[0]
        name = fragments.of_heading(text_of(inner))
        wanted = id_ = fragments.body_id(name)
        while id_ in own:
            last[wanted] = last.get(wanted, 0) + 1
            id_ = f"{wanted}-{last[wanted]}"
        own.add(id_)
        if not name:
            return found[0]
        made.add(id_)
        return f'<h{level}{attributes} id="{id_}">{inner}</h{level}>'

    return _HEADING.sub(heading, clean), made


def _without_blanks(id_: str) -> str:
    """HTML has no id with a blank in it: https://html.spec.whatwg.org/#the-id-attribute"""
    return "-".join(id_.split())
