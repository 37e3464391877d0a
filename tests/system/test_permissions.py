"""Every permission of every role is needed: without it, something that the function does fails.

Each test takes one action on one resource away from a deployed role, has the function do what
needs it, sees it fail, gives the permission back, and sees the same succeed. That nothing more is
needed is shown by all the other tests, as roles are enforced.

MiniStack polls queues and streams, writes logs and delivers to failure destinations itself and asks
no role, so what Lambda does on a function's behalf (`grants.BY_LAMBDA`) is not tried here.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.system.answers import until
from tests.system.batches import finishing
from tests.system.grants import Grant, Role, grants
from tests.system.newspaper import POLLED, REBUILD_SECONDS, article
from tests.system.work_of_functions import DOING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.newspaper import Newspaper


@pytest.fixture(scope="module")
def workshop(newspaper: Newspaper) -> Iterator[Newspaper]:
    """The newspaper with its queues held back, and a file that waits for the clock."""
    newspaper.upload("pages/izin.md", article("Izin"))
    newspaper.upload("articles/izin.md", article("Izin", date="2024-10-01"))
    newspaper.wait_for("/2024/10/izin.html", "0 komentar")
    assert newspaper.comment("izin", "Ada izin?").status == 201
    newspaper.wait_for("/2024/10/izin.html", "1 komentar")
    newspaper.settle()
    with ExitStack() as held:
        due = hold_with_a_file_that_waits(newspaper, held)
        until(lambda: datetime.now(UTC), lambda now: now > due)
        yield newspaper
        # One rebuild is less than all that these tests have asked for, each page many times.
        newspaper.forget_what_waits()
    newspaper.invoke("clock", {"rebuild": True})
    newspaper.settle(REBUILD_SECONDS)


def hold_with_a_file_that_waits(newspaper: Newspaper, held: ExitStack) -> datetime:
    """Hold the queues back while a file is still scheduled; returns when it is due.

    A busy machine may need longer than the first tries give it.
    """
    for seconds in (4, 8, 16, 32, 64):
        due = (datetime.now(UTC) + timedelta(seconds=seconds)).replace(microsecond=0)
        key = f"articles/izin-nanti-{seconds}.md"
        newspaper.upload(key, article("Nanti", date=due.isoformat()))
        newspaper.settle()
        attempt = ExitStack()
        attempt.enter_context(newspaper.held_back(*POLLED))
        if datetime.now(UTC) < due:
            held.enter_context(attempt)
            return due
        attempt.close()
    raise AssertionError("no file could be held back before its time")


@pytest.mark.parametrize("grant", list(grants()), ids=str)
def test_it_is_needed(workshop: Newspaper, grant: Grant) -> None:
    with ExitStack() as until_the_end:
        if grant.sid == "FinishInTime":
            do = until_the_end.enter_context(finishing(workshop, grant))
        else:
            do = DOING[grant.function](workshop, grant)
        role = Role(workshop, grant.function)
        role.without(grant)
        try:
            # A tick that had begun with the permission may still do the work, once.
            worked = do() and do()
        finally:
            role.whole()
        assert not worked, "it works without: take the permission out of the template"
        assert do()
