"""site.yaml → Site, or every problem that its editor must fix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, cast
from zoneinfo import ZoneInfoNotFoundError

from msgspec import Struct

from kilas.addresses.shapes import is_free_for_section
from kilas.documents.decoding import decode
from kilas.documents.fields import Fields
from kilas.documents.findings import Findings, unreadable
from kilas.documents.values import Items, Table, Text, Value
from kilas.problems import Problem
from kilas.site.approving import is_required, required_since
from kilas.site.designing import COLOURS, FONTS, design_of
from kilas.site.lettering import warn_of_letters
from kilas.site.logos import logo_of
from kilas.site.origins import base_url_of
from kilas.site.site import Author, CommentPolicy, Link, Section, Site
from kilas.site.zones import zone
from kilas.texts import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.texts import Language

MAX_FILE: Final = 256 * 1024
"""Bytes of site.yaml: room for some thousand reporters."""

MAX_LINE: Final = 200
MAX_ABOUT: Final = 5000
MAX_DESCRIPTION: Final = 300

MAX_ROWS: Final = {"sections": 100, "authors": 1000, "menu": 50, "social": 50}
"""The site is one item of the table: at most 400 KB."""

_KNOWN: Final = (
    "title",
    "tagline",
    "about",
    "base_url",
    "language",
    "timezone",
    "sections",
    "authors",
    "comments",
    "menu",
    "social",
    "plain_files",
    "approve",
    "approve_since",
    "logo",
    *COLOURS,
    *FONTS,
)
_INDONESIAN: Final = {
    "judul": "title",
    "nama": "title",
    "semboyan": "tagline",
    "tentang": "about",
    "alamat": "base_url",
    "bahasa": "language",
    "zonawaktu": "timezone",
    "rubrik": "sections",
    "kanal": "sections",
    "penulis": "authors",
    "wartawan": "authors",
    "komentar": "comments",
    "berkaspolos": "plain_files",
    "persetujuan": "approve",
    "setujui": "approve",
    "warna": "colours",
    "huruf": "fonts",
    "lambang": "logo",
}
_ROW_INDONESIAN: Final = {
    "kode": "code",
    "nama": "name",
    "publik": "public",
    "tautan": "url",
    "alamat": "url",
}
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_LANGUAGES: Final[Mapping[str, str]] = {code: code for code in LANGUAGES}
_MODERATION: Final = {
    "before": "before",
    "none": "none",
    "true": "before",
    "yes": "before",
    "false": "none",
    "no": "none",
    "off": "none",
}

_SECTION_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AUTHOR_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,49}")
_INDONESIAN_ZONES: Final = {
    "WIB": "Asia/Jakarta",
    "WITA": "Asia/Makassar",
    "WIT": "Asia/Jayapura",
}
_LINK: Final = re.compile(r"(?:https?://[^\s/\"<>\\]+|mailto:[^\s\"<>\\]+@|/(?![/\\]))[^\s\"<>\\]*")


class SiteReading(Struct, frozen=True):
    """The settings of site.yaml, the logo's line, and a warning for each likely mistake."""

    site: Site
    warnings: tuple[Problem, ...] = ()
    logo_line: int | None = None


def read_site(data: bytes) -> SiteReading:
    """Read the bytes of site.yaml.

    Raises Unreadable with every problem found; `kilas.texts` explains each code.
    """
    from kilas.documents.yaml_text import read_yaml  # noqa: PLC0415 -- ingest starts without

    findings = Findings()
    if not data.strip(_BLANK):
        raise unreadable("site_not_keys", 1)
    value = read_yaml(decode(data, MAX_FILE))
    if not isinstance(value, Table):
        raise unreadable("site_not_keys", value.line)
    fields = Fields(value, findings)
    fields.warn_of_misspellings(_KNOWN, _INDONESIAN)
    timezone = _timezone(fields, findings)
    logo, logo_line = logo_of(fields, findings)
    site = Site(
        title=_title(fields, findings),
        base_url=base_url_of(fields, findings),
        tagline=fields.text(("tagline",), MAX_LINE),
        about=fields.lines(("about",), MAX_ABOUT),
        language=cast("Language", fields.choice(("language",), _LANGUAGES, DEFAULT)),
        timezone=timezone,
        sections=_sections(fields, findings),
        authors=_authors(fields, findings),
        comments=_comment_policy(fields),
        menu=_links(fields, "menu", findings),
        social=_links(fields, "social", findings),
        plain_files=fields.flag(("plain_files",)),
        approve=is_required(fields, findings),
        approve_since=required_since(fields, findings, timezone),
        design=design_of(fields, findings),
        logo=logo,
    )
    warn_of_letters(site, fields, findings)
    findings.raise_problems()
    return SiteReading(site, findings.warnings, logo_line)


def _title(fields: Fields, findings: Findings) -> str:
    title = fields.text(("title",), MAX_LINE)
    if fields.first(("title",)) is None:
        findings.problem("missing_key", fields.line, key="title")
    return title


def _timezone(fields: Fields, findings: Findings) -> str:
    entry = fields.first(("timezone",))
    name = fields.text(("timezone",), MAX_LINE) or "Asia/Jakarta"
    name = _INDONESIAN_ZONES.get(name.upper(), name)
    try:
        zone(name)
    except ZoneInfoNotFoundError:
        findings.problem("bad_timezone", entry.line if entry else None, value=name)
    return name


def _sections(fields: Fields, findings: Findings) -> tuple[Section, ...]:
    sections: dict[str, Section] = {}
    for row in _rows(fields, "sections", ("slug", "name", "description"), findings):
        slug = row.key.text
        if not _SECTION_SLUG.fullmatch(slug):
            findings.problem("bad_section", row.key.line, value=slug)
        elif not is_free_for_section(slug):
            findings.problem("reserved_section", row.key.line, value=slug)
        elif slug in sections:
            findings.problem("duplicate_key", row.key.line, key=f"sections.{slug}")
        description = row.fields.text(("description",), MAX_DESCRIPTION) if row.fields else ""
        sections.setdefault(slug, Section(slug, row.value or slug.capitalize(), description))
    return tuple(sections.values())


def _authors(fields: Fields, findings: Findings) -> tuple[Author, ...]:
    authors: dict[str, Author] = {}
    for row in _rows(fields, "authors", ("code", "name", "public"), findings):
        code = row.key.text
        folded = code.casefold()  # /penulis/k-08/ is one list for any case of the code
        if not _AUTHOR_CODE.fullmatch(code):
            findings.problem("bad_author_code", row.key.line, value=code)
        elif folded in authors:
            findings.problem("duplicate_key", row.key.line, key=f"authors.{code}")
        public = row.fields.flag(("public",)) if row.fields else False
        authors.setdefault(folded, Author(code, row.value or code, public))
    return tuple(authors.values())


def _links(fields: Fields, name: str, findings: Findings) -> tuple[Link, ...]:
    links = []
    for row in _rows(fields, name, ("label", "url"), findings):
        if not _LINK.fullmatch(row.value):
            findings.problem(
                "bad_link", row.key.line, key=f"{name}.{row.key.text}", value=row.value
            )
        links.append(Link(row.key.text, row.value))
    return tuple(links)


def _comment_policy(fields: Fields) -> CommentPolicy:
    entry = fields.first(("comments",))
    policy = fields.table(entry.value, entry.key) if entry else None
    if policy is None:
        return CommentPolicy()
    policy.warn_of_misspellings(("moderation",), {"moderasi": "moderation"})
    moderation = policy.choice(("moderation",), _MODERATION, "before")
    return CommentPolicy(cast("Literal['none', 'before']", moderation))


class _Row(Struct, frozen=True):
    """A section, an author or a link: its key, its value and, where it is a table, its fields."""

    key: Text
    value: str
    fields: Fields | None = None


def _rows(
    fields: Fields, name: str, columns: tuple[str, ...], findings: Findings
) -> Iterator[_Row]:
    """The rows of a mapping {key: value} or {key: {column: value}}, or of a list of tables.

    The first column is the key, the second the value.
    """
    entry = fields.first((name,))
    if entry is None:
        return
    hints = {word: right for word, right in _ROW_INDONESIAN.items() if right in columns}
    number = _number_of_rows(entry.value)
    if findings.check_number(name, entry.line, number, MAX_ROWS[name]):
        return
    if isinstance(entry.value, Table):
        for row in entry.value.entries:
            key = Text(" ".join(row.key.split()), row.line)
            if isinstance(row.value, Text):
                yield _Row(key, " ".join(fields.within(row.value, row.key, MAX_LINE).split()))
            elif table := fields.table(row.value, f"{name}.{row.key}"):
                table.warn_of_misspellings(columns, hints)
                yield _Row(key, table.text((columns[1],), MAX_LINE), table)
    elif isinstance(entry.value, Items):
        for table in fields.tables(entry):
            table.warn_of_misspellings(columns, hints)
            key = Text(table.text((columns[0],), MAX_LINE), table.line)
            if key.text:
                yield _Row(key, table.text((columns[1],), MAX_LINE), table)
            else:
                findings.problem("missing_part", table.line, key=columns[0], table=name)
    else:
        findings.problem("expected_table", entry.line, key=name)


def _number_of_rows(value: Value) -> int:
    match value:
        case Table():
            return len(value.entries)
        case Items():
            return len(value.items)
        case Text():
            return 0
