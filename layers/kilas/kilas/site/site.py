"""The newspaper as site.yaml describes it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from kilas.renditions import LogoFacts
from kilas.site.design import DESIGN, Design
from kilas.site.zones import zone
from kilas.texts import DEFAULT, Language

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def origin_of(url: str) -> str:
    """The origin of an http or https address: in lower case, without a default port.

    "HTTPS://Kabar.Example:443/x" is "https://kabar.example" (RFC 6454, 6.2). Raises ValueError for
    a host or port that is malformed.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


class Section(Struct, frozen=True):
    """A part of the newspaper; its list is at /<slug>/. `description` is what search engines and
    shared links say of it, or "".
    """

    slug: str
    name: str
    description: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words by which an article may name the section, casefolded."""
        return (self.slug, self.name.casefold())


class Author(Struct, frozen=True):
    """A reporter. Outside the newsroom a reporter who is not public is only a code, "K-08"."""

    code: str
    name: str
    public: bool = False

    @property
    def byline(self) -> str:
        """The only name of the reporter that pages, feeds and metadata may show."""
        return self.name if self.public else self.code

    @property
    def words(self) -> tuple[str, ...]:
        """The words by which an article may name the reporter, casefolded."""
        code = self.code.casefold()
        return (code, self.name.casefold()) if self.public else (code,)


class Link(Struct, frozen=True):
    """A link of the menu, the footer or a social profile."""

    label: str
    url: str


class CommentPolicy(Struct, frozen=True):
    """`moderation` "before": a comment is shown once an editor approves it; "none": at once."""

    moderation: Literal["none", "before"] = "before"


class Logo(Struct, frozen=True):
    """The photo of media/ that site.yaml names as the newspaper's logo. `mark` is that of its
    addresses (kilas.renditions), and `facts` are those of its nameplate; "" and None until it
    stands.
    """

    key: str
    mark: str = ""
    facts: LogoFacts | None = None


class ZoneOnce(Struct, frozen=True):
    """A zone that the newspaper had until a newer site.yaml was uploaded; `until` is in UTC."""

    timezone: str
    until: datetime


class Site(Struct, frozen=True, dict=True):
    """The settings of the newspaper, which every page depends on.

    `base_url` is an origin, as `origin_of` writes it; `timezone` is an IANA name; `language` is
    that of the pages and of the desk reports. The former sections and authors are those that only
    earlier versions of site.yaml define, the newest first (kilas.site.past_definitions).
    `plain_files` publishes files without front matter (kilas.articles.untitled). `approve` says
    that readers see no version without an approval (kilas.uploads.approvals), except those that
    were uploaded before `approve_since`.
    `former_zones` and `former_urls` are the zones and the origins of these versions, the newest
    first (kilas.site.past_places), `former_pictures` the slugs and marks of the pictures of their
    sections (kilas.site.pictures). Ingest says whether the `logo` stands (kilas.ingest.judge_logo).
    """

    title: str
    base_url: str
    tagline: str = ""
    about: str = ""
    language: Language = DEFAULT
    timezone: str = "Asia/Jakarta"
    sections: tuple[Section, ...] = ()
    authors: tuple[Author, ...] = ()
    comments: CommentPolicy = CommentPolicy()
    menu: tuple[Link, ...] = ()
    social: tuple[Link, ...] = ()
    former_sections: tuple[Section, ...] = ()
    former_authors: tuple[Author, ...] = ()
    plain_files: bool = False
    former_zones: tuple[ZoneOnce, ...] = ()
    former_urls: tuple[str, ...] = ()
    former_pictures: tuple[tuple[str, str], ...] = ()
    approve: bool = False
    approve_since: datetime | None = None
    design: Design = DESIGN
    logo: Logo | None = None

    def needs_approval(self, uploaded: datetime) -> bool:
        """Whether readers see a version that was uploaded then only once it is approved."""
        return self.approve and not (self.approve_since and uploaded < self.approve_since)

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which an editor's dates are read and a reader's are shown."""
        return zone(self.timezone)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that the newspaper has or had, with a port other than the usual, and without
        "www.".
        """
        urls = (self.base_url, *self.former_urls)
        return frozenset(url.partition("://")[2].removeprefix("www.") for url in urls)

    def section(self, slug: str) -> Section | None:
        """The section with this slug, or None where site.yaml has none."""
        return self._by_slug.get(slug)

    def author(self, code: str) -> Author | None:
        """The author with this code, in any case, as site.yaml last defined the author."""
        return self._by_code.get(code.casefold())

    @property
    def ever_authors(self) -> tuple[Author, ...]:
        """The authors of site.yaml, then the former ones."""
        return self.authors + self.former_authors

    def section_named(self, text: str) -> Section | None:
        """The section, perhaps a former one, that has or had this slug or name."""
        found = self._sections_by_word.get(text.strip().casefold())
        return (self.section(found.slug) or found) if found else None

    def author_named(self, text: str) -> Author | None:
        """The author, perhaps a former one, that has or had this code or public name."""
        found = self._authors_by_word.get(text.strip().casefold())
        return self.author(found.code) if found else None

    @cached_property
    def _by_slug(self) -> dict[str, Section]:
        return {section.slug: section for section in reversed(self.sections)}

    @cached_property
    def _by_code(self) -> dict[str, Author]:
        return {author.code.casefold(): author for author in reversed(self.ever_authors)}

    @cached_property
    def _sections_by_word(self) -> dict[str, Section]:
        sections = reversed(self.sections + self.former_sections)
        return {word: section for section in sections for word in section.words}

    @cached_property
    def _authors_by_word(self) -> dict[str, Author]:
        return {word: author for author in reversed(self.ever_authors) for word in author.words}
