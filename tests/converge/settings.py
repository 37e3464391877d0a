"""What the versions of site.yaml come to, computed for the oracle."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.errors import Unreadable
from kilas.site.read import read_site

if TYPE_CHECKING:
    from kilas.site.site import Author, Section, Site
    from tests.fakes.objects import FakeContent

_read_site = lru_cache(1_000)(read_site)

NEVER, ALWAYS = (datetime(year, 1, 1, tzinfo=UTC) for year in (1900, 2200))


def good(content: FakeContent) -> list[Site]:
    """The good versions of site.yaml, the newest first."""
    return [site for _, site in _good(content)]


def _good(content: FakeContent) -> list[tuple[datetime, Site]]:
    """The good versions of site.yaml with their times, the newest first."""
    found: list[tuple[datetime, Site]] = []
    for version in content.versions("site.yaml"):
        if not version.deleted:
            try:
                site = _read_site(content.peek("site.yaml", version.id)).site
            except Unreadable:
                continue  # it was never in force
            found.append((version.modified, site))
    return found


def settings(content: FakeContent) -> Site | None:
    """The newest good site.yaml, with what only older good ones define."""
    sites = good(content)
    return _with_former(sites[0], sites[1:]) if sites else None


def reigns(content: FakeContent) -> list[tuple[str, datetime, datetime]]:
    """The zones of all good site.yaml, the newest first, each with its first and last moment."""
    found: list[tuple[str, datetime, datetime]] = []
    end = ALWAYS
    good = _good(content)
    for place, (begin, site) in enumerate(good):
        is_first = place == len(good) - 1
        found.append((site.timezone, NEVER if is_first else begin, end))
        end = begin
    return found


def _with_former(newest: Site, older: list[Site]) -> Site:
    sections: list[Section] = list(newest.sections)
    authors: list[Author] = list(newest.authors)
    for site in older:
        sections += [each for each in site.sections if _says_more(each, sections)]
        authors += [each for each in site.authors if _says_more(each, authors)]
    return replace(
        newest,
        former_sections=tuple(sections[len(newest.sections) :]),
        former_authors=tuple(authors[len(newest.authors) :]),
    )


def _says_more(each: Section | Author, known: list[Section] | list[Author]) -> bool:
    """Whether a definition has a word, such as a slug or a name, that no newer one has."""
    return not set(each.words) <= {word for other in known for word in other.words}
