"""Sections and authors that site.yaml used to define. Articles that name one stay published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from kilas.documents.findings import Findings
from kilas.site.site import Author, Section, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kilas.problems import Problem

Defined = TypeVar("Defined", Section, Author)

MAX_FORMER: Final = 32 * 1024
"""Bytes of former sections, and as many of former authors: some 500 reporters. With a site.yaml of
MAX_FILE and its report, the item of the table stays below its 400 KB."""


def with_past_definitions(present: Site, earlier: Sequence[Site]) -> Site:
    """The site with the sections and authors that only `earlier` sites define, the newest first.

    A past definition is kept while its slug, code or name is not used by a newer one.
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
        size += len(
            repr(each).encode()
        )  # about as long as in the item: both hold the fields' names
        if size > MAX_FORMER:
            return
        yield each


def removed_definitions(present: Site, before: Site) -> tuple[Problem, ...]:
    """A warning for the sections, and one for the authors, that only the site `before` defines."""
    findings = Findings()
    slugs = [each.slug for each in before.sections if not present.section(each.slug)]
    codes = {author.code.casefold() for author in present.authors}
    removed = [author.code for author in before.authors if author.code.casefold() not in codes]
    if slugs:
        findings.warn("sections_left", None, sections=", ".join(slugs))
    if removed:
        findings.warn("authors_left", None, authors=", ".join(removed))
    return findings.warnings
