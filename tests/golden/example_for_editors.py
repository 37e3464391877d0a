"""A full example of the page that editors alone read."""

from __future__ import annotations

from kilas.pages.assets import stylesheet_url
from kilas.pages.contexts import OverviewFile, OverviewGroup, OverviewPage

BASE = "https://kabar.example"

OVERVIEW = OverviewPage(
    language="id",
    title="Ruang redaksi saat ini",
    explanation="Kilas memperbarui halaman ini setiap menit.",
    site_title="Kabar Kilas",
    home=f"{BASE}/",
    stylesheet=f"{BASE}{stylesheet_url()}",
    groups=(
        OverviewGroup(
            "problem",
            "Masalah",
            (
                OverviewFile(
                    "articles/banjir.md",
                    f"{BASE}/2026/11/banjir-surut.html",
                    ("PERLU DIPERBAIKI.", "TAYANG."),
                    ("Baris 3: rubriknya tidak ada.",),
                ),
                OverviewFile("articles/pasar.md", "", ("BELUM TAYANG.",)),
            ),
            "Masih ada lagi selain 2 ini.",
        ),
        OverviewGroup("draft", "Draf", (), "Tidak ada."),
    ),
)
