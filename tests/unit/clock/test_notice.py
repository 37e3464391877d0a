"""The message that tells of problems fits, whatever the files are, and says how much it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.clock.notice import LONGEST_SUBJECT, MOST_BYTES, Place, notice
from kilas.problems import Problem
from kilas.record import Photo, Record
from tests.fakes.topic import LONGEST_TEXT
from tests.fakes.world import ADDRESS
from tests.newsroom import SITE

PLACE = Place("kilas-content", "ap-southeast-3", ADDRESS)

LONG = st.integers(0, 40).map(lambda number: "📰\n" * number * 100)


@given(
    values=st.lists(LONG, max_size=60),
    strangers=st.lists(st.text(max_size=40), max_size=60),
    more=st.booleans(),
)
def test_a_message_fits_and_says_how_much_it_names(
    *, values: list[str], strangers: list[str], more: bool
) -> None:
    records = [
        Record(
            f"articles/{number}\n{'é' * 400}.md",
            1,
            "wrong",
            f"v{number}",
            problems=tuple(
                Problem("unknown_section", number, {"value": value, "known": value})
                for _ in range(7)
            ),
        )
        for number, value in enumerate(values)
    ]
    made = notice(records, strangers, SITE, PLACE, more=more)
    assert len(made.text.encode()) < MOST_BYTES + 8 * 1024 < LONGEST_TEXT
    assert made.subject.isascii()
    assert made.subject.isprintable()
    assert 0 < len(made.subject) <= LONGEST_SUBJECT
    assert made.records <= len(records)
    assert made.strangers <= len(strangers)
    named = [f"articles/{number}\\n" in made.text for number in range(len(records))]
    assert named == [number < made.records for number in range(len(records))]
    left_out = (made.records, made.strangers) != (len(records), len(strangers))
    assert ("Mungkin masih ada masalah lain" in made.text) is (more or left_out)
    if values and not made.records:
        pytest.fail("the first always fits, or nothing is ever told")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_the_key_of_a_photo_writes_no_line_of_the_message(name: str) -> None:
    keys = [f"media/{each}.jpg" for each in (name, "a")]
    lines = [
        notice(
            [Record(key, 1, "live", "v2", shown="v1", photo=Photo(8, 8, "image/jpeg", "c"))],
            [],
            SITE,
            PLACE,
            more=False,
        ).text.splitlines()
        for key in keys
    ]
    assert len(lines[0]) == len(lines[1])


def test_the_address_of_a_file_in_the_console_is_one_whatever_the_key() -> None:
    address = PLACE.desk("articles/a b&c#d.md.txt")
    assert address.endswith("?region=ap-southeast-3&prefix=desk/articles/a%20b%26c%23d.md.txt")
