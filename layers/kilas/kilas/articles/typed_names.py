"""How a report writes the fields of a file whose editor writes Indonesian names above the text.

For kilas.articles.read and lasting. Such names are fields in Word and in .txt alone
(kilas.articles.key_head); a report in English has them too, since the file has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.documents.wording import PLAIN, Wording, bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.documents.values import Entry

LABELS: Final = {
    "title": "Judul",
    "date": "Tanggal",
    "expiryDate": "Kedaluwarsa",
    "section": "Rubrik",
    "author": "Penulis",
    "tags": "Topik",
    "image": "Foto",
    "image_caption": "Keterangan foto",
    "image_credit": "Kredit foto",
    "focus": "Fokus foto",
    "summary": "Ringkasan",
    "lang": "Bahasa",
    "draft": "Draf",
    "withdrawn": "Dicabut",
    "corrections": "Ralat",
    "sponsored": "Iklan",
    "unverified": "Belum terverifikasi",
    "headline": "Berita utama",
}
"""The Indonesian key for a field that the file does not have yet; other fields have none."""

_ANSWERS: Final = {"true": "ya", "false": "tidak"}
_BARE: Final = {bare(name): label for name, label in LABELS.items()}


def wording_of(entries: Iterable[Entry]) -> Wording:
    """The wording of a file with these fields at its top: its own keys, and where one of them is
    Indonesian, Indonesian ones for the other fields.
    """
    own = {bare(entry.key): entry.label for entry in reversed(tuple(entries)) if entry.label}
    if all(bare(label) == name for name, label in own.items()):
        return PLAIN
    return Wording(_BARE | own, _ANSWERS)
