from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.dates import read_date

JAKARTA = ZoneInfo("Asia/Jakarta")
EVENING = datetime(2026, 11, 23, 11, 20, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T18:20:00+07:00",
        "2026-11-23T11:20:00Z",
        "2026-11-23T11:20:00.123456Z",
        "2026-11-23 18:20",
        "2026-11-23 18:20:00 +0700",
        "2026-11-23 18:20:00 +07",
        "2026/11/23 18.20",
        "2026-11-23, 18:20",
        "23 November 2026 18.20 WIB",
        "23 nov. 2026, 18:20",
        "23 Nopember 2026 pukul 18.20",
        "Senin, 23/11/2026 18.20 WIB",
        "Senin 23-11-2026 19:20 WITA",
        "Senin, 23 November 2026 | 20.20 WIT",
        "Mon, 23 Nov 2026 11:20:00 GMT",
        "Mon, 23 Nov 2026 18:20:00 +0700",
        "November 23, 2026 18:20",
        "  2026-11-23 18:20  ",
        "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0663 \u0661\u0668:\u0662\u0660",
        "\u06f2\u06f3/\u06f1\u06f1/\u06f2\u06f0\u06f2\u06f6 \u06f1\u06f8:\u06f2\u06f0",
        "\u0968\u0969 November \u0968\u0966\u0968\u096c \u0967\u096e.\u0968\u0966 WIB",
        "2026-11-23 pkl. 18.20 WIB",
        "2026-11-23 Pkl 18.20",
        "2026-11-23 pukul 18.20",
        "Senin (23/11/2026) 18:20",
        "Senin, (23/11/2026), pukul 18.20 WIB",
        "Senin (23 November 2026) pkl. 18.20",
        "(23/11/2026) 18:20",
        "2026-11-23 18:20 GMT+7",
        "2026-11-23 18:20 gmt +07:00",
        "23 November 2026 11.20 UTC+0",
        "23 November 2026 07.50 UTC-3:30",
        "2026-11-23 07:20:00 -4",
        "2026-11-23 18:20 +7",
        "2026-11-23 18:20 +7:00",
        "2026-11-23 06:50 -430",
        "2026-11-23 06:20:00 EST",
        "Mon, 23 Nov 2026 03:20:00 PST",
        "November 23rd, 2026 at 6:20 PM",
        "November 23, 2026 6.20 p.m. WIB",
        "23rd November 2026 06:20pm",
        "2026-11-23 18:20 PM",
        "Mon Nov 23 2026 11:20:00 GMT+0000 (Greenwich Mean Time)",
        "Mon Nov 23 2026 18:20:00 GMT+0700 (WIB)",
        "Mon Nov 23 18:20:00 WIB 2026",
        "Mon Nov 23 13:20:00 CEST 2026",
        "2026-11-23 20:20 JST",
        "Mon Nov 23 11:20:00 UTC 2026",
        "Mon Nov 23 03:20:00 -0800 2026",
        "Mon Nov  23 18:20:00 2026",
        "2026-11-23 11:20:00 +0000 UTC",
        "2026-11-23 18:20:00.123 +0700 WIB",
        "2026-11-23T18:20:00+07:00[Asia/Jakarta]",
        "Senin Pahing, 23 November 2026 18.20 WIB",
        "Senin Kliwon (23/11/2026) 18:20",
    ],
)
def test_reads_the_ways_newsrooms_write_a_time(text: str) -> None:
    assert read_date(text, JAKARTA) == (EVENING, False)


@pytest.mark.parametrize(
    "text", ["2026-11-23", "2026/11/23", "23 November 2026", "Senin, 23/11/2026", "23.11.2026"]
)
def test_a_date_without_time_is_a_day_from_midnight_in_the_sites_zone(text: str) -> None:
    assert read_date(text, JAKARTA) == (MIDNIGHT, True)


@pytest.mark.parametrize(
    "text",
    ["2026-11-23 00:00", "Senin, 23/11/2026 pukul 00.00 WIB", "23 November 2026 12 a.m."],
)
def test_midnight_may_be_an_hour_of_the_editors_own(text: str) -> None:
    assert read_date(text, JAKARTA) == (MIDNIGHT, False)


def test_a_time_without_zone_is_in_the_sites_zone() -> None:
    assert read_date("2026-11-23 20:20", ZoneInfo("Asia/Jayapura")).moment == EVENING


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Januari", 1), ("Februari", 2), ("Maret", 3), ("April", 4), ("Mei", 5), ("Juni", 6),
        ("Juli", 7), ("Agustus", 8), ("September", 9), ("Oktober", 10), ("November", 11),
        ("Desember", 12), ("Agt", 8), ("Okt", 10), ("Des", 12), ("May", 5),
    ],
)  # fmt: skip
def test_knows_the_months(name: str, number: int) -> None:
    assert read_date(f"3 {name} 2026", UTC).moment == datetime(2026, number, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-11-23 25:00",
        "2026-11-23 18:61",
        "2026-11-23 18:20 XYZ",
        "2026-11-23 18:20 +99:00",
        "11/23/2026",
        "23 Brumaire 2026",
        "Someday, 23 November 2026",
        "0026-11-23",
        "1899-12-31",
        "2201-01-01",
        "1764000000",
        "\u06f1\u06f4\u06f0\u06f5-\u06f0\u06f9-\u06f0\u06f2",
        "2026-11-23 18:20 2026-11-23",
        "Senin (23/11/2026 18:20",
        "Senin 23/11/2026) 18:20",
        "Senin (23/11) 18:20",
        "pukul 18.20",
        "pkl. 18.20 WIB",
        "2026-11-23 pkl. WIB",
        "2026-11-23 18:20 +",
        "2026-11-23 18:20 +25",
        "2026-11-23 18:20 +070",
        "2026-11-23 13 AM",
        "2026-11-23 00:20 pm",
        "2026-11-23 18",
        "2026-11-23 18:20 WIB+7",
        "2026-11-23 18:20 GMT+25",
        "2026-11-23 18:20 GMT+",
        "2026-11-23 18:20 +0700 WITA",
        "2026-11-23 18:20 +0700 (WITA)",
        "2026-11-23 18:20 +0700 XYZ",
        "2026-11-23 18:20 WIB (Jakarta)",
        "Senin Pagi, 23 November 2026",
        "Pahing, 23 November 2026",
    ],
)
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_date(text, JAKARTA)


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)),  # noqa: DTZ001 -- bounds of a wall clock
    OFFSETS,
)
def test_an_iso_date_means_what_python_says(wall_clock: datetime, offset: timezone) -> None:
    moment = wall_clock.replace(microsecond=0, tzinfo=offset)
    assert read_date(moment.isoformat(), JAKARTA) == (moment, False)


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)),  # noqa: DTZ001 -- bounds of a wall clock
    st.sampled_from(("%I:%M %p", "%I.%M%p", "pukul %H.%M", "at %I:%M %p")),
    st.integers(-12, 14),
)
def test_each_clock_and_each_offset_mean_one_moment(
    wall_clock: datetime, clock: str, hours: int
) -> None:
    zone = timezone(timedelta(hours=hours))
    moment = wall_clock.replace(second=0, microsecond=0, tzinfo=zone)
    text = f"{moment:%d/%m}/{moment.year:04} {moment:{clock}} {hours:+}"
    assert read_date(text, JAKARTA) == (moment, False)


@given(
    st.text()
    | st.from_regex(r"\A[0-9]{1,4}[-/. ]\w{1,9}[-/. ][0-9]{1,4}\s?[0-9:.]{0,8}\Z")
    | st.from_regex(
        r"\A\(?[0-9]{2}/1[0-2]/20[0-9]{2}\)? (pkl\. )?"
        r"[0-9]{2}\.[0-9]{2} ?[A-Z]{0,3}[+-]?[0-9:]{0,5}\Z"
    )
)
def test_any_text_is_a_utc_date_or_a_value_error(text: str) -> None:
    try:
        moment = read_date(text, JAKARTA).moment
    except ValueError:
        return
    assert moment.tzinfo is UTC
