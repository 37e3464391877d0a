"""The identity, the address and the aliases of an article. For kilas.articles.metadata alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.shapes import is_reserved
from kilas.articles import address, field_names
from kilas.documents.fields import is_no

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.site.site import Site


class Placing:
    """Reads where one article is; what is wrong goes to `findings`."""

    def __init__(self, key: str, fields: Fields, site: Site, findings: Findings) -> None:
        self._key = key
        self._kind = address.kind_of(key)
        self._fields = fields
        self._site = site
        self._findings = findings

    def identity(self) -> str:
        """What comments belong to."""
        entry = self._fields.first(field_names.ID)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        return address.identity_of(self._key, value.text.strip() if value else None)

    def url(self, published: datetime) -> str:
        """The editor's own address, else one made of the slug and the month of publication."""
        slug = self._slug()
        own = site_map.static_page(slug)
        if self._kind == "article":
            own = site_map.article(slug, published, self._site.zone)
        entry = self._fields.first(field_names.URL)
        if entry is None or is_no(entry.value):
            return own
        value = self._fields.scalar(entry.value, entry.key)
        path = self._path(value.text) if value else None
        if value and path and self._is_reserved(path):
            self._findings.problem("reserved_url", value.line, key=entry.key, url=path)
        elif value and not (path and address.is_page_path(path)):
            self._findings.warn(
                "address_left_out", value.line, key=entry.key, value=value.text, url=own
            )
            path = None
        return path or own

    def aliases(self) -> tuple[str, ...]:
        """Former addresses, which lead to the present one; each once."""
        entry = self._fields.first(field_names.ALIASES)
        if entry is None:
            return ()
        paths: dict[str, None] = {}
        for value in self._fields.texts(entry, field_names.MAX_TEXT):
            path = self._path(value.text)
            if path is None or self._is_reserved(path) or not address.is_page_path(path):
                self._findings.warn("alias_left_out", value.line, key=entry.key, value=value.text)
            else:
                paths[path] = None
        most = field_names.MAX_ALIASES
        self._findings.warn_of_number(entry.key, entry.line, len(paths), most)
        return tuple(paths)[:most]

    def _slug(self) -> str:
        entry = self._fields.first(field_names.SLUG)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        if entry is None or value is None:
            return address.slugify(address.name_of(self._key))
        slug = address.slugify(value.text)
        if not address.is_plain_slug(value.text):
            right = self._fields.written(entry.key, slug)
            self._findings.warn(
                "slug_changed", value.line, key=entry.key, value=value.text, right=right
            )
        return slug

    def _path(self, text: str) -> str | None:
        """The path of an address on this site; None for any other text."""
        scheme, sign, rest = text.strip().partition("://")
        host = self._site.base_url.partition("://")[2]
        is_own = sign and scheme in ("http", "https") and rest.startswith(host)
        try:
            return address.plain_path(rest.removeprefix(host) if is_own else text.strip())
        except ValueError:
            return None

    def _is_reserved(self, path: str) -> bool:
        return is_reserved(path, {section.slug for section in self._site.sections}, self._kind)
