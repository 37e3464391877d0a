"""A line of the log is Powertools' own, byte for byte, though Kilas makes it by a shorter way."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from aws_lambda_powertools.logging.formatter import RESERVED_LOG_ATTRS, LambdaPowertoolsFormatter
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.log import Lines

EVERYWHERE = {"cold_start": True, "function_name": "kilas-plan", "service": "kilas", "none": None}

# A record has these itself.
TAKEN = {*RESERVED_LOG_ATTRS, "message", "taskName"}
names = st.text(min_size=1).filter(lambda name: name not in TAKEN)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def lines_of(message: str, told: dict[str, Any], failure: Any = None) -> tuple[str, str]:
    """The line of one record by Kilas, and by Powertools."""
    by_kilas, by_powertools = Lines(), LambdaPowertoolsFormatter(use_rfc3339=True, utc=True)
    record = logging.getLogger("kilas").makeRecord(
        "kilas", logging.WARNING, __file__, 7, message, (), failure, "add", told
    )
    for formatter in (by_kilas, by_powertools):
        formatter.append_keys(**EVERYWHERE)
    return by_kilas.format(record), by_powertools.format(record)


@given(st.dictionaries(names, values))
@example({"pages": [{"page": "front|", "rule": "front"}], "error": OSError("aus"), "none": 1})
@example({"level_name": "x", "cold_start": False, "judul": "Banjir «surut»\n"})
def test_a_line_is_that_of_powertools(told: dict[str, Any]) -> None:
    ours, theirs = lines_of("planned", told)
    assert ours == theirs


def test_a_line_with_a_traceback_is_that_of_powertools() -> None:
    with pytest.raises(ValueError, match="banjir") as failure:
        int("banjir")
    ours, theirs = lines_of("change not planned", {"change": "x"}, failure._excinfo)
    assert ours == theirs
    assert "stack_trace" in ours
