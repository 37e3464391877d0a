"""The identity, the address and the aliases of an article. For kilas.articles.metadata alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.shapes import is_reserved
from kilas.articles import address, field_names
from kilas.documents.fields import is_no
from kilas.errors import Unreadable

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Text
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
        """What comments belong to; "" where the field `id` is wrong."""
        entry = self._fields.first(field_names.ID)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        try:
            return address.identity_of(
                self._key, value.text.strip() if value else None, value.line if value else None
            )
        except Unreadable as error:
            self._findings.include(error)
            return ""

    def url(self, published: datetime) -> str:
        """The editor's own address, else one made of the slug and the month of publication."""
        slug = self._slug()
        entry = self._fields.first(field_names.URL)
        if entry and not is_no(entry.value):
            value = self._fields.scalar(entry.value, entry.key)
            return self._path(value, entry.key) if value else ""
        if self._kind == "page":
            return site_map.static_page(slug)
        return site_map.article(slug, published, self._site.zone)

    def aliases(self) -> tuple[str, ...]:
        """Former addresses, which lead to the present one; each once."""
        entry = self._fields.first(field_names.ALIASES)
        if entry is None:
            return ()
        values = self._fields.texts(entry, field_names.MAX_TEXT)
        self._findings.check_number(entry.key, entry.line, len(values), field_names.MAX_ALIASES)
        return tuple(dict.fromkeys(self._path(value, entry.key) for value in values))

    def _slug(self) -> str:
        entry = self._fields.first(field_names.SLUG)
        value = self._fields.scalar(entry.value, entry.key) if entry else None
        if value is None:
            return address.slugify(address.name_of(self._key))
        if not address.is_plain_slug(value.text):
            self._findings.problem("bad_path", value.line, key="slug", value=value.text)
        return address.slugify(value.text)

    def _path(self, value: Text, key: str) -> str:
        text = value.text.strip()
        self._fields.within(value, key, address.MAX_URL)
        sections = {section.slug for section in self._site.sections}
        try:
            path = address.plain_path(text)
        except ValueError:
            self._findings.problem("bad_path", value.line, key=key, value=text)
            return ""
        if is_reserved(path, sections, self._kind):
            self._findings.problem("reserved_url", value.line, key=key, url=text)
        elif not address.is_page_path(path):
            self._findings.problem("bad_path", value.line, key=key, value=text)
        return path
