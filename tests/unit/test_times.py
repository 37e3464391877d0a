from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from kilas.times import instant, moment, possible_months

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(), "GMT")])


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=ZONES))  # noqa: DTZ001 -- Hypothesis adds the zone
def test_an_instant_is_the_second_in_utc(when: datetime) -> None:
    utc = when.astimezone(UTC)
    assert instant(when) == f"{utc:{'%Y' if utc.year > 999 else '0%Y'}-%m-%dT%H:%M:%SZ}".zfill(20)
    assert moment(instant(when)) == when.replace(microsecond=0)


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 30), timezones=ZONES))  # noqa: DTZ001 -- Hypothesis adds the zone
@example(datetime(2026, 10, 31, 10, tzinfo=UTC))
@example(datetime(2026, 11, 1, 12, tzinfo=timezone(timedelta(hours=7))))
def test_a_moment_is_in_the_months_that_the_zones_of_the_earth_have_then(when: datetime) -> None:
    """Zones are from UTC-12 to UTC+14."""
    offsets = [timezone(timedelta(hours=hours)) for hours in (-12, 0, 7, 14)]
    months = [instant(when.astimezone(zone).replace(tzinfo=UTC))[:7] for zone in offsets]
    assert possible_months(when) == tuple(dict.fromkeys(months))
