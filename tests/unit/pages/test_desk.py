"""The desk report: what an editor is told of an upload."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kilas.pages.desk import report
from kilas.problems import Problem
from kilas.record import Photo, Record
from tests.fakes.newsroom import NOON
from tests.unit.makers import FLOOD, SITE, record

ENGLISH = replace(SITE, language="en")
TITLE = Problem("no_title", line=3)
TAKEN = Problem("url_taken", values={"url": FLOOD.url, "other": "articles/lain.md"})
ADDRESS = "https://kabar-kilas.example/2026/11/banjir.html"


@pytest.mark.parametrize(
    ("told", "indonesian", "english"),
    [
        (record(), f"TAYANG di {ADDRESS}", f"PUBLISHED at {ADDRESS}"),
        (record(status="draft"), "DRAF. Berkas ini tidak ditayangkan.",
         "DRAFT. This file is not published."),
        (record(status="withdrawn"), f"DICABUT. Alasannya dapat dibaca di {ADDRESS}",
         f"WITHDRAWN. The reason can be read at {ADDRESS}"),
        (record(status="expired"), "BERAKHIR. Masa tayangnya sudah lewat.",
         "EXPIRED. The time for which it was published is over."),
        (Record("articles/a.md", 1, "wrong", "v1"),
         "BELUM TAYANG. Berkas ini perlu diperbaiki.",
         "NOT PUBLISHED. This file needs to be mended."),
        (Record("site.yaml", 1, "live", "v1", shown="v1", site=SITE), "BERLAKU.", "IN FORCE."),
    ],
)  # fmt: skip
def test_it_says_what_became_of_the_file(told: Record, indonesian: str, english: str) -> None:
    assert indonesian in report(told, SITE).splitlines()
    assert english in report(told, ENGLISH).splitlines()


def test_a_whole_report() -> None:
    told = record(head="v2", problems=(TITLE, TAKEN))
    assert report(told, SITE).splitlines()[:5] == [
        "articles/banjir.md",
        "Diunggah Selasa, 24 November 2026 19.00 WIB",
        "",
        "PERLU DIPERBAIKI. Versi terbaru belum dipakai; versi baik terakhir tetap dipakai.",
        f"TAYANG di {ADDRESS}",
    ]
    rest = report(told, SITE)
    assert "\n\n1. Baris 3: " in rest
    assert "\n\n2. " in rest
    assert "articles/lain.md" in rest, "names the other file"
    assert rest.count("   Perbaikan: ") == 2
    assert rest.endswith("\n")


def test_a_scheduled_file_is_told_when() -> None:
    told = record(status="scheduled", due=NOON + timedelta(hours=13))
    expected = f"TERJADWAL. Akan tayang Rabu, 25 November 2026 08.00 WIB di {ADDRESS}"
    assert expected in report(told, SITE).splitlines()


def test_a_warning_is_told_apart_from_a_mistake() -> None:
    warned = record(problems=(replace(TITLE, warning=True),))
    assert "1. Catatan: Baris 3: " in report(warned, SITE)
    assert "1. Note: Line 3: " in report(warned, ENGLISH)
    assert "PERLU DIPERBAIKI" not in report(warned, SITE)


def test_before_any_site_it_is_in_indonesian() -> None:
    told = Record("articles/a.md", 1, "wrong", "v1", problems=(Problem("no_site"),))
    assert "BELUM TAYANG" in report(told, None)


PHOTO = Record("media/a.jpg", 1, "live", "v1", shown="v1", photo=Photo(4, 3, "image/jpeg"))


@pytest.mark.parametrize("site", [None, SITE, ENGLISH])
def test_a_photo_is_told_in_both_languages_whatever_the_site(site: None) -> None:
    text = report(PHOTO, site)
    assert text == report(PHOTO, SITE)
    assert "TAYANG di /media/a.jpg" in text
    assert "PUBLISHED at /media/a.jpg" in text


def test_a_wrong_photo_is_told_in_both_languages() -> None:
    wrong = Record("media/a.jpg", 1, "wrong", "v1", problems=(Problem("photo_unreadable"),))
    text = report(wrong, SITE)
    assert "BELUM TAYANG" in text
    assert "NOT PUBLISHED" in text
    assert "   Perbaikan: " in text
    assert "   Remedy: " in text
