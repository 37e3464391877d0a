"""HTML that anyone wrote → HTML that is safe to put on a page."""

from __future__ import annotations

import html
import re
from string import ascii_lowercase
from typing import Final

import nh3
from msgspec import Struct, field

from kilas.addresses import fragments
from kilas.bodies import figures, ordinary, pull_quotes
from kilas.bodies.anchors import anchored, without_idle_rel
from kilas.bodies.annotations import with_annotations
from kilas.bodies.attribute_values import value_of
from kilas.bodies.bare_links import with_links
from kilas.bodies.content_model import placed
from kilas.bodies.directions import with_directions
from kilas.bodies.item_groups import without_groups
from kilas.bodies.link_addresses import MAX_ADDRESS, SCHEMES, as_browsers_read, link_address
from kilas.bodies.markup import mentions
from kilas.bodies.markup_cost import SEAM, affordable
from kilas.bodies.media_addresses import file_link, picture_address
from kilas.bodies.parted_forms import with_forms_behind
from kilas.bodies.pictures import LEFT_OUT, shown_pictures
from kilas.bodies.repeated_words import without_repeated_alts
from kilas.bodies.shaped import shaped
from kilas.bodies.stand_ins import stand_in, with_stand_ins, without_stand_ins
from kilas.bodies.table_grid import even
from kilas.documents.decoding import printable
from kilas.documents.findings import unreadable

MAX_HTML: Final = 500_000
"""Bytes of HTML that a body may become: a few characters of Markdown can make many ("> > >")."""

_TAGS: Final = frozenset(
    {
        "a", "abbr", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd",
        "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3",
        "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
        "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "summary", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    }
)  # fmt: skip
_DROPPED_WITH_CONTENT: Final = frozenset(
    {
        "applet", "audio", "canvas", "embed", "iframe", "math", "noembed", "noframes",
        "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
        "title", "video", "xmp",
    }
)  # fmt: skip
_OF_ALL: Final = frozenset({"id", "dir"})
_ATTRIBUTES: Final = {
    **dict.fromkeys(_TAGS, _OF_ALL),
    "a": {*_OF_ALL, "href", "title"},
    "abbr": {*_OF_ALL, "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {*_OF_ALL, "start"},
    "td": {*_OF_ALL, "colspan", "rowspan"},
    "th": {*_OF_ALL, "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_ESCAPED_SEAM: Final = html.escape(SEAM)

_LOCAL_SCHEMES: Final = frozenset({"file", "data", "cid", "blob", *ascii_lowercase})
"""Schemes that word processors and mail programs write for pictures; a letter is a Windows drive.
The cleaner passes them on to the filter, which leaves them out and lets a report name them."""

_ORDINARY_ADDRESS: Final = re.compile(
    rf"https?://{ordinary.HOST}(?:/(?:[A-Za-z0-9/._~?&=+-]|%[0-9A-Fa-f]{{2}})*+)?"
    r"(?:#[A-Za-z0-9/._~?&=+-]*+)?"
)
"""Most links: nothing in such an address is read in two ways."""

_FIRST_HEADING: Final = re.compile(r"<(/?)h1(?=[ >])")
_EMPTY_ADDRESSES: Final = frozenset({"", "mailto:", "tel:"})
_NAMED_ANCHOR: Final = re.compile(r"(<a\b[^<>]{0,1000}?\s)name(?=\s*=)", re.IGNORECASE)


class Body(Struct, frozen=True):
    """Sanitised HTML, the addresses of the pictures that were left out of it and of the pages that
    stood for one, and the ids that its links name but no element has. `beside` has the number
    of each picture, from 0, whose words stand beside it → the words, its alternative text so far.
    """

    html: str
    pictures_left_out: tuple[str, ...] = ()
    picture_pages: tuple[str, ...] = ()
    dead_anchors: tuple[str, ...] = ()
    words_left_out: tuple[str, ...] = ()
    beside: dict[int, str] = field(default_factory=dict)


def sanitise(unsafe: str) -> Body:
    """Keep the elements that articles need; h1 becomes h2, because the page's h1 is the title.

    Pictures must have an https address or be in the site's own media folder. Identifiers, and links
    to them, get the prefix "isi-", so that they never equal those of the page. A formatting element
    that is not closed ends with its paragraph.

    Raises Unreadable: body_html_too_large, or what `affordable` raises.
    """
    _check_size(unsafe)
    clean = ordinary.cleaned(unsafe, _source)
    if clean is None:
        clean = _cleaned(unsafe)
    _check_size(clean)
    clean = _FIRST_HEADING.sub(r"<\1h2", clean)
    pictures = shown_pictures(clean)
    clean, beside = without_repeated_alts(shaped(printable(pictures.html).strip()))
    shown, dead = anchored(clean)
    shown = without_idle_rel(shown)
    _check_size(shown)
    linked = with_directions(with_links(shown))
    shown = linked if _size(linked) <= MAX_HTML else shown
    return Body(shown, pictures.left_out, pictures.pages, dead, pictures.words, beside)


def _cleaned(unsafe: str) -> str:
    named = _NAMED_ANCHOR.sub(r"\1id", unsafe) if mentions(unsafe, b"name") else unsafe
    markup = with_stand_ins(with_forms_behind(affordable(named)))
    clean = without_stand_ins(_CLEANER.clean(markup)).replace(_ESCAPED_SEAM, "")
    return even(with_annotations(placed(without_groups(clean))))


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="ignore"))


def _check_size(text: str) -> None:
    size = _size(text)
    if size > MAX_HTML:
        raise unreadable("body_html_too_large", None, size=str(size), limit=str(MAX_HTML))


def _filter_attribute(element: str, attribute: str, value: str) -> str | None:
    if "<" in value:  # a text may contain a stand-in or a SEAM
        value = without_stand_ins(value).replace(SEAM, "")
    if "\n" in value:  # what reads the lines of a text behind the cleaner meets none of a tag
        value = value.replace("\n", " ")
    if element == "img" and attribute == "src":
        return _source(value)
    if attribute == "href":
        return shown_link(value)
    if attribute == "id":
        return fragments.body_id("-".join(value.split()))
    return value_of(element.removeprefix("x-"), attribute, value)  # that of a stand-in


def _source(address: str) -> str:
    return picture_address(address) or f"{LEFT_OUT}{address}"


def shown_link(href: str) -> str | None:
    """The address that a link has on a page; None where it may have none."""
    if len(href) <= MAX_ADDRESS and _ORDINARY_ADDRESS.fullmatch(href):
        return href
    href = as_browsers_read(href)
    if len(href) > MAX_ADDRESS or href.lower() in _EMPTY_ADDRESSES:
        return None
    if href.startswith("#"):
        return fragments.to(fragments.body_id(href[1:]))
    return file_link(href) or link_address(href)


_ALIGNED: Final = frozenset({"at-left", "at-center", "at-right"})
_CLASSES: Final = {
    **dict.fromkeys(("aside", "figure"), pull_quotes.CLASSES),
    "blockquote": pull_quotes.CLASSES | pull_quotes.POSTS,
    "sup": {"footnote-reference", "footnote-definition-label"},
    "div": {"footnote-definition", *figures.HELPERS["div"], *pull_quotes.CLASSES},
    "p": {*figures.HELPERS["p"], *pull_quotes.CLASSES},
    "small": {"credit"},
    "table": figures.HELPERS["table"],
    "td": {*_ALIGNED, *figures.HELPERS["td"]},
    "th": _ALIGNED,
}

_CLEANER: Final = nh3.Cleaner(
    tags=set(map(stand_in, _TAGS)),
    clean_content_tags=_DROPPED_WITH_CONTENT,
    attributes={stand_in(element): names for element, names in _ATTRIBUTES.items()},
    attribute_filter=_filter_attribute,
    allowed_classes={stand_in(element): names for element, names in _CLASSES.items()},
    set_tag_attribute_values={
        "img": {"loading": "lazy"},
        stand_in("a"): {"rel": "noopener"},
    },
    url_schemes=SCHEMES | _LOCAL_SCHEMES,
    link_rel=None,
)
