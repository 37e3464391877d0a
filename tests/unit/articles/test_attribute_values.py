"""An element keeps the attributes that say what is so, with values that HTML knows."""

from __future__ import annotations

import pytest

from tests.unit.articles.shaping import of_html


@pytest.mark.parametrize(
    "time",
    [
        "2026", "2026-11", "2026-11-28", "2026-11-28T10:00", "2026-11-28 10:00:00.123+07:00",
        "2026-11-28T10:00:00Z", "2026-11-28T10:00+0700", "10:00", "2028-02-29",
    ],
)  # fmt: skip
def test_a_time_for_machines_stays(time: str) -> None:
    marked = f'<time datetime="{time}">Sabtu</time>'
    assert of_html(f"<p>{marked}</p>") == f"<p>{marked}</p>"


@pytest.mark.parametrize(
    "time",
    [
        "", "comment_date", "PDT08:05:41-07:00", "2023-12-20T20:09:56.0000000Z", "2026-02-29",
        "2026-13", "2026-11-28T24:00", "0000-01-01", "0000", "28 November 2026",
    ],
)  # fmt: skip
def test_what_no_machine_reads_as_a_time_leaves_only_the_words(time: str) -> None:
    assert of_html(f'<p><time datetime="{time}">Sabtu</time></p>') == "<p>Sabtu</p>"


@pytest.mark.parametrize(("written", "shown"), [("en", "en"), ("en_us", "en-US"), ("jv", "jv")])
def test_words_of_another_language_say_so(written: str, shown: str) -> None:
    assert of_html(f'<p lang="{written}">a</p>') == f'<p lang="{shown}">a</p>'


@pytest.mark.parametrize("written", ["python", "robotframework", "", "x y"])
def test_what_is_no_language_is_none(written: str) -> None:
    assert of_html(f'<p lang="{written}">a</p>') == "<p>a</p>"


@pytest.mark.parametrize("element", ["pre", "code"])
def test_the_language_of_a_program_is_none_of_people(element: str) -> None:
    assert 'lang="' not in of_html(f'<{element} lang="php">a</{element}>')
