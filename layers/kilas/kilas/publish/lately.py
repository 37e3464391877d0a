"""Which pages this process made lately, so that a message sent before asks for nothing. Publish
alone imports this.

Ten thousand uploads send ten thousand messages about the front page, which takes ten at a time.
Each page has one writer at a time, so a page that was made of a newer state stays that new.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from kilas.queues import SKEW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kilas.messages import PageMessage
    from kilas.queues import Delivery

REMEMBERED: Final = 1000
"""Pages. Those of a newspaper's lists are asked for with each story."""


class MadeLately:
    """The pages that this process made, each with the moment at which its state was read, and the
    sort from which on the page was right.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[datetime, str]] = OrderedDict()

    def note(
        self, messages: Sequence[PageMessage], read_at: datetime, right_from: str | None
    ) -> None:
        """The page of these messages is right for the state at this moment, or a newer one, from a
        sort on ("" for the whole page). With None, only the part is that the messages name. What
        was noted of an earlier making is forgotten: at worst the page is made once more.
        """
        if right_from is None and any(each.since or each.until for each in messages):
            return
        page = messages[0].page
        self._made[page] = read_at, right_from or ""
        self._made.move_to_end(page)
        if len(self._made) > REMEMBERED:
            self._made.popitem(last=False)

    def covers(self, deliveries: Sequence[Delivery[PageMessage]]) -> bool:
        """Whether their page was made of a state that is newer than each of them, and none asks
        for more than the page.
        """
        made = self._made.get(deliveries[0].content.page)
        if made is None:
            return False
        read_at, right_from = made
        return all(
            each.sent is not None
            and each.sent + SKEW <= read_at
            and each.content.since >= right_from
            and not (each.content.purge or each.content.purge_changes)
            for each in deliveries
        )
