"""Where the front matter of an article says that its original is. Pure.

An editor names another article as comes to hand: by its file, with or without the ending, by its
address, or by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kilas.addresses.site_map import folder, from_root
from kilas.articles.address import SUFFIXES, identity_of
from kilas.articles.local_links import WITH_SCHEME
from kilas.content_keys import ARTICLE_PREFIX
from kilas.ingest.link_places import LONGEST, NOWHERE, SOURCE_ENDINGS, Place, anywhere, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.local_links import LocalLink


def place_of_original(link: LocalLink, key: str) -> Place:
    """Where the original of the file `key` may be: the first of these files that the site shows,
    else what is at the address, else the article with this id. A link by name may mean a file of
    any folder.
    """
    written = link.written
    if len(written) > LONGEST:
        return NOWHERE
    identity = identity_of(key, unquote(written) if link.by_name else written)
    if WITH_SCHEME.match(written):
        return Place(identity=identity)
    path = unquote(urlsplit(written).path)
    keys = () if _is_address(path) else dict.fromkeys(filter(_is_article, _keys(path, key)))
    if link.by_name:
        others, elsewhere = [each for each in keys if each != key], anywhere(path)
        return Place(
            tuple(others),
            by_source=True,
            address=_address(path),
            identity=identity,
            path=elsewhere,
            follow_up=key,
        )
    # No article follows itself up: another file with such a name is meant before its own.
    others_first = tuple(sorted(keys, key=lambda each: each == key))
    return Place(others_first, by_source=True, address=_address(path), identity=identity)


def _keys(path: str, key: str) -> Iterator[str]:
    """A file with this path, and the files with an ending behind it."""
    for each in sources(path, key):
        if each.lower().endswith(SUFFIXES):
            yield each
        else:
            yield from (f"{each}{suffix}" for suffix in SUFFIXES)


def _is_article(key: str) -> bool:
    return key.startswith(ARTICLE_PREFIX)


def _is_address(path: str) -> bool:
    """Whether a path is no file's: "/2026/11/pasar.html" is that of a page, not of a source."""
    is_page = path.startswith("/") and path.lower().endswith((".html", ".htm"))
    return is_page and not _is_article(path[1:])


def _address(path: str) -> str:
    """The address that a path may be: "2026/11/pasar.html" lacks its first slash."""
    if path.lower().endswith(SOURCE_ENDINGS):
        return ""
    address = from_root(path)
    has_ending = address.endswith("/") or "." in address.rpartition("/")[2]
    return address if has_ending else folder(address)
