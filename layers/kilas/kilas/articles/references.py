"""The sections and authors that an article names → those of site.yaml, past ones included.

A name that site.yaml never had is a problem. A past name is a warning: as a problem, each line that
is removed from site.yaml would remove the articles that name it (docs/decisions/0020).
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from kilas.documents.looks import plain
from kilas.documents.values import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.documents.findings import Findings
    from kilas.documents.values import Value
    from kilas.site.site import Author, Section, Site


_LIKENESS: Final = 0.7
"""difflib ratio: lets "politics" for "politik" through, not "opini"."""


def section_of(value: Text, site: Site, findings: Findings) -> Section | None:
    """The section, perhaps a former one, that this text names by its slug or name."""
    section = site.section_named(value.text)
    if section is None:
        slugs = [section.slug for section in site.sections]
        known, closest = ", ".join(slugs), _closest(value.text, slugs)
        findings.problem(
            "unknown_section", value.line, value=value.text, known=known, closest=closest
        )
    elif section not in site.sections:
        known = ", ".join(each.slug for each in site.sections)
        findings.warn("former_section", value.line, value=value.text, known=known)
    elif value.text.strip().casefold() not in section.words:
        findings.warn("renamed_section", value.line, value=value.text, right=section.slug)
    return section


def is_switch(value: Value) -> bool:
    """Whether a byline is none: themes show or hide what they have on an author by yes and no."""
    return isinstance(value, Text) and plain(value.text) in ("true", "false")


def author_of(name: Text, site: Site, findings: Findings) -> Author | None:
    """The author, perhaps a former one, that this text names by code or public name."""
    author = author_named(name.text, site)
    if author is None:
        known = [
            f"{each.code} ({each.name})" if each.public else each.code for each in site.authors
        ]
        findings.problem(
            "unknown_author",
            name.line,
            value=name.text,
            known=", ".join(known),
            closest=_misspelt(name.text, site.authors),
        )
    elif author not in site.authors:
        findings.warn(
            "former_author",
            name.line,
            value=name.text,
            right=author.code,
            byline=author.byline,
        )
    elif not {each.casefold() for each in _spellings(name.text)} & set(author.words):
        findings.warn("renamed_author", name.line, value=name.text, right=author.code)
    return author


def author_named(text: str, site: Site) -> Author | None:
    """The author that a byline means, in any case and in brackets: reporters sign "(K-08)", and a
    name may end in a bracket, "Rara (Mitra Warga)".
    """
    found = map(site.author_named, _spellings(text))
    return next(filter(None, found), None)


def _spellings(text: str) -> tuple[str, str]:
    """The text, and the text without brackets around it."""
    text = text.strip()
    return text, text.removeprefix("(").removesuffix(")").strip()


def _closest(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=_LIKENESS)
    return close[0] if close else ""


def _misspelt(text: str, authors: Sequence[Author]) -> str:
    """The one code that differs from the text in case and punctuation only, or "".

    A less similar code may well be that of somebody else, who did not write the article.
    """
    bare = _bare(text)
    codes = {each.code for each in authors if bare in map(_bare, each.words)}
    return codes.pop() if len(codes) == 1 else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
