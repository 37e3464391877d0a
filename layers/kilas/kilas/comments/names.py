"""Who may sign as whom: no reader signs as the newsroom. For the rules of comments alone.

Names are compared as they look (`glyphs`). Decision 22 says what is refused, and why not more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kilas.comments.glyphs import glyphs_of, in_brackets
from kilas.comments.spelling import Words, holds, is_made_of
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.site.site import Author, Site

NEWSROOM: Final = (
    "redaksi", "redaktur", "redaktris", "redaktor", "redaksional", "keredaksian", "pemred",
    "pimred", "wapemred", "wapimred", "redpel", "newsroom", "newsdesk", "editor", "editors",
    "editorial", "admin", "admins", "administrator", "administrators", "adminweb", "superadmin",
    "sysadmin", "webmaster", "moderator", "moderators", "penyunting", "korektor", "korlip",
    "sekred", "asred", "copyeditor", "subeditor",
)  # fmt: skip
"""Words that only the newsroom signs with, wherever they stand in a name."""

ROLES: Final = (
    "wartawan", "wartawati", "jurnalis", "pewarta", "reporter", "koresponden", "kontributor",
    "journalist", "correspondent", "contributor", "reporters", "journalists", "correspondents",
    "contributors", "fotografer", "photographer", "fotojurnalis", "photojournalist", "juru warta",
    "juru foto", "kolumnis", "columnist", "penulis", "penulis berita", "author", "peliput",
    "tim liputan", "tim berita", "news team", "penanggung jawab", "pemimpin umum", "pimpinan umum",
    "pemimpin perusahaan", "penerbit", "publisher", "ombudsman",
)  # fmt: skip
"""What people of other newspapers are too: refused alone, and with the newspaper's own names."""

_FILLERS: Final = (
    "tim", "team", "staf", "staff", "kru", "crew", "dewan", "meja", "desk", "resmi", "official",
    "dari", "di", "dan", "and", "from", "of", "the", "at", "foto", "photo",
    "senior", "www", "com", "id", "co", "net",
)  # fmt: skip
"""Words that make no other name of the newspaper's: "Tim Kabar Kilas", "kabarkilas.com"."""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names of one newspaper. `codes` stand in brackets; `anywhere` are the codes of letters
    and digits, as nobody is called so by chance, and the newsroom's words. `whole` are the names
    and words that a name may be made of; `one` are the authors' names of one word.
    """

    codes: Words
    anywhere: Words
    whole: Words
    one: Words


def name_problem(name: str, site: Site) -> Problem | None:
    """name_reserved, where a reader signs as the newsroom, one of its people or the newspaper."""
    own = _own_names(site.title, site.ever_authors)
    glyphs = glyphs_of(name)
    reserved = (
        holds(own.anywhere, glyphs)
        or is_made_of(own.whole, glyphs)
        or is_made_of(own.one, glyphs, one=True)
        or any(holds(own.codes, inside) for inside in in_brackets(glyphs))
    )
    return Problem("name_reserved", values={"field": "name"}) if reserved else None


@lru_cache(maxsize=4)
def _own_names(title: str, authors: tuple[Author, ...]) -> OwnNames:
    codes = {author.code for author in authors}
    names = {author.name for author in authors}
    parted = {name for name in {title, *names} if len(name.split()) > 1}
    whole = Words()
    whole.add(parted, "name")
    whole.add(NEWSROOM, "name", blurred=True)
    whole.add(ROLES, "name")
    whole.add(_FILLERS, "filler")
    # "Ani 88" and "Kabar 24" are other names than "Ani" and "Kabar".
    whole.add({title} - parted, "exact")
    anywhere = Words()
    anywhere.add(NEWSROOM, "name", blurred=True)
    anywhere.add(filter(_has_letters_and_digits, codes), "name")
    in_brackets_only, one = Words(), Words()
    in_brackets_only.add(codes, "name")
    one.add(names - parted, "exact")
    return OwnNames(in_brackets_only, anywhere, whole, one)


def _has_letters_and_digits(code: str) -> bool:
    return any(map(str.isalpha, code)) and any(map(str.isdecimal, code))
