"""What the clock sees for the overview of the newsroom: files where Kilas does not look, and what
waits in queues.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.content_keys import is_known_at_top, is_leftover
from kilas.store.newsroom import Seen, Waiting
from kilas.times import instant, moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kilas.ports import Content
    from kilas.queues import Backlog
    from kilas.store.newsroom import Newsroom, Work

BETWEEN_LISTINGS: Final = timedelta(minutes=4, seconds=30)
"""The tick of the fifth minute may come some seconds early."""

LISTED: Final = 1000
"""Names that one request lists. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"""

MOST: Final = 50
"""Strangers that the overview names, as many as files of a group."""


class Lookout:
    """Looks at the top of the content bucket every five minutes, and at the queues each time."""

    def __init__(
        self, newsroom: Newsroom, content: Content, backlogs: Mapping[Work, Backlog]
    ) -> None:
        self._newsroom = newsroom
        self._content = content
        self._backlogs = backlogs

    def look(self, now: datetime) -> bool:
        """Write what is seen now; True where it differs from what was seen before."""
        before = self._newsroom.seen()
        seen = replace(before, waiting=self._waiting(before, instant(now)))
        if _is_time(before.listed, now):
            strangers, more = self._strangers()
            seen = replace(seen, strangers=strangers, more=more, listed=instant(now))
        return self._newsroom.see(seen, before)

    def _waiting(self, before: Seen, now: str) -> dict[Work, Waiting]:
        numbers = {work: backlog.number() for work, backlog in self._backlogs.items()}
        return {
            work: Waiting(number, before.waiting[work].since if work in before.waiting else now)
            for work, number in numbers.items()
            if number
        }

    def _strangers(self) -> tuple[tuple[str, ...], bool]:
        """The first strangers, and whether there may be others."""
        names = self._content.top(LISTED)
        strangers = [name for name in names if not is_known_at_top(name) and not is_leftover(name)]
        return tuple(strangers[:MOST]), len(strangers) > MOST or len(names) == LISTED


def _is_time(listed: str, now: datetime) -> bool:
    """Whether the last listing is old, or is of a clock that is ahead of this one."""
    return not listed or not timedelta(0) <= now - moment(listed) < BETWEEN_LISTINGS
