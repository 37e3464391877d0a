"""The corrections of an article: tables of a date and a note, or texts with a date in front, as
"24 November 2026: Nama pasar dibetulkan." For kilas.articles.metadata and kilas.articles.key_head.

Whoever writes in Word or in a phone's notes has no tables: there each correction is a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.articles import field_names, meant_names
from kilas.articles.article import Correction
from kilas.articles.dates import date_in, is_date, read_date
from kilas.documents.values import Entry, Items, Table, Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings

_BEHIND_DATE = ": "
_EXAMPLE = "2026-11-24: …"


def corrections_in(
    entry: Entry, fields: Fields, zone: tzinfo, findings: Findings
) -> Iterator[Correction]:
    """What the entry says was corrected, in its order, with a problem for each mistake."""
    items = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
    findings.check_number(entry.key, entry.line, len(items), field_names.MAX_CORRECTIONS)
    for item in items:
        if isinstance(item, Text):
            found = _of_text(item, entry, fields, zone, findings)
        else:
            found = _of_table(item, entry, fields, zone, findings)
        if found:
            yield found


def _of_text(
    text: Text, entry: Entry, fields: Fields, zone: tzinfo, findings: Findings
) -> Correction | None:
    line = " ".join(fields.within(text, entry.key, field_names.MAX_VALUE).split())
    date, _, note = line.partition(_BEHIND_DATE)
    if note and is_date(date):
        dated = read_date(date, zone)
        return Correction(dated.moment, note, by_day=dated.by_day)
    right = fields.written(entry.key, _EXAMPLE)
    findings.problem("correction_form", text.line, value=line, right=right)
    return None


def _of_table(
    value: Table | Items, entry: Entry, fields: Fields, zone: tzinfo, findings: Findings
) -> Correction | None:
    table = fields.table(value, entry.key)
    if table is None:
        return None
    table.warn_of_misspellings(field_names.CORRECTION_KNOWN, meant_names.CORRECTION_INDONESIAN)
    day = table.first(field_names.CORRECTION_DATE)
    date = date_in(day, table, zone, findings) if day else None
    note = table.text(field_names.CORRECTION_NOTE, field_names.MAX_VALUE)
    for name, given in (("date", day), ("note", note)):
        if not given:
            findings.problem("missing_part", table.line, key=name, table=entry.key)
    return Correction(date.moment, note, by_day=date.by_day) if date and note else None


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, with all corrections as the list of the first: one line has one correction."""
    kept: list[Entry] = []
    corrections: list[Entry] = []
    for entry in entries:
        is_one = fold(entry.key) in field_names.CORRECTIONS
        if not (is_one and corrections):
            kept.append(entry)
        if is_one:
            corrections.append(entry)
    if len(corrections) > 1:
        first = corrections[0]
        items = Items(tuple(each.value for each in corrections), first.line)
        kept[kept.index(first)] = replace(first, value=items)
    return tuple(kept)
