from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.comments.comment import comment_id, digest_of, posted_at

MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone itself
    max_value=datetime(2999, 1, 1),  # noqa: DTZ001  # the same
    timezones=st.just(UTC),
)


@given(MOMENTS, st.text(), st.text())
def test_an_id_gives_its_time_back(posted: datetime, name: str, text: str) -> None:
    assert posted_at(comment_id(posted, digest_of(name, text))) == posted


@given(MOMENTS, st.integers(min_value=1, max_value=10**12))
def test_ids_sort_as_their_times_do(posted: datetime, microseconds: int) -> None:
    later = posted + timedelta(microseconds=microseconds)
    assert comment_id(posted, digest_of("Z", "z")) < comment_id(later, digest_of("A", "a"))


def test_an_id_is_short_and_safe_in_a_url() -> None:
    id_ = comment_id(datetime(2026, 11, 24, 12, tzinfo=UTC), digest_of("Ani", "Setuju."))
    assert len(id_) == 16
    assert id_.isascii()
    assert id_.isalnum()
    assert id_ == id_.lower()


@pytest.mark.parametrize("id_", ["", "x", "zzzzzzzzzzzzzzzz", "0" * 8, "../../COUNTS", "é"])
def test_other_texts_are_no_ids(id_: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        posted_at(id_)


def test_an_id_in_capitals_is_another_text() -> None:
    id_ = comment_id(datetime(2026, 11, 24, 12, tzinfo=UTC), digest_of("Ani", "Setuju."))
    with pytest.raises(ValueError, match=r".*"):
        posted_at(id_.upper())


def test_name_and_text_do_not_run_into_each_other() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
