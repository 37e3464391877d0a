"""Step sweep: lists a part of what there is, asks that each of it be made true, and goes on later.

A change of site.yaml, a release and a rebuild concern everything. A part is bounded, and each next
one waits: so such work enters the queues more slowly than it is done, and a message of the newsroom
finds them nearly empty (docs/decisions/0046 has the numbers). A sweep also replaces events that
were lost, so it names deleted files too. To look at what is right costs reads and writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, Look, PageMessage
from kilas.queues import LookQueue, PagesQueue, SweepQueue
from kilas.sweep.cutting import PLACES, parts_behind
from kilas.sweeps import Audit, Sweep
from kilas.times import moment

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kilas.ports import DatedContent
    from kilas.store.targets import Targets
    from kilas.sweep.audit import Auditor


class Pace(Struct, frozen=True):
    """How many keys one message lists, and how many seconds the next message waits."""

    keys: int
    seconds: int


class Paces(Struct, frozen=True):
    """The paces of the deployed site; tests hand in others.

    tests/infra/test_bulk.py holds them below what ingest, media and publish can do.
    """

    files: Pace = Pace(400, 5)
    photos: Pace = Pace(500, 50)
    objects: Pace = Pace(100, 3)

    def of(self, message: Sweep | Audit) -> Pace:
        """The pace of a message."""
        if isinstance(message, Audit):
            return self.files if message.over in PLACES else self.objects
        return self.photos if message.prefix.startswith(PHOTO_PREFIX) else self.files


PACES: Final = Paces()

LISTED: Final = 2000
"""Keys that one message of a sweep for recent changes lists, with all of their versions. The next
one waits for what was found alone, so a million files take a quarter of an hour.
"""


class Rules(Protocol):
    """The rules in force; kilas.store.records.Records is one."""

    def bases(self) -> Collection[str]:
        """The bases of kilas.basis that are in force."""


class Queues(Struct, frozen=True):
    """The queues for bulk work: of ingest, of media, of publish, and sweep's own."""

    files: LookQueue
    photos: LookQueue
    pages: PagesQueue
    onward: SweepQueue


class Sweeper:
    """Works on one part of a sweep or of an audit at a time."""

    def __init__(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
        self,
        rules: Rules,
        content: DatedContent,
        audit: Auditor,
        targets: Targets,
        queues: Queues,
        paces: Paces = PACES,
    ) -> None:
        self._rules = rules
        self._content = content
        self._audit = audit
        self._targets = targets
        self._queues = queues
        self._paces = paces

    def __call__(self, message: Sweep | Audit) -> None:
        """See kilas.messages.Step. Name the next part, and send the message for the part after it.

        Raises ChainTooLong where the message's chain is longer than LONGEST_CHAIN, and Conflict.
        """
        if message.link > LONGEST_CHAIN:
            raise ChainTooLong(f"{message} is number {message.link} of its chain")
        if message.basis and message.basis not in self._rules.bases():
            logger.info("sweep ended: other rules are in force", sweep=str(message))
            return
        pace = self._paces.of(message)
        if isinstance(message, Sweep) and message.since:
            reached, pace = self._changed(message, pace)
        else:
            reached = self._ask(message, pace.keys)
        if reached:
            self._queues.onward.send(_following(message, reached), pace.seconds, pace.seconds)
        logger.info(
            "swept",
            what=str(replace(message, after="")),
            basis=message.basis,
            reached=reached,
            keys=message.link * pace.keys,
            last=not reached,
        )

    def _ask(self, message: Sweep | Audit, limit: int) -> str:
        if isinstance(message, Sweep):
            return self._files(message, limit)
        return (
            self._linking(message, limit) if message.over in PLACES else self._pages(message, limit)
        )

    def _linking(self, audit: Audit, limit: int) -> str:
        """Ask for the next files with a link to a name, or that wait for it; returns the last
        place, or "" where none follow. Each run leaves a trace, since a target has changed.
        """
        place = PLACES[audit.over]
        found = self._targets.linking(audit.of, audit.after, limit, audit.until, place)
        self._queues.files.send([Look(key) for _, key in found])
        return found[-1][0] if len(found) == limit else ""

    def _files(self, sweep: Sweep, limit: int) -> str:
        """Ask for the next files; returns the last key, or "" where none follow."""
        keys = self._content.keys(sweep.prefix, after=sweep.after, limit=limit)
        self._look_at(sweep, keys)
        return keys[-1] if len(keys) == limit else ""

    def _changed(self, sweep: Sweep, pace: Pace) -> tuple[str, Pace]:
        """The same for the files that changed of late. Returns the pace too, at which the looks
        are as many in a second as those of `pace`.
        """
        since = moment(sweep.since)
        found = self._content.recent(sweep.prefix, since=since, after=sweep.after, limit=LISTED)
        self._look_at(sweep, found.keys)
        seconds = -(-len(found.keys) * pace.seconds // pace.keys)
        return found.reached, Pace(LISTED, max(1, seconds))

    def _look_at(self, sweep: Sweep, keys: Sequence[str]) -> None:
        is_photos = sweep.prefix.startswith(PHOTO_PREFIX)
        queue = self._queues.photos if is_photos else self._queues.files
        queue.send([Look(key, trace=False) for key in keys])

    def _pages(self, audit: Audit, limit: int) -> str:
        """Ask for the next pages; returns the place reached, or "" where none follow."""
        named = self._audit(audit, limit)
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        # What an audit of a shelf or the table finds wrong may be what readers must not see. The
        # pages of a list only gain or lose a link.
        purges = audit.over != "list"
        self._queues.pages.send(
            [PageMessage(page.id, cause, purge_changes=purges) for page in named.pages]
        )
        return named.reached


def _following(message: Sweep | Audit, reached: str) -> list[Sweep | Audit]:
    """The messages for what is behind a place: one, of a chain; or several, of a tree."""
    if isinstance(message, Audit) and message.over in PLACES:
        return list(parts_behind(message, reached))
    return [replace(message, after=reached, link=message.link + 1)]
