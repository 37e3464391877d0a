"""Parts of what the templates get: contexts of `kilas.pages.contexts` hold each, often several."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from kilas.articles.article import Focus, FollowUpKind
from kilas.renditions import Ground
from kilas.texts import Language


class Hyperlink(Struct, frozen=True):
    """A link to show; `current` marks the section or page that the reader is in. Where `url` is ""
    the label alone is shown: the page does not stand yet.
    """

    label: str
    url: str
    current: bool = False


class Stamp(Struct, frozen=True):
    """A time: `iso` with offset for machines, `text` for readers.

    The text is "Senin, 23 November 2026 18.20 WIB" in Indonesian.
    """

    iso: str
    text: str


class ShownLogo(Struct, frozen=True):
    """The newspaper's logo: the picture of the nameplate with the width and the height at which it
    is shown, and on what it is seen; `small` and `icon` are for browsers, `touch` for phones, and
    `large` for search engines. The last has `side` pixels each way.
    """

    url: str
    width: int
    height: int
    ground: Ground
    small: str
    icon: str
    touch: str
    large: str
    side: int


class Chrome(Struct, frozen=True):
    """What surrounds every page: head, masthead, navigation and footer. `fediverse` is the
    newspaper's account on Mastodon or "".
    """

    language: Language
    site_title: str
    tagline: str
    about: str
    base_url: str
    sections: tuple[Hyperlink, ...]
    menu: tuple[Hyperlink, ...]
    social: tuple[Hyperlink, ...]
    stylesheet: str
    icon: str
    touch_icon: str
    feed: str
    logo: ShownLogo | None = None
    fediverse: str = ""


class Picture(Struct, frozen=True):
    """A photo with its texts; `label_ai` marks a picture made by AI. `width` and `height` are those
    of the widest rendition, in pixels, and `srcset` has the renditions that a browser may choose
    from; 0 and "" where they are not known. `in_text` says that the text has it. `focus` says where
    it has what a card must show.
    """

    url: str
    alt: str
    caption: str
    credit: str
    label_ai: bool = False
    width: int = 0
    height: int = 0
    srcset: str = ""
    in_text: bool = False
    focus: tuple[Focus, ...] = ()


class SharedPicture(Struct, frozen=True):
    """An article's photo as others show it, or the picture of a section: beside a shared link, with
    its width and height in pixels; `crops` are those for search engines, `alt` says what it shows.
    """

    url: str
    width: int
    height: int
    crops: tuple[str, ...]
    alt: str = ""


class Card(Struct, frozen=True):
    """An article as a list shows it. `lang` is a tag where the title has a language of its own."""

    title: str
    url: str
    published: Stamp
    summary: str
    section: Hyperlink | None = None
    picture: Picture | None = None
    sponsored: bool = False
    unverified: bool = False
    lang: str = ""


class Block(Struct, frozen=True):
    """The newest articles of a section on the front page, of which the first is shown larger."""

    section: Hyperlink
    cards: tuple[Card, ...]


class Byline(Struct, frozen=True):
    """A reporter as readers may know them: the name, or the code alone ("K-08"). `url` is ""
    where the reporter's page does not stand yet.
    """

    name: str
    url: str


class CorrectionNote(Struct, frozen=True):
    """A correction, with the time it was published."""

    date: Stamp
    note: str


class Reference(Struct, frozen=True):
    """Another article that a page names: what the follow-up is to its original, and the article's
    title, time, labels and language tag. `url` is "" where the article's page does not stand yet.
    """

    kind: FollowUpKind
    title: str
    url: str
    published: Stamp
    sponsored: bool = False
    unverified: bool = False
    lang: str = ""


class FeedItem(Struct, frozen=True):
    """An article in a feed.

    `guid` names the article in every feed, whatever its address is.
    `published` and `modified` are aware. `tags` are names, the section's among them.
    `length` is that of the picture in bytes, 0 where it is not known. `body_html` has the dateline.
    `originals` are what the article follows up, `follow_ups` what follows it up.
    """

    guid: str
    title: str
    canonical: str
    published: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    body_html: str
    modified: datetime | None = None
    picture: Picture | None = None
    length: int = 0
    corrections: tuple[CorrectionNote, ...] = ()
    originals: tuple[Reference, ...] = ()
    follow_ups: tuple[Reference, ...] = ()
    sponsored: bool = False
    unverified: bool = False
    lang: str = ""


class CommentView(Struct, frozen=True):
    """A published comment. Its fragment on the page is #komentar-<id>."""

    id: str
    name: str
    posted: Stamp
    body_html: str


class Thread(Struct, frozen=True):
    """The comments under an article.

    `count` counts the published comments, also those for which the page has no room.
    `form_action` is where the plain HTML form posts to ("" where comments are closed). `moderated`
    says that an editor reads a comment before it is shown, `full` that the comments fill the page.
    The form's fields are `name` (at most 60 characters), `text` (at most 5000) and `website`, a
    trap that people leave empty.
    """

    count: int
    comments: tuple[CommentView, ...]
    form_action: str
    moderated: bool
    full: bool = False
