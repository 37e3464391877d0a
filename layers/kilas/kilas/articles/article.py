"""An article, or a static page, as its source file describes it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from kilas.renditions import LogoFacts

Comments = Literal["open", "closed", "off"]
"""What readers may do at an article: comment, read the comments, or neither."""

Focus = Literal["left", "right", "top", "middle", "bottom"]
"""Where a photo has what a card must show, which is narrower or lower than the photo."""

FollowUpKind = Literal["corrects", "right_of_reply", "outcome_of"]
"""What an article is to another one, its original: a correction, the reply of somebody whom the
original concerns, or the outcome of news that was not verified (Pedoman Pemberitaan Media Siber, 2
and 4)."""


class Tag(Struct, frozen=True, omit_defaults=True):
    """A topic; its list is at /topik/<slug>/."""

    slug: str
    name: str


class Image(Struct, frozen=True, omit_defaults=True):
    """An article's photo. `path` is an address on the site (/media/...) or an https URL. `in_text`
    says that the text shows it, and so nothing over the text.
    """

    path: str
    caption: str = ""
    credit: str = ""
    alt: str = ""
    ai: bool = False
    in_text: bool = False


class PhotoFacts(Struct, frozen=True, omit_defaults=True):
    """The renditions of a photo of media/: the width and height of the widest one in pixels, the
    mark and the steps in their addresses (kilas.renditions), and the bytes of the JPEG. The photo
    itself has `full_width` and `full_height`, 0 where they are not known. `logo` is None unless
    the photo's name says that it is a logo.
    """

    width: int
    height: int
    mark: str
    steps: tuple[int, ...]
    length: int = 0
    full_width: int = 0
    full_height: int = 0
    logo: LogoFacts | None = None

    @property
    def full(self) -> tuple[int, int]:
        """Width and height of the photo itself, as far as they are known."""
        return self.full_width or self.width, self.full_height or self.height


class ShownPhoto(Struct, frozen=True):
    """A photo of media/ that an article names, at the address that its page has; `key` is that of
    the photo's file.
    """

    address: str
    key: str
    facts: PhotoFacts


class Correction(Struct, frozen=True, omit_defaults=True):
    """A correction and its date (Pedoman Pemberitaan Media Siber, 4); `by_day` as in Article."""

    date: datetime
    note: str
    by_day: bool = False


class Original(Struct, frozen=True, omit_defaults=True):
    """An article that another one follows up; `key` is that of its file."""

    kind: FollowUpKind
    key: str


class Article(Struct, frozen=True, omit_defaults=True):
    """Everything that a source file says, except its body. Every datetime is aware and in UTC.

    `identity` is the article's `id`, else its key without folder root and extension; comments
    belong to it. `url` is the address on the site: /YYYY/MM/slug.html, or /p/slug.html for a static
    page. `other_url` is the second address of a file whose address is made of its name, and "" of
    one whose editor chose the address: the page is at one of the two, and the other leads there.
    `other_names` are Obsidian's aliases: links by name find the file by them too.
    `modified` is when the article changed last, corrections included. `by_day` and
    `modified_by_day` say that the source gives a day without an hour, which no page shows.
    `section` is a slug of site.yaml and `authors` are codes of site.yaml. `lang` is a BCP 47 tag,
    "" for the newspaper's language. `image` is the photo that the front matter names, else the
    first of the text that stands. `headline` says that the article leads the front page. `links`
    has the address for each link of the body that names a source file, "" where it has none;
    `originals` are the articles that this one follows up, as far as readers can see them. `photos`
    are the photos of media/ that the article names, as far as their renditions stand. Ingest fills
    in these three.
    """

    key: str
    kind: Literal["article", "page"]
    identity: str
    title: str
    url: str
    published: datetime
    other_url: str = ""
    aliases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    modified: datetime | None = None
    by_day: bool = False
    modified_by_day: bool = False
    expires: datetime | None = None
    draft: bool = False
    section: str | None = None
    tags: tuple[Tag, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    focus: tuple[Focus, ...] = ()
    dateline: str = ""
    lang: str = ""
    corrections: tuple[Correction, ...] = ()
    withdrawn: str = ""
    sponsored: bool = False
    unverified: bool = False
    comments: Comments = "open"
    headline: bool = False
    links: tuple[tuple[str, str], ...] = ()
    originals: tuple[Original, ...] = ()
    photos: tuple[ShownPhoto, ...] = ()
