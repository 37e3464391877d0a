"""What the templates of pages that list articles get. `kilas.pages.contexts` has the rules for all
contexts, and the table of templates.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kilas.pages.parts import Block, Card, Chrome, Hyperlink, SharedPicture

PageKind = Literal["section", "tag", "author", "month"]


class FrontPage(Struct, frozen=True):
    """front.html.jinja. `title` is the newspaper's own. `leading` are the lead and then the latest;
    `blocks` have other articles of each section, `more` those of the newest that are in neither.
    `older` leads to the articles that came before. `shared` stands beside a shared link; it is None
    where only the address of the first photo is known.
    """

    chrome: Chrome
    title: str
    description: str
    canonical: str
    shared: SharedPicture | None
    leading: tuple[Card, ...]
    blocks: tuple[Block, ...]
    more: tuple[Card, ...]
    older: Hyperlink | None

    @property
    def cards(self) -> tuple[Card, ...]:
        """All articles that the page shows, in its order."""
        return (*self.leading, *(card for block in self.blocks for card in block.cards), *self.more)


class ListPage(Struct, frozen=True):
    """list.html.jinja: a section, a topic, an author, or a month.

    `description` is for search engines and shared links. `older` leads to the next older page of
    the list, `newer` to the next newer one. `feed` is the list's own feed or "". `position` is
    "halaman 2" or "". `shared` is that of FrontPage.
    """

    chrome: Chrome
    kind: PageKind
    heading: str
    position: str
    title: str
    description: str
    canonical: str
    shared: SharedPicture | None
    feed: str
    cards: tuple[Card, ...]
    older: Hyperlink | None
    newer: Hyperlink | None


class ArchivePage(Struct, frozen=True):
    """archive.html.jinja: /arsip/, every month that has articles, by year, the newest first."""

    chrome: Chrome
    title: str
    description: str
    canonical: str
    shared: SharedPicture
    years: tuple[tuple[str, tuple[Hyperlink, ...]], ...]
