"""What earlier versions of site.yaml defined: articles that name it must not go when it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from kilas.documents.findings import Findings
from kilas.site.site import Author, Section, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kilas.problems import Problem

Defined = TypeVar("Defined", Section, Author)

MAX_FORMER: Final = 32 * 1024
"""Bytes of former sections, and of former authors: some 500 reporters. With a site.yaml of MAX_FILE
and its report, the item of the table stays below its 400 KB."""


def remembering(present: Site, earlier: Sequence[Site]) -> Site:
    """The site with what the `earlier` ones, the newest first, had and it has not.

    A definition is kept where something that an article may name it by means nothing newer.
    """
    sections = (section for site in earlier for section in site.sections)
    authors = (author for site in earlier for author in site.authors)
    return replace(
        present,
        former_sections=tuple(_former(present.sections, sections)),
        former_authors=tuple(_former(present.authors, authors)),
    )


def _former(present: Iterable[Defined], earlier: Iterable[Defined]) -> Iterator[Defined]:
    known = {word for each in present for word in each.words}
    size = 0
    for each in earlier:
        if known.issuperset(each.words):
            continue
        known.update(each.words)
        size += len(repr(each).encode())  # names of fields and all, much as in the item
        if size > MAX_FORMER:
            return
        yield each


def left(present: Site, before: Site) -> tuple[Problem, ...]:
    """The warnings that sections or authors of the site `before` are no longer there."""
    findings = Findings()
    slugs = [each.slug for each in before.sections if not present.section(each.slug)]
    codes = {author.code.casefold() for author in present.authors}
    gone = [author.code for author in before.authors if author.code.casefold() not in codes]
    if slugs:
        findings.warn("sections_left", None, sections=", ".join(slugs))
    if gone:
        findings.warn("authors_left", None, authors=", ".join(gone))
    return findings.warnings
