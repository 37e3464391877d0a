"""The newspaper that the benchmarks publish in: of any size, with the same density."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE: Final = """\
title: Kabar Ukur
base_url: https://kabar-ukur.example
sections: {politik: Politik, ekonomi: Ekonomi, daerah: Daerah, olahraga: Olahraga}
authors: {K-01: {name: Meja Satu, public: true}, K-02: Meja Dua}
comments: {moderation: none}
"""

PER_MONTH: Final = 100
SECTIONS: Final = ("politik", "ekonomi", "daerah", "olahraga")
TODAY: Final = datetime(2026, 11, 20, 3, tzinfo=UTC)

_PARAGRAPH: Final = (
    "Rapat warga di balai kelurahan memutuskan **tiga hal** tentang saluran air, dan meminta dinas "
    "menjawabnya sebelum akhir bulan. [Catatan rapat](https://contoh.example/catatan) terbuka.\n\n"
)


def article(number: int, published: datetime) -> str:
    """An article of some 300 words with a section, an author and two tags."""
    section = SECTIONS[number % len(SECTIONS)]
    return (
        f"---\ntitle: Berita nomor {number}\ndate: {published.isoformat()}\nsection: {section}\n"
        f"author: K-0{1 + number % 2}\ntags: [air, kota]\n---\n{_PARAGRAPH * 12}"
    )


def archive(size: int) -> Iterator[tuple[str, str]]:
    """The keys and texts of an archive that ends yesterday, PER_MONTH articles a month."""
    apart = timedelta(days=30) / PER_MONTH
    for number in range(size):
        published = (TODAY - timedelta(days=1) - apart * number).replace(microsecond=0)
        yield f"articles/{published:%Y/%m}/berita-{number}.md", article(number, published)
