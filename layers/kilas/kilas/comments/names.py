"""Who may sign as whom: no reader signs as the newsroom. For the rules of comments alone.

Names are compared as they look (`glyphs`). Decision 22 says what is refused, and why not more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kilas.comments.glyphs import glyphs_of, plain, readings
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kilas.comments.glyphs import Glyph, Reading
    from kilas.newsroom.site import Author, Site

NEWSROOM: Final = (
    "redaksi", "redaktur", "redaktris", "redaktor", "redaksional", "keredaksian", "pemred",
    "pimred", "wapemred", "wapimred", "redpel", "newsroom", "newsdesk", "editor", "editors",
    "editorial", "admin", "admins", "administrator", "administrators", "adminweb", "superadmin",
    "sysadmin", "webmaster", "moderator", "moderators",
)  # fmt: skip
"""Words that only the newsroom signs with, wherever they stand in a name."""

ROLES: Final = (
    "wartawan", "wartawati", "jurnalis", "pewarta", "reporter", "koresponden", "kontributor",
    "journalist", "correspondent", "contributor",
)  # fmt: skip
"""What people of other newspapers are too: refused alone, and with the newspaper's own names."""

_FILLERS: Final = (
    "tim", "team", "staf", "staff", "kru", "crew", "dewan", "meja", "desk", "resmi", "official",
    "dari", "di", "dan", "and", "from", "of", "the", "at", "www", "com", "id", "co", "net",
)  # fmt: skip
"""Words that make no other name of the newspaper's: "Tim Kabar Kilas", "kabarkilas.com"."""

_IN_BRACKETS: Final = re.compile(r"\(([^()]*)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the newspaper writes it, each sign of it with what it may be."""

    signs: tuple[str, ...]

    def looks_like(self, glyphs: Sequence[Glyph]) -> bool:
        """Whether the glyphs may be read as this name. A letter stands for a digit only beside
        another digit: "K-O8" is K-08, but "Al" is not A1.
        """
        numbered = any(glyph.kind == "digit" for glyph in glyphs)
        return len(glyphs) == len(self.signs) and all(
            any(each in glyph.looks and (numbered or not each.isdecimal()) for each in sign)
            for glyph, sign in zip(glyphs, self.signs, strict=True)
        )


Shelf = dict[str, list[Name]]
"""Names by their coarse look, in which letters that look alike are one."""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names of one newspaper: `codes`, of which `odd` have letters and digits, so that nobody
    is called so by chance; `several` words of title or author, the `title` of one, `one` word of
    an author.
    """

    codes: Shelf
    odd: Shelf
    several: Shelf
    title: Shelf
    one: Shelf


def name_problem(name: str, site: Site) -> Problem | None:
    """name_reserved, where a reader signs as the newsroom, one of its people or the newspaper."""
    own = _own_names(site.title, site.ever_authors)
    text = plain(name)
    reserved = any(_is_reserved(each, own) for each in readings(glyphs_of(text))) or any(
        _finds(own.codes, each, *run)
        for inside in _IN_BRACKETS.findall(text)
        for each in readings(glyphs_of(inside))
        for run in _runs(each)
    )
    return Problem("name_reserved", values={"field": "name"}) if reserved else None


def _is_reserved(name: Reading, own: OwnNames) -> bool:
    for start, end in _runs(name):
        if _blurred(name.coarse[start:end]) in _BLURRED or _finds(own.odd, name, start, end):
            return True
    shelves = [own.several, _NEWSROOM, _ROLES]
    if name.every_digit:  # "Ani 88" and "Kabar 24" are other names than "Ani" and "Kabar"
        shelves.append(own.title)
        if _finds(own.one, name, 0, len(name.glyphs)):
            return True
    return _is_made_of(name, shelves)


def _runs(name: Reading) -> Iterator[tuple[int, int]]:
    """Words that follow each other: what stands between letters does not part a word."""
    for place, start in enumerate(name.starts):
        for end in name.ends[place:]:
            if end - start > _LONGEST:
                break
            yield start, end


def _is_made_of(name: Reading, shelves: Sequence[Shelf]) -> bool:
    """Whether the name is names of the shelves, at least one, and fillers, and nothing else."""
    sizes = {len(key) for shelf in (*shelves, _FILLER) for key in shelf}
    reached, todo = {(0, False)}, [(0, False)]
    while todo:
        start, named = todo.pop()
        for size in sizes:
            end = start + size
            found = any(_finds(shelf, name, start, end) for shelf in shelves)
            after = (end, named or found)
            if after not in reached and (found or _finds(_FILLER, name, start, end)):
                reached.add(after)
                todo.append(after)
    return (len(name.glyphs), True) in reached


def _finds(shelf: Shelf, name: Reading, start: int, end: int) -> bool:
    found = shelf.get(name.coarse[start:end], ())
    return any(each.looks_like(name.glyphs[start:end]) for each in found)


def _blurred(coarse: str) -> str:
    """The look of words that are nobody's name: there, rn is an m too."""
    return coarse.replace("rn", "m").replace("vv", "w")


def _shelf(names: Iterable[str]) -> Shelf:
    shelf: Shelf = defaultdict(list)
    for name in names:
        signs = [
            (glyph.coarse, each.lower() if each.isascii() else glyph.looks)
            for each in plain(name)
            for glyph in glyphs_of(each)
            if glyph.kind in ("letter", "digit")
        ]
        if signs:
            shelf["".join(coarse for coarse, _ in signs)].append(
                Name(tuple(sign for _, sign in signs))
            )
    return dict(shelf)


@lru_cache(maxsize=4)
def _own_names(title: str, authors: tuple[Author, ...]) -> OwnNames:
    codes = {author.code for author in authors}
    names = {author.name for author in authors}
    parted = {name for name in {title, *names} if len(name.split()) > 1}
    return OwnNames(
        codes=_shelf(codes),
        odd=_shelf(filter(_has_letters_and_digits, codes)),
        several=_shelf(parted),
        title=_shelf({title} - parted),
        one=_shelf(names - parted),
    )


def _has_letters_and_digits(code: str) -> bool:
    return any(map(str.isalpha, code)) and any(map(str.isdecimal, code))


_NEWSROOM: Final = _shelf(NEWSROOM)
_BLURRED: Final = frozenset(map(_blurred, _NEWSROOM))
_ROLES: Final = _shelf(ROLES)
_FILLER: Final = _shelf(_FILLERS)
_LONGEST: Final = 40
"""Signs of the longest run that is looked up; words of the newsroom and codes are shorter."""
