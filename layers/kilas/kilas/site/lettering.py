"""A note on names that the pictures for links cannot show. For kilas.site.read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.documents.values import Table
from kilas.photos.letters import first_lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.site.site import Site


def warn_of_letters(site: Site, fields: Fields, findings: Findings) -> None:
    """Note the first name that is not drawn: a newspaper in another script has all of them so."""
    for name, line, instead in _names(site, fields):
        if letter := first_lacking(name):
            findings.warn("letter_not_drawn", line, value=name, letter=letter, instead=instead)
            return


def _names(site: Site, fields: Fields) -> Iterator[tuple[str, int | None, str]]:
    """The names that are drawn, each with its line and what is drawn in its place."""
    title, sections = fields.first(("title",)), fields.first(("sections",))
    yield site.title, title.line if title else None, site.base_url.partition("://")[2]
    table = sections.value if sections and isinstance(sections.value, Table) else None
    lines = {entry.key: entry.line for entry in table.entries} if table else {}
    for each in site.sections:
        yield each.name, lines.get(each.slug, sections.line if sections else None), each.slug
