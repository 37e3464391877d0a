"""What links lead to: the files that the site shows, and the names by which others find them. Pure.

A link wants a name: `file:...` of a file, whatever its ending, `url:...` of an address, `list:...`
of a list. All spellings that an editor could take for one have one name. An article or a static
page has its name whatever its folder: `[[pasar]]` of Obsidian leads to it from anywhere.
"""

from __future__ import annotations

import hashlib
import re
from posixpath import splitext
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.articles.address import own_name
from kilas.articles.article import PhotoFacts
from kilas.claims import folded, url_name
from kilas.content_keys import ARTICLE_PREFIX, PHOTO_PREFIX
from kilas.record import Record
from kilas.times import instant

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.lists import ListId

LONGEST_NAME: Final = 1000
"""Bytes. A longer name ends in a digest: a partition key has 2048 bytes at most.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html"""

_GAPS: Final = re.compile(r"[\s_-]+")


class Target(Struct, frozen=True):
    """A file that the site shows, at these addresses; its own comes first. `shows` is a digest of
    what another page says of it that names it as its original, "" of what none can name. `photo`
    are the facts of a photo. `alias` is one more name that the file is found by: its item is among
    those of this name. `places` are the ids of its text, None where they are not known. What is of
    media/ is a target once it stands.
    """

    key: str
    addresses: tuple[str, ...]
    shows: str = ""
    photo: PhotoFacts | None = None
    alias: str = ""
    places: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The name among links by which the file is found."""
        return file_name(f"{ARTICLE_PREFIX}{self.alias}.md" if self.alias else self.key)

    @property
    def is_by_alias(self) -> bool:
        """Whether the item is not that of the file's own name."""
        return bool(self.alias) and self.name != file_name(self.key)

    @property
    def address(self) -> str:
        """The file's own address."""
        return self.addresses[0]


class FileStands(Struct, frozen=True):
    """To write: the file `key` of media/ stands as its record says, or is gone. `seen` is the
    target that the table has.
    """

    key: str
    record: Record | None
    seen: Target | None


def target_of(record: Record | None) -> Target | None:
    """What links to the file may lead to; None where the site does not show the file."""
    if record is None:
        return None
    if record.on_shelf:
        facts = record.photo.facts if record.photo else None
        return Target(record.key, (site_map.photo(record.key),), photo=facts)
    article = record.reachable
    if article is None:
        return None
    prefix = url_name("")
    held = (name.removeprefix(prefix) for name in record.names if name.startswith(prefix))
    addresses = tuple(dict.fromkeys([article.url, *sorted(held)]))
    places = record.places if record.live else None
    return Target(record.key, addresses, _digest_of(record.listed), places=places)


def targets_of(record: Record | None) -> dict[str, Target]:
    """What links to the file may lead to, by each of its names; its own comes first."""
    own = target_of(record)
    if own is None or record is None or record.reachable is None:
        return {own.name: own} if own else {}
    found = {own.name: own}
    for alias in record.reachable.other_names:
        other = replace(own, alias=alias)
        if other.name not in found or found[other.name] is own:
            found[other.name] = other
    return found


def file_name(key: str) -> str:
    """The name of a file among links: without its ending, and as all that looks like it. Of an
    article or a static page it is without folders.
    """
    stem = splitext(key)[0] if key.startswith(PHOTO_PREFIX) else own_name(key)
    return _short(f"file:{alike(stem)}")


def alike(path: str) -> str:
    """What paths have in common that an editor may take for one: small letters, joined accents;
    blanks, "_" and "-" are one.
    """
    return _GAPS.sub("-", normalize("NFC", normalize("NFC", path).casefold()))


def place_among_namesakes(key: str) -> str:
    """Sorts files of one name, and tells them apart: those with the shortest key come first."""
    return f"{len(key.encode(errors='replace')):04}#{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def address_name(address: str) -> str:
    """The name of an address among links."""
    return _short(folded(url_name(address)))


def place_name(name: str) -> str:
    """The name of the places in the text of what has this name among links."""
    return f"{name}#"


def list_name(list_id: ListId) -> str:
    """The name of the pages of a list among links."""
    return _short(f"list:{list_id.id}")


def changed_names(old: Target | None, new: Target | None) -> tuple[str, ...]:
    """The names of which a link must be looked at again, once a target has become another: those of
    all its addresses where it shows something else, since an original is named by any of them. A
    photo with other facts is another too, since its articles have them. Where its text has other
    places, links to places are looked at.
    """
    before, after = (set(each.addresses) if each else set() for each in (old, new))
    is_other = old and new and old.shows != new.shows
    names = [address_name(each) for each in sorted(before | after if is_other else before ^ after)]
    known = old or new
    if known and known.is_by_alias:
        names = []  # those of the file's own name are looked at for its addresses
    if known and _by_file(old) != _by_file(new):
        names.append(known.name)
    if old and new and old.places != new.places:
        kept = () if new.is_by_alias else map(address_name, sorted(before & after))
        names += [place_name(each) for each in (*kept, new.name) if each not in names]
    return tuple(dict.fromkeys(names))


def _digest_of(article: Article | None) -> str:
    if article is None:
        return ""
    labels = article.sponsored, article.unverified
    named = article.title, instant(article.published), article.by_day, *labels, article.lang
    return hashlib.sha256(repr(named).encode(errors="replace")).hexdigest()[:16]


def _by_file(target: Target | None) -> tuple[object, ...]:
    """What a link by the file's name depends on."""
    return (target.address, target.shows, target.photo, target.alias) if target else ()


def _short(name: str) -> str:
    data = name.encode()
    if len(data) <= LONGEST_NAME:
        return name
    head = data[: LONGEST_NAME - 65].decode(errors="ignore")
    return f"{head}~{hashlib.sha256(data).hexdigest()}"
