"""The newspaper as site.yaml describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the newspaper; its list stands at /<slug>/."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Author:
    """A reporter. Outside the newsroom a reporter who is not public is only a code, "K-08"."""

    code: str
    name: str
    public: bool = False

    @property
    def byline(self) -> str:
        """The only name that pages, feeds and metadata may show."""
        return self.name if self.public else self.code


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the menu, the footer or a social profile."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class CommentPolicy:
    """`moderation` "before": a comment is shown once an editor approves it; "none": at once."""

    moderation: Literal["none", "before"] = "before"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs to know of the newspaper.

    `base_url` has no slash at its end; `timezone` is an IANA name; `language` is that of the
    pages and of the desk reports.
    """

    title: str
    base_url: str
    tagline: str = ""
    about: str = ""
    language: Literal["id", "en"] = "id"
    timezone: str = "Asia/Jakarta"
    sections: tuple[Section, ...] = ()
    authors: tuple[Author, ...] = ()
    comments: CommentPolicy = CommentPolicy()
    menu: tuple[Link, ...] = ()
    social: tuple[Link, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which an editor's dates are read and a reader's are shown."""
        return ZoneInfo(self.timezone)

    def section(self, slug: str) -> Section | None:
        """The section with this slug, or None where site.yaml has none."""
        return next((section for section in self.sections if section.slug == slug), None)

    def author(self, code: str) -> Author | None:
        """The author with this code, or None where site.yaml has none."""
        return next((author for author in self.authors if author.code == code), None)
