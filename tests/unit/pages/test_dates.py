from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kilas.pages.dates import month_name, short_stamp, stamp
from kilas.site.site import Site

if TYPE_CHECKING:
    from kilas.texts import Language

EVENING = datetime(2026, 11, 23, 11, 20, 5, 123456, tzinfo=UTC)


def site(timezone: str = "Asia/Jakarta", language: Language = "id") -> Site:
    return Site("Kabar", "https://kabar.example", language=language, timezone=timezone)


@pytest.mark.parametrize(
    ("timezone", "language", "text", "iso"),
    [
        (
            "Asia/Jakarta",
            "id",
            "Senin, 23 November 2026 18.20 WIB",
            "2026-11-23T18:20:05+07:00",
        ),
        (
            "Asia/Makassar",
            "id",
            "Senin, 23 November 2026 19.20 WITA",
            "2026-11-23T19:20:05+08:00",
        ),
        (
            "Asia/Jayapura",
            "id",
            "Senin, 23 November 2026 20.20 WIT",
            "2026-11-23T20:20:05+09:00",
        ),
        (
            "Asia/Jakarta",
            "en",
            "Monday, 23 November 2026 18:20 WIB",
            "2026-11-23T18:20:05+07:00",
        ),
        (
            "Asia/Kolkata",
            "en",
            "Monday, 23 November 2026 16:50 UTC+05:30",
            "2026-11-23T16:50:05+05:30",
        ),
        ("UTC", "en", "Monday, 23 November 2026 11:20 UTC", "2026-11-23T11:20:05+00:00"),
    ],
)
def test_stamp(timezone: str, language: Language, text: str, iso: str) -> None:
    made = stamp(EVENING, site(timezone, language))
    assert (made.text, made.iso) == (text, iso)


def test_a_day_alone_has_no_hour_for_readers() -> None:
    midnight = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    made = stamp(midnight, site(), by_day=True)
    assert (made.text, made.iso) == ("Senin, 23 November 2026", "2026-11-23T00:00:00+07:00")
    assert stamp(midnight, site()).text == "Senin, 23 November 2026 00.00 WIB"
    assert stamp(midnight, site(language="en"), by_day=True).text == "Monday, 23 November 2026"


def test_stamp_is_of_the_day_in_the_sites_zone() -> None:
    made = stamp(datetime(2026, 12, 31, 17, 5, tzinfo=UTC), site())
    assert made.text == "Jumat, 1 Januari 2027 00.05 WIB"


def test_names_are_those_of_cldr() -> None:
    days = [stamp(datetime(2026, 6, day, tzinfo=UTC), site()).text for day in range(1, 8)]
    assert [day.split(",")[0] for day in days] == [
        *("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    ]
    assert [month_name(f"2026-{month:02}", "id").split()[0] for month in range(1, 13)] == [
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ]


def test_month_name_in_english() -> None:
    assert month_name("2026-05", "en") == "May 2026"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [("id", "23 Nov 2026, 18.20", "23 Nov 2026"), ("en", "23 Nov 2026, 18:20", "23 Nov 2026")],
)
def test_a_short_stamp_has_no_weekday_and_no_zone(language: Language, text: str, day: str) -> None:
    newspaper = site(language=language)
    made = short_stamp(EVENING, newspaper)
    assert (made.text, made.iso) == (text, stamp(EVENING, newspaper).iso)
    assert short_stamp(EVENING, newspaper, by_day=True).text == day


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_short_month_is_the_beginning_of_the_month_or_its_usual_contraction(
    language: Language,
) -> None:
    contractions = {"Agustus": "Agu", "Oktober": "Okt", "Desember": "Des"}
    for month in range(1, 13):
        short = short_stamp(datetime(2026, month, 5, tzinfo=UTC), site("UTC", language)).text
        whole = month_name(f"2026-{month:02}", language).split()[0]
        assert short.split()[1] == contractions.get(whole, whole[:3])
