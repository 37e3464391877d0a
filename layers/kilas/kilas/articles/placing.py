"""The identity, the address and the aliases of an article. For kilas.articles.metadata alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from kilas.addresses import site_map
from kilas.addresses.shapes import is_reserved
from kilas.articles import address, field_names
from kilas.articles.own_paths import OwnPath, own_path
from kilas.articles.permalinks import filled, is_pattern
from kilas.documents.values import Text, fold
from kilas.documents.yes_or_no import is_no
from kilas.patterns import pattern

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.site.site import Site

_ALIASES_OF_OBSIDIAN: Final = ("aliases", "alias")

MAX_OTHER_NAMES: Final = 5
"""Names by which links find an article: each is an item of a commit, and one more that goes."""

_NAME: Final = r"(?!www\.|(?i:true|yes)\Z)[A-Za-z0-9][\w-]*(?:\.html|/)?"
"""An address of a single name, without its first "/"."""

_PARTS: Final = r"[\w-]+(?:/[\w~%-][\w.~%-]*)+/?"


class Placing:
    """Reads where one article is; what is wrong goes to `findings`."""

    def __init__(self, key: str, fields: Fields, site: Site, findings: Findings) -> None:
        self._key = key
        self._kind = address.file_kind_of(key)
        self._fields = fields
        self._site = site
        self._findings = findings

    def identity(self) -> str:
        """What comments belong to."""
        entry = self._fields.first(field_names.ID)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        return address.identity_of(self._key, value.text.strip() if value else None)

    def urls(self, published: datetime, identity: str) -> tuple[str, str]:
        """The address and the second address (see Article.other_url): the editor's own address,
        else Blogger's, else one made of the slug and the month of publication.
        """
        slug = self._slug()
        made = self._of_slug(slug, published)
        has_slug = self._text(field_names.SLUG) is not None
        if not has_slug:
            made = self._of_blogger() or made
        second = address.second_slug(slug, identity)
        own: str | None = None
        if self._fields.first(field_names.URL) is not None:
            if of_pattern := self._of_pattern(slug, published):
                return of_pattern, "" if has_slug else self._of_pattern(second, published)
            own = self._own(made)
        if own or has_slug:
            return own or made, ""
        return made, self._of_slug(second, published)

    def _of_slug(self, slug: str, published: datetime) -> str:
        if self._kind == "page":
            return site_map.static_page(slug)
        return site_map.article(slug, published, self._site.zone)

    def _of_pattern(self, slug: str, published: datetime) -> str:
        """The address that a pattern of Jekyll's gives the slug; "" where there is no pattern, or
        the file may not have the address.
        """
        entry = self._fields.first(field_names.URL)
        text = entry.value.text.strip() if entry and isinstance(entry.value, Text) else ""
        if not is_pattern(text):
            return ""
        named = self._fields.each((*field_names.CATEGORIES, *field_names.ONE_CATEGORY))
        names = [
            each.text
            for entry in named
            for each in self._fields.texts(entry, field_names.MAX_VALUE)
        ]
        made = filled(
            text, slug, [*map(address.slugify, names)], published.astimezone(self._site.zone)
        )
        path, fault = self._path(made or "")
        return "" if fault or self._is_reserved(path) else path

    def _own(self, made: str) -> str | None:
        """The address that the editor chose; `made` is the one that the file has without it."""
        entry = self._fields.first(field_names.URL)
        if entry is None or is_no(entry.value):
            return None
        value = self._text(field_names.URL, warns=True)
        path, fault = self._path(_chosen(entry.key, value.text)) if value else OwnPath("", "odd")
        is_taken = path and fault in ("", "odd") and self._is_reserved(path)
        is_other = value and is_taken and _is_name(value.text)  # another tool's field, most likely
        if is_other or path == site_map.front():  # as Jekyll's first page has it, no article
            fault = "odd"
        elif value and is_taken:
            self._findings.problem("reserved_url", value.line, key=entry.key, url=path)
            return None if fault else path
        if value and fault:
            self._findings.warn(
                "address_left_out", value.line, key=entry.key, value=value.text, url=made
            )
        return path if path and not fault else None

    def aliases(self, url: str) -> dict[str, Any]:
        """The fields `aliases`, what leads to `url`, the present address, and `other_names`."""
        entry, most = self._fields.first(field_names.ALIASES), field_names.MAX_ALIASES
        paths: dict[str, None] = {}
        names: dict[str, None] = {}
        for value in self._fields.texts(entry, field_names.MAX_VALUE) if entry else ():
            path, name = self._alias(value, entry.key if entry else "")
            paths |= {path: None} if path else {}
            names |= {name: None} if name else {}
        blogger = self._of_blogger()
        paths |= {blogger: None} if blogger and blogger != url else {}
        if entry:
            self._findings.warn_of_rest(entry.key, entry.line, list(paths), most)
        if entry and len(names) > MAX_OTHER_NAMES:
            last, limit = list(names)[MAX_OTHER_NAMES - 1], str(MAX_OTHER_NAMES)
            self._findings.warn(
                "too_many_names", entry.line, key=entry.key, value=last, limit=limit
            )
        return {"aliases": tuple(paths)[:most], "other_names": tuple(names)[:MAX_OTHER_NAMES]}

    def _alias(self, value: Text, key: str) -> tuple[str, str]:
        """The address or the name that an alias is: "" for the other, or for both."""
        path, fault = self._path(_from_the_root(value.text))
        if fault == "foreign" and not self._is_reserved(path):
            host = self._site.base_url.partition("://")[2]
            self._findings.warn(
                "alias_elsewhere", value.line, key=key, value=value.text, host=host, right=path
            )
        elif fault == "query":
            self._findings.warn("alias_query", value.line, key=key, value=value.text)
        elif fault or self._is_reserved(path):
            return "", self._name(value, key)
        else:
            return path, ""
        return "", ""

    def _name(self, value: Text, key: str) -> str:
        """Obsidian's aliases are names (https://help.obsidian.md/aliases), Hugo's are addresses."""
        text = value.text.strip()
        is_rooted = text.startswith(site_map.front()) or "://" in text
        is_address = is_rooted or not text or address.is_page_path(text)
        if is_address or fold(key) not in _ALIASES_OF_OBSIDIAN:
            self._findings.warn("alias_left_out", value.line, key=key, value=value.text)
            return ""
        if text == address.slugify(text):  # it may be an address of Hugo's
            self._findings.warn("alias_is_name", value.line, key=key, value=text)
        return text

    def _of_blogger(self) -> str:
        """The path that Blogger's address has, on whatever host the newspaper was; "" for none."""
        entry = self._fields.first(field_names.BLOGGER_URL)
        if entry is None:
            return ""
        text = entry.value.text if isinstance(entry.value, Text) else ""
        path, fault = self._path(text)
        is_usable = fault in ("", "foreign") and address.is_page_path(path)
        return path if is_usable and not self._is_reserved(path) else ""

    def _slug(self) -> str:
        entry = self._fields.first(field_names.SLUG)
        value = self._text(field_names.SLUG, warns=True)
        if entry is None or value is None:
            return address.slug_of_address(address.name_of(self._key))
        slug = address.slug_of_address(value.text)
        if not address.is_plain_slug(value.text) or not _has_letters_of(slug, value.text):
            right = self._fields.written(entry.key, slug)
            self._findings.warn(
                "slug_changed", value.line, key=entry.key, value=value.text, right=right
            )
        return slug

    def _text(self, names: tuple[str, ...], *, warns: bool = False) -> Text | None:
        """The value of the first of these fields, where it is a text."""
        entry = self._fields.first(names)
        if entry and isinstance(entry.value, Text):
            return entry.value
        if entry and warns:
            self._findings.warn("side_text_left_out", entry.line, key=entry.key)
        return None

    def _path(self, text: str) -> OwnPath:
        return own_path(text, self._site.hosts)

    def _is_reserved(self, path: str) -> bool:
        return is_reserved(path, {section.slug for section in self._site.sections}, self._kind)


def _chosen(key: str, text: str) -> str:
    """The address that a file gives under this key; `path` is Zola's and Gatsby's. Another one of a
    single name begins at the top of the site, as Hugo and Jekyll read it.
    """
    text = text.strip()
    if key.casefold() == "path":
        return _as_folder(_from_the_root(text))
    return site_map.from_root(text) if _is_name(text) else _from_the_root(text)


def _has_letters_of(slug: str, text: str) -> bool:
    """Whether an address has each letter of the text it is made of: it is cut where it is too long,
    and has none of another script.
    """
    letters = unicodedata.normalize("NFKD", text[: field_names.MAX_VALUE])
    return sum(map(str.isalnum, letters)) == sum(map(str.isalnum, slug))


def _is_name(text: str) -> bool:
    return pattern(_NAME).fullmatch(text.strip()) is not None


def _from_the_root(text: str) -> str:
    """An address of several parts, where it lacks its first "/", as Zola writes it."""
    return _as_folder(site_map.from_root(text)) if pattern(_PARTS).fullmatch(text) else text


def _as_folder(path: str) -> str:
    """The address of a page that Zola made: a folder, a point in its name or not."""
    ends = address.is_page_path(path) or path.casefold().endswith(address.SUFFIXES)
    return path if ends else site_map.folder(path)
