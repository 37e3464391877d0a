"""Tells those who subscribed of the problems that the newsroom did not have before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.clock.notice import notice
from kilas.errors import PASSING, KilasError
from kilas.log import logger
from kilas.pages.edition import NO_SITE
from kilas.times import instant, moment

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.clock.notice import Notice, Place
    from kilas.ports import Topic
    from kilas.record import Record
    from kilas.store.newsroom import Newsroom, Told
    from kilas.store.records import Records

AT_ONCE: Final = 50
"""Files that are looked at, the newest uploads: those that the overview shows."""

MOST_REMEMBERED: Final = 1000

AT_WORK: Final = timedelta(minutes=2)
"""A clock that began a message this long ago has ended: it runs for 30 seconds at most."""

_MINUTE: Final = len("2026-11-27T08:00")


class Notifier:
    """Sends at most one message a minute, about the problems that no message has named yet."""

    def __init__(self, newsroom: Newsroom, records: Records, topic: Topic, place: Place) -> None:
        self._newsroom = newsroom
        self._records = records
        self._topic = topic
        self._place = place

    def tell(self, now: datetime) -> int:
        """Returns how many problems are told.

        The table has their names before the message is sent, so that no other clock sends them. A
        message that could not be sent is sent in another minute.
        """
        told = self._newsroom.told()
        if _is_early(told, now):
            return 0
        there = self._newsroom.names("problem", AT_ONCE)
        strangers = {f"stranger#{name}": name for name in self._newsroom.seen().strangers}
        current = there.keys | strangers
        # A problem that is not looked at may be there still.
        known = [name for name in told.names if there.has_more or name in current]
        before = replace(told, names=tuple(known[-MOST_REMEMBERED:]), telling=())
        new = {name: of for name, of in current.items() if name not in told.names}
        records = self._problems({name: new[name] for name in new if name in there.keys})
        unseen = {name: new[name] for name in new if name in strangers}
        if not records and not unseen:
            self._newsroom.tell(before, told)
            return 0
        site = self._records.sites().in_force or NO_SITE
        message = notice(
            list(records.values()), list(unseen.values()), site, self._place, more=there.has_more
        )
        named = (*list(records)[: message.records], *list(unseen)[: message.strangers])
        begun = self._newsroom.tell(replace(before, telling=named, begun=instant(now)), told)
        if begun is None:
            return 0
        is_sent = self._publish(message)
        names = (*before.names, *(named if is_sent else ()))
        self._newsroom.tell(replace(begun, names=names, telling=()), begun)
        return len(named) if is_sent else 0

    def _problems(self, keys: dict[str, str]) -> dict[str, Record]:
        """The records of files by the names of their problems, without those that the lagging index
        alone has.
        """
        found = self._records.get_many(list(keys.values())) if keys else {}
        records = {name: found[key] for name, key in keys.items() if key in found}
        return {name: each for name, each in records.items() if each.desk_group == "problem"}

    def _publish(self, message: Notice) -> bool:
        """Whether the message is sent. No other work of the clock depends on it."""
        try:
            self._topic.publish(message.subject, message.text)
        except PASSING as error:
            logger.warning("problems not told yet", reason=str(error))
        except KilasError:
            logger.exception("problems not told")
        else:
            return True
        return False


def _is_early(told: Told, now: datetime) -> bool:
    """Whether a message was begun in this minute, or another clock may be at one still."""
    if not told.begun:
        return False
    is_at_work = told.telling and timedelta(0) <= now - moment(told.begun) < AT_WORK
    return bool(is_at_work) or instant(now)[:_MINUTE] == told.begun[:_MINUTE]
