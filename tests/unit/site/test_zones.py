"""Zones: those of the locked package, whatever the machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.site.zones import _WHOLE_SINCE, DATABASE, zone

if TYPE_CHECKING:
    from pathlib import Path

SHOW = (
    "from datetime import datetime; from zoneinfo import ZoneInfo\n"
    "from kilas.site.site import Site\n"
    "def zone(name): return Site('Kabar', 'https://kabar.example', timezone=name).zone\n"
    "print([datetime(2026, 11, 1, tzinfo=make('Asia/Jakarta')).strftime('%z')"
    " for make in (zone, ZoneInfo)])"
)


@pytest.mark.parametrize("name", ["Asia/Jakarta", "Asia/Jayapura", "UTC", "America/Indiana/Knox"])
def test_a_zone_is_known_by_its_name(name: str) -> None:
    assert zone(name).key == name
    assert zone(name) is zone(name)
    moments = [datetime(2026, month, 1) for month in range(1, 13)]  # noqa: DTZ001 -- in any zone
    of_python = ZoneInfo(name)
    assert [each.replace(tzinfo=zone(name)).utcoffset() for each in moments] == [
        each.replace(tzinfo=of_python).utcoffset() for each in moments
    ]


ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))


@given(ZONES, st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- Hypothesis adds the zone
def test_every_offset_is_whole_minutes_and_each_moment_comes_back(
    name: str, moment: datetime
) -> None:
    local = moment.astimezone(zone(name))
    offset = local.utcoffset()
    assert offset is not None
    assert offset % timedelta(minutes=1) == timedelta()
    assert local.astimezone(UTC) == moment
    assert datetime.fromisoformat(local.isoformat()) == moment


@given(ZONES, st.datetimes(datetime(1970, 1, 3), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- Hypothesis adds the zone
def test_since_1970_a_zone_has_the_offsets_of_the_database(name: str, moment: datetime) -> None:
    with (DATABASE / name).open("rb") as file:
        of_python = moment.astimezone(ZoneInfo.from_file(file))
    found = moment.astimezone(zone(name))
    difference = (found.utcoffset() or timedelta()) - (of_python.utcoffset() or timedelta())
    assert abs(difference) <= timedelta(seconds=30)
    assert found.dst() == of_python.dst()
    assert found.tzname() == of_python.tzname()


@pytest.mark.parametrize(
    ("name", "hours"),
    [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9), ("Europe/Amsterdam", 1)],
)
@pytest.mark.parametrize("year", [1900, 1910, 1930, 1943, 1949, 1969])
def test_before_1970_a_zone_has_its_standard_time(name: str, hours: int, year: int) -> None:
    local = datetime(year, 5, 5, 8, tzinfo=zone(name))
    assert local.utcoffset() == timedelta(hours=hours)
    assert local.dst() == timedelta()
    assert local.astimezone(UTC).hour == 8 - hours if hours < 9 else 23


def test_the_zone_has_no_offset_without_a_moment() -> None:
    jakarta = zone("Asia/Jakarta")
    assert (jakarta.utcoffset(None), jakarta.dst(None), jakarta.tzname(None)) == (None, None, None)


def test_every_zone_of_the_package_is_known() -> None:
    names = available_timezones() - {"localtime"}
    assert {name for name in names if zone(name).key != name} == set()


@pytest.mark.parametrize(
    "name",
    ["", "Asia", "Asia/Nowhere", "../zones", "/etc/localtime", "Asia/../UTC", "a\0", "tzdata.zi",
     "zone.tab", "zone1970.tab", "__init__.py", "a" * 300],
)  # fmt: skip
def test_what_is_no_zone_is_said_to_be_none(name: str) -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        zone(name)


def test_a_machine_with_other_rules_makes_the_same_pages(tmp_path: Path) -> None:
    """Its Jakarta has the time of Tokyo: Python's own ZoneInfo believes that, Kilas does not."""
    (tmp_path / "Asia").mkdir()
    tokyo = DATABASE / "Asia" / "Tokyo"
    (tmp_path / "Asia" / "Jakarta").write_bytes(tokyo.read_bytes())
    found = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={"PYTHONTZPATH": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "['+0700', '+0900']"


def test_since_then_every_zone_has_whole_minutes() -> None:
    """So no offset is rounded, and none is asked for twice."""
    moments = [
        datetime(year, month, 1, tzinfo=UTC)
        for year in range(_WHOLE_SINCE, 2040)
        for month in (1, 4, 7, 10)
    ]
    odd = set()
    for name in available_timezones() - {"localtime"}:
        with (DATABASE / name).open("rb") as file:
            of_python = ZoneInfo.from_file(file)
        offsets = {moment.astimezone(of_python).utcoffset() or timedelta() for moment in moments}
        odd |= {name for offset in offsets if offset % timedelta(minutes=1)}
    assert odd == set()
