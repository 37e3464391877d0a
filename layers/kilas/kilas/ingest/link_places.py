"""Where a local link of an article leads: to files, to an address, to a page of a list. Pure."""

from __future__ import annotations

from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from kilas.addresses import fragments, shapes, site_map
from kilas.articles.address import MARKDOWN_SUFFIXES
from kilas.claims import id_name
from kilas.content_keys import ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX
from kilas.lists import ListId
from kilas.pages.assets import assets
from kilas.targets import address_name, file_name, list_name, place_name

if TYPE_CHECKING:
    from kilas.addresses.shapes import Shape
    from kilas.articles.article import Article
    from kilas.site.site import Site
    from kilas.targets import Target

SOURCE_ENDINGS: Final = (*MARKDOWN_SUFFIXES, ".docx")
"""A link to such a name means an article by its source, as Obsidian and Hugo write it."""

LONGEST: Final = 300
"""Characters of a link that is looked up: no key and no address of ours is longer."""

_ALWAYS: Final = frozenset(
    {
        shapes.FRONT, shapes.ARCHIVE, shapes.FEED, shapes.SITEMAP_INDEX, shapes.SITEMAP_OF_PAGES,
        shapes.ROBOTS, shapes.FAVICON, shapes.MISSING, shapes.BROKEN, shapes.COMMENTS_API,
        shapes.RECEIPT, shapes.ARTICLE_API, shapes.OPENAPI, shapes.SECTION, shapes.SECTION_FEED,
        shapes.INSET,
    }
)  # fmt: skip
_BLOGGER_MONTH: Final = shapes.Shape("/{year}/{month}/")


class Place(Struct, frozen=True):
    """Where a link leads: the first of these files that the site shows, else an address, else a
    page of a list; to nothing where all are empty.

    `by_source` says that the link names a file, and the page must have the file's address instead.
    `month` is "" for a list's newest page; `part` is the number of one of its full pages.
    `identity` is what the last resort is known by: the article with this `id`. Where none of the
    files has the name that the link says, a file elsewhere with this `path` may be meant. The link
    leads to a place `in_text`.
    `follow_up` is the key of an article that names its original: no article is its own.
    """

    keys: tuple[str, ...] = ()
    by_source: bool = False
    address: str = ""
    list_id: ListId | None = None
    month: str = ""
    part: int = 0
    identity: str = ""
    path: str = ""
    follow_up: str = ""
    in_text: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names among links (kilas.targets) by which the link is looked at again."""
        names = [file_name(key) for key in self.keys]
        if self.address:
            names.append(address_name(self.address))
        if self.list_id:
            names.append(list_name(self.list_id))
        if self.identity:
            names.append(id_name(self.identity))
        if self.in_text:
            names += [place_name(each) for each in names]
        return tuple(dict.fromkeys(names))


NOWHERE: Final = Place()


def place_of(written: str, article: Article, site: Site) -> Place | None:
    """Where a link of an article leads; None where Kilas always has a page."""
    if len(written) > LONGEST:
        return NOWHERE
    link = urlsplit(written)
    path, in_text = unquote(link.path), bool(link.fragment)
    if path.casefold().endswith(SOURCE_ENDINGS):
        keys = sources(path, article.key)
        return Place(keys=keys, by_source=True, path=anywhere(path), in_text=in_text)
    address = unquote(urlsplit(urljoin(article.url, written)).path)
    if not address.endswith("/") and "." not in address.rpartition("/")[2]:
        address = site_map.folder(address)  # as functions/edge does
    if address.startswith(site_map.photo(PHOTO_PREFIX)):
        return Place(keys=(address[1:],))
    place = _at(address, site)
    return replace(place, in_text=in_text) if place and place.address else place


class OnPage(NamedTuple):
    """What the page has in place of a link: the address of the file that the link names, and its
    place in a text by the id that it has there; None where the link stands as it is written. `lost`
    is the place that the link names and the text has not.
    """

    address: str | None
    lost: str = ""


def on_page(written: str, place: Place, target: Target | None) -> OnPage:
    """The link of an article as its page has it.

    What is behind a "?" is in the letters that an address may have.
    """
    if target is None:
        return OnPage("" if place.by_source else None)
    link = urlsplit(written)
    has_places = target.key.startswith((ARTICLE_PREFIX, PAGE_PREFIX))
    fragment = named = unquote(link.fragment) if has_places else ""
    if not place.by_source and not named:
        return OnPage(None)
    address, is_lost = target.address if place.by_source else unquote(link.path), False
    if named:
        there = fragments.place_of(named, target.places or ())
        fragment = fragments.body_id(there) if there else fragments.from_elsewhere(named)
        is_lost = there is None and target.places is not None
    if link.query:
        address, fragment = f"{address}?{link.query}", quote(fragment)
    address = fragments.to(fragment, address) if fragment else address
    return OnPage(address, named if is_lost else "")


def sources(path: str, key: str) -> tuple[str, ...]:
    """The keys that a link to a source file may mean: beside the file `key`, and from the root."""
    root = path.lstrip("/")
    beside = "" if path.startswith("/") else normpath(f"{dirname(key)}/{root}")
    folder = key[: key.index("/") + 1]
    keys = (beside, normpath(root), normpath(f"{folder}{root}"))
    ours = (ARTICLE_PREFIX, PAGE_PREFIX)
    return tuple(dict.fromkeys(each for each in keys if each.startswith(ours)))


def anywhere(path: str) -> str:
    """The path of a link to a source by which a file of any folder may be meant; "" where the link
    says from which folder it goes.
    """
    is_placed = path.startswith("/") or not {".", ".."}.isdisjoint(path.split("/"))
    return "" if is_placed else path


def _at(address: str, site: Site) -> Place | None:
    shape, fields = shapes.look_up(address)
    slug = fields.get("slug", "")
    if _is_of_a_section(shape) and site.section(slug) is None:
        return Place(address=address)
    if shape in _ALWAYS or (shape is shapes.ASSET and address in assets()):
        return None
    for kind in shapes.ROOTS:
        if kind in {"tag", "author"} and shape is shapes.ROOTS[kind]:
            return Place(list_id=ListId(kind, slug))
        if shape in {shapes.MONTHS[kind], shapes.MONTH_PAGES[kind]}:
            return _month(ListId(kind, slug), fields)
    if shape in {shapes.SITEMAP, shapes.SITEMAP_PART, _BLOGGER_MONTH}:
        return _month(ListId("all"), fields)
    return Place(address=address) if shape.owner != "kilas" else NOWHERE


def _is_of_a_section(shape: Shape) -> bool:
    of_sections = (shapes.SECTION, shapes.SECTION_FEED)
    return shape in {*of_sections, shapes.MONTHS["section"], shapes.MONTH_PAGES["section"]}


def _month(list_id: ListId, fields: dict[str, str]) -> Place:
    month = f"{fields['year']}-{fields['month']}"
    return Place(list_id=list_id, month=month, part=int(fields.get("number", "0")))
