"""The names that only the newsroom may sign with. For kilas.comments.rules alone.

Names are compared as they look (`glyphs`). Decision 22 says which are refused, and why no others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

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
"""Words that only the newsroom signs with, anywhere in a name."""

ROLES: Final = (
    "wartawan", "wartawati", "jurnalis", "pewarta", "reporter", "koresponden", "kontributor",
    "journalist", "correspondent", "contributor", "reporters", "journalists", "correspondents",
    "contributors", "fotografer", "photographer", "fotojurnalis", "photojournalist", "juru warta",
    "juru foto", "kolumnis", "columnist", "penulis", "penulis berita", "author", "peliput",
    "tim liputan", "tim berita", "news team", "penanggung jawab", "pemimpin umum", "pimpinan umum",
    "pemimpin perusahaan", "penerbit", "publisher", "ombudsman",
)  # fmt: skip
"""Titles that people of other newspapers have too: refused alone, and beside the newspaper's own
names."""

_FILLERS: Final = (
    "tim", "team", "staf", "staff", "kru", "crew", "dewan", "meja", "desk", "resmi", "official",
    "dari", "di", "dan", "and", "from", "of", "the", "at", "foto", "photo",
    "senior", "www", "com", "id", "co", "net",
)  # fmt: skip
"""Words that the newspaper's name stays the same with: "Tim Kabar Kilas", "kabarkilas.com"."""


class OwnNames(Struct, frozen=True):
    """The names of one newspaper, by where in a reader's name they are refused.

    `codes`: in brackets. `anywhere`: the words of the newsroom, and codes of letters and digits,
    because no reader has such a name by chance. `whole`: where a name is made of them alone. `one`:
    the authors' names of one word, where they are the whole name.
    """

    codes: Words
    anywhere: Words
    whole: Words
    one: Words


def name_problem(name: str, site: Site) -> Problem | None:
    """The problem name_reserved, if a name is that of the newsroom, its people or the newspaper."""
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
    # With a digit it is another name: "Ani 88" is not "Ani", "Kabar 24" is not "Kabar".
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
