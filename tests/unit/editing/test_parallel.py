"""Work on many things at once ends where it fails, and where nobody wants it any longer."""

from __future__ import annotations

from itertools import islice

import pytest

from kilas.editing.parallel import WORKERS, in_parallel


def test_each_item_has_its_result() -> None:
    assert sorted(in_parallel(lambda number: number * 2, range(100))) == list(range(0, 200, 2))
    assert list(in_parallel(str, [])) == []


def test_an_error_ends_the_work() -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 3:
            raise OSError("disk")
        return number

    with pytest.raises(OSError, match="disk"):
        list(in_parallel(work, range(10_000)))
    assert len(begun) < 10_000


def test_nothing_is_begun_once_the_caller_has_ended() -> None:
    begun: list[int] = []
    results = in_parallel(begun.append, range(10_000))
    assert list(islice(results, 1)) == [None]
    results.close()  # type: ignore[attr-defined]  # it is a generator
    number = len(begun)
    assert number <= 10 * WORKERS
